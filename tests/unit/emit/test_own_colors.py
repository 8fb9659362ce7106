"""The colors that a visitor picked, as a sheet of their own."""

from __future__ import annotations

import pytest

from a11yview.emit import own_colors, stylesheet
from a11yview.settings import Catalog, Preferences, Scheme

PICKED = Preferences(scheme=Scheme(token="own", text="yellow", background="navy"))


def test_it_sets_the_two_properties_that_the_sheet_of_all_visitors_reads():
    sheet = own_colors(PICKED)
    assert sheet == ":root{--a11yview-own-text:#ff0;--a11yview-own-background:navy}"
    assert sheet.media_type == "text/css; charset=utf-8"
    for name in ("--a11yview-own-text", "--a11yview-own-background"):
        assert f"var({name})" in stylesheet(Catalog.classic())


@pytest.mark.parametrize(
    "preferences", [Preferences(), Preferences(scheme="white-on-black", font_size=150)]
)
def test_without_picked_colors_it_is_empty(preferences):
    assert own_colors(preferences) == ""
    assert not own_colors(preferences)


def test_nothing_but_preferences_are_taken():
    with pytest.raises(TypeError, match="preferences: wrong type: 'scheme=own'"):
        own_colors("scheme=own")

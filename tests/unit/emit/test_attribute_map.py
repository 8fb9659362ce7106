"""Attributes of the root: one for each choice, safe to write as they are."""

from __future__ import annotations

import pytest

from a11yview.emit import attributes
from a11yview.settings import Preferences, Scheme


def test_one_for_each_choice_in_the_order_of_the_wire():
    chosen = Preferences(font_size=150, scheme="white-on-black", letter_spacing=0.12)
    assert list(attributes(chosen).items()) == [
        ("data-a11yview-scheme", "white-on-black"),
        ("data-a11yview-font-size", "150"),
        ("data-a11yview-letter-spacing", "0.12"),
    ]


def test_none_without_a_choice():
    assert attributes(Preferences()) == {}
    assert str(attributes(Preferences())) == ""


def test_written_as_html():
    chosen = attributes(Preferences(font_size=200, motion="reduce", underline_links=True))
    written = (
        'data-a11yview-font-size="200" data-a11yview-motion="reduce" '
        'data-a11yview-underline-links="on"'
    )
    assert str(chosen) == chosen.__html__() == written
    assert str(chosen).__html__() == written  # Django's templates look at the text alone


def test_a_hundred_percent_is_a_choice():
    assert attributes(Preferences(font_size=100)) == {"data-a11yview-font-size": "100"}


def test_own_colors_do_not_stand_in_the_attributes():
    own = Scheme(token="own", text="#123456", background="#fedcba")
    assert attributes(Preferences(scheme=own)) == {"data-a11yview-scheme": "own"}


def test_it_cannot_change():
    chosen = attributes(Preferences(font_size=200))
    with pytest.raises(TypeError):
        chosen["data-a11yview-font-size"] = "100"
    assert hash(chosen) == hash(attributes(Preferences(font_size=200)))

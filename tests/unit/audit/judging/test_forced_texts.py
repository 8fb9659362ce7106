"""Texts under forced colors: values and verdicts are those of what Chromium shows."""

from __future__ import annotations

from functools import cache

import pytest

from a11yview import Color, contrast_ratio
from a11yview.audit import State, audit_page
from a11yview.cascade import Environment, load_page
from support import forced_colors

FORCED, DARK = ("forced-colors", "active"), ("prefers-color-scheme", "dark")
MEDIA = {"black-on-white": (FORCED,), "white-on-black": (FORCED, DARK)}
CASES = {case["name"]: case for case in forced_colors.cases()}
THEMES = pytest.mark.parametrize("theme", MEDIA)


@cache
def audited(theme):
    """Return the record of each case by its name, and the values computed for it."""
    page = load_page(forced_colors.page([*CASES.values()]))
    document = page.document
    styles = page.cascade(Environment(features=MEDIA[theme]))
    states = [State(), State(media=MEDIA[theme])]
    texts = audit_page(page, "page.html", level="AA", states=states, texts=True).texts
    records = {text.path: text for text in texts if text.state == states[1].name}
    found = [
        element
        for element in range(len(document))
        if "text" in document.attributes(element).get("class", "").split()
    ]
    assert len(found) == len(CASES)
    return {
        name: (records.get(document.path(element)), styles[element])
        for name, element in zip(CASES, found, strict=True)
    }


def near(color, text):
    expected = Color.parse(text)
    return color.rgb8 == expected.rgb8 and color.alpha == pytest.approx(expected.alpha, abs=0.005)


@THEMES
@pytest.mark.parametrize("name", CASES)
def test_values_are_those_that_chromium_uses(name, theme):
    *_, color, background = CASES[name]["seen"][theme]
    _, style = audited(theme)[name]
    assert near(style.color, color)
    assert near(style.background_color, background)


@THEMES
@pytest.mark.parametrize("name", CASES)
def test_what_chromium_paints_too_pale_fails_and_nothing_else(name, theme):
    letters, beneath, *_ = CASES[name]["seen"][theme]
    record, _ = audited(theme)[name]
    assert record is not None
    ratio = contrast_ratio(letters, beneath)
    assert (record.verdict == "fail") == (ratio < 4.5 and record.reason != "disabled")
    if record.verdict == "fail":
        assert record.ratio == pytest.approx(ratio, abs=0.1)

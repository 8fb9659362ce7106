"""A page says the same whatever pages of its site were looked at before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11yview.cascade import Environment, computed_rows, load_page
from a11yview.cascade import known_sheets as sheets_module

SIMPLE = (".a", ".b", ".c", "p", "div", "a", "input", "[title]", "*", "html", ":root")
TESTS = ("", ":first-child", ":empty", ":checked", ":hover", ":nth-child(2n of .a)", ":root")
FUNCTIONS = ("", ":not({})", ":is({})", ":has({})", ":not(:is({}))")

compounds = st.builds("{}{}".format, st.sampled_from(SIMPLE), st.sampled_from(TESTS))
arguments = st.lists(
    st.builds("{}{}{}".format, st.sampled_from(SIMPLE), st.sampled_from(" >+~"), compounds)
    | compounds,
    min_size=1,
    max_size=2,
).map(", ".join)
parts = st.builds(
    lambda compound, function, argument: compound + function.format(argument),
    compounds,
    st.sampled_from(FUNCTIONS),
    arguments,
)
selectors = st.builds(
    "{}{}{}{}".format, parts, st.sampled_from(" >+~"), parts, st.sampled_from(("", "::before"))
)
sheets = st.lists(selectors, min_size=1, max_size=4).map(
    lambda found: "".join(
        f"{selector}{{color:#00000{number}; content:'{number}'}}"
        for number, selector in enumerate(found)
    )
)
tags = st.sampled_from(("div", "p", "a href=x", "span"))
attributes = st.sampled_from(("", " class=a", " class=b", ' class="a c"', " title", " lang=be"))
bodies = st.recursive(
    st.sampled_from(("", "x", "<input>", "<input type=checkbox checked class=b>")),
    lambda inner: st.lists(
        st.builds("<{}{}>{}</>".format, tags, attributes, inner).map(
            lambda text: text.replace("</>", f"</{text[1:].split(' ')[0].split('>')[0]}>")
        ),
        max_size=3,
    ).map("".join),
    max_leaves=8,
)


DECLARED = (
    "color: #0a0b0c",
    "color: #0d0e0f !important",
    "font-size: 1.5em",
    "--a: #102030; color: var(--a)",
    "color: var(--a, #405060)",
    "opacity: .5",
    "content: 'x'",
    "animation: end 1s forwards",
    "font-size: calc(9px + sibling-index() * 1px)",
    "color: if(media(prefers-color-scheme: dark): #171819; style(--a: #102030): #1a1b1c)",
    "color: --own(#1d1e1f)",
)
AROUND = (
    "{}",
    "@media (min-width: 700px) {{ {} }}",
    "@media print {{ {} }}",
    "@media (prefers-color-scheme: dark) {{ {} }}",
    "@supports (color: red) {{ {} }}",
    "@layer low {{ {} }}",
    "@keyframes end {{ to {{ color: #111213 }} }} {}",
    "@keyframes end {{ to {{ color: #141516 }} }} {}",
    "@function --own(--x) {{ result: var(--x) }} {}",
    "@function --own(--x <number>: 1) {{ result: #202122 }} {}",
)
plain_sheets = st.lists(
    st.builds(
        lambda around, selector, declared: around.format(f"{selector} {{ {declared} }}"),
        st.sampled_from(AROUND),
        selectors,
        st.sampled_from(DECLARED),
    ),
    max_size=3,
).map("\n".join)
style_elements = st.lists(
    st.builds("<style{}>{}</style>".format, st.sampled_from(("", " media=screen")), plain_sheets),
    max_size=2,
).map("".join)
ENVIRONMENTS = (
    Environment(),
    Environment(pseudo=frozenset({"hover"})),
    Environment(viewport=(600, 800), features=(("prefers-color-scheme", "dark"),)),
)


def told(html: str, *, before: str = "", after: str = "") -> list[object]:
    page = load_page(
        html,
        leading_sheets=[("/before.css", before)] if before else (),
        extra_sheets=[("/after.css", after)] if after else (),
    )
    found: list[object] = []
    for environment in ENVIRONMENTS:
        styles = page.cascade(environment)
        found += computed_rows(styles)
        found += [
            (element, style.color)
            for element in range(len(styles))
            if (style := styles.pseudo(element, "::before")) is not None
        ]
    return found


@given(sheets, st.lists(bodies, min_size=2, max_size=4))
def test_a_page_after_others_is_as_it_is_alone(css: str, found: list[str]) -> None:
    pages = [f"<!doctype html><style>{css}</style><body>{body}" for body in found]
    sheets_module._known.clear()
    after = [told(page) for page in pages][-1]
    sheets_module._known.clear()
    assert told(pages[-1]) == after


@given(
    plain_sheets, plain_sheets, st.lists(st.tuples(style_elements, bodies), min_size=2, max_size=4)
)
def test_a_page_with_sheets_of_its_own_is_as_it_is_alone(
    before: str, after: str, found: list[tuple[str, str]]
) -> None:
    pages = [f"<!doctype html>{own}<body>{body}" for own, body in found]
    sheets_module._known.clear()
    told_last = [told(page, before=before, after=after) for page in pages][-1]
    sheets_module._known.clear()
    assert told(pages[-1], before=before, after=after) == told_last


def test_what_is_not_matched_on_one_page_may_be_on_the_next() -> None:
    css = "p:not(.gone + .here) { color: #010203 } .new ~ p.here.here { color: #040506 }"
    page = f"<!doctype html><style>{css}</style><body>"
    told_rows = [
        list(computed_rows(load_page(page + body).cascade(Environment())))
        for body in (
            "<i></i><p class=here>x",
            "<i class=gone></i><p class=here>x",
            "<i class=new></i><p class=here>x",
        )
    ]
    colors = [[round(255 * channel) for channel in rows[-1]["color"][:3]] for rows in told_rows]
    assert colors == [[1, 2, 3], [0, 0, 0], [4, 5, 6]]


@pytest.mark.parametrize(
    "selector",
    [
        "html:has(> body > .x) p",
        "html:has(> body > .x)",
        ":root:has(> body > .x) p",
        ":root:has(> body > .x)::before",
        ":root:not(:has(> body > .x)) p",
    ],
)
def test_what_the_root_holds_is_asked_on_each_page(selector: str) -> None:
    css = f"{selector} {{ color: #010203; content: '' }}"
    bodies = ("<p class=x>x</p><p>y</p>", "<i><p class=x>x</p></i><p>y</p>")
    pages = [f"<!doctype html><style>{css}</style><body>{body}" for body in bodies]
    sheets_module._known.clear()
    told(pages[0])
    after = told(pages[1])
    sheets_module._known.clear()
    assert told(pages[1]) == after

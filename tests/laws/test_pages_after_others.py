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


def told(html: str) -> list[object]:
    page = load_page(html)
    found: list[object] = []
    for environment in (Environment(), Environment(pseudo=frozenset({"hover"}))):
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

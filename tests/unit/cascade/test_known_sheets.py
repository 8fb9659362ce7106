"""Sheets kept from page to page: they are shared, and bounded, whatever pages come."""

from __future__ import annotations

import pytest

from a11yview.cascade import known_sheets as sheets_module
from a11yview.cascade import load_page


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(sheets_module, "MAX_SIZE", 300)
    monkeypatch.setattr(sheets_module, "MAX_KEPT", 1000)
    sheets_module._known.clear()


SHARED = ".a { color: #010101 } .b { color: #020202 } .c { color: #030303 !important }"


def colored(own, *, after=""):
    """A page with a sheet that pages share, one of its own, and another shared one behind it."""
    return load_page(
        f"<!doctype html><style>{own}</style><p class=a>x<p class=b>x<p class=c>x",
        leading_sheets=[("/shared.css", SHARED)],
        extra_sheets=[("/after.css", after)] if after else (),
    )


def colors(page):
    styles = page.cascade()
    return [round(255 * styles[element].color.red) for element in range(len(styles))][-3:]


def test_pages_share_what_is_known_of_their_other_sheets():
    first = load_page("<!doctype html><p>x", leading_sheets=[("/shared.css", SHARED)])
    found = [colored(f".a {{ color: #0{number}0000 }}") for number in (5, 6)]
    assert [colors(page) for page in found] == [[5, 2, 3], [6, 2, 3]]
    assert [page.index for page in found] == [first.index] * 2


def test_pages_with_different_sheets_of_their_own_share_the_others():
    found = [colored(f".a {{ color: #0{number}0000 }}") for number in (5, 6, 7)]
    assert [colors(page) for page in found] == [[5, 2, 3], [6, 2, 3], [7, 2, 3]]
    assert found[0].index is not found[1].index is found[2].index


@pytest.mark.parametrize(
    ("own", "after", "expected"),
    [
        ("p { color: #090909 }", "", [1, 2, 3]),
        ("p.a { color: #090909 } .b { color: #090909 }", "", [9, 9, 3]),
        (".a { color: #090909 }", ".a { color: #0a0a0a }", [10, 2, 3]),
        (
            ".a { color: #090909 !important } .c { color: #090909 }",
            ".a { color: #0a0a0a }",
            [9, 2, 3],
        ),
        (".c { color: #090909 !important }", ".b { color: #0a0a0a }", [1, 10, 9]),
        (
            "@media print { .a { color: #090909 } } @media screen { .b { color: #090909 } }",
            "",
            [1, 9, 3],
        ),
        ("* + * { color: #090909 !important }", "", [1, 9, 3]),
    ],
)
def test_sheets_of_its_own_have_their_place_among_the_others(own, after, expected):
    alone = colors(colored(own, after=after))
    sheets_module._known.clear()
    colored("", after=after).cascade()
    shared = colored(own, after=after)
    assert [alone, colors(shared)] == [expected] * 2
    assert shared._own is not None


@pytest.mark.parametrize(
    "own",
    [
        ".a { color: attr(title type(<color>)) }",
        "@layer low { .a { color: red } }",
        "@property --a { syntax: '<color>'; inherits: false; initial-value: red }",
        "@container (width > 1px) { .a { color: red } }",
        "@scope (p) { :scope { color: red } }",
        "@import 'a.css';",
    ],
)
def test_what_hangs_on_other_sheets_is_known_with_them(own):
    first = load_page("<!doctype html><p>x", leading_sheets=[("/shared.css", SHARED)])
    assert colored(own).index is not first.index


def test_content_of_one_sheet_is_styled_by_another():
    shared = "p::before { color: #010101 } .b::after { content: 'b' }"
    own = ".a::before { content: 'a' } .b::after { color: #020202 }"
    body = "<p class=a>x<p class=b>x"

    def generated(page):
        styles = page.cascade()
        return [
            (element, name, round(255 * style.color.red))
            for name in ("::before", "::after")
            for element in range(len(styles))
            if (style := styles.pseudo(element, name)) is not None
        ]

    pages = [
        load_page(f"<!doctype html>{style}{body}", leading_sheets=[("/shared.css", shared)])
        for style in ("", f"<style>{own}</style>", "<style>.a { color: red }</style>")
    ]
    found = [generated(page) for page in pages]
    assert pages[0].index is pages[1].index is pages[2].index
    last = len(pages[1].document) - 1
    assert found[1] == [(last - 1, "::before", 1), (last, "::after", 2)]
    assert [[name for _, name, _ in found[number]] for number in (0, 2)] == [["::after"]] * 2


def test_keyframes_of_one_name_are_each_pages_own():
    own = "@keyframes end {{ to {{ color: #0{}0000 }} }} .a {{ animation: end 1s forwards }}"
    colored("").cascade()
    assert [colors(colored(own.format(number)))[0] for number in (5, 6, 5)] == [5, 6, 5]


def test_the_last_keyframes_of_a_name_are_those_of_the_last_sheet():
    keyframes = "@keyframes end {{ to {{ color: #0{}0000 }} }}"
    after = keyframes.format(6)
    own = f"{keyframes.format(5)} .a {{ animation: end 1s forwards }}"
    alone = colors(colored(own, after=after))[0]
    sheets_module._known.clear()
    colored("", after=after).cascade()
    page = colored(own, after=after)
    assert [alone, colors(page)[0]] == [6, 6]
    assert page._own is not None


def test_the_place_of_a_declaration_is_that_of_its_own_sheet():
    colored("").cascade()
    page = colored(".a { color: #050505 }", after=".b { color: #060606 }")
    styles = page.cascade()
    places = [styles.declaration(element, "color") for element in range(len(styles))][-3:]
    assert [(one.where, one.selector, one.sheet) for one in places if one is not None] == [
        ("", ".a", 1),
        ("/after.css", ".b", 2),
        ("/shared.css", ".c", 0),
    ]


def test_all_sheets_together():
    for number in range(40):
        body = "".join(f"<p style='color:#{number:03}{one:03}'>x" for one in range(50))
        page = load_page(f"<style>p{{--a:{number % 20}}}</style>{body}")
        page.cascade()
        assert sum(one.size for one in sheets_module._known.values()) < 1000 + 300


def test_what_is_left_of_the_selectors_of_a_sheet():
    asked = ",".join(f".a{number}" for number in range(60))
    css = "".join(f".k{number}:has({asked}){{top:0}}" for number in range(10))
    for number in range(60):
        body = "".join(f"<p class=k{one}><b class=a{number}>x</b>" for one in range(10))
        page = load_page(f"<style>{css}</style>{body}")
        page.cascade()
        assert max(len(sheet.simplifier) for sheet in page.index.sheets) < 300 + 60


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (r'counters(item, ".") ".\00a0"', False),
        (r"url(a\ttr.png)", False),
        ("attr(data-size)", True),
        ("ATTR(data-size)", True),
        (r"\61 ttr(data-size)", True),
    ],
)
def test_only_values_that_read_attributes_are_computed_for_each_page(value, reads):
    page = load_page(f"<style>:root {{ --a: {value} }}</style><p>x")
    page.cascade()
    blocks = page.index.blocks.values()
    assert any(block.reads_attributes for block in blocks if block.declared) is reads

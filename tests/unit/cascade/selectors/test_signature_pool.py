"""Tags that no selector tells apart have one signature."""

from __future__ import annotations

import pytest

from a11yview.cascade import load_page


def signature(page, number):
    """That of a child of ``body``."""
    body = next(e for e in range(len(page.document)) if page.document.tag(e) == "body")
    return page.tree.signatures[page.document.children[body][number]]


@pytest.mark.parametrize(
    ("css", "one", "other", "alike"),
    [
        ("#a {}", "<p id=b>", "<p id=c>", True),
        ("#a {}", "<p id=a>", "<p id=c>", False),
        (":not(#a, .b) {}", "<p class='b c'>", "<p class='d b'>", True),
        (":not(#a, .b) {}", "<p class='b c'>", "<p class=d>", False),
        ("@scope (.a) to (#b) {}", "<p class=a>", "<p>", False),
        ("@scope (.a) to (#b) {}", "<p id=b>", "<p>", False),
        (".x { &:is(.a) {} }", "<p class=a>", "<p>", False),
        (r".\61 :is(#b\:c) {}", "<p class=a>", "<p>", False),
        (r".\61 :is(#b\:c) {}", "<p id=b:c>", "<p>", False),
        ("[title^=a] {}", "<p title=b>", "<p title=c>", True),
        ("[title^=a] {}", "<p title=ab>", "<p title=ac>", True),
        ("[title^=a] {}", "<p title=ab>", "<p title=Ab>", False),
        ("[title^=a] {}", "<p title=b>", "<p>", False),
        ("[title^=a], [title$='c' i] {}", "<p title=ab>", "<p title=aC>", False),
        (r"[title='\61'] {}", "<p title=a>", "<p title=b>", False),
        ("[class*=icon] {}", "<p class='a icon-b'>", "<p class='icon c'>", True),
        ("[class*=icon] {}", "<p class='a icon-b'>", "<p class='a b'>", False),
        ("p { content: attr(title); --x: attr(id) }", "<p title=b>", "<p title=c>", False),
        ("p { content: attr(title); --x: attr(id) }", "<p id=b>", "<p id=c>", False),
        ("a {}", "<a href=b>", "<a href=c>", True),
        ("a {}", "<a href=b>", "<a>", False),
        ("[href^='http:'] {}", "<a href=b>", "<a href=http:c>", False),
        ("p {}", "<p lang=be>", "<p lang=ru>", False),
        ("p {}", "<p style='color: red'>", "<p style='color: tan'>", False),
    ],
)
def test_what_nothing_asks_for_does_not_count(css, one, other, alike):
    page = load_page(
        f"<!doctype html><style>{css.replace('{}', '{color: red}')}</style>{one}x{other}x"
    )
    assert (signature(page, 0) is signature(page, 1)) is alike


@pytest.mark.parametrize(("doctype", "alike"), [("", False), ("<!doctype html>", True)])
def test_case_of_names_counts_but_for_quirks(doctype, alike):
    page = load_page(f"{doctype}<style>.A {{ color: red }}</style><body><p class=a>x<p>x")
    assert (signature(page, 0) is signature(page, 1)) is alike


def test_pages_after_others_get_their_own_answers():
    css = "<style>[title^=a] { opacity: .5 }</style>"
    for title, opacity in [("b", 1), ("ab", 0.5), ("c", 1), ("ac", 0.5)]:
        page = load_page(f"<!doctype html>{css}<body><p title={title}>x")
        styles = page.cascade()
        assert styles[len(page.document) - 1].opacity == opacity

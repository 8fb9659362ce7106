"""Where elements and style texts stand in the source: lines and columns from 1, in code points."""

from __future__ import annotations

import pytest

from a11yview.cascade.html.document import Document, read_document

PAGE = (
    "<!doctype html>\n"
    '<html lang="en">\n'
    "<title>é</title>\n"
    "<style>p { color: red }</style>\n"
    '  <style\n media="a>b">a { color: blue }</style>\n'
    "<p>é \N{GRINNING FACE}<a href=x>x</a></p>\n"
)


def nth(document: Document, tag: str, number: int = 0) -> int:
    found = [i for i in range(len(document.kind)) if document.kinds[document.kind[i]].tag == tag]
    return found[number]


@pytest.mark.parametrize("page", [PAGE, PAGE.encode()])
def test_columns_count_code_points_from_1(page: str | bytes) -> None:
    document = read_document(page)
    assert document.position(nth(document, "html")) == (2, 1)
    assert document.position(nth(document, "p")) == (7, 1)
    assert document.position(nth(document, "a")) == (7, 7)


def test_an_implied_element_is_nowhere() -> None:
    document = read_document(PAGE)
    assert document.position(nth(document, "body")) == (0, 0)


@pytest.mark.parametrize(("number", "position"), [(0, (4, 8)), (1, (6, 14))])
def test_a_style_text_begins_behind_its_tag(number: int, position: tuple[int, int]) -> None:
    document = read_document(PAGE)
    assert document.text_position(nth(document, "style", number)) == position


def test_an_offset_is_that_of_the_text() -> None:
    document = read_document(PAGE)
    line, column = document.position(nth(document, "a"))
    assert document.text[document.offset(line, column) :].startswith("<a href")

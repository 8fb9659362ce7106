"""What of two styles looks the same."""

from __future__ import annotations

import pytest

from a11yview.audit.beyond_contrast.appearance import appearance
from a11yview.cascade import Environment, Style, load_page


def style(css: str) -> Style:
    page = load_page(f"<!doctype html><p style='{css}'>Text")
    element = next(e for e in range(len(page.document)) if page.document.tag(e) == "p")
    return page.cascade(Environment())[element]


def look(css: str, *, has_text: bool = True) -> object:
    return appearance(style(css), has_text=has_text)


@pytest.mark.parametrize(
    "css",
    [
        "outline: 2px solid transparent",
        "outline: 0 solid red",
        "outline-color: red",
        "box-shadow: 0 0 0 0 navy",
        "box-shadow: 0 0 4px rgb(0 0 0 / 0)",
        "box-shadow: 0 0 4px rgba(0, 0, 0, 0), inset 0 0 #000, 0px 0px 0px 0px rgba(1, 2, 3, 0.5)",
        "background: transparent; background-size: 3px",
        "border-color: red",
        "text-decoration-color: red",
        "text-decoration-thickness: 3px",
        "text-underline-offset: 3px",
        "position: relative",
        "will-change: transform; cursor: pointer; transition: all 2s; isolation: isolate",
    ],
)
def test_what_paints_nothing_looks_the_same(css: str) -> None:
    assert look(css) == look("")


@pytest.mark.parametrize(
    "css",
    [
        "outline: 1px solid",
        "outline: auto",
        "box-shadow: 0 0 0 3px rgb(0, 0, 0)",
        "box-shadow: 0 0 0 calc(1px + 2px) navy",
        "box-shadow: 0 0 0 0.2rem rgba(0, 123, 255, .05)",
        "box-shadow: 0 0 navy, 1px 0 navy",
        "background: #eee",
        "background-image: url(a.png)",
        "border: 1px solid",
        "border: 1px solid transparent",  # it moves what is in it
        "color: red",
        "text-decoration: underline",
        "position: relative; left: 2px",
        "position: absolute",
        "opacity: .9",
        "transform: scale(1.1)",
        "font-weight: 700",
        "z-index: 2",
    ],
)
def test_what_paints_something_looks_different(css: str) -> None:
    assert look(css) != look("")


@pytest.mark.parametrize(
    "css",
    [
        "text-decoration: underline 3px",
        "text-decoration: underline; text-decoration-thickness: from-font",
        "text-decoration: underline; text-underline-offset: .2em",
        "text-decoration: underline wavy",
    ],
)
def test_an_underline_looks_like_what_it_is(css: str) -> None:
    assert look(css) != look("text-decoration: underline")


def test_the_color_of_letters_is_that_of_letters() -> None:
    assert look("color: red", has_text=False) == look("", has_text=False)

"""Vectors, and styles of small documents, for the tests of computed values."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from a11yview.cascade.model import Environment
from a11yview.cascade.page import load_page
from a11yview.color import Color, ColorContext, resolve_color

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.cascade.style import Style

VECTORS = Path(__file__).parent / "vectors"


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a vector file."""
    data = (VECTORS / name).read_bytes()
    text = gzip.decompress(data) if name.endswith(".gz") else data
    found: list[dict[str, Any]] = json.loads(text)["cases"]
    return found


def vectors(name: str) -> list[Any]:
    """Return the cases of a vector file as parameters: what is given, and the case."""
    return [pytest.param(case["given"], case, id=case["id"]) for case in cases(name)]


def style_of(html: str, css_class: str = "x", environment: Environment | None = None) -> Style:
    """Return the computed style of the first element with a class."""
    page = load_page(html)
    styles = page.cascade(environment or Environment())
    document = page.document
    for element in range(len(document)):
        if css_class in document.attributes(element).get("class", "").split():
            return styles[element]
    raise AssertionError(f"no element of class {css_class!r} in {html!r}")


def styles_by_place(html: str) -> dict[str, Style]:
    """Return the styles of a document by their places among child elements.

    ``/2/1`` is the first child of the body, ``/2/1::before`` what stands before its content.
    """
    page = load_page(html)
    document, styles = page.document, page.cascade()
    found: dict[str, Style] = {}
    places: list[str] = []
    for element, parent in enumerate(document.parent):
        place = "" if parent < 0 else f"{places[parent]}/{document.index[element] + 1}"
        places.append(place)
        found[place] = styles[element]
        for name in ("::before", "::after"):
            generated = styles.pseudo(element, name)
            if generated is not None:
                found[place + name] = generated
    return found


def same_color(expected: str, actual: Color) -> bool:
    """Whether a color is the one a browser serialized, to half of 1/255 a channel."""
    wanted = resolve_color(expected, ColorContext())
    assert wanted is not None
    if abs(wanted.alpha - actual.alpha) > 0.51 / 255:
        return False
    pairs = zip(channels(wanted), channels(actual), strict=True)
    return wanted.alpha == 0 or all(abs(a - b) <= 0.51 / 255 for a, b in pairs)


def channels(color: Color) -> tuple[float, float, float]:
    """Return red, green and blue."""
    return (color.red, color.green, color.blue)


def same_number(expected: str, actual: float | str | None) -> bool:
    """Whether a length or a number is the one a browser serialized."""
    if expected == "normal":
        return actual in {None, 0.0}
    if not isinstance(actual, float | int):
        return actual is not None and expected.replace(" ", "") == actual.replace(" ", "")
    number = float(expected.removesuffix("px"))
    return abs(number - actual) <= max(0.01, 0.0005 * abs(number))


def wrong(expected: Iterable[tuple[str, str]], style: Style) -> list[str]:
    """Return the differences, by property, between serialized values and a style."""
    found: list[str] = []
    for name, value in expected:
        actual = getattr(style, name.replace("-", "_"))
        if isinstance(actual, Color):
            fits = same_color(value, actual)
        elif isinstance(actual, float | int) or actual is None or name == "text-indent":
            fits = same_number(value, actual)
        else:
            fits = value == actual
        if not fits:
            found.append(f"{name}: {value} expected, got {actual}")
    return found

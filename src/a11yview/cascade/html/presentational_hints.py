"""Presentational hints: ``bgcolor``, ``<font>``, ``width`` and kin, and those of SVG and MathML.

Source: the HTML standard, section 15 (Rendering); SVG 2, section 6.6; MathML Core, section 2.1.4;
Chromium 156.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.html.forms.input_types import input_type
from a11yview.cascade.html.legacy_attributes import (
    dimension,
    integer,
    legacy_color,
    legacy_font_size,
)
from a11yview.cascade.model import WIDE_WORDS
from a11yview.cascade.values.tokens import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["SVG_NUMBER", "document_hints", "hints"]

Hint: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of a property and its value."""

_TABLE: Final = frozenset(["table", "thead", "tbody", "tfoot", "tr", "td", "th"])
_EMBEDDED: Final = frozenset(["img", "iframe", "object", "embed"])
_MEDIA: Final = _EMBEDDED | {"video", "canvas", "marquee", "input"}
_BACKGROUND_PICTURED: Final = _TABLE | {"body"}
_BACKGROUND_COLORED: Final = _BACKGROUND_PICTURED | {"col", "colgroup", "marquee"}
_SIZED: Final = _MEDIA | {"table", "td", "th", "hr", "col", "colgroup"}
_TALL: Final = _MEDIA | _TABLE
_BORDERED: Final = frozenset(["img", "object", "input"])
_ALIGNED: Final = _EMBEDDED | {"input", "table"}

_SVG_ATTRIBUTES: Final = frozenset(
    [
        "clip",
        "clip-path",
        "color",
        "direction",
        "display",
        "dominant-baseline",
        "fill",
        "fill-opacity",
        "filter",
        "font-family",
        "font-size",
        "font-style",
        "font-weight",
        "letter-spacing",
        "mask",
        "opacity",
        "overflow",
        "paint-order",
        "stroke",
        "stroke-opacity",
        "stroke-width",
        "text-anchor",
        "text-decoration",
        "transform",
        "transform-origin",
        "visibility",
        "word-spacing",
        "writing-mode",
    ]
)
_UNITLESS: Final = re.compile(
    r"\s*[+-]?(?:[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+\s*"
)
SVG_NUMBER: Final = r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+"
_SVG_TRANSFORM: Final = re.compile(r"([a-zA-Z]+)\s*\(([^()]*)\)")
_SVG_TRANSFORMS: Final = re.compile(
    rf"(?:[\s,]*[a-zA-Z]+\s*\(\s*{SVG_NUMBER}(?:\s*,?\s*{SVG_NUMBER})*+\s*\))+[\s,]*"
)
_SVG_LENGTHS: Final = frozenset({"font-size", "letter-spacing", "word-spacing"})
_NO_FACES: Final = WIDE_WORDS | {""}
_INTEGER: Final = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_MATH_STYLES: Final = {"true": "normal", "false": "compact"}


def _color(name: str) -> Callable[[str], Hint]:
    def hint(text: str) -> Hint:
        color = legacy_color(text)
        return ((name, color),) if color else ()

    return hint


def _size(name: str) -> Callable[[str], Hint]:
    def hint(text: str) -> Hint:
        length = dimension(text)
        return ((name, length),) if length else ()

    return hint


def _picture(text: str) -> Hint:
    url = text.strip(" \t\n\f\r")
    return (("background-image", f"url({quoted(url)})"),) if url else ()


def _font_size(text: str) -> Hint:
    size = legacy_font_size(text)
    return (("font-size", size),) if size else ()


def _face(text: str) -> Hint:
    # Words such as `inherit` name no font here.
    return (("font-family", text),) if text.strip().lower() not in _NO_FACES else ()


def _border(text: str) -> Hint:
    width = integer(text)
    return (("border", f"{1 if width is None else width}px solid"),)


def _table_border(text: str) -> Hint:
    width = integer(text)
    return (("border-width", f"{1 if width is None else width}px"), ("border-style", "outset"))


def _align(text: str) -> Hint:
    side = text.strip().lower()
    return (("float", side),) if side in ("left", "right") else ()


def _rule_color(text: str) -> Hint:
    color = legacy_color(text)
    if color is None:
        return (("border-style", "solid"),)
    return (
        ("border-style", "solid"),
        ("border-color", color),
        ("background-color", color),
    )


def _border_color(text: str) -> Hint:
    color = legacy_color(text)
    return (("border-style", "solid"), ("border-color", color)) if color else ()


def _frame_border(text: str) -> Hint:
    return () if integer(text) else (("border-width", "0"),)


def _hidden(text: str) -> Hint:
    if text.lower() == "until-found":
        return (("content-visibility", "hidden"),)
    return (("display", "none"),)


def _readers() -> dict[str, dict[str, Callable[[str], Hint]]]:
    found: dict[str, dict[str, Callable[[str], Hint]]] = {
        "body": {"text": _color("color")},
        "font": {"color": _color("color"), "size": _font_size, "face": _face},
        "hr": {"color": _rule_color},
        "table": {"border": _table_border, "bordercolor": _border_color},
        "iframe": {"frameborder": _frame_border},
    }
    for tags, attribute, reader in (
        (_BACKGROUND_COLORED, "bgcolor", _color("background-color")),
        (_BACKGROUND_PICTURED, "background", _picture),
        (_SIZED, "width", _size("width")),
        (_TALL, "height", _size("height")),
        (_BORDERED, "border", _border),
        (_ALIGNED, "align", _align),
    ):
        for tag in tags:
            found.setdefault(tag, {}).setdefault(attribute, reader)
    for tag, readers in found.items():
        if tag != "embed":
            readers["hidden"] = _hidden
    return found


_READERS: Final = _readers()
_EVERYWHERE: Final = {"hidden": _hidden}


def hints(tag: str, namespace: str, attributes: Mapping[str, str]) -> Hint:
    """Return the declarations of an element's attributes: pairs of a property and its value.

    Every hint is the same in quirks mode.
    """
    if not attributes:
        return ()
    if namespace == "svg":
        return _svg(attributes)
    if namespace == "mathml":
        return _mathml(attributes)
    readers = _READERS.get(tag, _EVERYWHERE)
    if tag == "input" and input_type(attributes) != "image":
        readers = _EVERYWHERE  # the others are those of a picture
    found: Hint = ()
    if not readers.keys().isdisjoint(attributes):
        found = tuple(
            pair
            for name, text in attributes.items()
            if name in readers
            for pair in readers[name](text)
        )
    return (*found, *_rule(attributes)) if tag == "hr" else found


def _rule(attributes: Mapping[str, str]) -> Hint:
    found: list[tuple[str, str]] = []
    if "noshade" in attributes and "color" not in attributes:
        found += [("border-style", "solid"), ("border-color", "gray"), ("background-color", "gray")]
    size = integer(attributes.get("size", ""))
    if size is not None:
        found.append(("height", f"{size - 2}px") if size > 1 else ("border-bottom-width", "0px"))
    return tuple(found)


def _svg(attributes: Mapping[str, str]) -> Hint:
    found: list[tuple[str, str]] = []
    for name, text in attributes.items():
        if name == "transform":
            found.append((name, _with_units(text)))
        elif name in _SVG_ATTRIBUTES:
            unitless = name in _SVG_LENGTHS and _UNITLESS.fullmatch(text)
            found.append((name, f"{text.strip()}px" if unitless else text))
    return tuple(found)


def _with_units(text: str) -> str:
    """Return a ``transform`` attribute in the syntax of CSS: with commas and units."""
    if not _SVG_TRANSFORMS.fullmatch(text):
        return text
    return " ".join(
        _with_unit(name, re.findall(SVG_NUMBER, arguments))
        for name, arguments in _SVG_TRANSFORM.findall(text)
    )


def _with_unit(name: str, numbers: list[str]) -> str:
    if name == "rotate" and len(numbers) == 3:
        degrees, x, y = numbers
        return (
            f"translate({x}px,{y}px) rotate({degrees}deg) translate(calc(-1px*{x}),calc(-1px*{y}))"
        )
    unit = "px" if name == "translate" else "deg" if name in {"rotate", "skewX", "skewY"} else ""
    return f"{name}({','.join(number + unit for number in numbers)})"


def _mathml(attributes: Mapping[str, str]) -> Hint:
    found: list[tuple[str, str]] = []
    for attribute, name in (
        ("mathcolor", "color"),
        ("mathbackground", "background-color"),
        ("mathsize", "font-size"),
    ):
        text = attributes.get(attribute, "")
        if text and not (name == "font-size" and text.strip().isalpha()):  # no words for sizes
            found.append((name, text))
    level = attributes.get("scriptlevel", "").strip()
    if _INTEGER.fullmatch(level):
        found.append(("math-depth", level if level[0].isdigit() else f"add({level})"))
    style = _MATH_STYLES.get(attributes.get("displaystyle", "").lower())
    if style is not None:
        found.append(("math-style", style))
    direction = attributes.get("dir", "").lower()
    if direction in ("ltr", "rtl"):
        found.append(("direction", direction))
    return tuple(found)


def document_hints(body_attributes: Mapping[str, str]) -> str:
    """Return CSS for the attributes of ``<body>`` that reach other elements: those of links."""
    rules: list[str] = []
    for attribute, selector in (
        ("link", "a:link"),
        ("vlink", "a:visited"),
        ("alink", "a:any-link:active"),
    ):
        color = legacy_color(body_attributes.get(attribute, ""))
        if color is not None:
            rules.append(f"{selector} {{ color: {color} }}")
    if not rules:
        return ""
    return '@namespace url("http://www.w3.org/1999/xhtml");\n' + "\n".join(rules)

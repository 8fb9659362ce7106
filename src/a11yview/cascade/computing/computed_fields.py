"""How each longhand's declared value becomes a field of the computed style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.computing.element import Element
from a11yview.cascade.computing.initial_values import INDEX, INITIAL, PAINT
from a11yview.cascade.model import CssWide
from a11yview.cascade.style import Gradient, Picture, Shadow
from a11yview.cascade.values.data_types import (
    CURRENT_COLOR,
    ColorText,
    Computable,
    Quantity,
    number_text,
    plain_number,
    resolved_color,
)
from a11yview.cascade.values.gradients import GradientText
from a11yview.cascade.values.images import ShadowText
from a11yview.cascade.values.longhands import IS_BODY, READERS
from a11yview.cascade.values.transforms import TransformText

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.style import Image

CURRENT_COLORS: Final = (
    "text-decoration-color",
    "border-top-color",
    "border-right-color",
    "border-bottom-color",
    "border-left-color",
)
"""The longhands that are ``currentcolor`` until declared otherwise."""

_FIELD_NAMES: Final = {
    "float": "floating",
    "-webkit-text-fill-color": "text_fill_color",
    "-webkit-text-stroke-color": "text_stroke_color",
    "-webkit-text-stroke-width": "text_stroke_width",
    "color-scheme": "declared_schemes",
    IS_BODY: "body_color",
}
_PLACES: Final = {name: INDEX[_FIELD_NAMES.get(name, name.replace("-", "_"))] for name in READERS}
PAINTED: Final = frozenset(n for n, place in _PLACES.items() if PAINT.start <= place < PAINT.stop)
"""The longhands that set the paint of a style."""
MEASURED: Final = frozenset({"outline-offset", "outline-width", "text-shadow"})
"""Those of them that hold lengths, but for where background images lie."""
_COLOR_TEXT: Final = INDEX["color_text"]
_UNRESOLVED: Final = INDEX["unresolved"]


Computer: TypeAlias = "Callable[[Element, object], None]"


def _computer(name: str, convert: Callable[[Element, object], object] | None) -> Computer:
    """Return what sets the field of a longhand; without ``convert``, to the value as it is."""
    place = _PLACES[name]
    initial = INITIAL[place]

    def compute(element: Element, value: object) -> None:
        if value is CssWide.INHERIT:
            element.fields[place] = element.parent[place]
        elif value is CssWide.INITIAL:
            element.fields[place] = initial
        else:
            element.fields[place] = value if convert is None else convert(element, value)

    return compute


def _color_computer(name: str) -> Computer:
    place = _PLACES[name]
    initial = CURRENT_COLOR if name in CURRENT_COLORS else INITIAL[place]

    def compute(element: Element, value: object) -> None:
        if value is CssWide.INITIAL:
            value = initial
        if value is CssWide.INHERIT:
            _inherit_color(element, name, place)
            return
        element.fields[place] = (
            None if value is None or value == "auto" else element.resolved(value)
        )
        if isinstance(value, ColorText) and value.uses_current:
            _remember(element, name, value, element.scheme)

    return compute


def _remember(element: Element, name: str, value: ColorText, scheme: str) -> None:
    known = element.fields[_UNRESOLVED]
    assert isinstance(known, tuple)  # noqa: S101 - what the field holds
    element.fields[_UNRESOLVED] = (*known, (name, value, scheme))


def _inherit_color(element: Element, name: str, place: int) -> None:
    """Take the parent's color; ``currentcolor`` in it is inherited as such."""
    parent = element.parent
    for known, value, scheme in parent.unresolved:
        if known == name and isinstance(value, ColorText):
            text = str(element.fields[_COLOR_TEXT])
            element.fields[place] = resolved_color(value, scheme, element.color, text)
            _remember(element, name, value, scheme)
            return
    is_current = name in CURRENT_COLORS and parent[place] == parent.color
    element.fields[place] = element.color if is_current else parent[place]


def _text_color(element: Element, value: object) -> object:
    """Return a text's fill or stroke color; ``None`` stands for ``currentcolor``."""
    return None if value == CURRENT_COLOR else element.resolved(value)


def _svg_paint(element: Element, value: object) -> object:
    """Return what fills or strokes a shape; ``None`` stands for ``currentcolor``."""
    return value if isinstance(value, str) else _text_color(element, value)


def _spacing(element: Element, value: object) -> object:
    return 0.0 if value == "normal" else element.pixels(value)


def _opacity(element: Element, value: object) -> object:
    if isinstance(value, Quantity | Computable):
        return min(max(plain_number(value, element.lengths), 0.0), 1.0)
    return 1.0


def _at_least_zero(element: Element, value: object) -> object:
    length = element.length(value)
    return max(length, 0.0) if isinstance(length, float) else length


def _width(element: Element, value: object) -> object:
    return max(element.pixels(value), 0.0)


def _shadows(element: Element, value: object) -> object:
    assert isinstance(value, tuple)  # noqa: S101 - what the reader gives
    return tuple(
        Shadow(
            element.resolved(each.color),
            element.pixels(each.x),
            element.pixels(each.y),
            max(element.pixels(each.blur), 0.0),
        )
        for each in value
        if isinstance(each, ShadowText)
    )


def _images(element: Element, value: object) -> object:
    assert isinstance(value, tuple)  # noqa: S101 - what the reader gives
    return tuple(_image(element, layer) for layer in value)


def _image(element: Element, layer: object) -> Image | None:
    if isinstance(layer, GradientText):
        colors = tuple(element.resolved(color) for color in layer.colors)
        return Gradient(colors, layer.text)
    return None if layer == "none" else Picture(str(layer))


def _transform(element: Element, value: object) -> object:
    if not isinstance(value, TransformText):
        return value
    measured = (p if isinstance(p, str) else element.length(p) for p in value.pieces)
    return "".join(p if isinstance(p, str) else f"{number_text(p)}px" for p in measured)


def _lengths(element: Element, value: object) -> object:
    assert isinstance(value, tuple)  # noqa: S101 - what the reader gives
    return tuple(element.length(each) for each in value)


def _sizes(element: Element, value: object) -> object:
    assert isinstance(value, tuple)  # noqa: S101 - what the reader gives
    return tuple(
        (_at_least_zero(element, width), _at_least_zero(element, height)) for width, height in value
    )


_LENGTHS: Final = ("text-indent", "top", "right", "bottom", "left")
_CONVERTERS: Final[dict[str, Callable[[Element, object], object]]] = {
    "letter-spacing": _spacing,
    "word-spacing": _spacing,
    "text-shadow": _shadows,
    "-webkit-text-fill-color": _text_color,
    "-webkit-text-stroke-color": _text_color,
    "-webkit-text-stroke-width": _width,
    "background-image": _images,
    "background-size": _sizes,
    **dict.fromkeys(("background-position-x", "background-position-y"), _lengths),
    "fill": _svg_paint,
    "stroke": _svg_paint,
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), _opacity),
    **dict.fromkeys(("transform", "translate"), _transform),
    "outline-width": _width,
    "outline-offset": Element.pixels,
    **dict.fromkeys(_LENGTHS, Element.length),
}
for _name in READERS:
    if _name.startswith("margin-"):
        _CONVERTERS[_name] = Element.length
    elif _name.startswith("padding-") or _name.endswith(("width", "height")):
        is_line = _name.startswith("border-") or _name in _CONVERTERS
        _CONVERTERS.setdefault(_name, _width if is_line else _at_least_zero)

_SPECIAL: Final = frozenset(
    {
        *("color", "color-scheme", "font-family", "font-size", "font-weight", "line-height"),
        *("math-depth", IS_BODY),
    }
)
COMPUTERS: Final[dict[str, Computer]] = {
    name: (
        _color_computer(name)
        if name.endswith("-color") and not name.startswith("-webkit-")
        else _computer(name, _CONVERTERS.get(name))
    )
    for name in READERS
    if name not in _SPECIAL
}
"""Longhand → what sets its field, for all but those that the rest refers to."""

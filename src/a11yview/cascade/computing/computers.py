"""How declared values become computed ones, and what of its element each value needs for that.

A property names its computer in :mod:`.properties`; one without a computer takes its values as
they are declared. Most values need nothing: keywords, pixels, plain colors. The others are lengths
that the element's font measures, and colors that refer to its color scheme or its ``color``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.cascade.style import Gradient, Picture, Shadow
from a11yview.cascade.values.data_types import (
    CURRENT_COLOR,
    ColorText,
    Computable,
    Quantity,
    number_text,
    plain_number,
)
from a11yview.cascade.values.gradients import GradientText
from a11yview.cascade.values.images import ShadowText
from a11yview.cascade.values.transforms import TransformText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from a11yview.cascade.computing.element import Element
    from a11yview.cascade.style import Image

__all__ = ["Computer", "Needs"]


class Needs:
    """The facts about an element that a computed value may depend on: bits of a number."""

    NOTHING: Final = 0
    ROOT_FONT: Final = 1
    """The font size of the root element alone: ``rem``."""
    LENGTHS: Final = 2
    """The element's own font, writing mode or container, the viewport, the root's line height:
    what all other relative units are measured by, and formulas, which may hold any unit."""
    COLORS: Final = 4
    """The used color scheme, or ``color``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """Computes the values of one kind of property.

    ``needs`` tells of one declared value what computing it needs of the element, as bits of
    :class:`Needs`; ``reads`` is the most that any value needs. A value that needs nothing is the
    same in every element: ``tests/unit/cascade/computing/test_properties.py`` tries each property.
    """

    compute: Callable[[Element, object], object]
    needs: Callable[[object], int]
    reads: int


def _needs_of_length(value: object) -> int:
    """Return the needs of a length of which a percentage stays one."""
    if isinstance(value, Quantity):
        if value.unit in {"px", "%"}:
            return Needs.NOTHING
        return Needs.ROOT_FONT if value.unit == "rem" else Needs.LENGTHS
    return Needs.LENGTHS if isinstance(value, Computable) else Needs.NOTHING


def _needs_of_pixels(value: object) -> int:
    """Return the needs of a length of which a percentage is one of the font size."""
    if isinstance(value, Quantity) and value.unit == "%":
        return Needs.LENGTHS
    return _needs_of_length(value)


def _needs_of_number(value: object) -> int:
    return Needs.LENGTHS if isinstance(value, Computable) else Needs.NOTHING


def _needs_of_color(value: object) -> int:
    return Needs.COLORS if isinstance(value, ColorText) else Needs.NOTHING


def _needs_of_text_color(value: object) -> int:
    return Needs.NOTHING if value == CURRENT_COLOR else _needs_of_color(value)


def _union(values: Iterable[int]) -> int:
    found = Needs.NOTHING
    for each in values:
        found |= each
    return found


def _needs_of_lengths(value: object) -> int:
    return _union(map(_needs_of_length, value)) if isinstance(value, tuple) else Needs.NOTHING


def _needs_of_sizes(value: object) -> int:
    return _union(map(_needs_of_lengths, value)) if isinstance(value, tuple) else Needs.NOTHING


def _needs_of_shadows(value: object) -> int:
    shadows = value if isinstance(value, tuple) else ()
    return _union(
        _needs_of_color(one.color) | _union(map(_needs_of_pixels, (one.x, one.y, one.blur)))
        for one in shadows
        if isinstance(one, ShadowText)
    )


def _needs_of_images(value: object) -> int:
    layers = value if isinstance(value, tuple) else ()
    return _union(
        _needs_of_color(color)
        for layer in layers
        if isinstance(layer, GradientText)
        for color in layer.colors
    )


def _needs_of_transform(value: object) -> int:
    return _needs_of_lengths(value.pieces) if isinstance(value, TransformText) else Needs.NOTHING


def _color(element: Element, value: object) -> object:
    """Return a color; ``None`` stands for ``auto``."""
    return None if value is None or value == "auto" else element.resolved(value)


def _text_color(element: Element, value: object) -> object:
    """Return a text's fill or stroke color; ``None`` stands for ``currentcolor``."""
    return None if value == CURRENT_COLOR else element.resolved(value)


def _svg_paint(element: Element, value: object) -> object:
    """Return the fill or stroke of a shape; ``None`` stands for ``currentcolor``."""
    return value if isinstance(value, str) else _text_color(element, value)


def _spacing(element: Element, value: object) -> object:
    return 0.0 if value == "normal" else element.pixels(value)


def _pixels(element: Element, value: object) -> object:
    return element.pixels(value)


def _opacity(element: Element, value: object) -> object:
    if isinstance(value, Quantity | Computable):
        return min(max(plain_number(value, element.lengths), 0.0), 1.0)
    return 1.0


def _length(element: Element, value: object) -> object:
    return element.length(value)


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


_RELATIVE: Final = Needs.ROOT_FONT | Needs.LENGTHS

COLOR: Final = Computer(compute=_color, needs=_needs_of_color, reads=Needs.COLORS)
TEXT_COLOR: Final = Computer(compute=_text_color, needs=_needs_of_text_color, reads=Needs.COLORS)
SVG_PAINT: Final = Computer(compute=_svg_paint, needs=_needs_of_text_color, reads=Needs.COLORS)
SHADOWS: Final = Computer(compute=_shadows, needs=_needs_of_shadows, reads=_RELATIVE | Needs.COLORS)
IMAGES: Final = Computer(compute=_images, needs=_needs_of_images, reads=Needs.COLORS)
SPACING: Final = Computer(compute=_spacing, needs=_needs_of_pixels, reads=_RELATIVE)
PIXELS: Final = Computer(compute=_pixels, needs=_needs_of_pixels, reads=_RELATIVE)
LINE_WIDTH: Final = Computer(compute=_width, needs=_needs_of_pixels, reads=_RELATIVE)
LENGTH: Final = Computer(compute=_length, needs=_needs_of_length, reads=_RELATIVE)
SIZE: Final = Computer(compute=_at_least_zero, needs=_needs_of_length, reads=_RELATIVE)
LAYER_POSITIONS: Final = Computer(compute=_lengths, needs=_needs_of_lengths, reads=_RELATIVE)
LAYER_SIZES: Final = Computer(compute=_sizes, needs=_needs_of_sizes, reads=_RELATIVE)
TRANSFORM: Final = Computer(compute=_transform, needs=_needs_of_transform, reads=_RELATIVE)
OPACITY: Final = Computer(compute=_opacity, needs=_needs_of_number, reads=Needs.LENGTHS)

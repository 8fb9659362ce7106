"""How each longhand's declared value becomes a field of the computed style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.computing.initial_values import INDEX, INITIAL, PAINT
from a11yview.cascade.model import CssWide
from a11yview.cascade.style import FontState, Gradient, Picture, Shadow
from a11yview.cascade.values.calculation import NUMBER
from a11yview.cascade.values.data_types import (
    CURRENT_COLOR,
    ColorText,
    Computable,
    Quantity,
    mixed_length,
    number_text,
    pixels,
    plain_number,
    resolved_color,
)
from a11yview.cascade.values.font_metrics import line_height_unit, metrics_of
from a11yview.cascade.values.images import GradientText, ShadowText
from a11yview.cascade.values.longhands import IS_BODY, READERS
from a11yview.cascade.values.registered_properties import Surroundings
from a11yview.cascade.values.units import LengthContext
from a11yview.color import TRANSPARENT, Color

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.model import Context
    from a11yview.cascade.style import Image, Style

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
"""Those of them that hold lengths."""
_FONT_SIZE: Final = INDEX["font_size"]
_FONT: Final = INDEX["font"]
_FONT_FAMILY: Final = INDEX["font_family"]
_LINE_HEIGHT: Final = INDEX["line_height"]
_COLOR: Final = INDEX["color"]
_COLOR_TEXT: Final = INDEX["color_text"]
_SCHEME: Final = INDEX["color_scheme"]
_UNRESOLVED: Final = INDEX["unresolved"]


class Element:
    """A style being computed: its fields so far, and what lengths and colors mean in it."""

    __slots__ = ("_lengths", "context", "fields", "is_measured", "parent")

    def __init__(self, parent: Style, context: Context, fields: list[object]) -> None:
        self.parent = parent
        self.context = context
        self.fields = fields
        self._lengths: LengthContext | None = None
        self.is_measured = False
        """Whether anything so far depended on what a length means."""

    @property
    def font_size(self) -> float:
        """The computed font size in px."""
        size = self.fields[_FONT_SIZE]
        assert isinstance(size, float | int)  # noqa: S101 - what the field holds
        return size

    @property
    def specified_size(self) -> float:
        """The font size that ``em`` stands for: what it would be, were it not kept legible."""
        font = self.fields[_FONT]
        assert isinstance(font, FontState)  # noqa: S101 - what the field holds
        self.is_measured = True
        return font.specified

    @property
    def color(self) -> Color:
        """The computed color."""
        color = self.fields[_COLOR]
        assert isinstance(color, Color)  # noqa: S101 - what the field holds
        return color

    @property
    def scheme(self) -> str:
        """The used color scheme."""
        return str(self.fields[_SCHEME])

    @property
    def lengths(self) -> LengthContext:
        """What lengths mean in this element."""
        self.is_measured = True
        if self._lengths is None:
            self._lengths = self._measures(lh_of_parent=False)
        return self._lengths

    def measures(self) -> LengthContext:
        """Return what lengths mean in this element."""
        return self.lengths

    def font_changed(self) -> None:
        """Forget the measures of the font that was before."""
        self._lengths = None

    def _measures(self, *, lh_of_parent: bool) -> LengthContext:
        context = self.context
        family = self.fields[_FONT_FAMILY]
        assert isinstance(family, tuple)  # noqa: S101 - what the field holds
        metrics = metrics_of(family)
        line = line_unit(self.parent) if lh_of_parent else self._own_line(family)
        root = context.root
        root_metrics = metrics if root is None else metrics_of(root.font_family)
        specified = self.specified_size
        viewport = context.environment.viewport
        return LengthContext(
            font_size=specified,
            root_font_size=specified if root is None else root.font.specified,
            line_height=line,
            root_line_height=line if root is None else line_unit(root),
            viewport_width=viewport[0],
            viewport_height=viewport[1],
            container_width=context.container[0],
            container_height=context.container[1],
            percent_basis=self.font_size,
            measured_size=self.font_size,
            metrics=metrics,
            root_metrics=root_metrics,
        )

    def _own_line(self, family: tuple[str, ...]) -> float:
        line, font = self.fields[_LINE_HEIGHT], self.fields[_FONT]
        assert line is None or isinstance(line, float | int)  # noqa: S101 - what the field holds
        assert isinstance(font, FontState)  # noqa: S101 - what the field holds
        return line_height_unit(self.font_size, line, font.line_factor, family)

    def surroundings(self) -> Surroundings:
        """Return what typed custom properties are computed with."""
        return Surroundings(self.lengths, self.scheme)

    def pixels(self, value: object) -> float:
        """Return a declared length in px; percentages are of the font size."""
        if isinstance(value, Quantity):
            return value.value if value.unit == "px" else pixels(value, self.lengths)
        return pixels(value, self.lengths) if isinstance(value, Computable) else 0.0

    def own_pixels(self, value: Quantity | Computable, *, lh_of_parent: bool) -> float:
        """Return the px of a line height, where ``lh`` is the parent's."""
        return pixels(value, self._measures(lh_of_parent=lh_of_parent))

    def factor(self, value: Quantity | Computable) -> float | None:
        """Return a unitless line height, ``None`` if the value is a length."""
        if isinstance(value, Quantity):
            return value.value if not value.unit else None
        if value.calculation.type != NUMBER:
            return None
        return max(plain_number(value, self.lengths), 0.0)

    def resolved(self, value: object) -> Color:
        """Return a declared color as it is in this element."""
        if isinstance(value, ColorText):
            return resolved_color(value, self.scheme, self.color, str(self.fields[_COLOR_TEXT]))
        return value if isinstance(value, Color) else TRANSPARENT

    def length(self, value: object) -> float | str:
        """Return px, or the text of what only layout can resolve."""
        if isinstance(value, Quantity):
            return self._quantity(value)
        if isinstance(value, Computable):
            find = mixed_length if value.has_percent else pixels
            return find(value, self.lengths)
        return str(value)

    def _quantity(self, value: Quantity) -> float | str:
        amount, unit = value
        if unit == "px":
            return amount
        if unit == "em":
            return amount * self.specified_size
        if unit == "rem":
            root = self.context.root
            return amount * (self.specified_size if root is None else root.font.specified)
        return f"{number_text(amount)}%" if unit == "%" else pixels(value, self.lengths)


def line_unit(style: Style) -> float:
    """Return the px that ``1lh`` is in a style."""
    return line_height_unit(
        style.font_size, style.line_height, style.font.line_factor, style.font_family
    )


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


_LENGTHS: Final = ("text-indent", "top", "right", "bottom", "left")
_CONVERTERS: Final[dict[str, Callable[[Element, object], object]]] = {
    "letter-spacing": _spacing,
    "word-spacing": _spacing,
    "text-shadow": _shadows,
    "-webkit-text-fill-color": _text_color,
    "-webkit-text-stroke-color": _text_color,
    "-webkit-text-stroke-width": _width,
    "background-image": _images,
    "opacity": _opacity,
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
    {"color", "color-scheme", "font-family", "font-size", "font-weight", "line-height", IS_BODY}
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

"""A style while it is computed: its fields so far, and how lengths and colors resolve in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from a11yview.calculation.expressions import NUMBER
from a11yview.cascade.style import INDEX, FontState
from a11yview.cascade.values.data_types import (
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
from a11yview.cascade.values.typed_values import ValueContext
from a11yview.cascade.values.units import LengthContext, is_vertical
from a11yview.color import TRANSPARENT, Color

if TYPE_CHECKING:
    from a11yview.cascade.model import Context
    from a11yview.cascade.palette import Palette
    from a11yview.cascade.style import Style

__all__ = ["Element", "line_unit"]

_FONT_SIZE: Final = INDEX["font_size"]
_FONT: Final = INDEX["font"]
_FONT_FAMILY: Final = INDEX["font_family"]
_LINE_HEIGHT: Final = INDEX["line_height"]
_PALETTE: Final = INDEX["palette"]
_WRITING_MODE: Final = INDEX["writing_mode"]
_COLOR: Final = INDEX["color"]
_COLOR_TEXT: Final = INDEX["color_text"]


class Element:
    """A style being computed: its fields so far, and how lengths and colors resolve in it."""

    __slots__ = ("_lengths", "context", "fields", "parent")

    def __init__(self, parent: Style, context: Context, fields: list[object]) -> None:
        self.parent = parent
        self.context = context
        self.fields = fields
        self._lengths: LengthContext | None = None

    @property
    def is_root(self) -> bool:
        """Whether this is the root element."""
        return self.context.root is None and not self.context.pseudo

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
        return font.specified

    @property
    def color(self) -> Color:
        """The computed color."""
        color = self.fields[_COLOR]
        assert isinstance(color, Color)  # noqa: S101 - what the field holds
        return color

    @property
    def color_text(self) -> str:
        """The computed color as text where sRGB cannot hold it, else empty."""
        return str(self.fields[_COLOR_TEXT])

    @property
    def palette(self) -> Palette:
        """The used color scheme, and the contrast theme of the system."""
        return cast("Palette", self.fields[_PALETTE])

    @property
    def lengths(self) -> LengthContext:
        """The measures of relative lengths in this element."""
        if self._lengths is None:
            self._lengths = self._measures(lh_of_parent=False)
        return self._lengths

    @property
    def is_vertical(self) -> bool:
        """Whether lines run from top to bottom."""
        return is_vertical(str(self.fields[_WRITING_MODE]))

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
            is_vertical=self.is_vertical,
        )

    def _own_line(self, family: tuple[str, ...]) -> float:
        line, font = self.fields[_LINE_HEIGHT], self.fields[_FONT]
        assert line is None or isinstance(line, float | int)  # noqa: S101 - what the field holds
        assert isinstance(font, FontState)  # noqa: S101 - what the field holds
        return line_height_unit(self.font_size, line, font.line_factor, family)

    def value_context(self) -> ValueContext:
        """Return the measures and the palette by which typed custom properties are computed."""
        return ValueContext(self.lengths, self.palette)

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
            return resolved_color(value, self.palette, self.color, self.color_text)
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

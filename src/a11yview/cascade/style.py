"""The computed style of one element, and the values that its fields hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.palette import Palette
    from a11yview.color import Color

__all__ = [
    "INDEX",
    "FontState",
    "Gradient",
    "Image",
    "Length",
    "Picture",
    "Shadow",
    "Style",
    "SvgPaint",
]

Length = float | str
"""CSS pixels, or the text of what only layout can resolve (``auto``, ``50%``, ``calc(…)``)."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """A gradient as background: the colors it runs through, in order, resolved."""

    colors: tuple[Color, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Any other image: its text, such as ``url("a.png")``. ``none`` is no image, but a layer."""

    text: str


Image = Gradient | Picture

SvgPaint: TypeAlias = "Color | str | None"
"""The fill or stroke of a shape: a color; ``none``, ``url("#a")``, …; None: ``currentcolor``."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """One shadow of a text, in CSS pixels."""

    color: Color
    x: float
    y: float
    blur: float


class FontState(NamedTuple):
    """The facts about a font that children inherit beside its values; see font_sizes.FontSize.

    ``line_factor`` is a unitless line height, which children multiply with their own size.
    """

    specified: float
    keyword: str
    is_absolute: bool
    is_monospace: bool
    line_factor: float | None


class Style(NamedTuple):
    """The computed style of an element or pseudo-element; lengths in CSS pixels.

    A named tuple because a page makes thousands of them: the inherited properties come first, so
    that inheriting is one slice. So is the paint, what mostly differs where only colors do; the
    rest is the shape. Texts are the computed value as CSS, in lower case.
    """

    custom: Mapping[str, str]  # custom properties, computed; inherited
    # Inherited: the shape
    font_size: float
    font_weight: float
    font_family: tuple[str, ...]
    font_style: str
    line_height: float | None  # None: normal
    letter_spacing: float
    word_spacing: float
    text_indent: Length
    text_underline_offset: Length
    text_transform: str
    visibility: str
    text_stroke_width: float
    direction: str
    writing_mode: str
    white_space: str
    list_style_type: str
    list_style_image: str
    fill_opacity: float
    stroke_opacity: float
    stroke_width: Length
    paint_order: str
    text_anchor: str
    dominant_baseline: str
    math_style: str
    forced_color_adjust: str
    math_depth: int
    font: FontState
    # Inherited: the paint
    color: Color
    palette: Palette  # the used color scheme, and a contrast theme of the system
    declared_schemes: tuple[str, ...]  # color-scheme as declared; empty: normal
    color_text: str  # the color where sRGB cannot hold it, for what mixes with currentcolor
    body_color: Color  # that of <body>, which tables take in quirks mode
    text_shadow: tuple[Shadow, ...]
    text_fill_color: Color | None  # None: currentcolor
    text_stroke_color: Color | None  # None: currentcolor
    fill: SvgPaint
    stroke: SvgPaint
    # Not inherited: the paint
    background_color: Color
    background_image: tuple[Image | None, ...]  # one a layer; None: none
    background_clip: tuple[str, ...]
    background_origin: tuple[str, ...]
    background_size: tuple[tuple[Length, Length], ...]  # width and height
    background_repeat: tuple[tuple[str, str], ...]  # across and down
    background_position_x: tuple[Length, ...]
    background_position_y: tuple[Length, ...]
    background_attachment: str
    background_blend_mode: str
    box_shadow: str
    text_decoration_color: Color
    border_top_color: Color
    border_right_color: Color
    border_bottom_color: Color
    border_left_color: Color
    outline_color: Color | None  # None: auto
    outline_style: str
    outline_width: float
    outline_offset: float
    # Colors that hold currentcolor, by longhand and with their scheme, for a child that inherits.
    unresolved: tuple[tuple[str, object, Palette], ...]
    # Not inherited: the shape
    opacity: float
    display: str
    position: str
    floating: str  # the property float
    clear: str
    overflow_x: str
    overflow_y: str
    text_overflow: str
    line_clamp: str
    clip: str
    clip_path: str
    filter: str
    backdrop_filter: str
    mix_blend_mode: str
    isolation: str
    will_change: str
    contain: str
    perspective: str
    translate: str
    rotate: str
    scale: str
    mask_image: str
    transform: str
    transform_origin: str  # as declared; auto: the middle of a box, the origin of a drawing
    transform_box: str
    z_index: str
    box_orient: str
    flex_direction: str
    flex_wrap: str
    flex_basis: Length
    flex_shrink: str
    grid_row_start: str
    grid_row_end: str
    grid_column_start: str
    grid_column_end: str
    content: str
    content_visibility: str
    appearance: str
    text_decoration_line: str
    text_decoration_style: str
    text_decoration_thickness: Length
    width: Length
    height: Length
    min_width: Length
    min_height: Length
    max_width: Length
    max_height: Length
    top: Length
    right: Length
    bottom: Length
    left: Length
    margin_top: Length
    margin_right: Length
    margin_bottom: Length
    margin_left: Length
    padding_top: Length
    padding_right: Length
    padding_bottom: Length
    padding_left: Length
    box_sizing: str
    border_top_width: float  # as declared, even where the style is none: see border_width
    border_right_width: float
    border_bottom_width: float
    border_left_width: float
    border_top_style: str
    border_right_style: str
    border_bottom_style: str
    border_left_style: str
    container_type: str
    container_name: tuple[str, ...]
    layout_display: str  # that of the nearest ancestor or self with a box: not contents

    @property
    def padding(self) -> tuple[Length, Length, Length, Length]:
        """The paddings: top, right, bottom, left."""
        return (self.padding_top, self.padding_right, self.padding_bottom, self.padding_left)

    @property
    def border_style(self) -> tuple[str, str, str, str]:
        """The border styles: top, right, bottom, left."""
        return (
            self.border_top_style,
            self.border_right_style,
            self.border_bottom_style,
            self.border_left_style,
        )

    @property
    def border_width(self) -> tuple[float, float, float, float]:
        """The border widths: top, right, bottom, left; 0 where the style is none or hidden."""
        widths = (
            self.border_top_width,
            self.border_right_width,
            self.border_bottom_width,
            self.border_left_width,
        )
        top, right, bottom, left = (
            0.0 if line in ("none", "hidden") else width
            for width, line in zip(widths, self.border_style, strict=True)
        )
        return (top, right, bottom, left)

    @property
    def border_color(self) -> tuple[Color, Color, Color, Color]:
        """The border colors: top, right, bottom, left."""
        return (
            self.border_top_color,
            self.border_right_color,
            self.border_bottom_color,
            self.border_left_color,
        )


INDEX: Final = {field: index for index, field in enumerate(Style._fields)}
"""The index of each field."""

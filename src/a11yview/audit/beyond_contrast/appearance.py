"""The visible part of a style: equal appearances look the same.

Fields that paint nothing by themselves are left out, and those whose effect depends on others are
set aside where these leave nothing to see: the color of an outline whose style is ``none``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from a11yview.cascade import Style
    from a11yview.color import Color

__all__ = ["appearance"]

_KEPT: Final = (
    "font_size font_weight font_family font_style line_height letter_spacing word_spacing "
    "text_indent text_transform visibility direction writing_mode white_space list_style_type "
    "list_style_image fill_opacity stroke_opacity stroke_width fill stroke text_shadow opacity "
    "display floating overflow_x overflow_y text_overflow line_clamp clip clip_path filter "
    "backdrop_filter mix_blend_mode mask_image translate rotate scale transform content "
    "content_visibility appearance width height min_width min_height max_width max_height top "
    "right bottom left margin_top margin_right margin_bottom margin_left padding_top "
    "padding_right padding_bottom padding_left border_width z_index"
).split()
_SHADOW: Final = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
"""One shadow of a list."""
_CLEAR: Final = re.compile(
    r"\btransparent\b|\((?:[^(),]*,){3}\s*0*(?:\.0*)?%?\s*\)|/\s*0*(?:\.0*)?%?\s*\)", re.IGNORECASE
)
"""A color without alpha."""
_FUNCTION: Final = re.compile(
    r"\b(?:rgb|hsl|hwb|lab|lch|ok|color|light)[a-z-]*\([^()]*\)", re.IGNORECASE
)
"""A color with parentheses."""
_ZERO: Final = re.compile(r"[+-]?0*\.?0+(?:[a-z]+)?", re.IGNORECASE)


def appearance(style: Style, *, has_text: bool) -> tuple[object, ...]:
    """Return the visible part of a box; ``has_text``: or of text of its own."""
    return (
        *(getattr(style, name) for name in _KEPT),
        *_place(style),
        _outline(style),
        _shadow(style.box_shadow),
        _background(style),
        _border(style),
        _decoration(style) if has_text else style.text_decoration_line,
        _letters(style) if has_text else None,
    )


def _letters(style: Style) -> tuple[object, ...]:
    fill = style.text_fill_color or style.color
    return fill, style.text_stroke_width and style.text_stroke_color


def _place(style: Style) -> tuple[object, ...]:
    """Return the position; ``relative`` without an offset is as good as none."""
    edges = (style.top, style.right, style.bottom, style.left)
    moved = any(edge not in {"auto", 0.0} for edge in edges)
    if style.position in {"relative", "static"} and not (moved and style.position == "relative"):
        return ("static",)
    return (style.position,)


def _outline(style: Style) -> tuple[object, ...] | None:
    color = style.outline_color
    if style.outline_style == "none" or style.outline_width <= 0:
        return None
    if color is not None and not color.alpha:
        return None  # seen in a contrast theme of the system alone
    return style.outline_style, style.outline_width, color, style.outline_offset


def _shadow(shadows: str) -> tuple[str, ...]:
    """Return the shadows of a box that paint something."""
    found = () if shadows == "none" else _SHADOW.findall(shadows)
    return tuple(one.strip() for one in found if not _paints_nothing(one))


def _paints_nothing(shadow: str) -> bool:
    if _CLEAR.search(shadow):
        return True
    words = _FUNCTION.sub("", shadow).split()
    lengths = [word for word in words if word[0] in "+-.0123456789" or "(" in word]
    return all(_ZERO.fullmatch(word) for word in lengths)


def _background(style: Style) -> tuple[object, ...]:
    images = tuple(image for image in style.background_image if image is not None)
    color = _seen(style.background_color)
    if not images:
        return color, None if color is None else style.background_clip
    return (
        color,
        images,
        style.background_clip,
        style.background_origin,
        style.background_size,
        style.background_repeat,
        style.background_position_x,
        style.background_position_y,
        style.background_attachment,
        style.background_blend_mode,
    )


def _border(style: Style) -> tuple[object, ...]:
    return tuple(
        (line, _seen(color)) if width and _seen(color) else None
        for width, line, color in zip(
            style.border_width, style.border_style, style.border_color, strict=True
        )
    )


def _decoration(style: Style) -> tuple[object, ...] | None:
    if style.text_decoration_line == "none":
        return None
    return (
        style.text_decoration_line,
        style.text_decoration_style,
        style.text_decoration_thickness,
        _seen(style.text_decoration_color),
        style.text_underline_offset if "underline" in style.text_decoration_line else None,
    )


def _seen(color: Color) -> Color | None:
    return color if color.alpha else None

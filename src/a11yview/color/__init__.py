"""Colors: parsing, converting, compositing, contrast, and the nearest color that passes."""

from __future__ import annotations

from a11yview.color.context import ColorContext, is_color, resolve_color
from a11yview.color.contrast import (
    NON_TEXT,
    Level,
    contrast_ratio,
    format_ratio,
    level_of,
    meets,
    relative_luminance,
    required_ratio,
)
from a11yview.color.mixing import INTERPOLATION
from a11yview.color.model import BLACK, TRANSPARENT, WHITE, Color
from a11yview.color.nearest import Move, Suggestion, color_distance, suggest

__all__ = [
    "BLACK",
    "INTERPOLATION",
    "NON_TEXT",
    "TRANSPARENT",
    "WHITE",
    "Color",
    "ColorContext",
    "Level",
    "Move",
    "Suggestion",
    "color_distance",
    "contrast_ratio",
    "format_ratio",
    "is_color",
    "level_of",
    "meets",
    "relative_luminance",
    "required_ratio",
    "resolve_color",
    "suggest",
]

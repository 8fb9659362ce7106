"""Colors: parsing, converting, compositing, contrast, and the nearest color that passes."""

from __future__ import annotations

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
from a11yview.color.model import Color

__all__ = [
    "NON_TEXT",
    "Color",
    "Level",
    "contrast_ratio",
    "format_ratio",
    "level_of",
    "meets",
    "relative_luminance",
    "required_ratio",
]

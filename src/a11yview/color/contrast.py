"""Contrast ratio and conformance levels.

Source: WCAG 2.2, "contrast ratio" and "relative luminance", success criteria 1.4.3, 1.4.6, 1.4.11.
"""

from __future__ import annotations

from typing import Final, Literal

from a11yview.color.model import Color, measured_luminance
from a11yview.errors import expect

__all__ = [
    "NON_TEXT",
    "Level",
    "contrast_ratio",
    "format_ratio",
    "level_of",
    "meets",
    "ratio_of",
    "relative_luminance",
    "required_ratio",
]

Level = Literal["AA", "AAA"]

NON_TEXT: Final = 3.0
"""The ratio that borders, icons and focus indicators need (1.4.11)."""

_REQUIRED: Final[dict[str, tuple[float, float]]] = {"AA": (4.5, 3.0), "AAA": (7.0, 4.5)}


def relative_luminance(color: Color | str) -> float:
    """Return the relative luminance of an opaque color, 0 (black) to 1 (white).

    Raises ``ColorError`` for a text that is no color and for a translucent color.
    """
    return (color if isinstance(color, Color) else Color.parse(color)).luminance


def contrast_ratio(a: Color | str, b: Color | str) -> float:
    """Return the contrast ratio of two opaque colors: 1 to 21, symmetric, unrounded.

    Raises ``ColorError`` for a text that is no color and for a translucent color.

    >>> contrast_ratio("#767676", "white")
    4.542224959605253
    """
    if not isinstance(a, Color):
        a = Color.parse(a)
    if not isinstance(b, Color):
        b = Color.parse(b)
    # Called for every text of a page: a luminance that is known is read without a call.
    x, y = a._luminance, b._luminance  # noqa: SLF001 - the same package
    if x < 0.0:
        x = measured_luminance(a)
    if y < 0.0:
        y = measured_luminance(b)
    return ratio_of(x, y)


def ratio_of(x: float, y: float) -> float:
    """Return the contrast ratio of two relative luminances, whichever is greater."""
    return (x + 0.05) / (y + 0.05) if x > y else (y + 0.05) / (x + 0.05)


def required_ratio(level: Level, *, large: bool = False) -> float:
    """Return the ratio that text needs at a level, ``"AA"`` or ``"AAA"``."""
    if level not in ("AA", "AAA"):
        raise ValueError(f"level: unknown: {level!r}; must be 'AA' or 'AAA'")
    return _REQUIRED[level][bool(large)]


def meets(ratio: float, level: Level, *, large: bool = False) -> bool:
    """Return whether a ratio is enough at a level. Nothing is rounded: 4.499 is not 4.5."""
    expect("ratio", ratio, (int, float), "a number, such as contrast_ratio() gives")
    return ratio >= required_ratio(level, large=large)


def level_of(ratio: float, *, large: bool = False) -> Level | None:
    """Return the highest level that a ratio reaches, or None."""
    if meets(ratio, "AAA", large=large):
        return "AAA"
    return "AA" if meets(ratio, "AA", large=large) else None


def format_ratio(ratio: float) -> str:
    """Return a ratio with two decimals, truncated, so that 4.499 never reads as 4.50."""
    whole, _, decimals = repr(float(ratio)).partition(".")
    return f"{whole}.{decimals[:2]:0<2}"

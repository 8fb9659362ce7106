"""The nearest color that passes.

A color moves along a path in OKLCH: its hue stays, its lightness changes, and its chroma shrinks
only where the gamut of sRGB forces it. The path is walked in steps of 1/2040 of lightness, an
eighth of an 8-bit step, and every point of it is judged as it is painted: in 8 bits a channel.

Source: WCAG 2.2, success criteria 1.4.3 and 1.4.6; CSS Color 4, section 9 (OKLCH) and
section 13 (chroma reduction); the distance is delta E OK, CSS Color 4, section 19.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from a11yview.color.contrast import contrast_ratio, required_ratio
from a11yview.color.model import Color
from a11yview.color.spaces import convert
from a11yview.errors import ColorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.color.contrast import Level

__all__ = ["STEP", "Move", "Suggestion", "color_distance", "suggest"]

Move = Literal["text", "background", "both"]

STEP = 1 / 2040
"""Lightness between two points of a path: an eighth of an 8-bit step."""

# Rounding to 8 bits may let a point pass that stands up to one 8-bit step before one that fails.
_LOOK_BACK = 12
# Far below half an 8-bit step: such a channel is painted as 0 or 255 anyway.
_GAMUT_TOLERANCE = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two colors that pass, their ``ratio``, and how far what moved has moved.

    Both colors are of 8 bits a channel. ``distance`` is delta E OK (0.02 is about the smallest
    difference seen); of ``move="both"``, the sum of the two.
    """

    text: Color
    background: Color
    ratio: float
    distance: float


def suggest(
    text: Color | str,
    background: Color | str,
    *,
    level: Level = "AA",
    large: bool = False,
    move: Move = "text",
) -> Suggestion | None:
    """Return the nearest pair that passes, or None where moving that color cannot help.

    The hue stays, chroma shrinks only as the gamut forces, and lightness changes by the least,
    darker or lighter, whichever is nearer. A pair that passes comes back with distance 0.

    Raises ``ColorError`` for a translucent color, ``ValueError`` for an unknown level or move.
    """
    needed = required_ratio(level, large=large)
    if move not in {"text", "background", "both"}:
        raise ValueError(f"move: unknown: {move!r}; must be 'text', 'background' or 'both'")
    front, back = _painted(text), _painted(background)
    found = []
    for direction in (-1, 1):
        front_path = _path(front, direction if move != "background" else 0)
        back_path = _path(back, {"text": 0, "background": direction, "both": -direction}[move])
        pair = _first_passing(front_path, back_path, needed)
        if pair is not None:
            moved = color_distance(front, pair[0]) + color_distance(back, pair[1])
            found.append(
                Suggestion(
                    text=pair[0], background=pair[1], ratio=contrast_ratio(*pair), distance=moved
                )
            )
    return min(found, key=lambda suggestion: suggestion.distance, default=None)


def color_distance(a: Color, b: Color) -> float:
    """Return delta E OK of two colors, alpha aside: 0 for equal ones, 1 for black and white."""
    first, second = (convert((c.red, c.green, c.blue), "srgb", "oklab") for c in (a, b))
    return math.dist(first, second)


def _painted(color: Color | str) -> Color:
    if isinstance(color, str):
        color = Color.parse(color)
    if color.alpha != 1:
        raise ColorError(f"translucent color: {str(color)!r}; composite it over its backdrop first")
    return color.rounded()


def _path(color: Color, direction: int) -> Callable[[int], Color]:
    """Return the color after so many steps; beyond black and white it stays there."""
    lightness, chroma, hue = color.to_oklch()

    @cache
    def at(steps: int) -> Color:
        if steps == 0 or direction == 0:
            return color
        target = min(max(lightness + direction * steps * STEP, 0.0), 1.0)
        return Color.from_oklch(target, _chroma_in_gamut(target, chroma, hue), hue).rounded()

    return at


def _chroma_in_gamut(lightness: float, chroma: float, hue: float) -> float:
    """Return the chroma or, where sRGB has none so strong at this lightness, the strongest."""
    if _is_in_gamut(lightness, chroma, hue):
        return chroma
    low, high = 0.0, chroma
    for _ in range(20):
        middle = (low + high) / 2
        if _is_in_gamut(lightness, middle, hue):
            low = middle
        else:
            high = middle
    return low


def _is_in_gamut(lightness: float, chroma: float, hue: float) -> bool:
    channels = convert((lightness, chroma, hue), "oklch", "srgb")
    return min(channels) >= -_GAMUT_TOLERANCE and max(channels) <= 1 + _GAMUT_TOLERANCE


def _first_passing(
    front: Callable[[int], Color], back: Callable[[int], Color], needed: float
) -> tuple[Color, Color] | None:
    """Return the first pair on the two paths that passes.

    Contrast first falls along a path that leads towards the other color, then rises for good:
    the end is the best there is, and bisection finds the last crossing. A pair that passes at
    the start needs no step.
    """

    def passes(steps: int) -> bool:
        return contrast_ratio(front(steps), back(steps)) >= needed

    if passes(0):
        return (front(0), back(0))
    low, high = 0, round(1 / STEP)
    if not passes(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if passes(middle):
            high = middle
        else:
            low = middle
    best = next(steps for steps in range(max(high - _LOOK_BACK, 1), high + 1) if passes(steps))
    return (front(best), back(best))

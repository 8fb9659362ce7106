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
from typing import TYPE_CHECKING, Final, Literal

from a11yview.color.contrast import contrast_ratio, required_ratio
from a11yview.color.matrices import LMS_FROM_OKLAB, SRGB_FROM_XYZ, XYZ_FROM_LMS, apply
from a11yview.color.model import Color
from a11yview.color.spaces import convert, linear_channel, srgb_channel
from a11yview.errors import ColorError

if TYPE_CHECKING:
    from a11yview.color.contrast import Level

__all__ = ["Move", "Suggestion", "color_distance", "suggest"]

Move = Literal["text", "background", "both"]

_STEP: Final = 1 / 2040
"""Lightness between two points of a path: an eighth of an 8-bit step."""

_END: Final = round(1 / _STEP)
# A hair more than rounding to 8 bits can move a channel.
_HALF_STEP: Final = 1 / 509
# Far below half an 8-bit step: such a channel is painted as 0 or 255 anyway.
_GAMUT_TOLERANCE: Final = 1e-4
# Chroma that moves no channel by a thousandth of an 8-bit step.
_CHROMA_TOLERANCE: Final = 4e-7
_LEAST, _MOST = linear_channel(-_GAMUT_TOLERANCE), linear_channel(1 + _GAMUT_TOLERANCE)
_COLUMNS: Final = tuple(apply(SRGB_FROM_XYZ, column) for column in zip(*XYZ_FROM_LMS, strict=True))
_SRGB_FROM_LMS: Final = tuple(zip(*_COLUMNS, strict=True))


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
    if move not in ("text", "background", "both"):
        raise ValueError(f"move: unknown: {move!r}; must be 'text', 'background' or 'both'")
    front, back = _painted(text), _painted(background)
    found = []
    for direction in (-1, 1):
        front_path = _way(front, 0 if move == "background" else direction)
        back_path = _way(back, {"text": 0, "background": direction, "both": -direction}[move])
        steps = _first_passing(front_path, back_path, needed)
        if steps is not None:
            found.append(_suggestion((front, back), (front_path(steps), back_path(steps))))
    return min(found, key=lambda suggestion: suggestion.distance, default=None)


def _suggestion(before: tuple[Color, Color], after: tuple[Color, Color]) -> Suggestion:
    text, background = after
    distance = sum(color_distance(a, b) for a, b in zip(before, after, strict=True))
    ratio = contrast_ratio(text, background)
    return Suggestion(text=text, background=background, ratio=ratio, distance=distance)


def color_distance(a: Color, b: Color) -> float:
    """Return delta E OK of two colors, alpha aside: 0 for equal ones, 1 for black and white."""
    first, second = (convert((c.red, c.green, c.blue), "srgb", "oklab") for c in (a, b))
    return math.dist(first, second)


def _painted(color: Color | str) -> Color:
    if not isinstance(color, Color):
        color = Color.parse(color)
    if color.alpha != 1:
        raise ColorError(f"translucent color: {str(color)!r}; composite it over its backdrop first")
    return color.rounded()


def _way(color: Color, direction: int) -> _Still | _Path:
    return _Path(color, direction) if direction else _Still(color)


class _Still:
    """The way of a color that does not move."""

    def __init__(self, color: Color) -> None:
        self._color = color

    def __call__(self, _steps: int) -> Color:
        return self._color

    at_best = __call__


class _Path:
    """The way of one color, darker (-1) or lighter (1); beyond black and white it stays there."""

    def __init__(self, color: Color, direction: int) -> None:
        self._start = color
        self._direction = direction
        self._oklch = color.to_oklch()
        self._gamut = _Gamut(self._oklch[2])
        self._known: dict[int, Color] = {}

    def _exact(self, steps: int) -> Color:
        found = self._known.get(steps)
        if found is None:
            found = self._known[steps] = self._at(steps)
        return found

    def _at(self, steps: int) -> Color:
        if steps == 0:
            return self._start
        lightness, chroma, _ = self._oklch
        lightness = min(max(lightness + self._direction * steps * _STEP, 0.0), 1.0)
        return Color.clipped(*map(srgb_channel, self._gamut.strongest(lightness, chroma)))

    def __call__(self, steps: int) -> Color:
        """Return the painted color after so many steps."""
        return self._exact(steps).rounded()

    def at_best(self, steps: int) -> Color:
        """Return the color as rounding could move it at most, farther along the path."""
        exact, shift = self._exact(steps), self._direction * _HALF_STEP
        return Color.clipped(exact.red + shift, exact.green + shift, exact.blue + shift)


class _Gamut:
    """How much chroma sRGB has in one hue.

    Tried by the hundred for a suggestion, so without the detours of a conversion: each channel of
    linear-light sRGB is a weighted sum of three cubes of lines in the chroma. That is a cubic,
    whose factors depend on the hue but for powers of the lightness.
    """

    def __init__(self, hue: float) -> None:
        a, b = math.cos(math.radians(hue)), math.sin(math.radians(hue))
        slopes = [by_a * a + by_b * b for _, by_a, by_b in LMS_FROM_OKLAB]
        self._factors = [
            (
                3 * sum(weight * slope for weight, slope in zip(row, slopes, strict=True)),
                3 * sum(weight * slope**2 for weight, slope in zip(row, slopes, strict=True)),
                sum(weight * slope**3 for weight, slope in zip(row, slopes, strict=True)),
            )
            for row in _SRGB_FROM_LMS
        ]

    def strongest(self, lightness: float, chroma: float) -> tuple[float, float, float]:
        """Return the color of linear-light sRGB of that chroma or, if it has none, the strongest.

        Channels may lie outside 0 to 1 by the tolerance.
        """
        square = lightness * lightness
        gray = square * lightness
        (r1, r2, r3), (g1, g2, g3), (b1, b2, b3) = self._factors
        r1, g1, b1 = r1 * square, g1 * square, b1 * square
        r2, g2, b2 = r2 * lightness, g2 * lightness, b2 * lightness
        low, high, tried = 0.0, chroma, chroma
        found = gray, gray, gray
        while high - low > _CHROMA_TOLERANCE:
            red = ((r3 * tried + r2) * tried + r1) * tried + gray
            green = ((g3 * tried + g2) * tried + g1) * tried + gray
            blue = ((b3 * tried + b2) * tried + b1) * tried + gray
            if _LEAST <= red <= _MOST and _LEAST <= green <= _MOST and _LEAST <= blue <= _MOST:
                low, found = tried, (red, green, blue)
            else:
                high = tried
            tried = (low + high) / 2
        return found


def _first_passing(front: _Still | _Path, back: _Still | _Path, needed: float) -> int | None:
    """Return the number of steps to the first pair that passes, or None.

    Rounding makes contrast go up and down from step to step. So every step is looked at where
    rounding could make it pass, and only there: from the start on, while that is so, and again
    from the last crossing on, which bisection finds, since along a path contrast falls at most
    once, towards the other color, and then rises to its end.
    """

    def may_pass(steps: int) -> bool:
        return contrast_ratio(front.at_best(steps), back.at_best(steps)) >= needed

    def passes(steps: int) -> bool:
        return contrast_ratio(front(steps), back(steps)) >= needed

    start = 0
    while start <= _END and may_pass(start):
        if passes(start):
            return start
        start += 1
    if start > _END or not may_pass(_END):
        return None
    low, high = start, _END
    while high - low > 1:
        middle = (low + high) // 2
        if may_pass(middle):
            high = middle
        else:
            low = middle
    return next((steps for steps in range(high, _END + 1) if passes(steps)), None)

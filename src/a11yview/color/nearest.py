"""The nearest color that passes.

A color moves along a path in OKLCH: its hue stays, its lightness changes, and its chroma shrinks
only where the gamut of sRGB forces it. The path is walked in steps of 1/2040 of lightness, an
eighth of an 8-bit step, and every point of it is judged as it is painted: in 8 bits a channel.

Source: WCAG 2.2, success criteria 1.4.3 and 1.4.6; CSS Color 4, section 9 (OKLCH) and
section 13 (chroma reduction); the distance is delta E OK, CSS Color 4, section 19.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from a11yview.color.contrast import contrast_ratio, ratio_of, required_ratio
from a11yview.color.gamut import HueGamut
from a11yview.color.model import Color, luminance_of
from a11yview.color.spaces import convert, srgb_channel
from a11yview.color.value import clipped
from a11yview.errors import ColorError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.color.contrast import Level

    _Judge = Callable[[int], bool]

__all__ = ["Move", "Suggestion", "color_distance", "suggest"]

Move = Literal["text", "background", "both"]

_STEP: Final = 1 / 2040
"""Lightness between two points of a path: an eighth of an 8-bit step."""

_END: Final = round(1 / _STEP)
# A hair more than rounding to 8 bits can move a channel.
_HALF_STEP: Final = 1 / 509


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

    def at_best(self, _steps: int) -> float:
        """Return the luminance."""
        return self._color.luminance

    def jumps(self) -> Sequence[int]:
        """Return no step: what stays does not jump."""
        return ()


_gamut = lru_cache(maxsize=64)(HueGamut)
"""The gamut in a hue: the paths of a color all lead through one."""


class _Path:
    """The way of one color, darker (-1) or lighter (1); beyond black and white it stays there."""

    def __init__(self, color: Color, direction: int) -> None:
        self._direction = direction
        self._oklch = color.to_oklch()
        self._gamut = _gamut(self._oklch[2])
        self._known: dict[int, Sequence[float]] = {0: (color.red, color.green, color.blue)}

    def _exact(self, steps: int) -> Sequence[float]:
        """Return the channels after so many steps, before they are rounded."""
        found = self._known.get(steps)
        if found is None:
            lightness, chroma, _ = self._oklch
            lightness = min(max(lightness + self._direction * steps * _STEP, 0.0), 1.0)
            channels = self._gamut.strongest(lightness, chroma)
            found = self._known[steps] = [clipped(srgb_channel(one)) for one in channels]
        return found

    def __call__(self, steps: int) -> Color:
        """Return the painted color after so many steps."""
        red, green, blue = self._exact(steps)
        return Color(red=red, green=green, blue=blue).rounded()

    def at_best(self, steps: int) -> float:
        """Return the luminance as rounding could move it at most, farther along the path."""
        shift = self._direction * _HALF_STEP
        return luminance_of(*[clipped(channel + shift) for channel in self._exact(steps)])

    def jumps(self) -> Sequence[int]:
        """Return the steps before which chroma jumps, since the gamut's edge does."""
        start, chroma, _ = self._oklch
        ways = [(lightness - start) * self._direction for lightness in self._gamut.jumps(chroma)]
        return [math.ceil(way / _STEP) for way in ways if way > 0]


def _first_passing(front: _Still | _Path, back: _Still | _Path, needed: float) -> int | None:
    """Return the number of steps to the first pair that passes, or None."""

    def may_pass(steps: int) -> bool:
        return ratio_of(front.at_best(steps), back.at_best(steps)) >= needed

    def passes(steps: int) -> bool:
        return contrast_ratio(front(steps), back(steps)) >= needed

    starts = sorted({0, *front.jumps(), *back.jumps()})
    for start, following in zip(starts, [*starts[1:], _END + 1], strict=True):
        found = _first_passing_between(start, following - 1, may_pass, passes)
        if found is not None:
            return found
    return None


def _first_passing_between(start: int, end: int, may_pass: _Judge, passes: _Judge) -> int | None:
    """Return the first step that passes, of those between two jumps.

    Rounding makes contrast go up and down from step to step. So every step is looked at where
    rounding could make it pass, and only there: from the start on, while that is so, and again
    from the last crossing on, which bisection finds, since between jumps contrast falls at most
    once, toward the other color, and then rises to the end.
    """
    while start <= end and may_pass(start):
        if passes(start):
            return start
        start += 1
    if start > end or not may_pass(end):
        return None
    first = bisect_left(range(start, end), x=True, key=may_pass) + start
    return next((steps for steps in range(first, end + 1) if passes(steps)), None)

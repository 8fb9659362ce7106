"""The colors that a gradient shows, sampled closely enough to bound the contrast of text on it."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from a11yview.color import TRANSPARENT, Color

if TYPE_CHECKING:
    from a11yview.cascade import Gradient

__all__ = ["samples"]

# Between two stops every channel runs in a straight line, but luminance does not: from red to
# blue it has its lowest value on the way. Four points between the stops follow it to about 1 %.
_BETWEEN: Final = 4


@lru_cache(maxsize=1024)
def _sampled(stops: tuple[Color, ...]) -> tuple[Color, ...]:
    points = list(stops[:1])
    for start, end in pairwise(stops):
        if start == end:
            continue
        points += [_mixed(start, end, step / (_BETWEEN + 1)) for step in range(1, _BETWEEN + 1)]
        points.append(end)
    return tuple(dict.fromkeys(points))


def samples(gradient: Gradient) -> tuple[Color, ...]:
    """Return the stops and points between them, without repeats."""
    return _sampled(gradient.colors)


def _mixed(start: Color, end: Color, part: float) -> Color:
    """Return the color between two stops: premultiplied, in sRGB (CSS Images 3, 3.4.2)."""
    alpha = start.alpha + (end.alpha - start.alpha) * part
    if alpha <= 0:
        return TRANSPARENT
    red, green, blue = (
        min(max((a * start.alpha * (1 - part) + b * end.alpha * part) / alpha, 0.0), 1.0)
        for a, b in (
            (start.red, end.red),
            (start.green, end.green),
            (start.blue, end.blue),
        )
    )
    return Color(red=red, green=green, blue=blue, alpha=alpha)

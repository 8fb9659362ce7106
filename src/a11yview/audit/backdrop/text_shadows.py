"""Text shadows, and what they add to the contrast of letters.

A narrow shadow all around outlines the letters; a wide one tints what lies behind them. The
limits are those of axe-core's color-contrast rule, whose verdicts people know: shadows blurred by
0.2 em or more are wide, sharp ones on two or three sides only cannot be judged.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.compositing import as_written, with_alpha
from a11yview.color import TRANSPARENT, Color

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade import Shadow, Style

__all__ = ["outlines", "stacked", "tint"]

_WIDE: Final = 0.2  # em of blur
_SHARP: Final = 0.001  # em of blur
_VISIBLE: Final = 0.5  # px of offset
_SOLID: Final = 1.5  # px of offset
_STROKE_ALPHA: Final = 0.54


def outlines(style: Style) -> tuple[Color, ...] | None:
    """Return the colors of the shadows that outline letters; None if that cannot be told."""
    if not style.text_shadow:
        return ()
    size = math.floor(style.font_size)
    colors: list[Color] = []
    sharp: list[Shadow] = []
    for shadow in style.text_shadow:
        if shadow.blur >= size * _WIDE:
            continue
        if shadow.blur < size * _SHARP:
            sharp.append(shadow)
            continue
        strokes = _strokes(sharp)
        if strokes is None:
            return None
        colors += [*strokes, _soft(shadow, size)]
        sharp.clear()
    strokes = _strokes(sharp)
    return None if strokes is None else (*colors, *strokes)


def tint(style: Style) -> Color | None:
    """Return the translucent color that wide shadows lay over the backdrop, or None."""
    if not style.text_shadow:
        return None
    size = math.floor(style.font_size)
    wide = [_soft(s, size) for s in style.text_shadow if s.blur >= size * _WIDE]
    return stacked(wide) if wide else None


def stacked(colors: Iterable[Color]) -> Color:
    """Return the colors laid over each other, the first on top."""
    result: Color | None = None
    for color in colors:
        result = color if result is None else _over(result, color)
    return result or TRANSPARENT


def _over(above: Color, beneath: Color) -> Color:
    # As axe-core adds up shadows: what is translucent beneath counts as if it were opaque.
    share = above.alpha
    return Color.clipped(
        above.red * share + beneath.red * (1 - share),
        above.green * share + beneath.green * (1 - share),
        above.blue * share + beneath.blue * (1 - share),
        share + beneath.alpha * (1 - share),
    )


def _soft(shadow: Shadow, size: int) -> Color:
    if shadow.x > shadow.blur or shadow.y > shadow.blur or size == 0:
        return TRANSPARENT
    # axe-core's estimate of how dense a blurred shadow is where the letters are.
    density = 0.185 / (shadow.blur / size + 0.4)
    color = as_written(shadow.color)
    return with_alpha(color, min(color.alpha * density, 1.0))


def _strokes(sharp: Sequence[Shadow]) -> list[Color] | None:
    """Return the colors of sharp shadows on all four sides; None if on some sides only."""
    by_color: dict[Color, list[list[float]]] = {}
    for shadow in sharp:
        sides = by_color.setdefault(shadow.color, [[], [], [], []])
        for place, offset in enumerate((shadow.x, -shadow.x, shadow.y, -shadow.y)):
            if offset > _VISIBLE:
                sides[place].append(offset)
    strokes: list[Color] = []
    for color, sides in by_color.items():
        edges = sum(1 for side in sides if side)
        if edges in {2, 3}:
            return None
        if edges == 4:
            density = sum(len(side) for side in sides) / 4
            solid = all(offset > _SOLID for side in sides for offset in side)
            strokes.append(color if solid else with_alpha(color, 1 - _STROKE_ALPHA**density))
    return strokes

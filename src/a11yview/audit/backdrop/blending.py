"""Blend modes: two colors mixed channel by channel.

Source: Compositing and Blending Level 1, 5.8 (blending and compositing) and 9.1 (the separable
modes).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.compositing import composited
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SEPARABLE", "blended"]


def _hard_light(below: float, above: float) -> float:
    return below * 2 * above if above <= 0.5 else _screen(below, 2 * above - 1)


def _screen(below: float, above: float) -> float:
    return below + above - below * above


def _color_dodge(below: float, above: float) -> float:
    if below == 0:
        return 0.0
    return 1.0 if above == 1 else min(1.0, below / (1 - above))


def _color_burn(below: float, above: float) -> float:
    if below == 1:
        return 1.0
    return 0.0 if above == 0 else 1 - min(1.0, (1 - below) / above)


def _soft_light(below: float, above: float) -> float:
    if above <= 0.5:
        return below - (1 - 2 * above) * below * (1 - below)
    bent = ((16 * below - 12) * below + 4) * below if below <= 0.25 else math.sqrt(below)
    return below + (2 * above - 1) * (bent - below)


_MODES: Final[dict[str, Callable[[float, float], float]]] = {
    "multiply": lambda below, above: below * above,
    "screen": _screen,
    "overlay": lambda below, above: _hard_light(above, below),
    "darken": min,
    "lighten": max,
    "color-dodge": _color_dodge,
    "color-burn": _color_burn,
    "hard-light": _hard_light,
    "soft-light": _soft_light,
    "difference": lambda below, above: abs(below - above),
    "exclusion": lambda below, above: below + above - 2 * below * above,
}
SEPARABLE: Final = frozenset({"normal", *_MODES})
"""The blend modes that are computed."""


@lru_cache(maxsize=4096)
def blended(color: Color, backdrop: Color, mode: str) -> Color:
    """Return a color over its backdrop, mixed with it as a separable mode says."""
    if mode not in _MODES or backdrop.alpha == 0:
        return composited(color, backdrop)
    mix, share = _MODES[mode], backdrop.alpha
    red, green, blue = (
        (1 - share) * above + share * mix(below, above)
        for below, above in zip(_channels(backdrop), _channels(color), strict=True)
    )
    return composited(Color.clipped(red, green, blue, color.alpha), backdrop)


def _channels(color: Color) -> tuple[float, float, float]:
    return color.red, color.green, color.blue

"""CSS filters whose effect on a color is known without pixels.

Source: Filter Effects Module Level 1, 9 and 10 (the shorthand functions as color matrices).
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.calculation.units import ANGLES
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ColorFilter", "apply_filter", "blurs", "color_filter"]

ColorFilter = tuple[tuple[str, float], ...]
"""The functions of a filter in order, with their amounts: factors, or degrees for hue-rotate."""

_FUNCTION: Final = re.compile(r"([a-z-]+)\(\s*([^()]*(?:\([^()]*\)[^()]*)*)\)")
_BLUR: Final = re.compile(r"\bblur\(([^()]*)")
_AMOUNT: Final = re.compile(r"([+-]?(?:\d++\.?+\d*+|\.\d++)(?:e[+-]?\d++)?+)(%|deg|grad|rad|turn)?")
_BOUNDED: Final = frozenset({"grayscale", "sepia", "invert", "opacity"})
_KNOWN: Final = _BOUNDED | {"saturate", "hue-rotate", "brightness", "contrast"}


@lru_cache(maxsize=1024)
def color_filter(text: str) -> ColorFilter | None:
    """Return what a computed ``filter`` does to flat colors, or None if that takes pixels.

    ``none`` does nothing, nor what adds something around the letters (``drop-shadow``); what a
    blur leaves as it is are plain grounds.
    """
    if text in {"", "none"}:
        return ()
    functions: list[tuple[str, float]] = []
    rest = _FUNCTION.sub("", text).strip()
    if rest:
        return None
    for name, argument in _FUNCTION.findall(text):
        if name in {"drop-shadow", "blur"}:
            continue
        if name not in _KNOWN:
            return None
        amount = _amount(name, argument.strip())
        if amount is None:
            return None
        functions.append((name, amount))
    return tuple(functions)


def blurs(text: str) -> bool:
    """Return whether a computed ``filter`` takes letters and their ground into one another."""
    return any(re.search("[1-9]", radius) for radius in _BLUR.findall(text))


def _amount(name: str, argument: str) -> float | None:
    if not argument:
        return 0.0 if name == "hue-rotate" else 1.0
    found = _AMOUNT.fullmatch(argument)
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if name == "hue-rotate":
        return number * ANGLES.get(unit or "deg", 1.0)
    amount = number / 100 if unit == "%" else number
    amount = max(amount, 0.0)
    return min(amount, 1.0) if name in _BOUNDED else amount


def apply_filter(color: Color, functions: ColorFilter) -> Color:
    """Return the color as the filter shows it."""
    red, green, blue, alpha = color.red, color.green, color.blue, color.alpha
    for name, amount in functions:
        if name == "opacity":
            alpha *= amount
        elif name in _BY_CHANNEL:
            change = _BY_CHANNEL[name]
            red, green, blue = change(red, amount), change(green, amount), change(blue, amount)
        else:
            red, green, blue = _by_matrix(name, amount, (red, green, blue))
    return Color(red=_clip(red), green=_clip(green), blue=_clip(blue), alpha=_clip(alpha))


_BY_CHANNEL: Final[dict[str, Callable[[float, float], float]]] = {
    "brightness": lambda channel, amount: _clip(channel * amount),
    "contrast": lambda channel, amount: _clip((channel - 0.5) * amount + 0.5),
    "invert": lambda channel, amount: amount + channel * (1 - 2 * amount),
}


# Each row of the matrix as constant, factor of the cosine, factor of the sine, three times.
_HUE_ROWS: Final = (
    (0.213, 0.787, -0.213, 0.715, -0.715, -0.715, 0.072, -0.072, 0.928),
    (0.213, -0.213, 0.143, 0.715, 0.285, 0.140, 0.072, -0.072, -0.283),
    (0.213, -0.213, -0.787, 0.715, -0.715, 0.715, 0.072, 0.928, 0.072),
)


def _by_matrix(
    name: str, amount: float, color: tuple[float, float, float]
) -> tuple[float, float, float]:
    rows = _matrix(name, amount)
    return (
        _clip(sum(factor * channel for factor, channel in zip(rows[0], color, strict=True))),
        _clip(sum(factor * channel for factor, channel in zip(rows[1], color, strict=True))),
        _clip(sum(factor * channel for factor, channel in zip(rows[2], color, strict=True))),
    )


def _matrix(name: str, amount: float) -> tuple[tuple[float, float, float], ...]:
    if name == "sepia":
        s = 1 - amount
        return (
            (0.393 + 0.607 * s, 0.769 - 0.769 * s, 0.189 - 0.189 * s),
            (0.349 - 0.349 * s, 0.686 + 0.314 * s, 0.168 - 0.168 * s),
            (0.272 - 0.272 * s, 0.534 - 0.534 * s, 0.131 + 0.869 * s),
        )
    if name == "hue-rotate":
        c, s = math.cos(math.radians(amount)), math.sin(math.radians(amount))
        return tuple(
            (row[0] + c * row[1] + s * row[2], row[3] + c * row[4] + s * row[5],
             row[6] + c * row[7] + s * row[8])
            for row in _HUE_ROWS
        )  # fmt: skip
    s = 1 - amount if name == "grayscale" else amount  # grayscale(a) is saturate(1 - a)
    red, green, blue = (0.2126, 0.7152, 0.0722) if name == "grayscale" else (0.213, 0.715, 0.072)
    return (
        (red + (1 - red) * s, green - green * s, blue - blue * s),
        (red - red * s, green + (1 - green) * s, blue - blue * s),
        (red - red * s, green - green * s, blue + (1 - blue) * s),
    )


def _clip(channel: float) -> float:
    return min(max(channel, 0.0), 1.0)

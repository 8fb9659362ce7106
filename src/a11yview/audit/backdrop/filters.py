"""Filters whose effect on a color is known without pixels.

Source: Filter Effects Module Level 1, 9 and 10 (the shorthand functions as color matrices).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.calculation.expressions import ANGLE, NUMBER, PERCENT, Vocabulary, percent
from a11yview.calculation.functions import parse_calculation
from a11yview.calculation.tokens import Token, tokens_of
from a11yview.color import Color

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.calculation.expressions import Dimensions

__all__ = ["ColorFilter", "apply_filter", "blurs", "color_filter"]

ColorFilter = tuple[tuple[str, float], ...]
"""The functions of a filter in order, with their amounts: factors, or degrees for hue-rotate."""

_BOUNDED: Final = frozenset({"grayscale", "sepia", "invert", "opacity"})
_KNOWN: Final = _BOUNDED | {"saturate", "hue-rotate", "brightness", "contrast"}
_SHARES: Final = frozenset({NUMBER, PERCENT})
_ANGLES: Final = frozenset({NUMBER, ANGLE})  # a bare 0 is an angle, too
_VOCABULARY: Final[Vocabulary[None]] = Vocabulary(relative_lengths={}, percentage=percent)


@lru_cache(maxsize=1024)
def color_filter(text: str) -> ColorFilter | None:
    """Return the effect of a computed ``filter`` on flat colors, or None if that takes pixels.

    ``none`` has none, nor has a shadow around the letters (``drop-shadow``), nor a blur on a plain
    backdrop.
    """
    if text in {"", "none"}:
        return ()
    functions: list[tuple[str, float]] = []
    for name, arguments in _functions(text):
        if name in {"drop-shadow", "blur"}:
            continue
        amount = _amount(name, arguments) if name in _KNOWN else None
        if amount is None:
            return None
        functions.append((name, amount))
    return tuple(functions)


@lru_cache(maxsize=1024)
def blurs(text: str) -> bool:
    """Return whether a computed ``filter`` blurs letters into their backdrop."""
    return any(_is_blur(name, arguments) for name, arguments in _functions(text))


def _functions(text: str) -> list[tuple[str, Sequence[Token]]]:
    """Return the functions of a filter; anything else has an empty name."""
    return [
        (token.text if token.kind == "function" else "", token.items)
        for token in tokens_of(text)
        if token.kind != "space"
    ]


def _is_blur(name: str, arguments: Sequence[Token]) -> bool:
    if name != "blur" or not arguments:
        return False
    radius = _worked_out(arguments)
    return radius is None or radius[0] > 0


def _amount(name: str, arguments: Sequence[Token]) -> float | None:
    if not arguments:
        return 0.0 if name == "hue-rotate" else 1.0
    found = _worked_out(arguments)
    if found is None or found[1] not in (_ANGLES if name == "hue-rotate" else _SHARES):
        return None
    amount, dimensions = found
    if name == "hue-rotate":
        return amount
    amount = max(amount / 100 if dimensions == PERCENT else amount, 0.0)
    return min(amount, 1.0) if name in _BOUNDED else amount


def _worked_out(arguments: Sequence[Token]) -> tuple[float, Dimensions] | None:
    """Return a value, plain or calculated, with its type; None where a unit needs the page."""
    found = parse_calculation(Token("function", "calc", 0.0, tuple(arguments)), _VOCABULARY)
    value = math.nan if found is None else found.evaluate(None)
    return (value, found.type) if found is not None and math.isfinite(value) else None


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

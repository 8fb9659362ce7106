"""Arithmetic of CSS: on floats by IEEE 754, where Python raises too, and what Python lacks.

Source: CSS Values and Units Level 4, sections 10.2 to 10.9; ``progress()`` is Level 5's.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "CONSTANTS",
    "clamp_nan",
    "divide",
    "greatest",
    "least",
    "logarithm",
    "power",
    "progress",
    "remainder",
    "round_to",
    "sign",
    "total",
    "whole",
]

CONSTANTS: Final = {
    "e": math.e,
    "pi": math.pi,
    "infinity": math.inf,
    "-infinity": -math.inf,
    "nan": math.nan,
}


def whole(value: float) -> float:
    """Return the whole number that is not above a value; infinities stay, NaN is 0."""
    if math.isfinite(value):
        return float(math.floor(value))
    return 0.0 if math.isnan(value) else value


def clamp_nan(value: float) -> float:
    """Return ``value``, or 0 for not-a-number, as a top-level calculation does."""
    return 0.0 if math.isnan(value) else value


def divide(a: float, b: float) -> float:
    """Return ``a / b``, for a zero divisor too."""
    if b:
        return a / b
    if not a or math.isnan(a) or math.isnan(b):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def total(function: Callable[..., float], *values: float) -> float:
    """Return ``function(*values)``, for values that it is not defined for too."""
    try:
        return function(*values)
    except OverflowError:
        return math.inf
    except (ValueError, ZeroDivisionError):
        return math.nan


def least(*values: float) -> float:
    """Return the least value, or NaN if any is."""
    return math.nan if any(map(math.isnan, values)) else min(values)


def greatest(*values: float) -> float:
    """Return the greatest value, or NaN if any is."""
    return math.nan if any(map(math.isnan, values)) else max(values)


def round_to(strategy: str, value: float, step: float) -> float:
    """Return ``value`` rounded to a multiple of ``step``, by a strategy of ``round()``."""
    if (
        not step
        or math.isnan(value)
        or math.isnan(step)
        or (math.isinf(value) and math.isinf(step))
    ):
        return math.nan
    if math.isinf(value / step):  # of an infinite value, or of steps finer than floats tell
        return value
    if math.isinf(step):
        return _round_to_infinite_step(strategy, value)
    lower = whole(value / step) * step
    upper = lower if lower == value else lower + step
    if strategy == "nearest":
        return lower if value - lower < upper - value else upper
    if strategy == "to-zero":
        return lower if abs(lower) < abs(upper) else upper
    return upper if strategy == "up" else lower


def _round_to_infinite_step(strategy: str, value: float) -> float:
    if strategy == "up" and value > 0:
        return math.inf
    if strategy == "down" and value < 0:
        return -math.inf
    return math.copysign(0.0, value)


def remainder(value: float, divisor: float, *, of_divisor_sign: bool) -> float:
    """Return ``mod(value, divisor)``, or ``rem(value, divisor)`` with the value's sign."""
    if not divisor or math.isinf(value) or math.isnan(value) or math.isnan(divisor):
        return math.nan
    if math.isinf(divisor):
        differ = math.copysign(1.0, value) != math.copysign(1.0, divisor)
        return math.nan if of_divisor_sign and differ else value
    result = math.fmod(value, divisor)
    if of_divisor_sign and result and (result < 0) != (divisor < 0):
        result += divisor
    return result


def logarithm(value: float, base: float = math.e) -> float:
    """Return the logarithm to a base. Raises ``ValueError`` for negative numbers."""
    return divide(_natural_logarithm(value), _natural_logarithm(base))


def _natural_logarithm(value: float) -> float:
    return math.log(value) if value else -math.inf


def power(value: float, exponent: float) -> float:
    """Return ``value`` to a power: of 0 to a negative one, and beyond the largest float, too."""
    if value or exponent >= 0 or math.isnan(exponent):
        try:
            return math.pow(value, exponent)
        except OverflowError:
            pass
    return math.copysign(math.inf, value) if exponent % 2 == 1 else math.inf


def sign(value: float) -> float:
    """Return 1 or -1, or the value itself where it is a zero or NaN."""
    return value if not value or math.isnan(value) else math.copysign(1.0, value)


def progress(value: float, start: float, end: float) -> float:
    """Return how far a value is from ``start`` to ``end``, 0 to 1."""
    if start == end:
        return 0.0 if value <= start else 1.0
    return min(max(divide(value - start, end - start), 0.0), 1.0)

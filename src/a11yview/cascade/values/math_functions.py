"""The math functions besides ``calc()``: comparison, stepping, trigonometry, exponents, signs.

Source: CSS Values and Units Level 4, sections 10.2 to 10.7; ``progress()`` is Level 5's.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from a11yview.cascade.values.calculation import (
    ANGLE,
    NUMBER,
    Calculation,
    InvalidCalculationError,
    Parser,
    constant,
    divide,
    require,
    same_type,
)
from a11yview.cascade.values.tokens import keyword, split_commas, words
from a11yview.cascade.values.units import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.values.calculation import Dimensions, Handler, Percentages
    from a11yview.cascade.values.tokens import Token
    from a11yview.cascade.values.units import LengthContext


def _extremum(pick: Callable[[list[float]], float]) -> Handler:
    def handler(parser: Parser, tokens: list[Token], depth: int) -> Calculation:
        nodes = parser.arguments(tokens, depth)
        dimensions = same_type(nodes)

        def evaluate(context: LengthContext) -> float:
            values = [node.evaluate(context) for node in nodes]
            return math.nan if any(map(math.isnan, values)) else pick(values)

        return Calculation(dimensions, evaluate)

    return handler


def _clamp(parser: Parser, tokens: list[Token], depth: int) -> Calculation:
    parts = split_commas(tokens)
    if len(parts) != 3:
        raise InvalidCalculationError
    low = None if _is_none(parts[0]) else parser.sum(parts[0], depth)
    value = parser.sum(parts[1], depth)
    high = None if _is_none(parts[2]) else parser.sum(parts[2], depth)
    dimensions = same_type([node for node in (low, value, high) if node is not None])

    def evaluate(context: LengthContext) -> float:
        result = value.evaluate(context)
        if high is not None:
            result = _nan_min(result, high.evaluate(context))
        if low is not None:
            result = _nan_max(result, low.evaluate(context))
        return result

    return Calculation(dimensions, evaluate)


def _nan_min(a: float, b: float) -> float:
    return math.nan if math.isnan(a) or math.isnan(b) else min(a, b)


def _nan_max(a: float, b: float) -> float:
    return math.nan if math.isnan(a) or math.isnan(b) else max(a, b)


def _is_none(tokens: list[Token]) -> bool:
    return [keyword(token) for token in words(tokens)] == ["none"]


_STRATEGIES: Final = frozenset({"nearest", "up", "down", "to-zero"})


def _round(parser: Parser, tokens: list[Token], depth: int) -> Calculation:
    parts = split_commas(tokens)
    strategy = "nearest"
    first = [keyword(token) for token in words(parts[0])]
    if len(first) == 1 and first[0] in _STRATEGIES:
        strategy = first[0]
        parts = parts[1:]
    nodes = [parser.sum(part, depth) for part in parts]
    if len(nodes) not in (1, 2):
        raise InvalidCalculationError
    dimensions = same_type(nodes)
    if len(nodes) == 1:
        require(nodes, NUMBER)
        nodes.append(constant(1.0))
    value, step = nodes

    def evaluate(context: LengthContext) -> float:
        return round_to(strategy, value.evaluate(context), abs(step.evaluate(context)))

    return Calculation(dimensions, evaluate)


def round_to(strategy: str, value: float, step: float) -> float:
    """Return ``value`` rounded to a multiple of ``step``. Source: section 10.5."""
    if (
        not step
        or math.isnan(value)
        or math.isnan(step)
        or (math.isinf(value) and math.isinf(step))
    ):
        return math.nan
    if math.isinf(value):
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


def _remainder(*, of_divisor_sign: bool) -> Handler:
    def handler(parser: Parser, tokens: list[Token], depth: int) -> Calculation:
        nodes = parser.arguments(tokens, depth)
        if len(nodes) != 2:
            raise InvalidCalculationError
        dimensions = same_type(nodes)

        def evaluate(context: LengthContext) -> float:
            value, divisor = (node.evaluate(context) for node in nodes)
            return remainder(value, divisor, of_divisor_sign=of_divisor_sign)

        return Calculation(dimensions, evaluate)

    return handler


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


def _numeric(
    arity: tuple[int, ...],
    function: Callable[..., float],
    *,
    takes: Dimensions | None = NUMBER,
    gives: Dimensions | None = NUMBER,
) -> Handler:
    """Return the handler of a function of values of type ``takes`` (``None``: any one type)."""

    def handler(parser: Parser, tokens: list[Token], depth: int) -> Calculation:
        nodes = parser.arguments(tokens, depth)
        if len(nodes) not in arity:
            raise InvalidCalculationError
        dimensions = same_type(nodes)
        if takes is not None:
            require(nodes, takes)

        def evaluate(context: LengthContext) -> float:
            return _total(function, *(node.evaluate(context) for node in nodes))

        return Calculation(dimensions if gives is None else gives, evaluate)

    return handler


def _total(function: Callable[..., float], *values: float) -> float:
    """Return ``function(*values)`` with the IEEE 754 result where Python raises."""
    try:
        return function(*values)
    except OverflowError:
        return math.inf
    except (ValueError, ZeroDivisionError):
        return math.nan


def _trigonometric(
    function: Callable[[float], float], quarters: tuple[float, float, float, float]
) -> Handler:
    """``sin()`` and kin take an angle, or a number of radians; right angles give exact results."""

    def of_degrees(degrees: float) -> float:
        turned = degrees / 90
        if turned.is_integer():
            return quarters[int(turned) % 4]
        return _total(function, math.radians(degrees))

    def handler(parser: Parser, tokens: list[Token], depth: int) -> Calculation:
        node = parser.sum(tokens, depth)
        if node.type == ANGLE:
            return Calculation(NUMBER, lambda context: of_degrees(node.evaluate(context)))
        require([node], NUMBER)
        return Calculation(NUMBER, lambda context: of_degrees(math.degrees(node.evaluate(context))))

    return handler


def _logarithm(value: float, base: float = math.e) -> float:
    return divide(_natural_logarithm(value), _natural_logarithm(base))


def _natural_logarithm(value: float) -> float:
    return math.log(value) if value else -math.inf


def _power(value: float, exponent: float) -> float:
    if value or exponent >= 0 or math.isnan(exponent):
        return math.pow(value, exponent)
    return math.copysign(math.inf, value) if exponent % 2 == 1 else math.inf


def _sign(value: float) -> float:
    return value if not value or math.isnan(value) else math.copysign(1.0, value)


def _progress(value: float, start: float, end: float) -> float:
    if start == end:
        return 0.0 if value <= start else 1.0
    return min(max(divide(value - start, end - start), 0.0), 1.0)


FUNCTIONS: Final[dict[str, Handler]] = {
    "calc": Parser.sum,
    "-webkit-calc": Parser.sum,
    "min": _extremum(min),
    "max": _extremum(max),
    "clamp": _clamp,
    "round": _round,
    "mod": _remainder(of_divisor_sign=True),
    "rem": _remainder(of_divisor_sign=False),
    "sin": _trigonometric(math.sin, (0.0, 1.0, 0.0, -1.0)),
    "cos": _trigonometric(math.cos, (1.0, 0.0, -1.0, 0.0)),
    "tan": _trigonometric(math.tan, (0.0, math.inf, 0.0, -math.inf)),
    "asin": _numeric((1,), lambda x: math.degrees(math.asin(x)), gives=ANGLE),
    "acos": _numeric((1,), lambda x: math.degrees(math.acos(x)), gives=ANGLE),
    "atan": _numeric((1,), lambda x: math.degrees(math.atan(x)), gives=ANGLE),
    "atan2": _numeric((2,), lambda y, x: math.degrees(math.atan2(y, x)), takes=None, gives=ANGLE),
    "pow": _numeric((2,), _power),
    "sqrt": _numeric((1,), math.sqrt),
    "hypot": _numeric(tuple(range(1, 33)), math.hypot, takes=None, gives=None),
    "log": _numeric((1, 2), _logarithm),
    "exp": _numeric((1,), math.exp),
    "abs": _numeric((1,), abs, takes=None, gives=None),
    "sign": _numeric((1,), _sign, takes=None),
    "progress": _numeric((3,), _progress, takes=None),
}
"""The math functions by name, in lower case."""


def parse_calculation(function: Token, percentages: Percentages) -> Calculation | None:
    """Return the calculation of a function token, or ``None`` when it is invalid."""
    try:
        return Parser(FUNCTIONS, percentages).function(function, 0)
    except InvalidCalculationError:
        return None

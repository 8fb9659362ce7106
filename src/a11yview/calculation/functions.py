"""The math functions: ``calc()``, comparison, stepping, trigonometry, exponents, signs.

Source: CSS Values and Units Level 4, sections 10.1 to 10.7; ``progress()`` is Level 5's.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, TypeVar

from a11yview.calculation.arithmetic import (
    greatest,
    least,
    logarithm,
    power,
    progress,
    remainder,
    round_to,
    sign,
    total,
)
from a11yview.calculation.expressions import (
    ANGLE,
    NUMBER,
    Calculation,
    InvalidCalculationError,
    Parser,
    constant,
    require,
    same_type,
)
from a11yview.calculation.tokens import comma_separated, is_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.calculation.expressions import Dimensions, Handler, Vocabulary
    from a11yview.calculation.tokens import Token

__all__ = ["FUNCTIONS", "parse_calculation"]

_Context = TypeVar("_Context")

_STRATEGIES: Final = ("nearest", "up", "down", "to-zero")


def _clamp(parser: Parser[Any], tokens: Sequence[Token]) -> Calculation[Any]:
    """``clamp(low, value, high)``, where ``none`` is no bound."""
    parts = comma_separated(tokens)
    if len(parts) != 3:
        raise InvalidCalculationError
    low, high = (None if is_word(part, "none") else parser.sum(part) for part in parts[::2])
    value = parser.sum(parts[1])
    dimensions = same_type([node for node in (low, value, high) if node is not None])

    def evaluate(context: object) -> float:
        result = value.evaluate(context)
        if high is not None:
            result = least(result, high.evaluate(context))
        return result if low is None else greatest(result, low.evaluate(context))

    return Calculation(dimensions, evaluate)


def _round(parser: Parser[Any], tokens: Sequence[Token]) -> Calculation[Any]:
    parts = comma_separated(tokens)
    strategy = next((word for word in _STRATEGIES if is_word(parts[0], word)), None)
    nodes = [parser.sum(part) for part in parts[strategy is not None :]]
    if len(nodes) not in (1, 2):
        raise InvalidCalculationError
    dimensions = same_type(nodes)
    if len(nodes) == 1:
        require(nodes, NUMBER)
        nodes.append(constant(1.0))
    value, step = nodes

    def evaluate(context: object) -> float:
        step_size = abs(step.evaluate(context))
        return round_to(strategy or "nearest", value.evaluate(context), step_size)

    return Calculation(dimensions, evaluate)


def _numeric(
    least_arguments: int,
    most_arguments: float,
    function: Callable[..., float],
    *,
    takes: Dimensions | None = NUMBER,
    gives: Dimensions | None = NUMBER,
) -> Handler:
    """Return the handler of a function of values of type ``takes``; ``None``: any one type.

    ``gives`` is the type of its result; ``None``: that of the values.
    """

    def handler(parser: Parser[Any], tokens: Sequence[Token]) -> Calculation[Any]:
        nodes = parser.arguments(tokens)
        if not least_arguments <= len(nodes) <= most_arguments:
            raise InvalidCalculationError
        dimensions = same_type(nodes)
        if takes is not None:
            require(nodes, takes)

        def evaluate(context: object) -> float:
            return total(function, *[node.evaluate(context) for node in nodes])

        return Calculation(dimensions if gives is None else gives, evaluate)

    return handler


def _trigonometric(
    function: Callable[[float], float], quarters: tuple[float, float, float, float]
) -> Handler:
    """``sin()`` and kin take an angle, or a number of radians; right angles give exact results."""

    def of_angle(degrees: float, radians: float) -> float:
        turned = degrees / 90
        return quarters[int(turned) % 4] if turned.is_integer() else total(function, radians)

    def handler(parser: Parser[Any], tokens: Sequence[Token]) -> Calculation[Any]:
        node = parser.sum(tokens)
        is_angle = node.type == ANGLE
        if not is_angle:
            require([node], NUMBER)

        def evaluate(context: object) -> float:
            value = node.evaluate(context)
            if is_angle:
                return of_angle(value, math.radians(value))
            return of_angle(math.degrees(value), value)

        return Calculation(NUMBER, evaluate)

    return handler


FUNCTIONS: Final[dict[str, Handler]] = {
    "calc": Parser.sum,
    "-webkit-calc": Parser.sum,
    "min": _numeric(1, math.inf, least, takes=None, gives=None),
    "max": _numeric(1, math.inf, greatest, takes=None, gives=None),
    "clamp": _clamp,
    "round": _round,
    "mod": _numeric(
        2, 2, lambda a, b: remainder(a, b, of_divisor_sign=True), takes=None, gives=None
    ),
    "rem": _numeric(
        2, 2, lambda a, b: remainder(a, b, of_divisor_sign=False), takes=None, gives=None
    ),
    "sin": _trigonometric(math.sin, (0.0, 1.0, 0.0, -1.0)),
    "cos": _trigonometric(math.cos, (1.0, 0.0, -1.0, 0.0)),
    "tan": _trigonometric(math.tan, (0.0, math.inf, 0.0, -math.inf)),
    "asin": _numeric(1, 1, lambda x: math.degrees(math.asin(x)), gives=ANGLE),
    "acos": _numeric(1, 1, lambda x: math.degrees(math.acos(x)), gives=ANGLE),
    "atan": _numeric(1, 1, lambda x: math.degrees(math.atan(x)), gives=ANGLE),
    "atan2": _numeric(2, 2, lambda y, x: math.degrees(math.atan2(y, x)), takes=None, gives=ANGLE),
    "pow": _numeric(2, 2, power),
    "sqrt": _numeric(1, 1, math.sqrt),
    "hypot": _numeric(1, math.inf, math.hypot, takes=None, gives=None),
    "log": _numeric(1, 2, logarithm),
    "exp": _numeric(1, 1, math.exp),
    "abs": _numeric(1, 1, abs, takes=None, gives=None),
    "sign": _numeric(1, 1, sign, takes=None),
    "progress": _numeric(3, 3, progress, takes=None),
}
"""The math functions by name, in lower case."""


def parse_calculation(
    function: Token, vocabulary: Vocabulary[_Context]
) -> Calculation[_Context] | None:
    """Return the calculation of a function token, or ``None`` when it is invalid."""
    try:
        return Parser(FUNCTIONS, vocabulary).function(function)
    except InvalidCalculationError:
        return None

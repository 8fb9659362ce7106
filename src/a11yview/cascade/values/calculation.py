"""``calc()`` and the other math functions: parsed once with their type, evaluated per context.

Source: CSS Values and Units Level 4, section 10.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from a11yview.cascade.values.tokens import split_commas
from a11yview.cascade.values.units import (
    ABSOLUTE_LENGTHS,
    ANGLES,
    FREQUENCIES,
    RELATIVE_LENGTHS,
    RESOLUTIONS,
    TIMES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from a11yview.cascade.values.tokens import Token
    from a11yview.cascade.values.units import LengthContext

_MAX_DEPTH: Final = 100
_MAX_TERMS: Final = 2000


class Dimensions(NamedTuple):
    """The type of a calculation: the power of each base unit; all zero is a number."""

    length: int = 0
    percent: int = 0
    angle: int = 0
    time: int = 0
    resolution: int = 0
    frequency: int = 0


NUMBER: Final = Dimensions()
LENGTH: Final = Dimensions(length=1)
PERCENT: Final = Dimensions(percent=1)
ANGLE: Final = Dimensions(angle=1)
TIME: Final = Dimensions(time=1)
RESOLUTION: Final = Dimensions(resolution=1)
FREQUENCY: Final = Dimensions(frequency=1)


class Percentages(Enum):
    """What a percentage is where the calculation stands."""

    INVALID = "invalid"
    SEPARATE = "separate"
    LENGTHS = "lengths"


@dataclass(frozen=True, slots=True)
class Calculation:
    """A math function that parsed: its type, and how to work it out."""

    type: Dimensions
    evaluate: Callable[[LengthContext], float]


class InvalidCalculationError(Exception):
    """The calculation does not parse, or its types do not fit; never leaves this room."""


CONSTANTS: Final[Mapping[str, float]] = {
    "e": math.e,
    "pi": math.pi,
    "infinity": math.inf,
    "-infinity": -math.inf,
    "nan": math.nan,
}
_CONSTANT_UNITS: Final[dict[str, tuple[float, Dimensions]]] = {
    **{unit: (factor, LENGTH) for unit, factor in ABSOLUTE_LENGTHS.items()},
    **{unit: (factor, ANGLE) for unit, factor in ANGLES.items()},
    **{unit: (factor, TIME) for unit, factor in TIMES.items()},
    **{unit: (factor, RESOLUTION) for unit, factor in RESOLUTIONS.items()},
    **{unit: (factor, FREQUENCY) for unit, factor in FREQUENCIES.items()},
}


def clamp_nan(value: float) -> float:
    """Return ``value``, or 0 for not-a-number, as a top-level calculation does."""
    return 0.0 if math.isnan(value) else value


def constant(value: float, dimensions: Dimensions = NUMBER) -> Calculation:
    """Return the calculation that is always ``value``."""
    return Calculation(dimensions, lambda _: value)


def _add(nodes: list[Calculation]) -> Calculation:
    dimensions = same_type(nodes)
    parts = [node.evaluate for node in nodes]
    return Calculation(dimensions, lambda context: sum(part(context) for part in parts))


def _negate(node: Calculation) -> Calculation:
    return Calculation(node.type, lambda context: -node.evaluate(context))


def _invert(node: Calculation) -> Calculation:
    powers = Dimensions(*(-power for power in node.type))
    return Calculation(powers, lambda context: divide(1.0, node.evaluate(context)))


def divide(a: float, b: float) -> float:
    """Return ``a / b`` by IEEE 754, which Python refuses for a zero divisor."""
    if b:
        return a / b
    if not a or math.isnan(a) or math.isnan(b):
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def _multiply(nodes: list[Calculation]) -> Calculation:
    powers = Dimensions(
        *(sum(column) for column in zip(*(node.type for node in nodes), strict=True))
    )
    parts = [node.evaluate for node in nodes]
    return Calculation(powers, lambda context: math.prod(part(context) for part in parts))


def same_type(nodes: list[Calculation]) -> Dimensions:
    """Return the one type of ``nodes``, which must agree."""
    first = nodes[0].type
    if any(node.type != first for node in nodes):
        raise InvalidCalculationError
    return first


def require(nodes: Iterable[Calculation], dimensions: Dimensions) -> None:
    """Refuse any node that has not the type ``dimensions``."""
    if any(node.type != dimensions for node in nodes):
        raise InvalidCalculationError


class Parser:
    """Reads the tokens of one math function and of those within it."""

    __slots__ = ("_functions", "_percentages", "_terms")

    def __init__(self, functions: Mapping[str, Handler], percentages: Percentages) -> None:
        self._functions = functions
        self._percentages = percentages
        self._terms = 0

    def function(self, token: Token, depth: int) -> Calculation:
        """Parse a function token that stands ``depth`` levels deep."""
        handler = self._functions.get(token.lower_name)
        if handler is None or depth > _MAX_DEPTH:
            raise InvalidCalculationError
        return handler(self, token.arguments, depth + 1)

    def arguments(self, tokens: list[Token], depth: int) -> list[Calculation]:
        """Parse calculations separated by commas."""
        return [self.sum(part, depth) for part in split_commas(tokens)]

    def sum(self, tokens: list[Token], depth: int) -> Calculation:
        """Parse ``<calc-sum>``: ``+`` and ``-`` need white space on both sides."""
        products: list[Calculation] = []
        start = 0
        negative = False
        tokens = [token for token in tokens if token.type != "comment"]
        for i, token in enumerate(tokens):
            if token.type != "literal" or token.value not in "+-":
                continue
            spaced = 0 < i < len(tokens) - 1 and (
                tokens[i - 1].type == tokens[i + 1].type == "whitespace"
            )
            if not spaced:
                raise InvalidCalculationError
            products.append(self._signed_product(tokens[start:i], depth, negative=negative))
            start, negative = i + 1, token.value == "-"
        products.append(self._signed_product(tokens[start:], depth, negative=negative))
        return products[0] if len(products) == 1 else _add(products)

    def _signed_product(self, tokens: list[Token], depth: int, *, negative: bool) -> Calculation:
        node = self._product(tokens, depth)
        return _negate(node) if negative else node

    def _product(self, tokens: list[Token], depth: int) -> Calculation:
        factors: list[Calculation] = []
        operator: str | None = "*"
        for token in tokens:
            if token.type == "whitespace":
                continue
            if operator is None:
                if token.type != "literal" or token.value not in ("*", "/"):
                    raise InvalidCalculationError
                operator = token.value
                continue
            value = self._value(token, depth)
            factors.append(_invert(value) if operator == "/" else value)
            operator = None
        if operator is not None:
            raise InvalidCalculationError
        return factors[0] if len(factors) == 1 else _multiply(factors)

    def _value(self, token: Token, depth: int) -> Calculation:
        self._terms += 1
        if self._terms > _MAX_TERMS or depth > _MAX_DEPTH:
            raise InvalidCalculationError
        kind = token.type
        if kind == "number":
            return constant(token.value)
        if kind == "dimension":
            return _dimension(token)
        if kind == "percentage":
            return self._percentage(token.value)
        if kind == "() block":
            return self.sum(token.content, depth + 1)
        if kind == "function":
            return self.function(token, depth)
        if kind == "ident" and token.lower_value in CONSTANTS:
            return constant(CONSTANTS[token.lower_value])
        raise InvalidCalculationError

    def _percentage(self, value: float) -> Calculation:
        if self._percentages is Percentages.INVALID:
            raise InvalidCalculationError
        if self._percentages is Percentages.SEPARATE:
            return constant(value, PERCENT)
        share = value / 100
        return Calculation(LENGTH, lambda context: share * context.percent_basis)


def _dimension(token: Token) -> Calculation:
    unit, value = token.lower_unit, token.value
    if unit in _CONSTANT_UNITS:
        factor, dimensions = _CONSTANT_UNITS[unit]
        return constant(value * factor, dimensions)
    relative = RELATIVE_LENGTHS.get(unit)
    if relative is None:
        raise InvalidCalculationError
    return Calculation(LENGTH, lambda context: value * relative(context))


Handler: TypeAlias = "Callable[[Parser, list[Token], int], Calculation]"
"""Parses the arguments of one function."""

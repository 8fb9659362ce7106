"""``calc()``: parsed once with its type, evaluated in each context.

Source: CSS Values and Units Level 4, section 10.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import mul
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

from a11yview.calculation.arithmetic import CONSTANTS, divide
from a11yview.calculation.tokens import comma_separated
from a11yview.calculation.units import ABSOLUTE_LENGTHS, ANGLES, FREQUENCIES, RESOLUTIONS, TIMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from a11yview.calculation.tokens import Token

__all__ = [
    "ANGLE",
    "FREQUENCY",
    "LENGTH",
    "NUMBER",
    "PERCENT",
    "RESOLUTION",
    "TIME",
    "Calculation",
    "Dimensions",
    "Handler",
    "InvalidCalculationError",
    "Parser",
    "Vocabulary",
    "constant",
    "percent",
    "require",
    "same_type",
]

_MAX_TERMS: Final = 5000
"""Terms of one calculation: more than any in use has, and soon worked out."""

Context = TypeVar("Context")
"""Values that units depend on, such as the size of the font."""


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

_UNITS: Final[dict[str, tuple[float, Dimensions]]] = {
    unit: (factor, dimensions)
    for units, dimensions in (
        (ABSOLUTE_LENGTHS, LENGTH),
        (ANGLES, ANGLE),
        (TIMES, TIME),
        (RESOLUTIONS, RESOLUTION),
        (FREQUENCIES, FREQUENCY),
    )
    for unit, factor in units.items()
}


class Calculation(NamedTuple, Generic[Context]):
    """A math function that parsed: its type, and how to work it out.

    Values are in px, degrees, s, dppx, Hz and percent.
    """

    type: Dimensions
    evaluate: Callable[[Context], float]


class InvalidCalculationError(Exception):
    """The calculation does not parse, or its types do not fit; never leaves this package."""


def constant(value: float, dimensions: Dimensions = NUMBER) -> Calculation[Any]:
    """Return the calculation that is always ``value``."""
    return Calculation(dimensions, lambda _: value)


def percent(value: float) -> Calculation[Any]:
    """Return a percentage that is a type of its own."""
    return constant(value, PERCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary(Generic[Context]):
    """The meaning of words, units and percentages in one calculation.

    ``relative_lengths`` has the pixels of a unit in a context; ``percentage`` makes something of a
    number of percent, and is ``None`` where there can be none.
    """

    words: Mapping[str, float] = field(default_factory=lambda: CONSTANTS)
    relative_lengths: Mapping[str, Callable[[Context], float]]
    percentage: Callable[[float], Calculation[Context]] | None


def same_type(nodes: Sequence[Calculation[Any]]) -> Dimensions:
    """Return the one type of ``nodes``, which must agree."""
    first = nodes[0].type
    if any(node.type != first for node in nodes):
        raise InvalidCalculationError
    return first


def require(nodes: Iterable[Calculation[Any]], dimensions: Dimensions) -> None:
    """Refuse any node that has not the type ``dimensions``."""
    if any(node.type != dimensions for node in nodes):
        raise InvalidCalculationError


class Parser(Generic[Context]):
    """Reads the tokens of one math function and of those within it."""

    __slots__ = ("_functions", "_terms", "_vocabulary")

    def __init__(self, functions: Mapping[str, Handler], vocabulary: Vocabulary[Context]) -> None:
        self._functions = functions
        self._vocabulary = vocabulary
        self._terms = 0

    def function(self, token: Token) -> Calculation[Context]:
        """Parse a function token."""
        handler = self._functions.get(token.text)
        if handler is None:
            raise InvalidCalculationError
        return handler(self, token.items)

    def arguments(self, tokens: Sequence[Token]) -> list[Calculation[Context]]:
        """Parse calculations separated by commas."""
        return [self.sum(part) for part in comma_separated(tokens)]

    def sum(self, tokens: Sequence[Token]) -> Calculation[Context]:
        """Parse ``<calc-sum>``: ``+`` and ``-`` need white space on both sides."""
        products: list[Calculation[Context]] = []
        start, last = 0, len(tokens) - 1
        negative = False
        for i, token in enumerate(tokens):
            if token.kind != "literal" or token.text not in "+-":
                continue
            if not (0 < i < last and tokens[i - 1].kind == tokens[i + 1].kind == "space"):
                raise InvalidCalculationError
            products.append(self._signed_product(tokens[start:i], negative=negative))
            start, negative = i + 1, token.text == "-"
        products.append(self._signed_product(tokens[start:], negative=negative))
        return products[0] if len(products) == 1 else _add(products)

    def _signed_product(self, tokens: Sequence[Token], *, negative: bool) -> Calculation[Context]:
        node = self._product([token for token in tokens if token.kind != "space"])
        return Calculation(node.type, lambda c: -node.evaluate(c)) if negative else node

    def _product(self, tokens: Sequence[Token]) -> Calculation[Context]:
        if len(tokens) % 2 == 0:
            raise InvalidCalculationError
        factors = [self._value(token) for token in tokens[::2]]
        operators = [token.text if token.kind == "literal" else "" for token in tokens[1::2]]
        if not {"*", "/"}.issuperset(operators):
            raise InvalidCalculationError
        return _multiply(factors, operators) if operators else factors[0]

    def _value(self, token: Token) -> Calculation[Context]:
        self._terms += 1
        if self._terms > _MAX_TERMS:
            raise InvalidCalculationError
        kind = token.kind
        if kind == "number":
            return constant(token.number)
        if kind == "dimension":
            return self._dimension(token)
        if kind == "percentage" and self._vocabulary.percentage is not None:
            return self._vocabulary.percentage(token.number)
        if kind == "parentheses":
            return self.sum(token.items)
        if kind == "function":
            return self.function(token)
        if kind == "ident" and token.text in self._vocabulary.words:
            return constant(self._vocabulary.words[token.text])
        raise InvalidCalculationError

    def _dimension(self, token: Token) -> Calculation[Context]:
        value = token.number
        if token.text in _UNITS:
            factor, dimensions = _UNITS[token.text]
            return constant(value * factor, dimensions)
        relative = self._vocabulary.relative_lengths.get(token.text)
        if relative is None:
            raise InvalidCalculationError
        return Calculation(LENGTH, lambda context: value * relative(context))


def _add(nodes: Sequence[Calculation[Context]]) -> Calculation[Context]:
    parts = [node.evaluate for node in nodes]
    return Calculation(same_type(nodes), lambda context: sum(part(context) for part in parts))


def _multiply(
    factors: Sequence[Calculation[Context]], operators: Sequence[str]
) -> Calculation[Context]:
    """Return the product of factors with ``*`` or ``/`` between them."""
    exponents = [1, *(-1 if operator == "/" else 1 for operator in operators)]
    columns = zip(*(node.type for node in factors), strict=True)
    powers = Dimensions(*(sum(map(mul, exponents, column)) for column in columns))
    first, *others = (node.evaluate for node in factors)
    rest = [(operator == "/", part) for operator, part in zip(operators, others, strict=True)]

    def evaluate(context: Context) -> float:
        result = first(context)
        for divides, part in rest:
            result = divide(result, part(context)) if divides else result * part(context)
        return result

    return Calculation(powers, evaluate)


Handler: TypeAlias = "Callable[[Parser[Any], Sequence[Token]], Calculation[Any]]"
"""Parses the arguments of one function."""

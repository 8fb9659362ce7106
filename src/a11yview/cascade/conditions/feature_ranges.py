"""``(width >= 600px)``: the features of media and size queries, with their values.

Source: Media Queries Level 4, section 2.4.
"""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.calculation.arithmetic import clamp_nan, whole
from a11yview.calculation.expressions import LENGTH, NUMBER, RESOLUTION
from a11yview.calculation.units import RESOLUTIONS
from a11yview.cascade.values.calculation import Percentages, calculation_of
from a11yview.cascade.values.tokens import is_literal, keyword, split, trim, words
from a11yview.cascade.values.units import is_length_unit, length_in_pixels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.values.tokens import Token, Tokens
    from a11yview.cascade.values.units import LengthContext

COMPARISONS: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}
_MIRRORED: Final = {"<": ">", "<=": ">=", "=": "=", ">=": "<=", ">": "<"}
_CHAINS: Final = (frozenset({"<", "<="}), frozenset({">", ">="}))


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its name without ``min-``/``max-``, and what it is compared with.

    No comparison at all is the boolean context; ``:`` stands for the plain ``name: value``.
    """

    name: str
    comparisons: tuple[tuple[str, Tokens], ...]


def parse_feature(tokens: Sequence[Token]) -> Feature | None:
    """Return the feature in the parentheses, in any of its forms, or ``None``."""
    parts = trim(tokens)
    if len(parts) == 1:
        name = keyword(parts[0])
        return Feature(name, ()) if name else None
    colon = split(parts, ":")
    if len(colon) == 2:
        return _plain(trim(colon[0]), trim(colon[1]))
    return _range(parts)


def _plain(left: Tokens, right: Tokens) -> Feature | None:
    if len(left) != 1 or not right:
        return None
    name = keyword(left[0])
    for prefix, comparison in (("min-", ">="), ("max-", "<=")):
        for vendor in ("", "-webkit-"):
            if name.startswith(vendor + prefix):
                return Feature(vendor + name[len(vendor + prefix) :], ((comparison, right),))
    return Feature(name, ((":", right),)) if name else None


def split_comparisons(tokens: Sequence[Token]) -> tuple[list[Tokens], list[str]] | None:
    """Return the operands and the comparison signs between them, or ``None``."""
    operands: list[list[Token]] = [[]]
    signs: list[str] = []
    adjacent = False
    for token in tokens:
        if token.type == "literal" and token.value in "<>=":
            if adjacent and token.value == "=" and signs[-1] in "<>" and not operands[-1]:
                signs[-1] += "="
                adjacent = False
                continue
            signs.append(token.value)
            operands.append([])
            adjacent = True
        else:
            operands[-1].append(token)
            adjacent = False
    trimmed = [trim(operand) for operand in operands]
    return (trimmed, signs) if signs and all(trimmed) else None


def _range(tokens: Tokens) -> Feature | None:
    found = split_comparisons(tokens)
    if found is None:
        return None
    operands, signs = found
    if len(signs) == 1:
        left, right = operands
        if len(left) == 1 and keyword(left[0]):
            return Feature(keyword(left[0]), ((signs[0], right),))
        if len(right) == 1 and keyword(right[0]):
            return Feature(keyword(right[0]), ((_MIRRORED[signs[0]], left),))
        return None
    if len(signs) == 2 and is_chain(signs) and len(operands[1]) == 1 and keyword(operands[1][0]):
        name = keyword(operands[1][0])
        return Feature(name, ((_MIRRORED[signs[0]], operands[0]), (signs[1], operands[2])))
    return None


def is_chain(signs: list[str]) -> bool:
    """Whether two comparisons point the same way, as ``1px < width <= 2px`` does."""
    return any(set(signs) <= chain for chain in _CHAINS)


def length_value(tokens: Tokens) -> Callable[[LengthContext], float] | None:
    """Return a length in px in a context, or ``None`` if the tokens are no length."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "number" and token.value == 0:
        return lambda _: 0.0
    if token.type == "dimension" and is_length_unit(token.lower_unit):
        value, unit = token.value, token.lower_unit
        return lambda context: length_in_pixels(value, unit, context)
    return _calculated(token, LENGTH)


def number_value(
    tokens: Tokens, *, integer: bool = False
) -> Callable[[LengthContext], float] | None:
    """Return the value of a number, or ``None`` if the tokens are no number."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "number":
        value = float(token.value)
        return None if integer and not token.is_integer else lambda _: value
    evaluate = _calculated(token, NUMBER)
    if evaluate is None or not integer:
        return evaluate
    return lambda context: whole(evaluate(context) + 0.5)


def resolution_value(tokens: Tokens) -> Callable[[LengthContext], float] | None:
    """Return a resolution in dppx, or ``None`` if the tokens are none."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "dimension" and token.lower_unit in RESOLUTIONS and token.value >= 0:
        value = token.value * RESOLUTIONS[token.lower_unit]
        if token.lower_unit == "dpcm":
            # As Chromium does, so that it can equal a round number of dppx.
            value = whole(value * 100 + 0.5) / 100
        return lambda _: value
    return _calculated(token, RESOLUTION)


def ratio_value(tokens: Tokens) -> Callable[[LengthContext], float] | None:
    """Return the value of ``16 / 9``, or ``None`` if the tokens are no ratio."""
    parts = words(tokens)
    if len(parts) == 1:
        return _non_negative(parts[0])
    if len(parts) != 3 or not is_literal(parts[1], "/"):
        return None
    above, below = _non_negative(parts[0]), _non_negative(parts[2])
    if above is None or below is None:
        return None

    def evaluate(context: LengthContext) -> float:
        divisor = below(context)
        if divisor:
            return above(context) / divisor
        return math.inf if above(context) else math.nan

    return evaluate


def _non_negative(token: Token) -> Callable[[LengthContext], float] | None:
    if token.type == "number" and token.value < 0:
        return None
    return number_value((token,))


def _calculated(token: Token, dimensions: object) -> Callable[[LengthContext], float] | None:
    if token.type != "function":
        return None
    calculation = calculation_of(token, Percentages.INVALID)
    if calculation is None or calculation.type != dimensions:
        return None
    return lambda context: clamp_nan(calculation.evaluate(context))

"""Units and percentages in the math functions of declarations."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from a11yview.calculation.expressions import LENGTH, Calculation, Vocabulary, percent
from a11yview.calculation.functions import FUNCTIONS, parse_calculation
from a11yview.calculation.tokens import tokens_of
from a11yview.cascade.values.units import RELATIVE_LENGTHS

if TYPE_CHECKING:
    from a11yview.cascade.values.tokens import Token
    from a11yview.cascade.values.units import LengthContext

__all__ = ["Percentages", "calculation_of"]


class Percentages(Enum):
    """The meaning of a percentage where a calculation stands."""

    INVALID = "invalid"
    SEPARATE = "separate"
    LENGTHS = "lengths"


def _length(value: float) -> Calculation[LengthContext]:
    share = value / 100
    return Calculation(LENGTH, lambda context: share * context.percent_basis)


_VOCABULARIES: Final = {
    kind: Vocabulary(relative_lengths=RELATIVE_LENGTHS, percentage=percentage)
    for kind, percentage in (
        (Percentages.INVALID, None),
        (Percentages.SEPARATE, percent),
        (Percentages.LENGTHS, _length),
    )
}


def calculation_of(token: Token, percentages: Percentages) -> Calculation[LengthContext] | None:
    """Return the calculation that a component value is, or ``None`` if it is no valid one."""
    if token.type != "function" or token.lower_name not in FUNCTIONS:
        return None
    return parse_calculation(tokens_of([token])[0], _VOCABULARIES[percentages])

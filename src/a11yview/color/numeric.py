"""Numbers, percentages and angles of color functions, written or calculated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.arithmetic import CONSTANTS
from a11yview.calculation.expressions import ANGLE, NUMBER, PERCENT, Vocabulary, percent
from a11yview.calculation.functions import parse_calculation
from a11yview.calculation.units import ANGLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from a11yview.calculation.tokens import Token

__all__ = ["Quantity", "quantity"]

_KINDS: Final = {NUMBER: "number", PERCENT: "percentage", ANGLE: "angle"}
# Relative lengths are those of the initial font in a window of 1280 x 800: a length reaches a color
# only through a ratio or a sign, such as ``sign(1em - 1px)``.
_FONT: Final = {"em": 16.0, "ic": 16.0, "ch": 8.0, "ex": 7.34375, "cap": 10.4766, "lh": 18.0}
_WINDOW: Final = {"w": 12.8, "h": 8.0, "i": 12.8, "b": 8.0, "min": 8.0, "max": 12.8}
_LENGTHS: Final[dict[str, Callable[[None], float]]] = {
    unit: lambda _, pixels=pixels: pixels  # type: ignore[misc]
    for unit, pixels in (
        *((prefix + unit, pixels) for prefix in ("", "r") for unit, pixels in _FONT.items()),
        *(
            (prefix + unit, pixels)
            for prefix in ("v", "sv", "lv", "dv", "cq")
            for unit, pixels in _WINDOW.items()
        ),
    )
}


class Quantity(NamedTuple):
    """A value with its type: ``number``, ``percentage`` or ``angle`` (degrees)."""

    kind: str
    value: float


def quantity(token: Token, names: Mapping[str, float]) -> Quantity | None:
    """Return the quantity of a token, or None where it is none.

    ``names`` are the channel keywords of a relative color, with their values as numbers.
    """
    kind = token.kind
    if kind in {"number", "percentage"}:
        return Quantity(kind, token.number)
    if kind == "dimension" and token.text in ANGLES:
        return Quantity("angle", token.number * ANGLES[token.text])
    if kind == "ident" and token.text in names:
        return Quantity("number", names[token.text])
    return _calculated(token, names) if kind == "function" else None


def _calculated(token: Token, names: Mapping[str, float]) -> Quantity | None:
    vocabulary = Vocabulary(
        words={**CONSTANTS, **names}, relative_lengths=_LENGTHS, percentage=percent
    )
    found = parse_calculation(token, vocabulary)
    if found is None or found.type not in _KINDS:
        return None
    return Quantity(_KINDS[found.type], found.evaluate(None))

"""The rank of a declaration: one integer that orders origin, importance, layer, specificity, place.

Source: CSS Cascade 5 and 6, "Cascade sorting order". From the highest bits down: level (origin and
importance, the style attribute among them), layer, specificity, closeness to the scope root, sheet,
rule.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

__all__ = [
    "LAST_SHEET",
    "LAYER_LIMIT",
    "RULE_LIMIT",
    "UNLAYERED",
    "Level",
    "group_of",
    "layer_of",
    "level_of",
    "rank_of",
    "relayered",
]

_SHEET_BITS: Final = 12
_RULE_BITS: Final = 22
_HOP_BITS: Final = 14
_SPECIFICITY_BITS: Final = 48
_LAYER_BITS: Final = 16
LAST_SHEET: Final = (1 << _SHEET_BITS) - 1
"""The highest number that a sheet can have."""
RULE_LIMIT: Final = 1 << _RULE_BITS
"""The number that follows the highest one of a rule."""
LAYER_LIMIT: Final = (1 << _LAYER_BITS) - 1
UNLAYERED: Final = LAYER_LIMIT - 1
MAX_HOPS: Final = (1 << _HOP_BITS) - 1

_HOP_SHIFT: Final = _SHEET_BITS + _RULE_BITS
_SPECIFICITY_SHIFT: Final = _HOP_SHIFT + _HOP_BITS
_LAYER_SHIFT: Final = _SPECIFICITY_SHIFT + _SPECIFICITY_BITS
_LEVEL_SHIFT: Final = _LAYER_SHIFT + _LAYER_BITS
_LAYER_MASK: Final = LAYER_LIMIT << _LAYER_SHIFT


class Level(IntEnum):
    """Origin and importance, weakest first."""

    USER_AGENT = 0
    HINT = 1
    AUTHOR = 2
    STYLE = 3
    ANIMATION = 4
    AUTHOR_IMPORTANT = 5
    STYLE_IMPORTANT = 6
    USER_AGENT_IMPORTANT = 7


def rank_of(  # noqa: PLR0913 - each is one criterion of the cascade
    level: Level,
    *,
    layer: int = UNLAYERED,
    specificity: int = 0,
    hops: int | None = None,
    sheet: int = 0,
    rule: int = 0,
) -> int:
    """Return the rank; ``layer`` is the place in the layer order, whatever the importance.

    ``hops`` counts the steps up to the scope root, ``None`` outside ``@scope``.
    """
    if level >= Level.AUTHOR_IMPORTANT:
        layer = LAYER_LIMIT - layer
    closeness = 0 if hops is None else MAX_HOPS - min(hops, MAX_HOPS - 1)
    return (
        level << _LEVEL_SHIFT
        | layer << _LAYER_SHIFT
        | specificity << _SPECIFICITY_SHIFT
        | closeness << _HOP_SHIFT
        | sheet << _RULE_BITS
        | rule
    )


def level_of(rank: int) -> Level:
    """Return origin and importance of a rank."""
    return Level(rank >> _LEVEL_SHIFT)


def layer_of(rank: int) -> int:
    """Return the place in the layer order, importance undone."""
    layer = (rank & _LAYER_MASK) >> _LAYER_SHIFT
    return LAYER_LIMIT - layer if level_of(rank) >= Level.AUTHOR_IMPORTANT else layer


def relayered(rank: int, layer: int) -> int:
    """Return the rank with another place in the layer order."""
    if level_of(rank) >= Level.AUTHOR_IMPORTANT:
        layer = LAYER_LIMIT - layer
    return rank & ~_LAYER_MASK | layer << _LAYER_SHIFT


_NORMAL: Final = {
    Level.AUTHOR_IMPORTANT: Level.AUTHOR,
    Level.STYLE_IMPORTANT: Level.STYLE,
    Level.USER_AGENT_IMPORTANT: Level.USER_AGENT,
}


def group_of(rank: int) -> tuple[int, int]:
    """Return origin and layer, importance left out: ``revert-layer`` steps below these."""
    level = level_of(rank)
    return _NORMAL.get(level, level), layer_of(rank)

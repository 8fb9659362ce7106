"""The rank of a declaration: one integer that orders origin, importance, layer, specificity, place.

Source: CSS Cascade 5 and 6, "Cascade sorting order". From the highest bits down: level (origin and
importance), context, tree, the style attribute, layer, specificity, closeness to the scope root,
sheet, rule. Context and tree are 0 on a page without shadow trees: :func:`in_context` adds them.
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
    "in_context",
    "layer_of",
    "level_of",
    "rank_of",
    "relayered",
    "tree_of",
]

_SHEET_BITS: Final = 12
_RULE_BITS: Final = 22
_HOP_BITS: Final = 14
_SPECIFICITY_BITS: Final = 48
_LAYER_BITS: Final = 16
_TREE_BITS: Final = 20
_CONTEXT_BITS: Final = 8
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
_STYLE_SHIFT: Final = _LAYER_SHIFT + _LAYER_BITS
_TREE_SHIFT: Final = _STYLE_SHIFT + 1
_CONTEXT_SHIFT: Final = _TREE_SHIFT + _TREE_BITS
_TIER_SHIFT: Final = _CONTEXT_SHIFT + _CONTEXT_BITS
_OWN_CONTEXT: Final = 1 << (_CONTEXT_BITS - 1)
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


_TIERS: Final = {
    Level.USER_AGENT: (0, 0),
    Level.HINT: (1, 0),
    Level.AUTHOR: (2, 0),
    Level.STYLE: (2, 1),
    Level.ANIMATION: (3, 0),
    Level.AUTHOR_IMPORTANT: (4, 0),
    Level.STYLE_IMPORTANT: (4, 1),
    Level.USER_AGENT_IMPORTANT: (5, 0),
}
"""The part of a level that counts before the context, and whether it is the style attribute's."""
_BITS: Final = {
    level: tier << _TIER_SHIFT | style << _STYLE_SHIFT for level, (tier, style) in _TIERS.items()
}
_LEVELS: Final = {tier: level for level, tier in _TIERS.items()}


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
        _BITS[level]
        | layer << _LAYER_SHIFT
        | specificity << _SPECIFICITY_SHIFT
        | closeness << _HOP_SHIFT
        | sheet << _RULE_BITS
        | rule
    )


def level_of(rank: int) -> Level:
    """Return origin and importance of a rank."""
    return _LEVELS[rank >> _TIER_SHIFT, rank >> _STYLE_SHIFT & 1]


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


def group_of(rank: int) -> tuple[int, ...]:
    """Return origin, context and layer, importance left out: ``revert-layer`` steps below these."""
    level = level_of(rank)
    normal, layer = _NORMAL.get(level, level), layer_of(rank)
    context = rank >> _CONTEXT_SHIFT & (1 << _CONTEXT_BITS) - 1
    if not context:
        return normal, layer
    if level >= Level.AUTHOR_IMPORTANT:
        context = 2 * _OWN_CONTEXT - context
    if normal is Level.STYLE:
        return Level.AUTHOR, context, 1, layer
    return normal, context, 0, layer


def tree_of(rank: int) -> int:
    """Return the tree whose declaration has the rank, as :func:`in_context` was given it."""
    return rank >> _TREE_SHIFT & (1 << _TREE_BITS) - 1


def in_context(rank: int, tree: int, context: int) -> int:
    """Return the rank that a declaration of a tree has on an element.

    ``tree`` tells apart trees with other sheets. ``context`` is 0 for the tree that the element is
    in, negative for those around it, positive for those it is shown in, or hosts. Of normal
    declarations the outer one wins, of important ones the inner (CSS Scoping 1, section 3.3).
    """
    context = max(1 - _OWN_CONTEXT, min(context, _OWN_CONTEXT - 1))
    inner = context if level_of(rank) >= Level.AUTHOR_IMPORTANT else -context
    return rank | (_OWN_CONTEXT + inner) << _CONTEXT_SHIFT | tree << _TREE_SHIFT

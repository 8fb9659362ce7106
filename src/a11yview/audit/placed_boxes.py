"""Boxes that are placed over what flows beneath them: a bar without a ground over a page's header.

Such a box leaves its place to what follows it, or lies where its containing box begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.layers import has_background
from a11yview.audit.lengths import pixels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.looks import Looks
    from a11yview.cascade import Document

__all__ = ["flowing_beneath"]

_NEAR: Final = 16.0  # px from the top within which a box lies on what comes first
_MOST: Final = 32  # children looked at, and levels: what lies further is not the ground
_BLOCKS: Final = frozenset(
    {"block", "flex", "flow-root", "grid", "list-item", "table", "table-cell", "table-row"}
)


def flowing_beneath(
    document: Document, looks: Looks, box: int, scope: int, ends: Sequence[int]
) -> int | None:
    """Return the first element with a background in the flow that a placed box lies on.

    ``scope`` is the box that contains it. None if there is none, or only layout knows.
    """
    style = looks.styles[box]
    parent = document.parent[box]
    top = pixels(style.top)
    if parent < 0:
        return None
    if style.top == "auto":
        if style.bottom != "auto":
            return None
        start, around = ends[box], parent
    elif top is not None and abs(top) <= _NEAR:
        start, around = scope + 1, scope
    else:
        return None
    for _ in range(_MOST):
        first = _first_block(document, looks, around, start, ends)
        if first is None:
            return None
        if not first <= box < ends[first]:
            ground = first if _has_ground(looks, first) else _filling(looks, first, ends)
            if ground is not None:
                return ground
        start, around = first + 1, first
    return None


def _first_block(
    document: Document, looks: Looks, around: int, start: int, ends: Sequence[int]
) -> int | None:
    """Return the first block that flows, of the children of an element from a place on."""
    element = start
    for _ in range(_MOST):
        if element >= ends[around]:
            break
        box = looks.boxes[looks.styles.node_of[element]]
        if box.hidden is None and box.position not in {"absolute", "fixed"}:
            style = looks.styles[element]
            return element if style.display in _BLOCKS and document.tag(element) != "head" else None
        element = ends[element]
    return None


def _filling(looks: Looks, block: int, ends: Sequence[int]) -> int | None:
    """Return the first child with a background that is placed over all of a block: its ground."""
    boxes, node_of = looks.boxes, looks.styles.node_of
    around = boxes[node_of[block]]
    if around.position == "static" and not around.holds:
        return None
    child = block + 1
    for _ in range(_MOST):
        if child >= ends[block]:
            break
        box = boxes[node_of[child]]
        if box.is_absolute and box.is_stretched and not box.hidden and _has_ground(looks, child):
            return child
        child = ends[child]
    return None


def _has_ground(looks: Looks, element: int) -> bool:
    style = looks.styles[element]
    return style.visibility == "visible" and has_background(style)

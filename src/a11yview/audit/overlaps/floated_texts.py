"""Texts in floats, which lie on the background of the block that comes after.

The lines of that block go around a float, its box does not: it begins at the top of the float. Only
a block that makes room for itself (``overflow: hidden``, a margin as wide as the float) is beside.
Source: CSS 2.2, section 9.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.backdrop.stack import has_background
from a11yview.audit.overlaps.boxes_beside import OUT_OF_FLOW
from a11yview.audit.overlaps.cover import cover_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.audit.backdrop.overlap import Overlap
    from a11yview.audit.overlaps.boxes_beside import BoxesBeside
    from a11yview.audit.overlaps.layout_facts import LayoutFacts
    from a11yview.cascade import Style

__all__ = ["floated_texts"]

_UNDER_FLOATS: Final = frozenset({"block", "list-item"})
_NO_MARGIN: Final = 16.0  # px
_MOST_LEVELS: Final = 3


def floated_texts(
    boxes: BoxesBeside, texts: Sequence[int], facts: Sequence[LayoutFacts]
) -> Iterator[tuple[int, Overlap]]:
    """Yield texts in floats, with the background of the block that these may lie on.

    ``facts`` are those about each node.
    """
    if not any(one.floats for one in facts):
        return
    nodes, parents = boxes.nodes, boxes.document.parent
    node_of, paints = nodes.styles.node_of, nodes.styles.node_paints
    known: dict[int, Overlap | None] = {}
    for text in texts:
        element, shows_through = text, True
        while element > 0:
            node = node_of[element]
            box = nodes.boxes[node]
            if box.hidden or box.position in OUT_OF_FLOW:
                break
            if paints[node].background_color.alpha == 1:
                shows_through = False
            shows_through = shows_through or box.opacity < 1
            if facts[node].floats:
                if element not in known:
                    known[element] = _beneath(boxes, element)
                overlap = known[element]
                if shows_through and overlap is not None:
                    yield text, overlap
                break
            element = parents[element]


def _beneath(boxes: BoxesBeside, float_: int) -> Overlap | None:
    """Return the first background among the blocks that begin at the top of a float."""
    nodes, parent = boxes.nodes, boxes.document.parent[float_]
    side = nodes.styles[float_].floating
    around, after = parent, float_
    for _ in range(_MOST_LEVELS):
        block = _first_in_flow(boxes, around, after)
        if block is None or not _is_under(nodes.styles[block], side):
            return None
        if around == parent and _has_text_between(boxes, float_, block):
            return None
        style = nodes.painted_beside_lines(block)
        if has_background(style) and style.visibility == "visible":
            layer = len(nodes.backdrop_in(parent).layers) - 1
            return cover_by(style, "overlap", block).painted_in(layer).overlap
        if boxes.document.has_text(block):
            return None
        around = after = block
    return None


def _first_in_flow(boxes: BoxesBeside, parent: int, after: int) -> int | None:
    """Return the first child in flow of an element behind another."""
    return next(
        (one for one in boxes.children(parent) if one > after and boxes.is_in_flow(one)), None
    )


def _is_under(style: Style, side: str) -> bool:
    """Whether a block goes on beneath the floats before it on a side."""
    margins = {"left": style.margin_left, "right": style.margin_right}
    margin = pixels(margins.get(side, style.margin_left))
    return (
        style.display in _UNDER_FLOATS
        and style.position == "static"
        and style.clear == "none"
        and style.overflow_x == style.overflow_y == "visible"
        and style.width == "auto"
        and style.max_width in {"none", "auto"}
        and margin is not None
        and abs(margin) <= _NO_MARGIN
        and style.opacity == 1
    )


def _has_text_between(boxes: BoxesBeside, first: int, last: int) -> bool:
    """Whether the parent of two elements has text between them."""
    document = boxes.document
    parent = document.parent[first]
    if document.shadow_trees is not None or not document.has_text(parent):
        return False
    places = document.index[first], document.index[last]
    at = -1
    for piece in document.pieces(parent):
        if piece is None:
            at += 1
        elif places[0] <= at < places[1] and not piece.isspace():
            return True
    return False

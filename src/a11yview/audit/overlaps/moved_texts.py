"""Texts that are moved out of their place: by an offset, a transform, a negative margin.

They may lie on the box before or after them, or leave the one around them; by how much takes
layout. A text whose own box is opaque takes its backdrop along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.backdrop.overlap import Overlap
from a11yview.audit.overlaps.boxes_beside import OUT_OF_FLOW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.audit.backdrop.stack import Stack
    from a11yview.audit.overlaps.boxes_beside import BoxesBeside
    from a11yview.audit.overlaps.layout_facts import LayoutFacts

__all__ = ["moved_texts"]

_MOST_LEVELS: Final = 3
_WITHOUT_HEIGHT: Final = frozenset({"inline", "contents"})


class _Moves:
    """The elements of a page that are moved, in one state."""

    def __init__(self, boxes: BoxesBeside, facts: Sequence[LayoutFacts]) -> None:
        self.boxes = boxes
        self._facts = facts
        self.any = any(one.down or one.below for one in facts)

    def of(self, element: int) -> float:
        """Return how far an element is moved down, by itself or by the margin before it."""
        styles, document = self.boxes.nodes.styles, self.boxes.document
        own = self._facts[styles.node_of[element]].down
        if own:
            return own
        before = self.before(element)
        if before is None or styles[element].position in OUT_OF_FLOW:
            return 0.0
        return self._facts[styles.node_of[before]].below if document.tag(before) != "head" else 0.0

    def before(self, element: int) -> int | None:
        """Return the sibling in flow before an element."""
        parent = self.boxes.document.parent[element]
        if parent < 0:
            return None
        last = None
        for child in self.boxes.children(parent):
            if child >= element:
                break
            if self.boxes.is_in_flow(child):
                last = child
        return last


def moved_texts(
    boxes: BoxesBeside, texts: Sequence[int], facts: Sequence[LayoutFacts]
) -> Iterator[tuple[int, Overlap]]:
    """Yield texts that may have been moved onto another backdrop, with what that may be.

    ``facts`` are those about each node.
    """
    moves = _Moves(boxes, facts)
    if not moves.any:
        return
    nodes, parents = boxes.nodes, boxes.document.parent
    of_element: dict[int, float] = {}
    paints, node_of = nodes.styles.node_paints, nodes.styles.node_of
    for text in texts:
        element = text
        while element > 0 and not nodes.box(element).hidden:
            if paints[node_of[element]].background_color.alpha == 1:
                break
            if nodes.box(element).position in OUT_OF_FLOW:
                break
            if element not in of_element:
                of_element[element] = moves.of(element)
            down = of_element[element]
            if down and not _stays_below(boxes, element, down, text):
                overlap = _overlap(boxes, element, down, text)
                if overlap is not None:
                    yield text, overlap
                break
            element = parents[element]


def _stays_below(boxes: BoxesBeside, moved: int, down: float, text: int) -> bool:
    """Whether a margin and paddings keep a text below what its box was moved up onto.

    Grids make gutters so: a row has a negative margin, and each of its columns has that margin. Of
    several margins only the largest counts, since they may collapse.
    """
    styles, parents = boxes.nodes.styles, boxes.document.parent
    paddings, margin, element = 0.0, 0.0, text
    while True:
        style = styles[element]
        if style.display not in _WITHOUT_HEIGHT:
            paddings += pixels(style.padding_top) or 0.0
            if element != moved:
                margin = max(margin, pixels(style.margin_top) or 0.0)
        if element == moved:
            return 0 < -down <= paddings + margin
        element = parents[element]


def _overlap(boxes: BoxesBeside, moved: int, down: float, text: int) -> Overlap | None:
    nodes, parents = boxes.nodes, boxes.document.parent
    beside: list[int] = []
    left: list[int] = []
    stacks: list[Stack] = []
    element, rest = moved, abs(down)
    for _ in range(_MOST_LEVELS):
        parent = parents[element]
        if parent <= 0:
            break
        found, room = _neighbor(boxes, parent, element, rest, before=down < 0)
        beside += found
        rest -= room
        if rest <= 0:
            break
        style, box = nodes.styles[parent], nodes.box(parent)
        if box.is_on_canvas or box.position in OUT_OF_FLOW or style.overflow_y != "visible":
            break
        rest -= pixels(style.padding_top if down < 0 else style.padding_bottom) or 0.0
        if rest <= 0:
            break
        left.append(parent)
        element = parent
    painted = [one for one in left if nodes.styles[one].background_color.alpha]
    if painted:
        stacks += boxes.stacks_without(painted, text)
    veil = boxes.colors_of(beside)
    if veil is None:
        return Overlap("overlap")
    if not veil and not stacks:
        return None
    layer = len(nodes.backdrop_in(parents[moved]).layers) - 1
    return Overlap("overlap", veil, layer, stacks=tuple(stacks))


def _neighbor(
    boxes: BoxesBeside, parent: int, element: int, reach: float, *, before: bool
) -> tuple[list[int], float]:
    """Return the boxes before or after an element within reach, and how far they go at least."""
    children = [child for child in boxes.children(parent) if boxes.is_in_flow(child)]
    if element not in children:
        return [], 0.0
    at = children.index(element)
    near = children[at - 1 :: -1] if before and at else children[at + 1 :]
    if before and not at:
        near = []
    found, room = [], 0.0
    for child in near[:4]:
        found.append(child)
        room += pixels(boxes.nodes.styles[child].height) or 0.0
        if room >= reach:
            break
    return found, room

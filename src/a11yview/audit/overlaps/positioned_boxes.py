"""Boxes that are placed over what flows beneath them: a bar without a ground over a page's header.

Such a box leaves its place to what follows it, or lies where its containing box begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.backdrop.stack import has_background

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from a11yview.audit.judging.known_backdrops import Looks
    from a11yview.cascade import Document

__all__ = ["Flow"]

_NEAR: Final = 16.0  # px from the top within which a box lies on what comes first
_MOST: Final = 32  # children looked at, and levels: what lies further is not the ground
_BLOCKS: Final = frozenset(
    {"block", "flex", "flow-root", "grid", "list-item", "table", "table-cell", "table-row"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What flows on a page in one state; ``ends`` are the indexes behind each subtree."""

    document: Document
    looks: Looks
    ends: Sequence[int]
    pictures: Collection[int]
    """The pictures that are seen, and larger than an icon."""

    def beneath(self, box: int, scope: int) -> int | None:
        """Return the first element with a background, or the picture, that a placed box lies on.

        ``scope`` is the box that contains it. None if there is none, or only layout knows.
        """
        style = self.looks.styles[box]
        parent = self.document.parent[box]
        top = pixels(style.top)
        if parent < 0:
            return None
        if style.top == "auto":
            if style.bottom != "auto":
                return None
            start, around = self.ends[box], parent
        elif top is not None and abs(top) <= _NEAR:
            start, around = scope + 1, scope
        else:
            return None
        for _ in range(_MOST):
            first = self._first_block(around, start)
            if first is None:
                return None
            if not first <= box < self.ends[first]:
                ground = first if self._has_ground(first) else self._filling(first)
                if ground is not None:
                    return ground
            start, around = first + 1, first
        return None

    def _first_block(self, around: int, start: int) -> int | None:
        """Return the first block that flows, of the children of an element from a place on."""
        element = start
        for _ in range(_MOST):
            if element >= self.ends[around]:
                break
            box = self.looks.boxes[self.looks.styles.node_of[element]]
            if box.hidden is None and box.position not in {"absolute", "fixed"}:
                is_block = self.looks.styles[element].display in _BLOCKS
                is_block = is_block and self.document.tag(element) != "head"
                return element if is_block or element in self.pictures else None
            element = self.ends[element]
        return None

    def _filling(self, block: int) -> int | None:
        """Return the first child with a ground that is placed over all of a block: its ground."""
        boxes, node_of = self.looks.boxes, self.looks.styles.node_of
        around = boxes[node_of[block]]
        if around.position == "static" and not around.holds:
            return None
        child = block + 1
        for _ in range(_MOST):
            if child >= self.ends[block]:
                break
            box = boxes[node_of[child]]
            if box.is_absolute and box.is_stretched and not box.hidden and self._has_ground(child):
                return child
            child = self.ends[child]
        return None

    def _has_ground(self, element: int) -> bool:
        style = self.looks.styles[element]
        is_visible = style.visibility == "visible"
        return element in self.pictures or (is_visible and has_background(style))

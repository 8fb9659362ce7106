"""Boxes in normal flow beneath positioned ones: a bar without a background over a page's header.

A positioned box leaves its place to what follows it, or lies where its containing block begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.backdrop.stack import has_background

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.cascade import Document

__all__ = ["NormalFlow"]

_NEAR: Final = 16.0  # px from the top within which a box lies on what comes first
_MOST: Final = 32  # children looked at, and levels: a box further away is not beneath
_BLOCKS: Final = frozenset(
    {"block", "flex", "flow-root", "grid", "list-item", "table", "table-cell", "table-row"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalFlow:
    """The boxes in normal flow on a page in one state.

    ``ends`` are the indexes behind each element's descendants; ``pictures`` those that are shown
    and larger than an icon.
    """

    document: Document
    nodes: PageNodes
    ends: Sequence[int]
    pictures: Collection[int]

    def beneath(self, box: int, containing_block: int) -> int | None:
        """Return the first element with a background, or picture, that a positioned box lies on.

        None if there is none, or only layout knows.
        """
        style = self.nodes.styles[box]
        parent = self.document.parent[box]
        top = pixels(style.top)
        if parent < 0:
            return None
        if style.top == "auto":
            if style.bottom != "auto":
                return None
            start, around = self.ends[box], parent
        elif top is not None and abs(top) <= _NEAR:
            start, around = containing_block + 1, containing_block
        else:
            return None
        for _ in range(_MOST):
            first = self._first_block(around, start)
            if first is None:
                return None
            if not first <= box < self.ends[first]:
                found = first if self._is_painted(first) else self._filling(first)
                if found is not None:
                    return found
            start, around = first + 1, first
        return None

    def _first_block(self, parent: int, start: int) -> int | None:
        """Return the first child of an element that is a block in flow, from ``start`` on."""
        child = start
        for _ in range(_MOST):
            if child >= self.ends[parent]:
                break
            box = self.nodes.box(child)
            if box.hidden is None and box.position not in {"absolute", "fixed"}:
                is_block = self.nodes.styles[child].display in _BLOCKS
                is_block = is_block and self.document.tag(child) != "head"
                return child if is_block or child in self.pictures else None
            child = self.ends[child]
        return None

    def _filling(self, block: int) -> int | None:
        """Return the first painted child that is stretched over all of a block."""
        around = self.nodes.box(block)
        if around.position == "static" and not around.holds:
            return None
        child = block + 1
        for _ in range(_MOST):
            if child >= self.ends[block]:
                break
            box = self.nodes.box(child)
            if box.is_absolute and box.is_stretched and not box.hidden and self._is_painted(child):
                return child
            child = self.ends[child]
        return None

    def _is_painted(self, element: int) -> bool:
        style = self.nodes.styles[element]
        is_visible = style.visibility == "visible"
        return element in self.pictures or (is_visible and has_background(style))

"""Boxes beside an element that a moved text may come to lie on, and backdrops that it may leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.backdrop import content_backdrop
from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.backdrop.overlap import Overlap
from a11yview.audit.backdrop.stack import has_background
from a11yview.audit.overlaps.cover import cover_by
from a11yview.color import TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from a11yview.audit.backdrop.stack import Stack
    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.cascade import Document
    from a11yview.color import Color

__all__ = ["OUT_OF_FLOW", "BoxesBeside"]

OUT_OF_FLOW: Final = frozenset({"absolute", "fixed"})
_MOST_BOXES: Final = 48
_MOST_COLORS: Final = 24
_SMALL: Final = 24.0  # px: a box no larger is a mark or an icon
_PARTS_OF_LINES: Final = frozenset({"inline", "contents", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxesBeside:
    """The boxes on a page in one state. ``ends`` are the indexes behind each one's descendants."""

    document: Document
    nodes: PageNodes
    ends: Sequence[int]

    def children(self, parent: int) -> Iterator[int]:
        """Yield the children of an element that have a box."""
        child, end = parent + 1, self.ends[parent]
        while child < end:
            if self.nodes.box(child).hidden != "not-rendered":
                yield child
            child = self.ends[child]

    def is_in_flow(self, element: int) -> bool:
        """Whether a box is in normal flow."""
        style = self.nodes.styles[element]
        return style.position not in OUT_OF_FLOW and style.floating == "none"

    def colors_of(
        self, elements: Iterable[int], besides: Collection[int] = ()
    ) -> tuple[Color, ...] | None:
        """Return the colors of boxes and of those in them; None where they are not known.

        ``besides`` are elements that do not count.
        """
        found: dict[Color, None] = {}
        number = 0
        for element in elements:
            for inner in range(element, self.ends[element]):
                number += 1
                if number > _MOST_BOXES:
                    return tuple(found)
                if inner in besides or not self._is_box(inner):
                    continue
                veil = cover_by(self.nodes.painted_style(inner), "overlap", inner).overlap.veil
                if not veil:
                    return None
                found |= dict.fromkeys(veil)
        return tuple(found) if len(found) <= _MOST_COLORS else None

    def inside(self, block: int, placed: int, layer: int) -> Overlap | None:
        """Return the boxes in a block that one which is placed in it may lie on."""
        around = {placed}
        element = placed
        while element > block:
            element = self.document.parent[element]
            around.add(element)
        besides = around | set(range(placed, self.ends[placed]))
        veil = self.colors_of(self.children(block), besides)
        if veil is None:
            return Overlap("overlap")
        return Overlap("overlap", veil, layer) if veil else None

    def _is_box(self, element: int) -> bool:
        style = self.nodes.styles[element]
        if not has_background(style) or style.visibility != "visible":
            return False
        if style.display in _PARTS_OF_LINES or self.nodes.backdrop_in(element).hidden is not None:
            return False
        sizes = [pixels(size) for size in (style.width, style.height)]
        return not all(size is not None and size <= _SMALL for size in sizes)

    def stacks_without(self, left: Collection[int], text: int) -> tuple[Stack, ...]:
        """Return the backdrop of a text without the backgrounds of some elements around it."""
        chain = [text]
        outermost = min(left)
        while chain[-1] > outermost:
            chain.append(self.document.parent[chain[-1]])
        around = self.document.parent[outermost]
        backdrop = self.nodes.backdrop_in(around)
        for element in reversed(chain):
            style = self.nodes.painted_style(element)
            if element in left:
                style = style._replace(background_color=TRANSPARENT, background_image=(None,))
            on_canvas = self.nodes.box(element).is_on_canvas
            backdrop = content_backdrop(backdrop, style, on_canvas=on_canvas)
        return (backdrop.layers, *backdrop.others)

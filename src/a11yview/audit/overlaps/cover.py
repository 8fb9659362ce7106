"""Covers: boxes over a block, their colors, and whether a text is painted above them for certain.

That takes no layout where a box fills its containing block, and CSS 2.2, appendix E, tells the
painting order: by ``z-index``, and among equals by the order in the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.backdrop.compositing import with_alpha
from a11yview.audit.backdrop.lengths import pixels, share
from a11yview.audit.backdrop.overlap import Overlap
from a11yview.audit.backdrop.stack import Layer, has_background, painted
from a11yview.audit.backdrop.stacking_contexts import z_index
from a11yview.cascade import is_transformed
from a11yview.color import TRANSPARENT

if TYPE_CHECKING:
    from a11yview.audit.judging.relevant_style import BoxStyle
    from a11yview.cascade import Length, Style

__all__ = ["Cover", "add_cover", "cover_by"]


class Cover(NamedTuple):
    """A box that covers a block, seen from an element in the block.

    ``order`` is its painting order, by ``z-index`` and document order. None: it may not fill the
    block, or nothing further in can be told to lie above or beneath it.
    """

    overlap: Overlap
    order: tuple[int, int] | None = None

    def unordered(self) -> Cover:
        """Return the cover with its painting order unknown."""
        return Cover(self.overlap._replace(is_beneath=False))

    def painted_in(self, layer: int) -> Cover:
        """Return the cover as painted in the layer of that index."""
        return self._replace(overlap=self.overlap._replace(layer=layer))

    def seen_from(self, element: int, box: BoxStyle, style: Style) -> Cover:
        """Return the cover as the content of an element further in has it."""
        if box.is_contents:
            return self
        if box.opacity != 1 or box.filter != "none" or box.mix_blend_mode != "normal":
            return self.unordered()
        if has_background(style) or box.position in {"absolute", "fixed"}:
            return self.unordered()
        if self.order is None or (box.position == "static" and not _is_context(box)):
            return self
        seen = self.beneath(sure=(z_index(style), element) > self.order)
        return seen._replace(order=None) if _is_context(box) else seen

    def beneath(self, *, sure: bool) -> Cover:
        """Return the cover as painted before the content for certain, or perhaps."""
        return self._replace(overlap=self.overlap._replace(is_beneath=sure))


def cover_by(style: Style, reason: str, document_order: int) -> Cover:
    """Return the cover that a stretched box makes with its background."""
    layer = painted(Layer((TRANSPARENT,)), style)
    if layer.unknown is not None:
        return Cover(Overlap(reason))
    veil = tuple(with_alpha(color, color.alpha * style.opacity) for color in layer.colors)
    is_plain = style.mix_blend_mode == "normal" and style.filter == style.backdrop_filter == "none"
    is_filling = _reaches(style.left, style.right, style.width) and _reaches(
        style.top, style.bottom, style.height
    )
    is_ordered = is_plain and is_filling and not is_transformed(style)
    return Cover(Overlap(reason, veil), (z_index(style), document_order) if is_ordered else None)


def add_cover(covers: dict[int, Cover], block: int, cover: Cover) -> None:
    """Add a cover to those of blocks; one of unknown colors weighs more than a veil."""
    before = covers.get(block)
    if before is None:
        covers[block] = cover
    elif before.overlap.veil and not cover.overlap.veil:
        covers[block] = cover.unordered()
    else:
        covers[block] = before.unordered()


def _is_context(box: BoxStyle) -> bool:
    """Whether the content of a box is painted with it, whatever its ``z-index``."""
    return box.has_z_index or box.opens_context


def _reaches(first: Length, last: Length, size: Length) -> bool:
    """Whether a box reaches from edge to edge, or beyond."""
    edges = [edge for edge in map(pixels, (first, last)) if edge is not None and edge <= 0]
    return len(edges) == 2 or (len(edges) == 1 and share(size) == 100)

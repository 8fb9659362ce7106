"""Boxes that cover others: in what color, and whether a text is painted above them for certain.

That takes no layout where a box fills the one that positions it, and CSS 2.2, appendix E, tells
the order: by ``z-index``, and among equals by the place in the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.backdrop.compositing import with_alpha
from a11yview.audit.backdrop.lengths import pixels, share
from a11yview.audit.backdrop.overlap import Surroundings
from a11yview.audit.backdrop.stack import Layer, has_background, painted
from a11yview.audit.backdrop.stacking_contexts import z_index
from a11yview.cascade import is_transformed
from a11yview.color import TRANSPARENT

if TYPE_CHECKING:
    from a11yview.audit.judging.relevant_style import Box
    from a11yview.cascade import Length, Style

__all__ = ["Cover", "cover_by", "note"]


class Cover(NamedTuple):
    """What covers a box, seen from an element in it.

    ``rank`` is the order in which it is painted, by ``z-index`` and place; None: it may not fill
    the box, or nothing further in can be told to lie above or beneath it.
    """

    what: Surroundings
    rank: tuple[int, int] | None = None

    def lost(self) -> Cover:
        """Return it as one whose order is not known."""
        return Cover(self.what._replace(is_beneath=False))

    def painted_in(self, place: int) -> Cover:
        """Return it as painted in the layer at a place."""
        return self._replace(what=self.what._replace(place=place))

    def seen_from(self, element: int, box: Box, style: Style) -> Cover:
        """Return it as the content of an element has it, further in than the covered box."""
        if box.is_contents:
            return self
        if box.opacity != 1 or box.filter != "none" or box.mix_blend_mode != "normal":
            return self.lost()
        if has_background(style) or box.position in {"absolute", "fixed"}:
            return self.lost()
        if self.rank is None or (box.position == "static" and not _is_context(box)):
            return self
        seen = self.beneath(sure=(z_index(style), element) > self.rank)
        return seen._replace(rank=None) if _is_context(box) else seen

    def beneath(self, *, sure: bool) -> Cover:
        """Return it as one that is painted before the content for certain, or perhaps."""
        return self._replace(what=self.what._replace(is_beneath=sure))


def cover_by(style: Style, reason: str, place: int) -> Cover:
    """Return what a stretched box covers with its background, the box being at a place."""
    painting = painted(Layer((TRANSPARENT,)), style)
    if painting.unknown is not None:
        return Cover(Surroundings(reason))
    veil = tuple(with_alpha(color, color.alpha * style.opacity) for color in painting.colors)
    plain = style.mix_blend_mode == "normal" and style.filter == style.backdrop_filter == "none"
    filling = _reaches(style.left, style.right, style.width) and _reaches(
        style.top, style.bottom, style.height
    )
    known = plain and filling and not is_transformed(style)
    return Cover(Surroundings(reason, veil), (z_index(style), place) if known else None)


def note(covers: dict[int, Cover], scope: int, cover: Cover) -> None:
    """Note what covers a scope; what cannot be told weighs more than a veil."""
    before = covers.get(scope)
    if before is None:
        covers[scope] = cover
    elif before.what.veil and not cover.what.veil:
        covers[scope] = cover.lost()
    else:
        covers[scope] = before.lost()


def _is_context(box: Box) -> bool:
    """Whether what is in a box is painted with it, whatever its ``z-index``."""
    return box.has_z_index or box.opens_context


def _reaches(first: Length, last: Length, size: Length) -> bool:
    """Whether a box reaches from edge to edge, or beyond."""
    edges = [edge for edge in map(pixels, (first, last)) if edge is not None and edge <= 0]
    return len(edges) == 2 or (len(edges) == 1 and share(size) == 100)

"""Bars: pseudo-elements that lie in the padding of their element, beside its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels, share, summands
from a11yview.cascade import is_transformed

if TYPE_CHECKING:
    from a11yview.cascade import Length, Style

__all__ = ["is_beside_content"]

_BLOCKS: Final = frozenset({"block", "flow-root", "list-item", "inline-block", "flex", "grid"})


def is_beside_content(bar: Style, box: Style) -> bool:
    """Whether an absolute pseudo-element lies beside the content of its box for certain.

    The box is what it is placed in; its content is neither moved nor taller than it.
    """
    places = box.position != "static" and box.display in _BLOCKS and not is_transformed(bar)
    if not places or box.text_indent != 0:
        return False
    if any(
        pixels(margin) != 0
        for margin in (bar.margin_top, bar.margin_right, bar.margin_bottom, bar.margin_left)
    ):
        return False
    across = _is_within(bar.left, bar.right, bar.width, box.padding_left, box.padding_right)
    if across and box.width == "auto":
        return True
    return (
        box.height == "auto"
        and box.max_height == "none"
        and _is_within(bar.top, bar.bottom, bar.height, box.padding_top, box.padding_bottom)
    )


def _is_within(first: Length, last: Length, size: Length, before: Length, after: Length) -> bool:
    """Whether a stretch ends within the padding before the content, or begins in that after it."""
    extent = pixels(size)
    if extent is None:
        return False
    for edge, padding in ((first, before), (last, after)):
        offset, room = pixels(edge), pixels(padding)
        if edge != "auto" and offset is not None and room is not None:
            return offset + extent <= room
        px, percent = summands(edge)
        if edge != "auto" and (share(edge) == 100 or (percent == 100 and px >= 0)):
            return True
    return False

"""Rows of flexible boxes that are too narrow for items which do not shrink.

Source: CSS Flexbox 1, sections 4.5 and 9.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels

if TYPE_CHECKING:
    from a11yview.audit.overlaps.boxes_beside import BoxesBeside
    from a11yview.cascade import Style

__all__ = ["is_narrow_row", "may_leave_row"]

_NARROW: Final = 0.4
"""In em: on average the letters of hardly a text are narrower."""
_UNBROKEN: Final = frozenset({"nowrap", "pre"})


def is_narrow_row(style: Style) -> bool:
    """Whether a box is a row of a declared width, out of which its items may run."""
    return (
        style.display in {"flex", "inline-flex"}
        and style.flex_direction == "row"
        and style.flex_wrap == "nowrap"
        and style.overflow_x == "visible"
        and _width(style) is not None
    )


def may_leave_row(boxes: BoxesBeside, row: int, item: int, text: int) -> bool:
    """Whether a text in an item of a row may lie beyond the width of the row."""
    styles = boxes.nodes.styles
    room = _width(styles[row])
    taken = 0.0
    for child in boxes.children(row):
        if not boxes.is_in_flow(child):
            continue
        taken += _least(boxes, child, text if child == item else child)
        if child == item:
            break
    return room is not None and taken > room


def _width(style: Style) -> float | None:
    limits = [size for size in (pixels(style.width), pixels(style.max_width)) if size is not None]
    return min(limits) if limits else None


def _least(boxes: BoxesBeside, item: int, text: int) -> float:
    """Return the width that an item has at least."""
    style = boxes.nodes.styles[item]
    own = boxes.nodes.styles[text]
    letters = len(" ".join(boxes.document.own_text(text).split()))
    needed = letters * _NARROW * own.font_size
    keeps_words = own.white_space in _UNBROKEN
    if style.flex_shrink != "0":
        longest = max(map(len, boxes.document.own_text(text).split()), default=0)
        least = needed if keeps_words else longest * _NARROW * own.font_size
        return max(least, pixels(style.min_width) or 0.0)
    basis = style.width if style.flex_basis == "auto" else style.flex_basis
    size = pixels(basis)
    return size if size is not None and item != text else max(size or 0.0, needed)

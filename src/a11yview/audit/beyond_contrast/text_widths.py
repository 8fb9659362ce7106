"""How wide a text is at least, and how wide its box at most, as far as no layout is needed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels, share

if TYPE_CHECKING:
    from a11yview.audit.beyond_contrast.sight import Sight
    from a11yview.cascade import Style

__all__ = ["least_width", "most_room", "usual_width"]

_NARROW: Final = 0.3
"""The width of an average letter in the most condensed of usual fonts, in font sizes."""
_USUAL: Final = 0.5
_FEW: Final = 12
"""In so few letters many may be narrow, as in "Illi"."""
_NARROWEST: Final = 0.2
_BLOCKS: Final = frozenset({"block", "flow-root", "list-item"})
_FILLING: Final = _BLOCKS | {"flex", "grid"}
_IN_FLOW: Final = frozenset({"relative", "static", "sticky"})


def least_width(style: Style, text: str) -> float:
    """Return the least width of a text on one line, in CSS px."""
    letter = _NARROWEST if len(text) < _FEW else _NARROW
    return len(text) * max(0.0, letter * style.font_size + style.letter_spacing)


def usual_width(style: Style, text: str) -> float:
    """Return about how wide a text is on one line, in CSS px."""
    return len(text) * max(0.0, _USUAL * style.font_size + style.letter_spacing)


def most_room(sight: Sight, element: int) -> float:
    """Return the most width that the lines of an element can have, in CSS px; inf: not known.

    That is the width of its block, as far as it and the blocks around it declare one, or fill
    the window.
    """
    block = element
    while sight.style(block).display in {"inline", "contents"} and sight.document.parent[block] > 0:
        block = sight.document.parent[block]
    return _width(sight, block)


def _width(sight: Sight, element: int) -> float:
    """Return the most width of the content of a block."""
    most, part = math.inf, 1.0
    while True:
        style = sight.style(element)
        declared, limit = pixels(style.width), pixels(style.max_width)
        if limit is not None:
            most = min(most, limit * part)
        if declared is not None:
            return min(most, declared * part)
        above = sight.document.parent[element]
        if above < 0:
            return min(most, sight.window * part)
        of_parent = share(style.width)
        if of_parent is not None:
            part *= of_parent / 100
        elif style.width != "auto" or not _fills(style, sight.style(above)):
            return most
        element = above


def _fills(style: Style, parent: Style) -> bool:
    """Whether a box without a width is no wider than its parent."""
    return (
        style.display in _FILLING
        and style.position in _IN_FLOW
        and style.floating == "none"
        and parent.display in _BLOCKS
    )

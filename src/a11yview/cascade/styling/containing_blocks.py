"""Elements by which absolute and fixed boxes in them, and lines of letters, are placed.

Source: CSS Positioned Layout 3, 2.1; CSS Inline Layout 3, 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.style import Style

__all__ = ["holds_content", "is_transformed", "line_block"]

_IN_LINES: Final = frozenset({"inline", "contents"})
_CONTAINING: Final = frozenset({"content", "layout", "paint", "strict"})
# What does by ``will-change`` alone what it would do when it is there:
_FILTERING: Final = frozenset({"-webkit-filter", "backdrop-filter", "filter"})
_TRANSFORMING: Final = frozenset(
    "-webkit-perspective -webkit-transform -webkit-transform-style contain offset-path "
    "perspective rotate scale transform transform-style translate".split()
)


def is_transformed(style: Style) -> bool:
    """Whether a box may be seen elsewhere than where it was laid out, or in another size."""
    return (
        style.transform != "none"
        or style.translate != "none"
        or style.rotate != "none"
        or style.scale != "none"
    )


def holds_content(style: Style) -> bool:
    """Whether absolute and fixed boxes in an element are placed by it, whatever its position.

    A part of a line is so by filters alone. Source: CSS Transforms 2, 3 and 9; Filter Effects 1,
    5; CSS Containment 2, 3; CSS Will Change 1, 2; Chromium.
    """
    if style.filter != "none" or style.backdrop_filter != "none":
        return True
    changing = style.will_change
    if changing != "auto" and not _FILTERING.isdisjoint(changing.split(", ")):
        return True
    return style.display != "inline" and (
        is_transformed(style)
        or style.perspective != "none"
        or style.content_visibility != "visible"
        or (style.contain != "none" and not _CONTAINING.isdisjoint(style.contain.split()))
        or (changing != "auto" and not _TRANSFORMING.isdisjoint(changing.split(", ")))
    )


def line_block(element: int, parents: Sequence[int], display_of: Callable[[int], str]) -> int:
    """Return the block whose lines the letters of an element are in; the root is one always."""
    while element > 0 and display_of(element) in _IN_LINES:
        element = parents[element]
    return element

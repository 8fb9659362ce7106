"""Stacking contexts: elements that are painted as a group, and their painting order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade import holds_content

if TYPE_CHECKING:
    from a11yview.cascade import Style

__all__ = ["opens_context", "z_index"]

_GROUPING: Final = frozenset(
    "clip-path isolation mask mask-image mix-blend-mode opacity position".split()
)


def opens_context(style: Style) -> bool:
    """Whether an element opens a stacking context.

    Source: CSS Positioned Layout 4, 9; Chromium.
    """
    return (
        style.position in {"fixed", "sticky"}
        or (style.position != "static" and style.z_index != "auto")
        or style.isolation == "isolate"
        or style.clip_path != "none"
        or style.mask_image != "none"
        or holds_content(style)
        or not _GROUPING.isdisjoint(style.will_change.split(", "))
    )


def z_index(style: Style) -> int:
    """Return the ``z-index`` of a box; 0 for ``auto``."""
    try:
        return int(style.z_index)
    except ValueError:
        return 0

"""Elements that change ``display``, and the slots between elements and their children.

Source: HTML, section 15 (rendering); CSS Display 3, appendix B; Chromium 156.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.html.forms.controls import is_list_box
from a11yview.cascade.values.displays import (
    ALWAYS_BLOCKS,
    BOXLESS,
    INLINE_LEVEL,
    NOT_IN_MATH,
    blockified,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.selectors.signature import Signature

__all__ = ["Slot", "changed_displays", "slot_between"]

_GONE: Final = {"contents": "none"}
_ELEMENT: Final[Mapping[str, str]] = NOT_IN_MATH
_BOXLESS: Final = {**NOT_IN_MATH, **_GONE}
_BLOCK: Final = {**ALWAYS_BLOCKS, "math": "block", "block math": "block"}
_FORMULA: Final[Mapping[str, str]] = _GONE
_IN_CELL: Final = {**_GONE, **{one: blockified(one) for one in INLINE_LEVEL}}
_DRAWN_BLOCK: Final = {**_GONE, **dict.fromkeys(INLINE_LEVEL, "block"), "block math": "block"}
_WITH_CONTENTS: Final = frozenset({"g", "svg", "tspan", "use"})
"""Elements of SVG that may have content without a box."""


class Slot(NamedTuple):
    """A slot of the user agent: its ``display``, and that which lays out what is in it.

    ``None`` for the latter stands for that of the element around the slot.
    """

    display: str
    layout: str | None


_SLOTS: Final = {
    "details": Slot("block", "block"),
    "marquee": Slot("contents", "block"),
    "object": Slot("contents", None),
    "optgroup": Slot("contents", None),
    "option": Slot("none", "block"),
    "select": Slot("contents", "block"),
}
_LIST_BOX: Final = Slot("contents", None)
_SUMMARY: Final = Slot("contents", None)


def slot_between(parent: Signature, child: Signature) -> Slot | None:
    """Return the slot between an element and its child, through which the child inherits."""
    if parent.tag == "details" and child.tag == "summary":
        return _SUMMARY
    if parent.tag == "select" and is_list_box(parent.attributes):
        return _LIST_BOX
    return _SLOTS.get(parent.tag)


def changed_displays(one: Signature, around: Signature | None) -> Mapping[str, str]:
    """Return the values of ``display`` that an element within another changes, and to which."""
    if one.namespace == "mathml":
        return _IN_CELL if around is not None and around.tag == "mtd" else _FORMULA
    if one.namespace == "svg":
        if one.tag in {"foreignObject", "text"}:
            return _DRAWN_BLOCK
        is_outermost = one.tag == "svg" and around is not None and _holds_pages(around)
        has_contents = one.tag in _WITH_CONTENTS and not is_outermost
        return _ELEMENT if has_contents else _BOXLESS
    if one.tag == "legend":
        return _BLOCK
    return _BOXLESS if one.tag in BOXLESS else _ELEMENT


def _holds_pages(around: Signature) -> bool:
    """Whether an ``svg`` within an element is an outermost one."""
    return around.namespace == "html" or around.tag == "foreignObject"

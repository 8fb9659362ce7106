"""What some elements make of ``display``, and the slots between elements and their children.

Source: HTML, section 15 (rendering); CSS Display 3, appendix B; Chromium 156.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.values.displays import ALWAYS_BLOCKS, BOXLESS, NOT_IN_MATH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.selectors.signatures import Signature

__all__ = ["Slot", "changed_displays", "slot_between"]

_GONE: Final = {"contents": "none"}
_ELEMENT: Final[Mapping[str, str]] = NOT_IN_MATH
_BOXLESS: Final = {**NOT_IN_MATH, **_GONE}
_BLOCK: Final = {**ALWAYS_BLOCKS, **NOT_IN_MATH}
_MATHML: Final[Mapping[str, str]] = _GONE


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
_SUMMARY: Final = Slot("contents", "block")


def slot_between(parent: Signature, child: Signature) -> Slot | None:
    """Return the slot between an element and its child, through which the child inherits."""
    if parent.tag == "details" and child.tag == "summary":
        return _SUMMARY
    return _SLOTS.get(parent.tag)


def changed_displays(one: Signature, *, is_outermost: bool) -> Mapping[str, str]:
    """Return what an element makes of computed values of ``display``.

    ``is_outermost`` says of an ``svg`` that it stands in no other.
    """
    if one.namespace == "mathml":
        return _MATHML
    if one.tag in {"legend", "foreignObject"}:
        return _BLOCK
    if one.namespace != "html":
        return _BOXLESS if one.tag == "svg" and is_outermost else _ELEMENT
    return _BOXLESS if one.tag in BOXLESS else _ELEMENT

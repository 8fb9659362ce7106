"""Adjustments of ``display``, ``float`` and ``overflow`` to other properties and the parent.

Source: CSS Display Level 3, section 2.7 and 2.8; CSS 2.2, section 9.7; CSS Overflow Level 3,
section 3.1; CSS Ruby Level 1, section 2; MathML Core, section 2; Chromium 156.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.style import INDEX
from a11yview.cascade.values.displays import (
    ITEM_PARENTS,
    NOT_IN_MATH,
    OF_CONTROLS,
    RUBY_PARENTS,
    blockified,
    inlinified,
)

if TYPE_CHECKING:
    from a11yview.cascade.computing.element import Element

__all__ = ["adjust"]

_DISPLAY: Final = INDEX["display"]
_WRITING_MODE: Final = INDEX["writing_mode"]
_LAYOUT: Final = INDEX["layout_display"]
_POSITION: Final = INDEX["position"]
_FLOAT: Final = INDEX["floating"]
_APPEARANCE: Final = INDEX["appearance"]
_LINE_CLAMP: Final = INDEX["line_clamp"]
_BOX_ORIENT: Final = INDEX["box_orient"]
_CLAMPED: Final = {"-webkit-box": "flow-root", "-webkit-inline-box": "inline-block"}
"""Source: CSS Overflow 4, "line-clamp"; Chromium."""
_OVERFLOW_X: Final = INDEX["overflow_x"]
_OVERFLOW_Y: Final = INDEX["overflow_y"]


def adjust(element: Element) -> None:
    """Adjust ``display``, ``float`` and ``overflow`` once all longhands are computed."""
    fields, parent, context = element.fields, element.parent, element.context
    display = fields[_DISPLAY]
    assert isinstance(display, str)  # noqa: S101 - what the field holds
    if fields[_OVERFLOW_X] != fields[_OVERFLOW_Y]:
        _match_overflow(fields)
    around, is_root = parent.layout_display, element.is_root
    layout = ""
    if context.pseudo or context.root is None:
        display = NOT_IN_MATH.get(display, display)
    if display == "contents" and is_root:
        display = "block"  # CSS Display 3, section 2.8
    if display not in ("none", "contents"):
        out_of_flow = fields[_POSITION] in ("absolute", "fixed")
        if out_of_flow:
            fields[_FLOAT] = "none"
        if out_of_flow or fields[_FLOAT] != "none" or around in ITEM_PARENTS or is_root:
            display = blockified(display)
        elif display == "inline" and fields[_WRITING_MODE] != parent.writing_mode:
            display = "inline-block"
        if around in RUBY_PARENTS and not out_of_flow:
            display = inlinified(display)
            layout = "ruby-text" if display in ("inline", "inline list-item") else ""
        display = _clamped(fields, display)
        if fields[_APPEARANCE] != "none":
            display = OF_CONTROLS.get(display, display)
    fields[_DISPLAY] = display
    fields[_LAYOUT] = layout or (around if display == "contents" else display)


def _clamped(fields: list[object], display: str) -> str:
    """Return the display of a box whose lines are cut off after some."""
    if fields[_LINE_CLAMP] == "none" or fields[_BOX_ORIENT] != "vertical":
        return display
    return _CLAMPED.get(display, display)


def _match_overflow(fields: list[object]) -> None:
    """Make ``visible`` and ``clip`` next to what scrolls scroll too."""
    scrolling = {"visible": "auto", "clip": "hidden"}
    pair = (fields[_OVERFLOW_X], fields[_OVERFLOW_Y])
    if all(value in scrolling for value in pair):
        return
    fields[_OVERFLOW_X], fields[_OVERFLOW_Y] = (scrolling.get(str(v), v) for v in pair)

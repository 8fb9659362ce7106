"""The winners for one element, with the style of its parent, become its computed style.

The steps come in the order that the specification asks for, since each refers to those before it:
custom properties, the font, the color scheme and ``color``, then every other longhand on its own.

Source: CSS Cascading and Inheritance Level 5, section 4.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.adjustments import adjust
from a11yview.cascade.computing.color import set_color
from a11yview.cascade.computing.custom_properties import ElementValues, changed
from a11yview.cascade.computing.element import Element
from a11yview.cascade.computing.font import font_lengths, set_font, set_line_height
from a11yview.cascade.computing.initial_values import starting_fields
from a11yview.cascade.computing.longhands import set_longhands
from a11yview.cascade.computing.properties import PROPERTIES
from a11yview.cascade.model import CssWide
from a11yview.cascade.style import INDEX, Style
from a11yview.cascade.values.typed_values import ValueContext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from a11yview.cascade.model import Context
    from a11yview.cascade.sorting.winners import Winners

__all__ = ["compute", "compute_paint", "compute_shape"]

_CUSTOM: Final = INDEX["custom"]
_BEFORE_FONT: Final = (
    *("font-size", "font-family", "font-weight", "font-style", "math-depth"),
    *("color-scheme", "direction", "writing-mode", "color"),
)
"""The longhands in which Chromium measures references by the parent's font."""


def compute(
    parent: Style,
    winners: Winners,
    context: Context,
    *,
    change: Callable[[Mapping[str, str], Mapping[str, str | None]], Mapping[str, str]] = changed,
) -> Style:
    """Return the computed style of an element, or of a pseudo-element with its origin as parent.

    ``change`` returns the parent's custom properties with changes, where ``None`` takes one away.
    """
    element = Element(parent, context, starting_fields(parent))
    shape, paint = _settled(element, winners, change)
    compute_shape(element, shape)
    compute_paint(element, paint)
    return Style._make(element.fields)


def compute_shape(element: Element, declared: Mapping[str, object]) -> None:
    """Compute the font, and every longhand of the shape."""
    set_font(element, declared)
    set_line_height(element, declared)
    set_longhands(element, declared)
    adjust(element)


def compute_paint(element: Element, declared: Mapping[str, object]) -> None:
    """Compute the color scheme and ``color``, and every longhand of the paint."""
    set_color(element, declared)
    set_longhands(element, declared)


def _settled(
    element: Element,
    winners: Winners,
    change: Callable[[Mapping[str, str], Mapping[str, str | None]], Mapping[str, str]],
) -> tuple[dict[str, object], dict[str, object]]:
    """Set the custom properties; return the values of shape and paint with references replaced.

    A typed custom property may be measured by the font, and the font may refer to it. So the font
    is settled first, and set for what waits for it.
    """
    values = ElementValues(element.parent.custom, winners, element.context)
    values.around = lambda: ValueContext(font_lengths(element), element.palette)
    waiting = {one.name: one for one in winners.decided() if one.name[:2] != "--"}
    shape: dict[str, object] = {}
    paint: dict[str, object] = {}

    def settle(names: Iterable[str]) -> None:
        for name in names:
            if name in waiting:
                value = values.settle(name, waiting.pop(name))
                _keep(paint if PROPERTIES[name].part == "paint" else shape, name, value)

    settle(_BEFORE_FONT)
    set_font(element, shape)
    set_line_height(element, shape)
    values.font_is_known(element.value_context)
    settle(("line-height",))
    set_line_height(element, shape)
    changes = values.customs()
    if changes:
        element.fields[_CUSTOM] = change(element.parent.custom, changes)
    settle(tuple(waiting))
    return shape, paint


def _keep(values: dict[str, object], name: str, value: object) -> None:
    """Keep what a longhand ended up with; one that is unset is as if it were not declared."""
    if value is CssWide.UNSET and name == "color":
        # On the root, that is not the same: its color would be the canvas text's.
        values[name] = CssWide.INHERIT
    elif value is not CssWide.UNSET and value is not CssWide.REVERT:
        values[name] = value

"""The longhands that nothing else refers to: each is computed on its own.

Source: CSS Cascading and Inheritance Level 5, sections 4.4 and 7.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.computing.color import inherited_color, note_current
from a11yview.cascade.computing.computers import COLOR
from a11yview.cascade.computing.properties import PROPERTIES
from a11yview.cascade.model import CssWide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.computing.element import Element
    from a11yview.cascade.computing.properties import Property

__all__ = ["set_longhands"]


def set_longhands(element: Element, declared: Mapping[str, object]) -> None:
    """Compute the declared longhands but for those of the font and the color."""
    fields = element.fields
    for name, value in declared.items():
        row = PROPERTIES[name]
        if row.step == "rest":
            fields[row.index] = computed(element, row, value)


def computed(element: Element, row: Property, value: object) -> object:
    """Return the computed value of one longhand."""
    computer = row.compute
    if value is CssWide.INHERIT:
        is_color = computer is COLOR
        return inherited_color(element, row) if is_color else element.parent[row.index]
    if computer is COLOR:
        value = row.initial if value is CssWide.INITIAL else value
        note_current(element, row, value)
    elif value is CssWide.INITIAL:
        return row.initial
    return value if computer is None else computer.compute(element, value)

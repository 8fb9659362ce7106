"""The used color scheme, ``color``, and the colors that refer to them.

Source: CSS Color Adjustment Level 1, section 2; CSS Color Level 4, sections 4 and 9.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from a11yview.cascade.computing.initial_values import N_INHERITED, PAINT, initial_paint
from a11yview.cascade.model import CssWide
from a11yview.cascade.palette import Palette, palette, parts_of
from a11yview.cascade.style import INDEX
from a11yview.cascade.values.data_types import (
    CURRENT_COLOR,
    ColorText,
    exact_color,
    resolved_color,
)
from a11yview.cascade.values.longhands import BODY_TEXT, IS_BODY
from a11yview.cascade.values.tokens import component_values
from a11yview.color import BLACK, WHITE, Color

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.computing.element import Element
    from a11yview.cascade.computing.properties import Property
    from a11yview.cascade.model import Context

__all__ = ["inherited_color", "note_current", "set_color"]

_COLOR: Final = INDEX["color"]
_COLOR_TEXT: Final = INDEX["color_text"]
_BODY_COLOR: Final = INDEX["body_color"]
_PALETTE: Final = INDEX["palette"]
_SCHEMES: Final = INDEX["declared_schemes"]
_UNRESOLVED: Final = INDEX["unresolved"]


def set_color(element: Element, declared: Mapping[str, object]) -> None:
    """Compute ``color-scheme`` and ``color``, to which all other colors refer."""
    fields, is_root = element.fields, element.is_root
    value, schemes = declared.get("color"), declared.get("color-scheme")
    if schemes is not None or is_root:
        if schemes is CssWide.INITIAL:
            fields[_SCHEMES] = ()
        elif isinstance(schemes, tuple):
            fields[_SCHEMES] = schemes
        now = fields[_SCHEMES]
        assert isinstance(now, tuple)  # noqa: S101 - what the field holds
        fields[_PALETTE] = _palette(now, element.context)
    if value is CssWide.INITIAL or (is_root and value is None):
        is_dark = parts_of(element.palette)[0] == "dark"
        _take_color(element, WHITE if is_dark else BLACK, "")
    elif isinstance(value, ColorText):
        _take_written_color(element, value)
    elif isinstance(value, Color):
        _take_color(element, value, "")
    if IS_BODY in declared:
        fields[_BODY_COLOR] = fields[_COLOR]


@lru_cache(maxsize=64)
def _meta_schemes(text: str) -> tuple[str, ...]:
    names = [str(token.lower_value) for token in component_values(text) if token.type == "ident"]
    return tuple(name for name in names if name not in ("only", "normal"))


def _palette(schemes: tuple[str, ...], context: Context) -> Palette:
    """Return the used color scheme with the contrast theme of the system."""
    scheme = _scheme_of(schemes or _meta_schemes(context.page_color_scheme), context)
    return palette(scheme, context.environment.contrast_theme)


def _scheme_of(listed: tuple[str, ...], context: Context) -> Literal["light", "dark"]:
    if "dark" not in listed:
        return "light"
    return "dark" if "light" not in listed or context.environment.dark else "light"


def _take_written_color(element: Element, value: ColorText) -> None:
    parent, used = element.parent, element.palette
    if value.text == BODY_TEXT:
        _take_color(element, parent.body_color, "")
        return
    _take_color(
        element,
        resolved_color(value, used, parent.color, parent.color_text),
        exact_color(value.text, used, parent.color, parent.color_text),
    )


def _take_color(element: Element, color: Color, text: str) -> None:
    """Set the color, and what is ``currentcolor`` until it is declared otherwise."""
    fields = element.fields
    fields[_COLOR_TEXT] = text
    if color is not fields[_COLOR]:
        fields[_COLOR] = color
        fields[N_INHERITED : PAINT.stop] = initial_paint(color)


# ``currentcolor`` computes to itself and is inherited as such. A style holds the color that it
# stands for; what it stood for as well, for a child that inherits it.


def note_current(element: Element, row: Property, value: object) -> None:
    """Note that the value of a longhand refers to ``color``, if it does."""
    if isinstance(value, ColorText) and value.uses_current:
        _note(element, row.name, value, element.palette)


def inherited_color(element: Element, row: Property) -> object:
    """Return the parent's value of a color, in which ``currentcolor`` is the element's own."""
    parent = element.parent
    for name, value, used in parent.unresolved:
        if name == row.name and isinstance(value, ColorText):
            _note(element, name, value, used)
            return resolved_color(value, used, element.color, element.color_text)
    is_current = row.initial is CURRENT_COLOR and parent[row.index] == parent.color
    return element.color if is_current else parent[row.index]


def _note(element: Element, name: str, value: ColorText, used: Palette) -> None:
    known = element.fields[_UNRESOLVED]
    assert isinstance(known, tuple)  # noqa: S101 - what the field holds
    element.fields[_UNRESOLVED] = (*known, (name, value, used))

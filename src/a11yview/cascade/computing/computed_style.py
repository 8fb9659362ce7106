"""Cascaded values + the parent's style + the environment → the computed style.

The order matters: custom properties, then the font (lengths are measured by it), then the color
scheme and ``color`` (other colors refer to them), then the rest, each on its own.

Source: CSS Cascading and Inheritance Level 5, section 4.4.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.computed_fields import COMPUTERS, CURRENT_COLORS
from a11yview.cascade.computing.custom_properties import ElementValues
from a11yview.cascade.computing.element import Element
from a11yview.cascade.computing.font import font_lengths, set_font, set_line
from a11yview.cascade.computing.initial_values import (
    INDEX,
    INITIAL,
    N_INHERITED,
    PAINT,
)
from a11yview.cascade.model import CssWide
from a11yview.cascade.style import Style
from a11yview.cascade.values.data_types import (
    ColorText,
    exact_color,
    resolved_color,
)
from a11yview.cascade.values.displays import (
    ITEM_PARENTS,
    NOT_IN_MATH,
    OF_CONTROLS,
    RUBY_PARENTS,
    blockified,
    inlinified,
)
from a11yview.cascade.values.longhands import BODY_TEXT, IS_BODY
from a11yview.cascade.values.tokens import component_values
from a11yview.cascade.values.typed_values import ValueContext
from a11yview.color import BLACK, WHITE, Color

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from a11yview.cascade.computing.cascaded import Cascaded
    from a11yview.cascade.computing.prepared import Constants, Prepared, Substituted
    from a11yview.cascade.model import Context, Declaration

__all__ = ["compute", "paint_fields", "shape_fields"]

_FIRST: Final = frozenset(
    {
        "font-family",
        "font-size",
        "font-weight",
        "line-height",
        "math-depth",
        "color-scheme",
        "color",
        IS_BODY,
    }
)
_EARLY: Final = (
    *("font-size", "font-family", "font-weight", "font-style", "math-depth"),
    *("color-scheme", "direction", "writing-mode", "color"),
)
"""What Chromium computes before the font is known: references measure by the parent's."""
_COLOR: Final = INDEX["color"]
_COLOR_TEXT: Final = INDEX["color_text"]
_BODY_COLOR: Final = INDEX["body_color"]
_SCHEME: Final = INDEX["color_scheme"]
_SCHEMES: Final = INDEX["declared_schemes"]
_CUSTOM: Final = INDEX["custom"]
_DISPLAY: Final = INDEX["display"]
_WRITING_MODE: Final = INDEX["writing_mode"]
_LAYOUT: Final = INDEX["layout_display"]
_POSITION: Final = INDEX["position"]
_FLOAT: Final = INDEX["floating"]
_APPEARANCE: Final = INDEX["appearance"]
_OVERFLOW_X: Final = INDEX["overflow_x"]
_OVERFLOW_Y: Final = INDEX["overflow_y"]
_PAINT: Final = INITIAL[N_INHERITED : PAINT.stop]
_SHAPE: Final = INITIAL[PAINT.stop :]


def compute(parent: Style, cascaded: Cascaded, context: Context) -> Style:
    """Return the computed style of an element, or of a pseudo-element with its origin as parent.

    Where nothing rolls back, no attribute is read and no custom property has a type, the parts
    can be computed by themselves: see :func:`shape_fields` and :func:`paint_fields`.
    """
    shape, paint = cascaded.shape, cascaded.paint
    settled = {**shape.settled, **paint.settled}
    values = ElementValues(parent.custom, cascaded, context)
    element = Element(parent, context, [*parent[:N_INHERITED], *_reset(parent.color), *_SHAPE])
    values.around = lambda: ValueContext(font_lengths(element), element.scheme)
    unsettled = dict(_unsettled(cascaded))
    for name in _EARLY:
        if name in unsettled:
            _note(settled, name, values.settle(name, unsettled.pop(name)))
    _copy(element, (shape.constants,))
    set_font(element, settled)
    values.around = element.value_context
    values.font_is_known()
    if "line-height" in unsettled:
        _note(settled, "line-height", values.settle("line-height", unsettled.pop("line-height")))
        set_line(element, settled.get("line-height"))
    element.fields[_CUSTOM] = values.customs()
    for name, declaration in unsettled.items():
        _note(settled, name, values.settle(name, declaration))
    _set_color(element, settled)
    _copy(element, (paint.constants,))
    _fill(element, settled)
    _fix_up(element)
    return Style._make(element.fields)


def shape_fields(
    parent: Style, shape: Prepared, found: Iterable[Substituted], context: Context
) -> list[object]:
    """Return the fields of a style with the shape computed, the paint and the rest not yet."""
    fields: list[object] = [*parent[:N_INHERITED], *_PAINT, *_SHAPE]
    element = Element(parent, context, fields)
    settled, constants = _gathered(shape, found)
    _copy(element, constants)
    set_font(element, settled)
    _fill(element, settled)
    _fix_up(element)
    return fields


def paint_fields(
    fields: list[object],
    parent: Style,
    paint: Prepared,
    found: Iterable[Substituted],
    context: Context,
) -> bool:
    """Compute the paint among fields that hold the shape; return whether this measured lengths."""
    fields[PAINT] = [*parent[PAINT.start : N_INHERITED], *_reset(parent.color)]
    element = Element(parent, context, fields)
    settled, constants = _gathered(paint, found)
    _set_color(element, settled)
    _copy(element, constants)
    _fill(element, settled)
    return element.is_measured


def _gathered(
    prepared: Prepared, found: Iterable[Substituted]
) -> tuple[Mapping[str, object], list[Constants]]:
    """Return the values of one part to compute with the element, and those that are."""
    settled, constants = prepared.settled, [prepared.constants]
    for one in found:
        if one.settled:
            settled = {**settled, **one.settled}
        constants.append(one.constants)
    return settled, constants


def _copy(element: Element, constants: Iterable[Constants]) -> None:
    """Set the fields that are known without the element."""
    fields = element.fields
    for pairs in constants:
        for place, value in pairs:
            fields[place] = value


def _fill(element: Element, settled: Mapping[str, object]) -> None:
    """Set the fields of all that font and color do not depend on."""
    for name, value in settled.items():
        if name not in _FIRST:
            COMPUTERS[name](element, value)


def _unsettled(cascaded: Cascaded) -> Iterator[tuple[str, Declaration]]:
    """Yield the winners that references decide."""
    for group in (*cascaded.shape.groups, *cascaded.paint.groups):
        for name in group.names:
            yield name, cascaded.declarations[name]


@lru_cache(maxsize=4096)
def _reset(color: Color) -> tuple[object, ...]:
    """Return the initial paint, without what is inherited, under a ``color``."""
    fields = list(INITIAL)
    for name in CURRENT_COLORS:
        fields[INDEX[name.replace("-", "_")]] = color
    return tuple(fields[N_INHERITED : PAINT.stop])


def _note(settled: dict[str, object], name: str, value: object) -> None:
    """Keep what a longhand ended up with; what is unset is as if it were not declared."""
    if value is CssWide.UNSET and name == "color":
        # On the root, that is not the same: its color would be the canvas text's.
        settled[name] = CssWide.INHERIT
    elif value is CssWide.UNSET or value is CssWide.REVERT:
        settled.pop(name, None)
    else:
        settled[name] = value


@lru_cache(maxsize=64)
def _meta_schemes(text: str) -> tuple[str, ...]:
    names = [str(token.lower_value) for token in component_values(text) if token.type == "ident"]
    return tuple(name for name in names if name not in ("only", "normal"))


def _used_scheme(schemes: tuple[str, ...], context: Context) -> str:
    listed = schemes or _meta_schemes(context.page_color_scheme)
    if "dark" not in listed:
        return "light"
    return "dark" if "light" not in listed or context.environment.dark else "light"


def _set_color(element: Element, settled: Mapping[str, object]) -> None:
    fields, context = element.fields, element.context
    declared, schemes = settled.get("color"), settled.get("color-scheme")
    is_root = context.root is None and not context.pseudo
    if schemes is not None or is_root:
        if schemes is CssWide.INITIAL:
            fields[_SCHEMES] = ()
        elif isinstance(schemes, tuple):
            fields[_SCHEMES] = schemes
        now = fields[_SCHEMES]
        assert isinstance(now, tuple)  # noqa: S101 - what the field holds
        fields[_SCHEME] = _used_scheme(now, context)
    if declared is CssWide.INITIAL or (is_root and declared is None):
        _take_color(element, WHITE if element.scheme == "dark" else BLACK, "")
    elif isinstance(declared, ColorText):
        _take_written_color(element, declared)
    elif isinstance(declared, Color):
        _take_color(element, declared, "")
    if IS_BODY in settled:
        fields[_BODY_COLOR] = fields[_COLOR]


def _take_written_color(element: Element, declared: ColorText) -> None:
    parent, scheme = element.parent, element.scheme
    if declared.text == BODY_TEXT:
        _take_color(element, parent.body_color, "")
        return
    _take_color(
        element,
        resolved_color(declared, scheme, parent.color, parent.color_text),
        exact_color(declared.text, scheme, parent.color, parent.color_text),
    )


def _take_color(element: Element, color: Color, text: str) -> None:
    fields = element.fields
    fields[_COLOR_TEXT] = text
    if color is not fields[_COLOR]:
        fields[_COLOR] = color
        fields[N_INHERITED : PAINT.stop] = _reset(color)


def _fix_up(element: Element) -> None:
    """Apply what other properties do to ``display`` and ``overflow``."""
    fields, parent, context = element.fields, element.parent, element.context
    display = fields[_DISPLAY]
    assert isinstance(display, str)  # noqa: S101 - what the field holds
    if fields[_OVERFLOW_X] != fields[_OVERFLOW_Y]:
        _match_overflow(fields)
    around = parent.layout_display
    layout = ""
    if context.pseudo or context.root is None:
        display = NOT_IN_MATH.get(display, display)
    if display == "contents" and context.root is None and not context.pseudo:
        display = "block"  # CSS Display 3, section 2.8
    if display not in ("none", "contents"):
        out_of_flow = fields[_POSITION] in ("absolute", "fixed")
        if out_of_flow:
            fields[_FLOAT] = "none"
        if (
            out_of_flow
            or fields[_FLOAT] != "none"
            or around in ITEM_PARENTS
            or (context.root is None and not context.pseudo)
        ):
            display = blockified(display)
        elif display == "inline" and fields[_WRITING_MODE] != parent.writing_mode:
            display = "inline-block"
        if around in RUBY_PARENTS and not out_of_flow:
            display = inlinified(display)
            layout = "ruby-text" if display in ("inline", "inline list-item") else ""
        if fields[_APPEARANCE] != "none":
            display = OF_CONTROLS.get(display, display)
    fields[_DISPLAY] = display
    fields[_LAYOUT] = layout or (around if display == "contents" else display)


def _match_overflow(fields: list[object]) -> None:
    """Make ``visible`` and ``clip`` next to what scrolls scroll too.

    Source: CSS Overflow Level 3, section 3.1.
    """
    scrolling = {"visible": "auto", "clip": "hidden"}
    pair = (fields[_OVERFLOW_X], fields[_OVERFLOW_Y])
    if all(value in scrolling for value in pair):
        return
    fields[_OVERFLOW_X], fields[_OVERFLOW_Y] = (scrolling.get(str(v), v) for v in pair)

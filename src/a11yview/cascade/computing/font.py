"""The font of one element: family, weight, size, line height, and the direction of its lines.

Source: CSS Fonts Level 4; CSS 2, section 10.8.1 (line height).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing import font_sizes
from a11yview.cascade.computing.element import line_unit
from a11yview.cascade.computing.initial_values import INITIAL, initial_style
from a11yview.cascade.model import CssWide
from a11yview.cascade.style import INDEX, FontState
from a11yview.cascade.values.data_types import Computable, Quantity, plain_number
from a11yview.cascade.values.font_metrics import metrics_of
from a11yview.cascade.values.fonts import MathDepth
from a11yview.cascade.values.units import LengthContext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.computing.element import Element

__all__ = ["font_lengths", "set_font", "set_line_height"]

_SIZE: Final = INDEX["font_size"]
_WEIGHT: Final = INDEX["font_weight"]
_FAMILY: Final = INDEX["font_family"]
_LINE: Final = INDEX["line_height"]
_FONT: Final = INDEX["font"]
_DEPTH: Final = INDEX["math_depth"]
_WRITING_MODE: Final = INDEX["writing_mode"]


def font_lengths(element: Element) -> LengthContext:
    """Return the measures of lengths in ``font-size`` itself: those of the parent's font."""
    parent, environment, root = element.parent, element.context.environment, element.context.root
    metrics = metrics_of(parent.font_family)
    base = root if root is not None else initial_style(environment)
    root_metrics = metrics_of(base.font_family)
    width, height = element.context.container
    return LengthContext(
        font_size=parent.font.specified,
        root_font_size=base.font.specified,
        line_height=line_unit(parent),
        root_line_height=line_unit(base),
        viewport_width=environment.viewport[0],
        viewport_height=environment.viewport[1],
        container_width=width,
        container_height=height,
        percent_basis=parent.font.specified,
        measured_size=parent.font_size,
        metrics=metrics,
        root_metrics=root_metrics,
        is_vertical=element.is_vertical,
    )


_OF_LINES: Final = frozenset({"font-family", "font-size", "line-height"})
"""The longhands on which a line height depends."""


@lru_cache(maxsize=8)
def _default_sizes(
    proportional: float, monospace: float, *, quirks: bool
) -> font_sizes.DefaultSizes:
    return font_sizes.DefaultSizes(proportional, monospace, quirks)


def set_font(element: Element, declared: Mapping[str, object]) -> None:
    """Compute the font by which lengths are measured, but for the line height."""
    fields, family, mode = element.fields, declared.get("font-family"), declared.get("writing-mode")
    if mode is not None and mode is not CssWide.INHERIT:
        fields[_WRITING_MODE] = INITIAL.writing_mode if mode is CssWide.INITIAL else mode
    if "math-depth" in declared:
        fields[_DEPTH] = _depth(element, declared["math-depth"])
    if isinstance(family, tuple):
        fields[_FAMILY] = family
    elif family is CssWide.INITIAL:
        fields[_FAMILY] = INITIAL.font_family
    if "font-weight" in declared:
        fields[_WEIGHT] = _weight(element, declared["font-weight"])
    if family is not None or "font-size" in declared:
        _set_size(element, declared.get("font-size"))


def _weight(element: Element, declared: object) -> float:
    inherited = element.parent.font_weight
    if declared is CssWide.INITIAL:
        return INITIAL.font_weight
    if declared is CssWide.INHERIT:
        return inherited
    return font_sizes.computed_weight(declared, inherited, lambda: font_lengths(element))


def _set_size(element: Element, declared: object) -> None:
    """Compute the font size, which may differ by the family alone: ``monospace`` is smaller."""
    parent, fields, environment = element.parent, element.fields, element.context.environment
    defaults = _default_sizes(
        environment.font_size, environment.monospace_font_size, quirks=element.context.quirks
    )
    now = fields[_FAMILY]
    assert isinstance(now, tuple)  # noqa: S101 - what the field holds
    inherited = font_sizes.FontSize(*parent.font[:4])
    if declared is CssWide.INITIAL:
        declared = "medium"
    if declared == "math":
        levels = fields[_DEPTH]
        assert isinstance(levels, int)  # noqa: S101 - what the field holds
        declared, inherited = None, font_sizes.script_size(inherited, levels - parent.math_depth)
    if declared is None or declared is CssWide.INHERIT:
        size = font_sizes.in_family(
            inherited, monospace=font_sizes.is_monospace(now), defaults=defaults
        )
    else:
        size = font_sizes.computed_size(
            declared, inherited, now, lambda: font_lengths(element), defaults
        )
    fields[_SIZE] = font_sizes.shown_size(size)
    fields[_FONT] = FontState(*size, parent.font.line_factor)
    element.font_changed()


def _depth(element: Element, declared: object) -> int:
    parent = element.parent
    if not isinstance(declared, MathDepth):
        return parent.math_depth if declared is CssWide.INHERIT else 0
    if declared.amount is None:
        return parent.math_depth + (parent.math_style == "compact")
    amount = math.floor(plain_number(declared.amount, font_lengths(element)) + 0.5)
    return amount + parent.math_depth if declared.is_added else amount


def set_line_height(element: Element, declared: Mapping[str, object]) -> None:
    """Compute the line height, once the size of the font is known."""
    if declared.keys().isdisjoint(_OF_LINES):
        return
    font = element.fields[_FONT]
    assert isinstance(font, FontState)  # noqa: S101 - what the field holds
    factor = _set_height(element, declared.get("line-height"))
    if factor != font.line_factor:
        element.fields[_FONT] = font._replace(line_factor=factor)
    element.font_changed()


def _set_height(element: Element, declared: object) -> float | None:
    """Set the line height; return the factor that children inherit, if it is one."""
    fields, parent = element.fields, element.parent
    if declared is None or declared is CssWide.INHERIT:
        factor = parent.font.line_factor
        if factor is not None:
            fields[_LINE] = factor * element.font_size
        return factor
    if isinstance(declared, Quantity | Computable):
        factor = element.factor(declared)
        if factor is not None:
            fields[_LINE] = factor * element.font_size
            return factor
        fields[_LINE] = max(element.own_pixels(declared, lh_of_parent=True), 0.0)
        return None
    fields[_LINE] = None
    return None

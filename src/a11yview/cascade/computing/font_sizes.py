"""The computed size of a font, in px, and its weight.

Source: CSS Fonts Level 4; for monospace text and the smallest size, what Chromium 156 does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.expressions import PERCENT
from a11yview.cascade.values import data_types
from a11yview.cascade.values.fonts import SIZE_KEYWORDS
from a11yview.cascade.values.units import FONT_RELATIVE_UNITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.values.units import LengthContext

__all__ = [
    "DefaultSizes",
    "FontSize",
    "computed_size",
    "computed_weight",
    "in_family",
    "is_monospace",
    "shown_size",
]

# Sizes in px of the keywords at a default of 16 px and, for monospace text, of 13 px.
_PROPORTIONAL: Final = dict(zip(SIZE_KEYWORDS, (9, 10, 13, 16, 18, 24, 32, 48), strict=True))
_MONOSPACE: Final = dict(zip(SIZE_KEYWORDS, (9, 10, 12, 13, 16, 20, 26, 39), strict=True))
_MONOSPACE_IN_QUIRKS_MODE: Final = dict(
    zip(SIZE_KEYWORDS, (9, 9, 10, 13, 16, 20, 26, 40), strict=True)
)
_FACTORS: Final = dict(zip(SIZE_KEYWORDS, (0.6, 0.75, 8 / 9, 1, 1.2, 1.5, 2, 3), strict=True))
_LARGEST_SIZE: Final = 10000.0
_SMALLEST_RELATIVE_SIZE: Final = 6.0
_STEP: Final = 1.2
_SCRIPT_SCALE: Final = 0.71
_MAX_LEVELS: Final = 200
"""Levels of a formula that count: beyond them, sizes are the smallest or the largest there are."""


class FontSize(NamedTuple):
    """A font size with what decides how it is inherited.

    ``specified`` is the size in px that ``em`` refers to; ``keyword`` the size keyword it came
    from, if any, which stands for another size in monospace text; an absolute size came from
    px and the like, and neither changes with the family nor is kept from getting tiny.
    """

    specified: float
    keyword: str
    is_absolute: bool
    is_monospace: bool


class DefaultSizes(NamedTuple):
    """The visitor's default font sizes in px, and whether quirks mode has its own steps."""

    proportional: float = 16.0
    monospace: float = 13.0
    quirks: bool = False


def is_monospace(family: tuple[str, ...]) -> bool:
    """Whether the default size of this family is the smaller one: ``monospace`` and no other."""
    return family == ("monospace",)


def keyword_size(name: str, defaults: DefaultSizes, *, monospace: bool) -> float:
    """Return the pixels of a size keyword. Source: CSS Fonts 4, section 2.5.1; Chromium."""
    if monospace:
        if defaults.monospace == 13:
            table = _MONOSPACE_IN_QUIRKS_MODE if defaults.quirks else _MONOSPACE
            return float(table[name])
        return _FACTORS[name] * defaults.monospace
    if defaults.proportional == 16:
        return float(_PROPORTIONAL[name])
    return _FACTORS[name] * defaults.proportional


def computed_size(
    declared: object,
    parent: FontSize,
    family: tuple[str, ...],
    lengths: Callable[[], LengthContext],
    defaults: DefaultSizes,
) -> FontSize:
    """Return the font size that a declared value comes to in a font family.

    ``lengths`` measures by the parent's font; 100 % must be the parent's specified size.
    """
    monospace = is_monospace(family)
    if isinstance(declared, str):
        if declared in _PROPORTIONAL:
            size = keyword_size(declared, defaults, monospace=monospace)
            return FontSize(size, declared, is_absolute=False, is_monospace=monospace)
        factor = {"smaller": 1 / _STEP, "larger": _STEP}.get(declared, 1.0)
        found = parent._replace(specified=parent.specified * factor, keyword="")
    elif isinstance(declared, data_types.Quantity) and declared.unit == "px":
        return FontSize(min(declared.value, _LARGEST_SIZE), "", True, monospace)  # noqa: FBT003
    else:
        found = _measured(declared, parent, lengths())
    return in_family(found, monospace=monospace, defaults=defaults)


def script_size(size: FontSize, levels: int) -> FontSize:
    """Return the size of ``font-size: math``, so many levels further down a formula."""
    factor = _SCRIPT_SCALE ** min(max(levels, -_MAX_LEVELS), _MAX_LEVELS)
    specified = min(size.specified * factor, _LARGEST_SIZE)
    return size._replace(specified=specified, keyword="")


def _measured(declared: object, parent: FontSize, lengths: LengthContext) -> FontSize:
    if isinstance(declared, data_types.Computable):
        absolute = parent.is_absolute or declared.calculation.type != PERCENT
        if declared.calculation.type == PERCENT:
            size = data_types.plain_number(declared, lengths) * lengths.percent_basis
        else:
            size = data_types.pixels(declared, lengths)
    else:
        assert isinstance(declared, data_types.Quantity)  # noqa: S101 - the readers' only other form
        relative = declared.unit == "%" or (
            declared.unit in FONT_RELATIVE_UNITS and declared.unit != "rem"
        )
        absolute = parent.is_absolute or not relative
        size = data_types.pixels(declared, lengths)
    return FontSize(min(max(size, 0.0), _LARGEST_SIZE), "", absolute, parent.is_monospace)


def in_family(size: FontSize, *, monospace: bool, defaults: DefaultSizes) -> FontSize:
    """Return the size once the font becomes monospace, or ceases to be."""
    if size.is_monospace == monospace:
        return size
    if size.is_absolute:
        return size._replace(is_monospace=monospace)
    if size.keyword:
        specified = keyword_size(size.keyword, defaults, monospace=monospace)
    else:
        scale = defaults.monospace / defaults.proportional
        specified = size.specified * scale if monospace else size.specified / scale
    return size._replace(specified=specified, is_monospace=monospace)


def shown_size(size: FontSize) -> float:
    """Return the computed size in px: relative sizes do not get smaller than a browser allows."""
    if size.is_absolute or not size.specified:
        return size.specified
    return max(size.specified, _SMALLEST_RELATIVE_SIZE)


def computed_weight(declared: object, parent: float, lengths: Callable[[], LengthContext]) -> float:
    """Return the font weight, 1 to 1000. Source: CSS Fonts 4, section 2.2.1."""
    if declared == "bolder":
        return bolder(parent)
    if declared == "lighter":
        return lighter(parent)
    assert isinstance(declared, data_types.Quantity | data_types.Computable)  # noqa: S101 - see font_weight
    if isinstance(declared, data_types.Quantity):
        weight = declared.value
    else:
        weight = min(max(data_types.plain_number(declared, lengths()), 1.0), 1000.0)
    # Chromium stores weights in quarters.
    return int(weight * 4) / 4


def bolder(weight: float) -> float:
    """Return the weight that is bolder than an inherited one."""
    if weight < 350:
        return 400.0
    return 700.0 if weight < 550 else max(weight, 900.0)


def lighter(weight: float) -> float:
    """Return the weight that is lighter than an inherited one."""
    if weight < 100:
        return weight
    if weight < 550:
        return 100.0
    return 400.0 if weight < 750 else 700.0

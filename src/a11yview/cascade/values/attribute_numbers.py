"""Numbers that ``attr()`` reads, with a unit or without.

Source: CSS Values and Units Level 5, section 7.7; Chromium 156 where it differs.
"""

from __future__ import annotations

from typing import Final

from a11yview.calculation.units import ANGLES, FREQUENCIES, TIMES
from a11yview.cascade.values.tokens import component_values
from a11yview.cascade.values.units import is_length_unit

__all__ = ["number_with_unit"]

_UNITS: Final = frozenset({"%", "fr", *ANGLES, *TIMES, *FREQUENCIES})
"""Units besides lengths that ``attr()`` takes; Chromium knows none of resolutions there."""


def number_with_unit(text: str, unit: str) -> str | None:
    """Return the number that an attribute begins with, in a unit; ``number`` is none."""
    first = next(iter(component_values(text)), None)
    if first is None or text[0].isspace() or first.type != "number":
        return None
    if unit == "number":
        return str(first.representation)
    takes = unit in _UNITS or is_length_unit(unit)
    return f"{first.representation}{unit}" if takes else None

"""The formats of numbers, dates and times in fields.

Source: HTML, "Numbers" and "Dates and times".
"""

from __future__ import annotations

import calendar
import re
from typing import Final

__all__ = ["comparable"]

_DATE: Final = r"([0-9]{4,6})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME: Final = r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9](?:\.[0-9]{1,3})?))?"
_FORMATS: Final = {
    "number": re.compile(r"(-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"),
    "date": re.compile(_DATE),
    "month": re.compile(r"([0-9]{4,6})-(0[1-9]|1[0-2])"),
    "week": re.compile(r"([0-9]{4,6})-W(0[1-9]|[1-4][0-9]|5[0-3])"),
    "time": re.compile(_TIME),
    "datetime-local": re.compile(rf"{_DATE}[T ]{_TIME}"),
}


def comparable(kind: str, text: str) -> tuple[float, ...] | None:
    """Return a value of a ranged type as numbers that order as it does; ``None`` if it is none."""
    found = _FORMATS["number" if kind == "range" else kind].fullmatch(text)
    if found is None:
        return None
    parts = tuple(float(group or 0) for group in found.groups())
    is_date = kind.startswith("date")
    if is_date and parts[2] > calendar.monthrange(int(parts[0]), int(parts[1]))[1]:
        return None
    return parts

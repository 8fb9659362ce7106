"""The widths of a window at which the conditions of sheets may change."""

from __future__ import annotations

import re
from math import ceil, floor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["widths_between"]

_LENGTH: Final = re.compile(r"(\d*\.?\d+)(px|r?em)\b", re.IGNORECASE)
_RATIO: Final = re.compile(r"(\d*\.?\d+)\s*/\s*(\d*\.?\d+)")


def widths_between(
    texts: Iterable[str], low: int, high: int, *, height: float, font_size: float
) -> list[int]:
    """Return whole widths, the least and the greatest among them, in order.

    Between one of them and the next, no media query among the texts changes its answer. Lengths
    are in CSS px; ``height`` is that of the window.
    """
    found = {low}
    for text in texts:
        lengths = [
            float(number) * (1 if unit.lower() == "px" else font_size)
            for number, unit in _LENGTH.findall(text)
        ]
        lengths += [height * float(a) / float(b) for a, b in _RATIO.findall(text) if float(b)]
        if "orientation" in text.lower():
            lengths.append(height)
        for length in lengths:
            if length < high + 1:
                found.update((ceil(length), floor(length) + 1))
    return sorted(width for width in found if low <= width <= high)

"""The widths of a window at which the conditions of sheets may change."""

from __future__ import annotations

import re
from math import ceil, floor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["widths_between"]

# Bounded, as a number that never ends would be looked through again and again.
_NUMBER: Final = r"(?<![\d.])(\d{0,9}\.?\d{1,9})"
_LENGTH: Final = re.compile(rf"{_NUMBER}(px|r?em)\b", re.IGNORECASE)
_RATIO: Final = re.compile(rf"{_NUMBER}\s{{0,9}}/\s{{0,9}}(\d{{1,9}})")
_MOST: Final = 128
"""Widths at which a page is asked for its design; of more, some are passed over."""


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
    widths = sorted(width for width in found if low <= width <= high)
    return widths[:: ceil(len(widths) / _MOST)]

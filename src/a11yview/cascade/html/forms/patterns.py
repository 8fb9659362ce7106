"""The ``pattern`` of a field, tried only where that surely ends soon.

Source: HTML, "The pattern attribute".
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["MAX_PATTERN", "fits_pattern", "is_quick"]

MAX_PATTERN: Final = 200
"""Characters of a pattern, and of a value that one is tried on; a longer one counts as fitting."""
_MAX_WAYS: Final = 1_000_000
"""Ways to try that a pattern may leave: one that leaves more counts as fitting."""
_MANY: Final = 20  # times that two ways or more are too many
_PIECE: Final = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])*\]|(\((?:\?(?:[:=!]|<[=!]|P?<\w+>))?)|(\))|(\|)"
    r"|([*+?]|\{(\d+)(?:(,)(\d*))?\})\??|.",
    re.DOTALL,
)


def fits_pattern(pattern: str, value: str) -> bool:
    """Whether a value fits a pattern, or nobody can tell soon."""
    if not pattern or len(value) > MAX_PATTERN or not is_quick(pattern):
        return True
    try:
        return re.fullmatch(pattern, value) is not None
    except (re.error, OverflowError):
        return True


def is_quick(pattern: str) -> bool:
    """Whether trying a pattern surely ends soon, whatever the value is."""
    if len(pattern) > MAX_PATTERN:
        return False
    groups = [("", 1)]  # how each open group begins, and the ways that are left in it so far
    last = 1  # those left in what stands last
    for opening, closing, bar, repeat, least, comma, most in _PIECE.findall(pattern):
        begun, ways = groups[-1]
        if opening:
            groups.append((opening, 1))
            continue
        if closing and len(groups) > 1:
            last = ways
            groups.pop()
            if begun[-1:] in {"=", "!"}:  # looking ahead, the first way that fits is the only one
                last = 1
            begun, ways = groups[-1]
            ways *= last
        elif bar:
            ways *= 2
        elif repeat:
            low, high = _times(repeat, least, comma, most)
            if last > 1 and high > _MANY:
                return False
            ways *= (high - low + 1) * last ** max(high - 1, 0)
        else:
            last = 1
        if ways > _MAX_WAYS:
            return False
        groups[-1] = begun, ways
    return True


def _times(repeat: str, least: str, comma: str, most: str) -> tuple[int, int]:
    """Return how often a quantifier repeats, at least and at most, in a value that is tried."""
    if repeat == "?":
        return 0, 1
    if not least or (comma and not most):
        return 0, MAX_PATTERN
    return int(least), int(most or least)

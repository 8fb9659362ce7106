"""Lengths without layout: in pixels, or as a share of something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from a11yview.cascade import Length

__all__ = ["is_beyond", "pixels", "share", "summands"]

_MIXED: Final = re.compile(r"calc\(([^\s%]++)% \+ ([^\sp]++)px\)")
_BEYOND: Final = re.compile(r"calc\((?:100% \+ [\d.]|-100% \+ -)")


def pixels(length: Length) -> float | None:
    """Return a length in px, also as a text (``12px``, ``0``); None where only layout knows it."""
    if not isinstance(length, str):
        return length
    return _number(length.removesuffix("px"))


def share(length: Length) -> float | None:
    """Return the percentage that a length is; None if it is anything else."""
    if not isinstance(length, str) or not length.endswith("%"):
        return None
    return _number(length[:-1])


def summands(length: Length) -> tuple[float, float]:
    """Return the px and the percent that a length is the sum of; nothing where layout decides."""
    mixed = _MIXED.fullmatch(length) if isinstance(length, str) else None
    if mixed is not None:
        return _number(mixed[2]) or 0.0, _number(mixed[1]) or 0.0
    return pixels(length) or 0.0, share(length) or 0.0


def is_beyond(edge: Length) -> bool:
    """Whether a box with this edge lies beside what it is placed in, at the far end or beyond."""
    if not isinstance(edge, str):
        return False
    return abs(share(edge) or 0.0) >= 100 or _BEYOND.match(edge) is not None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None

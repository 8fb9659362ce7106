"""What a length says without layout: how many pixels it is, or what share of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11yview.cascade import Length

__all__ = ["pixels", "share"]


def pixels(length: Length) -> float | None:
    """Return a length in px, also as a text (``12px``, ``0``); None where only layout knows it."""
    if not isinstance(length, str):
        return length
    return _number(length.removesuffix("px"))


def share(length: Length) -> float | None:
    """Return what percentage a length is; None if it is anything else."""
    if not isinstance(length, str) or not length.endswith("%"):
        return None
    return _number(length[:-1])


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None

"""What covers a text, or lies beneath it, besides its ancestors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from a11yview.color import Color

__all__ = ["Surroundings"]


class Surroundings(NamedTuple):
    """What may lie beneath or above a text besides its ancestors' backgrounds.

    ``veil`` holds the colors that it may have there where that is all; none: it cannot be told.
    ``is_beneath`` means that the veil lies beneath the text for certain, and nothing between them.
    """

    reason: str
    veil: tuple[Color, ...] = ()
    is_beneath: bool = False

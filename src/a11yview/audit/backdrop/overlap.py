"""What covers a text, or lies beneath it, besides its ancestors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from a11yview.color import Color

__all__ = ["Shapes", "Surroundings"]


class Shapes(NamedTuple):
    """Colors that a drawing may have beneath a text.

    ``ground`` lies beneath it for certain, and hides what is beneath the drawing. ``place`` is
    that of the layer that the drawing is painted in. ``is_scaled`` means that the size of letters
    takes layout.
    """

    place: int
    ground: Color | None = None
    perhaps: tuple[Color, ...] = ()
    is_scaled: bool = False


class Surroundings(NamedTuple):
    """What may lie beneath or above a text besides its ancestors' backgrounds.

    ``veil`` holds the colors that it may have there where that is all; none: it cannot be told.
    ``place`` is that of the layer that it is painted in: it fades with no group further in.
    ``is_beneath`` means that it lies beneath the text for certain, and nothing between them.
    ``shapes`` are those of a drawing that may lie beneath, from the lowest up; all of them are
    plain.
    """

    reason: str
    veil: tuple[Color, ...] = ()
    place: int = -1
    is_beneath: bool = False
    shapes: Shapes | None = None

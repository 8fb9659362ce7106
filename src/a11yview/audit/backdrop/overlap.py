"""Boxes and shapes over or under a text that are none of its ancestors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from a11yview.audit.backdrop.stack import Stack
    from a11yview.color import Color

__all__ = ["DrawnColors", "Overlap"]


class DrawnColors(NamedTuple):
    """The colors that shapes of a drawing may have beneath a text.

    ``layer`` is the index of the layer that the drawing is painted in. ``ground`` lies beneath the
    text for certain, and hides what is beneath the drawing; ``perhaps`` are those that may lie
    there, from the lowest up. ``is_scaled`` means that the size of letters takes layout.
    """

    layer: int
    ground: Color | None = None
    perhaps: tuple[Color, ...] = ()
    is_scaled: bool = False


class Overlap(NamedTuple):
    """A box that may lie beneath or above a text without being its ancestor.

    ``reason`` is the one to leave the text open for. ``veil`` holds the colors that the box may
    have there; empty: they are not known. ``layer`` is the index of the layer that it is painted
    in: it fades with no group further in. ``is_beneath`` means that it lies directly beneath the
    text for certain. ``drawn`` are colors of a drawing beneath, all of them known. ``stacks`` are
    what the text may lie on besides, or, if ``replaces``, instead of what its ancestors paint.
    ``only_fades`` means that an animation makes the text paler now and then: what fails, fails.
    """

    reason: str
    veil: tuple[Color, ...] = ()
    layer: int = -1
    is_beneath: bool = False
    drawn: DrawnColors | None = None
    stacks: tuple[Stack, ...] = ()
    replaces: bool = False
    only_fades: bool = False

    def beside(self, other: Overlap | None) -> Overlap:
        """Return the overlap where both may be: of unknown colors if one of them is."""
        if other is None:
            return self
        if not (other.veil or other.stacks) or not (self.veil or self.stacks) or other.drawn:
            return other if other.drawn or not (other.veil or other.stacks) else self
        return self._replace(
            veil=tuple(dict.fromkeys((*self.veil, *other.veil))),
            stacks=tuple(dict.fromkeys((*self.stacks, *other.stacks))),
            replaces=self.replaces and not other.stacks,
        )

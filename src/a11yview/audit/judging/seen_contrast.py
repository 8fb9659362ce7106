"""The contrast of a text as it is seen: of its letters, or of the outline around them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.compositing import composited, on_8_bits
from a11yview.audit.backdrop.text_shadows import stacked
from a11yview.color import contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.color import Color

__all__ = ["Seen", "SeenText", "by_ratio", "seen_on"]


class SeenText(NamedTuple):
    """A text as it is seen: its color, its outline, the tint around it, the ratio it needs."""

    seen: Color
    outline: tuple[Color, ...]
    tint: Color | None
    needed: float
    large: bool


class Seen(NamedTuple):
    """A contrast ratio, its two colors, and which of them is the outline's, if one is."""

    ratio: float
    text: Color
    background: Color
    outline: str | None = None


by_ratio: Final = attrgetter("ratio")


def seen_on(seen_text: SeenText, pairs: Sequence[tuple[Color, Color]]) -> list[Seen]:
    """Return the contrast of a text in each of several pairs with its backdrop."""
    if seen_text.tint is not None:
        pairs = [(text, on_8_bits(composited(seen_text.tint, back))) for text, back in pairs]
    return [_clearest(text, back, seen_text.outline) for text, back in pairs]


def _clearest(text: Color, background: Color, around: Sequence[Color]) -> Seen:
    """Return the highest contrast among letters, outline and backdrop, as axe-core has it."""
    plain = Seen(contrast_ratio(text, background), text, background)
    if not around:
        return plain
    outline = stacked([*around, background])
    line = on_8_bits(outline)
    return max(
        plain,
        Seen(contrast_ratio(outline, background), line, background, "text"),
        Seen(contrast_ratio(text, outline), text, line, "background"),
        key=by_ratio,
    )

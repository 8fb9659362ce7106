"""The verdict on one text: its colors, the ratio that it needs, and what that makes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.hiding import hidden_text
from a11yview.audit.shadows import outlines, stacked, tint
from a11yview.audit.verdict import Verdict
from a11yview.color import contrast_ratio, required_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.paint import Paint
    from a11yview.audit.survey import Traits
    from a11yview.cascade import Style
    from a11yview.color import Color, Level

__all__ = ["Judgement", "is_large", "judge", "text_color"]

_STROKE = 0.03  # em from which a stroke is what is seen of a letter
_ICON_FONTS = ("material icons", "material symbols", "icomoon", "ionicons", "feather")


class Judgement(NamedTuple):
    """What was found for one text; colors are what is seen, opaque, on 8 bits.

    ``ratio`` is what decides: the lowest of several when all pass, the highest when all fail;
    ``bounds`` are both ends where they differ. ``beneath`` is what is seen without the images
    that made a text undetermined: its backdrop and ratio.
    """

    verdict: Verdict
    reason: str | None = None
    text: Color | None = None
    background: Color | None = None
    ratio: float | None = None
    bounds: tuple[float, float] | None = None
    needed: float | None = None
    large: bool = False
    beneath: tuple[Color, float] | None = None


def is_large(size: float, weight: float) -> bool:
    """Return whether text counts as large: 18 pt, or 14 pt and bold (WCAG 2.2).

    The size in points is rounded up to the grid of 1/96 pt that axe-core uses, so that 18.66 px,
    as 14 pt are often written, is large.
    """
    points = math.ceil(size * 72) / 96
    return points >= (14 if weight >= 700 else 18)


def text_color(style: Style) -> Color:
    """Return the color that letters are filled with, or stroked with if that hides the fill."""
    fill = style.text_fill_color or style.color
    if style.text_stroke_width and style.text_stroke_width >= _STROKE * style.font_size:
        return (style.text_stroke_color or style.color).over(fill)
    return fill


def judge(style: Style, paint: Paint, traits: Traits, level: Level, issue: str | None) -> Judgement:
    """Return the verdict on a text with that style over that paint.

    ``issue`` is a reason of undetermined that the surroundings give, such as ``overlap``.
    """
    hidden = paint.hidden or ("clipped" if paint.clipped else None) or hidden_text(style)
    if hidden is not None:
        return Judgement(Verdict.EXEMPT, hidden)
    if traits.exempt is not None:
        return Judgement(Verdict.EXEMPT, traits.exempt)
    large = is_large(style.font_size, style.font_weight)
    needed = required_ratio(level, large=large)
    reason = paint.unclear or issue
    if traits.drawn:
        reason = reason or "image-element"
    if traits.ligature and _is_icon_font(style):
        reason = reason or "icon-font"
    fill = text_color(style)
    if fill.alpha < 1 and paint.in_letters:
        reason = reason or "background-clip"
    around = outlines(style)
    if around is None:
        reason = reason or "text-shadow"
    wide = tint(style)
    seen = fill if fill.alpha == 1 else stacked([fill, *(around or ())])
    pairs = paint.flattened(seen)
    if wide is not None:
        pairs = [(text, wide.over(back).rounded()) for text, back in pairs]
    unknown = reason or paint.unknown
    return _decided(pairs, around or (), traits, unknown, needed, large=large)


def _decided(
    pairs: Sequence[tuple[Color, Color]],
    around: Sequence[Color],
    traits: Traits,
    unknown: str | None,
    needed: float,
    *,
    large: bool,
) -> Judgement:
    ratios = [_ratio(text, back, around) for text, back in pairs]
    low, high = min(ratios), max(ratios)
    bounds = (low, high) if high - low > 0.005 else None
    worst, best = pairs[ratios.index(low)], pairs[ratios.index(high)]
    if unknown is not None:
        beneath = (worst[1], low) if unknown == "background-image" else None
        text = worst[0] if beneath is not None and worst[0] == best[0] else None
        return Judgement(
            Verdict.UNDETERMINED, unknown, text, None, None, None, needed, large, beneath
        )
    if high < needed:
        text, background = best
        if high == 1 and text == background:
            return Judgement(
                Verdict.EXEMPT, "same-color", text, background, high, None, needed, large
            )
        reason = "short-text" if traits.short else "empty-field" if traits.empty else None
        verdict = Verdict.UNDETERMINED if reason else Verdict.FAIL
        return Judgement(verdict, reason, text, background, high, bounds, needed, large)
    text, background = worst
    if low >= needed and _same_side(pairs):
        return Judgement(Verdict.PASS, None, text, background, low, bounds, needed, large)
    return Judgement(
        Verdict.UNDETERMINED, "gradient", text, background, low, (low, high), needed, large
    )


def _ratio(text: Color, background: Color, around: Sequence[Color]) -> float:
    """The highest contrast among letters, their outline and the backdrop, as axe-core has it."""
    ratio = contrast_ratio(text, background)
    if not around:
        return ratio
    outline = stacked([*around, background]).rounded()
    return max(ratio, contrast_ratio(outline, background), contrast_ratio(text, outline))


def _same_side(pairs: Sequence[tuple[Color, Color]]) -> bool:
    """Whether the text is lighter than every backdrop, or darker than every one."""
    lighter = [text.luminance > back.luminance for text, back in pairs]
    return all(lighter) or not any(lighter)


def _is_icon_font(style: Style) -> bool:
    family = style.font_family[0].lower() if style.font_family else ""
    return any(name in family for name in _ICON_FONTS)

"""The verdict on one text, by its colors and the contrast ratio that it needs."""

from __future__ import annotations

import math
from functools import lru_cache, reduce
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.compositing import as_written, composited
from a11yview.audit.backdrop.hiding import hidden_text
from a11yview.audit.backdrop.stack import (
    at_extremes,
    flattened,
    hint_in,
    unknown_in,
    veiled,
    with_shapes,
)
from a11yview.audit.backdrop.svg_paint import STROKE, as_drawn, halo_of, is_plainly_painted
from a11yview.audit.backdrop.text_shadows import outlines, tint
from a11yview.audit.judging.picture_failures import picture_failure
from a11yview.audit.judging.seen_contrast import SeenText, by_ratio, seen_on
from a11yview.audit.verdict import Verdict
from a11yview.color import NON_TEXT, required_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.backdrop.backdrop import Backdrop
    from a11yview.audit.backdrop.overlap import DrawnColors, Overlap
    from a11yview.audit.backdrop.stack import Layer, Stack
    from a11yview.audit.judging.seen_contrast import Seen
    from a11yview.audit.picture_failure import PictureFailure
    from a11yview.audit.texts.survey import Traits
    from a11yview.cascade import Style
    from a11yview.color import Color, Level

__all__ = ["Judgement", "is_icon_font", "is_large", "is_stroked", "judge"]

_EQUAL: Final = 0.005
_ICON_FONTS: Final = ("material icons", "material symbols", "icomoon", "ionicons", "feather")


class Judgement(NamedTuple):
    """The judgement of one text; its colors are as painted, opaque, on 8 bits.

    ``ratio`` is the one that decides: the lowest of several when all pass, the highest when all
    fail; ``bounds`` are both ends where they differ. ``beneath`` are backdrop and ratio without the
    images that leave a text undetermined; ``picture`` says where it fails on one that was read,
    ``hint`` why another was not; ``note`` says what else is to be known. ``outline`` says which of
    ``text`` and ``background`` is the color of the letters' outline instead, if one is.
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
    outline: str | None = None
    picture: PictureFailure | None = None
    hint: str = ""
    note: str = ""


def is_large(size: float, weight: float) -> bool:
    """Return whether text counts as large: 18 pt, or 14 pt and bold (WCAG 2.2).

    The size in points is rounded up to the grid of 1/96 pt that axe-core uses, so that 18.66 px,
    as 14 pt are often written, is large.
    """
    points = math.ceil(size * 72) / 96
    return points >= (14 if weight >= 700 else 18)


def is_stroked(style: Style) -> bool:
    """Return whether the stroke of letters is wide enough to be their color."""
    width = style.text_stroke_width
    return width > 0 and width >= STROKE * style.font_size


def _text_color(style: Style) -> Color:
    """Return the color that letters are filled with, or stroked with if that hides the fill."""
    fill = as_written(style.text_fill_color or style.color)
    if is_stroked(style):
        return composited(as_written(style.text_stroke_color or style.color), fill)
    return fill


def judge(
    style: Style, backdrop: Backdrop, traits: Traits, level: Level, overlap: Overlap | None = None
) -> Judgement:
    """Return the verdict on a text with that style on that backdrop.

    ``overlap`` is a box besides its ancestors that may lie beneath or above it. Of the shape of the
    style only the part counts that :func:`.text_style` returns.
    """
    if not traits.drawn:
        if backdrop.in_letters is not None and _text_color(style).alpha < 1:
            return _cut_out(style, backdrop, backdrop.in_letters, traits, level, overlap)
        return _judged(style, backdrop, traits, level, overlap)
    reason = None if is_plainly_painted(style) else "image-element"
    halo = halo_of(style)
    first, *others = (
        _judged(one, backdrop, traits, level, overlap, reason=reason, halo=halo)
        for one in as_drawn(style)
    )
    for other in others:
        if other.verdict is not first.verdict:
            return _open(first, "image-element", other.ratio)
    return first


def _cut_out(  # noqa: PLR0913, PLR0917 - what judge is given, and what is in the letters
    style: Style,
    backdrop: Backdrop,
    in_letters: Layer,
    traits: Traits,
    level: Level,
    overlap: Overlap | None,
) -> Judgement:
    """Return the verdict on letters filled by a background, if all its colors have the same."""
    if in_letters.unknown is not None:
        return _judged(style, backdrop, traits, level, overlap, reason="background-clip")
    fill = _text_color(style)
    found = [
        _judged(
            style._replace(text_fill_color=composited(fill, color), text_stroke_width=0.0),
            backdrop,
            traits,
            level,
            overlap,
        )
        for color in in_letters.colors
    ]
    first, ratios = found[0], sorted(one.ratio or 0.0 for one in found)
    pairs = [(one.text, one.background) for one in found if one.text and one.background]
    is_told = all(one.verdict is first.verdict for one in found)
    if not is_told or (first.verdict is Verdict.PASS and not _same_side(pairs)):
        return _open(first._replace(ratio=ratios[0]), "background-clip", ratios[-1])
    if first.verdict not in _TOLD:
        return first
    decides = min if first.verdict is Verdict.PASS else max
    told = decides(found, key=lambda one: one.ratio or 0.0)
    is_one = ratios[-1] - ratios[0] <= _EQUAL
    return told if is_one else told._replace(bounds=(ratios[0], ratios[-1]))


def _judged(  # noqa: PLR0913 - what judge is given, and two more for drawings
    style: Style,
    backdrop: Backdrop,
    traits: Traits,
    level: Level,
    overlap: Overlap | None,
    *,
    reason: str | None = None,
    halo: Color | None = None,
) -> Judgement:
    """Return the verdict on a text in one color, ``halo`` being the color around its letters."""
    reason = backdrop.unclear or reason
    hidden = backdrop.hidden or ("clipped" if backdrop.clipped else None) or hidden_text(style)
    if hidden is not None:
        return Judgement(Verdict.EXEMPT, hidden)
    if traits.exempt is not None:
        return Judgement(Verdict.EXEMPT, traits.exempt)
    drawn = None if overlap is None else overlap.drawn
    seen_text, unclear = _seen_text(
        style, backdrop, level, halo, is_scaled=drawn is not None and drawn.is_scaled
    )
    reason = reason or unclear
    if halo is not None and reason is None:
        found = _decided(seen_text, _plain(backdrop.layers, halo), None)
        if found.verdict is Verdict.PASS and not backdrop.blurred:
            return found
    stacks, overlap = _elsewhere((backdrop.layers, *backdrop.others), overlap)
    if overlap is not None and overlap.is_beneath and overlap.veil:
        stacks = tuple(veiled(stack, overlap.veil, overlap.layer) for stack in stacks)
        overlap = None
    elif drawn is not None:
        stacks = tuple(_on_drawing(stack, drawn) for stack in stacks)
        overlap = None
    found = _decided(seen_text, stacks[0], reason)
    if found.verdict in _TOLD or found.reason == "same-color":
        found = _agreed(found, seen_text, stacks, overlap)
    if drawn is not None:
        found = _in_drawing(found, drawn, level)
    if backdrop.blurred and found.verdict is Verdict.PASS:
        found = _open(found, "filter")
    return _with_traits(found, style, traits)


def _elsewhere(
    stacks: tuple[Stack, ...], overlap: Overlap | None
) -> tuple[tuple[Stack, ...], Overlap | None]:
    """Return the stacks that a text may lie on, and what else may lie beneath it there."""
    if overlap is None or not overlap.stacks:
        return stacks, overlap
    stacks = overlap.stacks if overlap.replaces else (*stacks, *overlap.stacks)
    return stacks, overlap if overlap.veil else None


def _seen_text(
    style: Style, backdrop: Backdrop, level: Level, halo: Color | None, *, is_scaled: bool
) -> tuple[SeenText, str | None]:
    """Return a text as it is seen, and the reason why that cannot be told, if there is one."""
    fill, outline = _text_color(style), outlines(style)
    reason = "background-clip" if fill.alpha < 1 and backdrop.in_letters else None
    if outline is None:
        reason, outline = reason or "text-shadow", ()
    if halo is not None:
        outline = (halo, *outline)
    large = not is_scaled and is_large(style.font_size, style.font_weight)
    seen = reduce(composited, outline, fill)
    needed = required_ratio(level, large=large)
    return SeenText(seen, outline, tint(style), needed, large), reason


def _plain(stack: Stack, color: Color) -> Stack:
    """Return the stack with a color on top that hides what is beneath it in its group."""
    return (*stack[:-1], stack[-1]._replace(colors=(color,), unknown=None, extremes=()))


def _on_drawing(stack: Stack, drawn: DrawnColors) -> Stack:
    layer = drawn.layer
    if drawn.ground is not None:
        stack = (*_plain(stack[: layer + 1], drawn.ground), *stack[layer + 1 :])
    return with_shapes(stack, layer, drawn.perhaps)


def _in_drawing(found: Judgement, drawn: DrawnColors, level: Level) -> Judgement:
    """Leave a text open that passes at some positions in a drawing, or at some sizes of it."""
    if found.reason == "gradient" and drawn.perhaps:
        return found._replace(reason="image-element", text=None, background=None, ratio=None)
    enough = required_ratio(level, large=True)
    if found.verdict is Verdict.FAIL and drawn.is_scaled and (found.ratio or 0.0) >= enough:
        return _open(found, "image-element", found.ratio)
    return found


_TOLD: Final = frozenset({Verdict.PASS, Verdict.FAIL})


def _agreed(
    found: Judgement, seen_text: SeenText, stacks: Sequence[Stack], overlap: Overlap | None
) -> Judgement:
    """Return the verdict if it is the same wherever the text may lie, else that it is open."""
    if overlap is not None:
        if overlap.only_fades and found.verdict is Verdict.FAIL:
            return found
        if not overlap.veil:
            return _open(found, overlap.reason)
        stacks = (*stacks, *(veiled(stack, overlap.veil, overlap.layer) for stack in stacks))
    for stack in stacks[1:]:
        other = _decided(seen_text, stack, None)
        unseen = found.verdict is Verdict.FAIL and other.reason == "same-color"
        if other.verdict is not found.verdict and not unseen:
            reason = overlap.reason if overlap is not None else "overlap"
            return _open(found, reason, other.ratio)
    return found


def _open(found: Judgement, reason: str, other: float | None = None) -> Judgement:
    ratio = found.ratio
    bounds = None
    if ratio is not None and other is not None:
        bounds = (min(ratio, other), max(ratio, other))
    return Judgement(
        Verdict.UNDETERMINED, reason, None, None, None, bounds, found.needed, found.large
    )


def _with_traits(found: Judgement, style: Style, traits: Traits) -> Judgement:
    """Leave a failure open where the text may be no text, or the field is still empty."""
    if found.verdict is not Verdict.FAIL:
        return found
    if traits.short:
        return found._replace(verdict=Verdict.UNDETERMINED, reason="short-text")
    if traits.empty:
        return found._replace(verdict=Verdict.UNDETERMINED, reason="empty-field")
    if traits.ligature and is_icon_font(style) and (found.ratio or 0.0) >= NON_TEXT:
        return found._replace(verdict=Verdict.UNDETERMINED, reason="icon-font")
    return found


@lru_cache(maxsize=4096)
def _decided(seen_text: SeenText, stack: Stack, reason: str | None) -> Judgement:
    needed, large = seen_text.needed, seen_text.large
    pairs = flattened(stack, seen_text.seen)
    if pairs is None:
        many = "background-image" if any(layer.picture for layer in stack) else "gradient"
        reason = reason or unknown_in(stack) or many
        return Judgement(Verdict.UNDETERMINED, reason, needed=needed, large=large)
    found = seen_on(seen_text, pairs)
    worst, best = min(found, key=by_ratio), max(found, key=by_ratio)
    low, high = worst.ratio, best.ratio
    bounds = (low, high) if high - low > _EQUAL else None
    if reason is None and (reason := unknown_in(stack)) is not None:
        bounded = _bounded(seen_text, stack)
        if bounded is not None:
            return bounded
    if reason is not None:
        return _unknown(seen_text, stack, reason, (worst.background, low))
    if high < needed:
        same = high == 1 and best.text == best.background
        verdict, why = (Verdict.EXEMPT, "same-color") if same else (Verdict.FAIL, None)
        return _told(best, verdict, why, bounds, seen_text)
    if low >= needed and _same_side(pairs):
        return _told(worst, Verdict.PASS, None, bounds, seen_text)
    failure = _picture_failure(seen_text, stack)
    why = "gradient" if failure is None else "background-image"
    told = _told(worst, Verdict.UNDETERMINED, why, (low, high), seen_text)
    return told._replace(picture=failure)


def _unknown(
    seen_text: SeenText, stack: Stack, reason: str, beneath: tuple[Color, float]
) -> Judgement:
    """Return that a text is open; of a picture, where it fails or why that was not read.

    ``beneath`` are backdrop and ratio without pictures.
    """
    found = Judgement(Verdict.UNDETERMINED, reason, needed=seen_text.needed, large=seen_text.large)
    if reason != "background-image":
        return found
    failure = _picture_failure(seen_text, stack)
    if failure is not None:
        return found._replace(picture=failure)
    return found._replace(beneath=beneath, hint=hint_in(stack))


def _picture_failure(seen_text: SeenText, stack: Stack) -> PictureFailure | None:
    def lowest_ratio(stack: Stack) -> float | None:
        pairs = flattened(stack, seen_text.seen)
        return min(seen_on(seen_text, pairs), key=by_ratio).ratio if pairs else None

    return picture_failure(stack, lowest_ratio, seen_text.needed)


def _told(
    seen: Seen,
    verdict: Verdict,
    reason: str | None,
    bounds: tuple[float, float] | None,
    seen_text: SeenText,
) -> Judgement:
    ratio, text, background, outline = seen
    return Judgement(
        verdict, reason, text, background, ratio, bounds, seen_text.needed, seen_text.large,
        outline=outline,
    )  # fmt: skip


def _bounded(seen_text: SeenText, stack: Stack) -> Judgement | None:
    """Return the verdict on opaque letters if it is the same whatever the unknown color is.

    Their ratio depends on the luminance beneath alone, which is least and greatest at the extremes.
    """
    if seen_text.seen.alpha < 1 or seen_text.outline:
        return None
    extreme = at_extremes(stack)
    if extreme is None:
        return None
    found = _decided(seen_text, extreme, None)
    return found if found.verdict in _TOLD else None


def _same_side(pairs: Sequence[tuple[Color, Color]]) -> bool:
    """Whether the text is lighter than every backdrop, or darker than every one."""
    if len(pairs) == 1:
        return True
    lighter = [text.luminance > back.luminance for text, back in pairs]
    return all(lighter) or not any(lighter)


def is_icon_font(style: Style) -> bool:
    """Return whether letters may be drawn as icons."""
    family = style.font_family[0].lower() if style.font_family else ""
    return any(name in family for name in _ICON_FONTS)

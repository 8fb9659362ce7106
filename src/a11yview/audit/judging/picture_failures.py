"""Where a text fails on the picture beneath it: looked for where it passes on other parts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit.backdrop.pictures import color_of
from a11yview.audit.picture_failure import PictureFailure, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.audit.backdrop.stack import Stack
    from a11yview.pictures import Octets, Swatch

__all__ = ["picture_failure"]


def picture_failure(
    stack: Stack, lowest_ratio: Callable[[Stack], float | None], needed: float
) -> PictureFailure | None:
    """Return where a text fails on the uppermost picture of a stack; None if nowhere.

    ``lowest_ratio`` is the least contrast of the text on a stack, None where that is not known.
    """
    index = next((at for at in range(len(stack) - 1, -1, -1) if stack[at].picture), None)
    if index is None:
        return None
    layer = stack[index]
    picture = layer.picture
    assert picture is not None  # noqa: S101 - it has one

    def ratio_at(pixel: Octets) -> float | None:
        colors = picture.colors_at(color_of(pixel))
        known = layer._replace(colors=colors, unknown=None)
        return lowest_ratio((*stack[:index], known, *stack[index + 1 :]))

    worst: PictureFailure | None = None
    for file, colors in picture.image.options:
        found = _failure_in(file, colors.swatches, ratio_at, needed)
        if found is not None and (worst is None or found.ratio < worst.ratio):
            worst = found
    return worst


def _failure_in(
    file: str,
    swatches: Sequence[Swatch],
    ratio_at: Callable[[Octets], float | None],
    needed: float,
) -> PictureFailure | None:
    worst, low = None, needed
    ninths, total = [0] * 9, 0
    for swatch in swatches:
        total += sum(swatch.ninths)
        ratio = ratio_at(swatch.shown)
        if ratio is None or ratio >= needed:
            continue
        ninths = [a + b for a, b in zip(ninths, swatch.ninths or ninths, strict=True)]
        if ratio < low:
            worst, low = swatch, ratio
    if worst is None:
        return None
    return PictureFailure(
        file=file,
        share=sum(ninths) / total if total else None,
        place=place_of(ninths) if total else "",
        color=color_of(worst.shown),
        x=worst.x,
        y=worst.y,
        ratio=low,
    )

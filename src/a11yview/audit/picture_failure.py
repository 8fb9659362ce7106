"""Where a text fails on the picture beneath it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.color import format_ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.color import Color

__all__ = ["PictureFailure", "place_of"]

_ROWS: Final = ("top", "middle", "bottom")
_COLUMNS: Final = ("left", "center", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFailure:
    """The part of a picture on which a text fails, and the pixel where it is hardest to read.

    ``file`` is what reports call the picture. ``share`` is that of its pixels, 0 to 1, and
    ``place`` says where most of them are; None and empty where a file does not tell (SVG).
    ``color`` is the pixel's own color, at ``x`` and ``y`` from its top left (-1: not known);
    ``ratio`` is that of the text there.
    """

    file: str
    share: float | None
    place: str
    color: Color
    x: int
    y: int
    ratio: float

    def __str__(self) -> str:
        """Return it as a part of a message."""
        share = "parts" if self.share is None else _percent(self.share)
        place = f", {self.place}" if self.place else ""
        at = f" at {self.x}, {self.y}" if self.x >= 0 else ""
        worst = f"{format_ratio(self.ratio)} on {self.color.hex}{at}"
        return f"it fails on {share} of {self.file}{place}; worst: {worst}"


def _percent(share: float) -> str:
    if share < 0.01:
        return "less than 1 %"
    return f"{min(round(share * 100), 99)} %"


def place_of(ninths: Sequence[int]) -> str:
    """Return where most of the pixels are that are counted in each ninth, row by row."""
    total = sum(ninths)
    if not total:
        return ""
    for row in range(3):
        for column in range(3):
            if ninths[3 * row + column] >= 0.6 * total:
                words = [_ROWS[row]] if row != 1 else []
                words += [_COLUMNS[column]] if column != 1 else []
                return f"most of it {' '.join(words) or 'in the middle'}"
    rows = [sum(ninths[3 * row : 3 * row + 3]) for row in range(3)]
    columns = [sum(ninths[column::3]) for column in range(3)]
    for counts, names in ((rows, _ROWS), (columns, _COLUMNS)):
        most = max(counts)
        if most >= 0.65 * total:
            name = names[counts.index(most)]
            return f"most of it {'in the middle' if name in {'middle', 'center'} else name}"
    return "all over"

"""The verdicts of axe-core, held to what Chromium paints.

axe-core judges computed values. Above a photograph these say nothing, and under forced colors
``getComputedStyle`` gives fill colors that are not painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from a11yview import Color, contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.audit import TextRecord
    from support.judging.truth import AxeRow, OpenPage, PaintedRow

_SLACK = 0.06
"""Ratios this near to the one needed are left open: painted channels are rounded."""
_NO_TEXTS = {"shortTextContent", "nonBmp"}
"""Reasons of axe-core to leave open whether something is a text, whatever its colors."""
_OTHER = {"violations": "passes", "passes": "violations"}


class Corrected(NamedTuple):
    """Rows of axe-core, and how many of its verdicts the pixels contradict."""

    rows: Sequence[AxeRow]
    wrong: int


def corrected(
    opened: OpenPage, rows: Sequence[AxeRow], ours: Mapping[str, TextRecord], *, every: bool
) -> Corrected:
    """Return the rows as the pixels have them: every one, or those alone where we differ.

    It is the last thing done with a page, whose letters become blocks.
    """
    asked = {
        row.path
        for row in rows
        if row.key not in _NO_TEXTS and (every or _differs(row, ours.get(row.path)))
    }
    if not asked:
        return Corrected(rows, 0)
    painted = {row.path: row for row in opened.painted() if row.path in asked}
    found = [
        _as_painted(row, painted.get(row.path), every=every) if row.path in asked else row
        for row in rows
    ]
    return Corrected(found, _contradicted(rows, found))


def _differs(row: AxeRow, record: TextRecord | None) -> bool:
    fails = record is not None and record.verdict == "fail"
    return row.kind != "incomplete" and fails != (row.kind == "violations")


def _as_painted(row: AxeRow, painted: PaintedRow | None, *, every: bool) -> AxeRow:
    if painted is None or not painted.pairs or row.needed is None:
        # Of letters that scroll out of sight nothing is known under forced colors.
        return row._replace(kind="incomplete") if every else row
    ratios = [contrast_ratio(_color(text), _color(beneath)) for text, beneath in painted.pairs]
    lowest, highest = min(ratios), max(ratios)
    kind = "incomplete"
    if highest < row.needed - _SLACK:
        kind = "violations"
    elif lowest > row.needed + _SLACK:
        kind = "passes"
    text, beneath = (f"#{color:06x}" for color in painted.pairs[0])
    return row._replace(kind=kind, ratio=lowest, text=text, background=beneath)


def _color(number: int) -> Color:
    return Color.parse(f"#{number:06x}")


def _contradicted(before: Iterable[AxeRow], after: Iterable[AxeRow]) -> int:
    pairs = zip(before, after, strict=True)
    return sum(_OTHER.get(old.kind) == new.kind or _is_mixed(old, new) for old, new in pairs)


def _is_mixed(before: AxeRow, after: AxeRow) -> bool:
    """Whether the letters have several contrasts where axe-core says one."""
    return before.kind != after.kind == "incomplete" and before.ratio != after.ratio

"""Agreement of the checker with its judges: counts by half of the pages and by state."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from coloraide import Color as Oracle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.audit import TextRecord
    from a11yview.cascade import ComputedRow as OurRow
    from support.judging.truth import AxeRow, ComputedRow, SeenRow

VALUES = ("color", "background_color", "font_size", "font_weight")
_CHANNEL = 1 / 255 + 2e-5
_PAINTED = 3
"""The tolerance of a painted channel: blending rounds."""
_MOST = 0.6
"""The share of the pixels beneath a text that have its background: marks and edges may be there."""
_RGB = re.compile(r"rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts by (half, state), and what disagreed."""

    counts: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def of(self, half: str, state: str) -> Counter[str]:
        return self.counts.setdefault((half, state), Counter())

    def total(self, half: str, states: Sequence[str]) -> Counter[str]:
        whole: Counter[str] = Counter()
        for state in states:
            whole += self.of(half, state)
        return whole

    def shown(self, half: str, *states: str, kind: str = "") -> str:
        """Return the differences in some states, most of them left out, for a test's message."""
        found = [
            str(one)
            for one in self.differences
            if one.half == half and one.state in states and kind in {"", one.kind}
        ]
        return "\n".join([f"{len(found)} differences", *found[:20]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One element on which we and a judge disagree."""

    kind: str
    page: str
    half: str
    state: str
    path: str
    judge: object
    ours: object

    def __str__(self) -> str:
        return (
            f"{self.kind}: {self.page} [{self.state}] {self.path or '/'}: "
            f"judge {self.judge}, ours {self.ours}"
        )


def compare_computed(
    agreement: Agreement,
    truth: Sequence[ComputedRow],
    ours: Mapping[str, OurRow],
    *,
    page: str,
    half: str,
    state: str,
) -> None:
    """Count the values of each element that are as Chromium computes them."""
    counts = agreement.of(half, state)
    for row in truth:
        counts["values"] += len(VALUES)
        mine = ours.get(row.path)
        if mine is None:
            right = dict.fromkeys(VALUES, False)
        else:
            right = {
                "color": same_color(row.color, mine["color"]),
                "background_color": same_color(row.background_color, mine["background_color"]),
                "font_size": _same_size(row.font_size, mine["font_size_px"]),
                "font_weight": row.font_weight == mine["font_weight"],
            }
        for name, is_right in right.items():
            counts["right"] += is_right
            counts[f"{name} right"] += is_right
            if not is_right:
                key = {"font_size": "font_size_px"}.get(name, name)
                agreement.differences.append(
                    Difference(
                        kind=name,
                        page=page,
                        half=half,
                        state=state,
                        path=row.path,
                        judge=(row.tag, getattr(row, name)),
                        ours=None if mine is None else mine[key],  # type: ignore[literal-required] - one of its keys
                    )
                )


def same_color(text: str, ours: tuple[float, float, float, float]) -> bool:
    *channels, alpha = _channels(text)
    if alpha == 0 and ours[3] < _CHANNEL:
        return True
    near = (abs(a - b) <= _CHANNEL for a, b in zip((*channels, alpha), ours, strict=True))
    return all(near)


@lru_cache(maxsize=4096)
def _channels(text: str) -> tuple[float, ...]:
    plain = _RGB.fullmatch(text)
    if plain:
        red, green, blue, alpha = plain.groups()
        return int(red) / 255, int(green) / 255, int(blue) / 255, float(alpha or 1)
    color = Oracle(text).convert("srgb").clip()
    return (*color.coords(nans=False), color.alpha(nans=False))


def _same_size(judge: float, ours: float) -> bool:
    return abs(judge - ours) <= max(0.05, 0.0005 * judge)


def compare_verdicts(
    agreement: Agreement,
    truth: Sequence[AxeRow],
    ours: Mapping[str, TextRecord],
    *,
    page: str,
    half: str,
    state: str,
) -> None:
    """Count how our verdicts and ratios go together with those of axe-core."""
    counts = agreement.of(half, state)
    for row in truth:
        record = ours.get(row.path)
        verdict = str(record.verdict) if record else "absent"
        counts[row.kind] += 1
        counts[f"{row.kind}: {verdict}"] += 1
        kind = ""
        if row.kind == "violations" and verdict != "fail":
            kind = "missed"
        elif row.kind == "passes" and verdict == "fail":
            kind = "false alarm"
        elif row.kind != "incomplete" and record and verdict in {"fail", "pass"}:
            counts["ratios"] += 1
            if _same_ratio(row.ratio, record.ratio):
                counts["ratios right"] += 1
            else:
                kind = "ratio"
        if kind:
            agreement.differences.append(
                Difference(
                    kind=kind,
                    page=page,
                    half=half,
                    state=state,
                    path=row.path,
                    judge=row[1:],
                    ours=record and (verdict, record.reason, record.ratio, record.fg, record.bg),
                )
            )
    if state.startswith(":"):
        return  # the judge's rows are those of links, ours those of all texts
    judged = {row.path for row in truth}
    counts["fails beside axe"] += sum(
        1 for path, record in ours.items() if record.verdict == "fail" and path not in judged
    )


def _same_ratio(judge: float | None, ours: float | None) -> bool:
    # axe-core cuts its ratios to two digits; we compare ours as they are.
    return judge is not None and ours is not None and -0.02 <= ours - judge <= 0.03


def compare_grounds(
    agreement: Agreement,
    truth: Sequence[SeenRow],
    ours: Mapping[str, TextRecord],
    *,
    page: str,
    half: str,
    state: str,
) -> None:
    """Count the texts beneath which Chromium paints what we say, of those that have a verdict.

    Above pictures and gradients we say the worst that may be there; these are counted apart.
    """
    counts = agreement.of(half, state)
    for row in truth:
        record = ours.get(row.path)
        if record is None or record.bg is None or record.verdict not in {"fail", "pass"}:
            continue
        if row.has_picture:
            counts["above pictures"] += 1
            continue
        counts["grounds"] += 1
        pixels = sum(number for _, number in row.colors)
        same = sum(number for color, number in row.colors if _is_painted(color, record.bg))
        if same >= _MOST * pixels:
            counts["grounds right"] += 1
            continue
        seen = max(row.colors, key=lambda one: one[1])[0]
        agreement.differences.append(
            Difference(
                kind="ground",
                page=page,
                half=half,
                state=state,
                path=row.path,
                judge=f"#{seen:06x}",
                ours=(str(record.verdict), record.bg),
            )
        )


def _is_painted(color: int, channels: tuple[int, int, int]) -> bool:
    painted = color.to_bytes(3)
    return all(abs(a - b) <= _PAINTED for a, b in zip(painted, channels, strict=True))

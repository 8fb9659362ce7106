"""One record per element with text of its own and per state, for scripts that measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11yview.audit.verdict import Verdict

__all__ = ["TextRecord"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """The verdict on one element's own text in one state.

    ``path`` counts element children from 1, from ``html`` down; ``fg`` and ``bg`` are what is
    painted, flattened, 0 to 255; ``color`` is the computed color before any blending. Those that
    are not known, or do not apply, are None.
    """

    page: str
    state: str
    path: str
    verdict: Verdict
    reason: str | None
    fg: tuple[int, int, int] | None
    bg: tuple[int, int, int] | None
    ratio: float | None
    needed: float | None
    font_size_px: float
    font_weight: int
    color: tuple[int, int, int]

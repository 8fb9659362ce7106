"""Whether work grows with its input: measured in processor time, which other programs spare."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Input = TypeVar("Input")

UNFELT: Final = 0.02  # seconds: what is shorter says nothing
TRIES: Final = 3


def takes_at_most(times: float, work: Callable[[Input], object], long: Input, short: Input) -> bool:
    """Whether ``work`` takes at most so many ``times`` as long for the one as for the other.

    Each counts at its quickest; the long one is tried again only where it was too slow.
    """
    quickest = min(_seconds(work, short) for _ in range(TRIES))
    limit = times * max(quickest, UNFELT)
    return any(_seconds(work, long) <= limit for _ in range(TRIES))


def _seconds(work: Callable[[Input], object], given: Input) -> float:
    start = time.process_time()
    work(given)
    return time.process_time() - start

"""Readers that a visitor reaches: a fixed share of the fuzzing, and time linear to the length."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from fuzz.visitor_inputs import READERS, run

if TYPE_CHECKING:
    from collections.abc import Callable

FILLS = ("a", "%", "%41", "&", "=", "&a=b", ";", "; a11yview=", '"', "[", "{", "\\", "/", "\0", "é")
SMALL, LARGE = 1_000, 1_000_000


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_nothing_raises_and_only_tokens_come_out(reader: Callable[[str], None]) -> None:
    run(reader, seed=7, times=1500)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_time_is_linear_to_the_length(reader: Callable[[str], None]) -> None:
    """1 MB takes at most as much for a byte as 1 kB does, with room for the clock."""
    for fill in FILLS:
        small, large = (fill * (size // len(fill)) for size in (SMALL, LARGE))
        reader(small)
        one = min(timed(reader, small) for _ in range(5))
        many = min(timed(reader, large) for _ in range(3))
        assert many < 2 * LARGE / SMALL * max(one, 1e-5), fill


def timed(reader: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    reader(text)
    return time.process_time() - start

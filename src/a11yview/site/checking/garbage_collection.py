"""Python's garbage collector while pages are checked: at work less often, never off.

A page makes tens of thousands of objects, and most are kept: for its styles, and for the next
page. The collector would go through the young ones for every 700 more, and through all there are
whenever they have grown by a quarter.
"""

from __future__ import annotations

import gc
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["rare_collections"]

YOUNG: Final = 50_000
"""Objects made, less those gone, between collections: some 10 MB of them may be garbage."""

_turn = threading.Lock()
_before: list[tuple[int, int, int]] = []
"""What each thread that is inside found, in the order in which they came."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the collector wait for ``YOUNG`` objects; as before when the last thread leaves.

    A collector that is off, or waits longer, is left as it is.
    """
    with _turn:
        found = gc.get_threshold()
        _before.append(found)
        if 0 < found[0] < YOUNG:
            gc.set_threshold(YOUNG, *found[1:])
    try:
        yield
    finally:
        with _turn:
            gc.set_threshold(*_before.pop())

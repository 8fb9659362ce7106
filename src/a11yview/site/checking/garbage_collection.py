"""Python's garbage collector while pages are checked: at work less often, never off.

A page makes tens of thousands of objects, and most are kept: for its styles, and for the next
page. The collector would go through the young ones for every 700 more, and through all there are
whenever they have grown by a quarter. What it would find is nothing: a page leaves no garbage that
needs the collector.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from a11yview.site.checking.copied_locks import copied_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["put_aside", "rare_collections"]

YOUNG: Final = 50_000
"""Objects made, less those gone, between collections: some 10 MB of them may be garbage."""

UNSEEN: Final = 1_000_000
"""Objects put aside between full collections, at the least: as many as there are, if more."""

_turn = copied_lock()
_before: list[tuple[int, int, int]] = []
"""The thresholds that each thread inside found, in the order in which they came."""
_aside = {"objects": 0, "due": UNSEEN}
"""The number of objects put aside since the last full collection, and that of the next."""


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
        put_aside()
        with _turn:
            gc.set_threshold(*_before.pop())


def put_aside() -> None:
    """Count the young objects among the old ones, without looking at them: they stay anyway.

    What the program around us left among them waits for the next full collection, and that for
    ``UNSEEN`` objects, or as many as the last one left: so its cost is a share of the work.
    Nothing is done for a program that froze objects of its own, nor where the collector is off.
    """
    with _turn:
        if gc.get_threshold()[0] != YOUNG or gc.get_freeze_count():
            return
        _aside["objects"] += gc.get_count()[0]
        if _aside["objects"] > _aside["due"]:
            gc.collect()
            _aside.update(objects=0, due=max(UNSEEN, len(gc.get_objects())))
        else:
            gc.freeze()
            gc.unfreeze()

"""Ctrl-C pressed several times in a row counts once, so that the report is still written."""

from __future__ import annotations

import atexit
import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

__all__ = ["repeated_interrupts_as_one"]

_IN_A_ROW: Final = 1.0
"""Seconds within which a further Ctrl-C belongs to the first."""


@contextmanager
def repeated_interrupts_as_one() -> Iterator[None]:
    """Raise ``KeyboardInterrupt`` for the first Ctrl-C, and again only a second later.

    Once one came, it stays so: the next may come while the process ends. Nothing changes where
    interrupts are ignored, or outside the main thread, which gets none.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before in {
        signal.SIG_IGN,
        None,  # set by other than Python
    }:
        yield
        return
    first = -_IN_A_ROW

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        nonlocal first
        now = time.monotonic()
        if now - first >= _IN_A_ROW:
            first = now
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        if first > 0:
            # Python gives signals back before it is done, and the next would kill the process.
            atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)
        else:
            signal.signal(signal.SIGINT, before)

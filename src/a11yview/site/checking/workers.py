"""A pool of processes that Ctrl-C ends cleanly."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor

__all__ = ["WorkerPool", "is_interrupted"]

_interrupted = threading.Event()


def is_interrupted() -> bool:
    """Whether this worker has been asked to stop: it gives back what it has."""
    return _interrupted.is_set()


class WorkerPool(ProcessPoolExecutor):
    """Processes whose interrupt is a wish to stop after the page in hand.

    They are copies of this one where that is safe, with everything loaded, else started anew.
    """

    def __init__(self, jobs: int) -> None:
        # A copy made beside a second thread may inherit a lock that nobody will ever release.
        copy = sys.platform == "linux" and threading.active_count() == 1
        context = multiprocessing.get_context("fork" if copy else "spawn")
        super().__init__(jobs, mp_context=context, initializer=_heed_interrupts)
        if copy:
            self.submit(is_interrupted).result()  # makes the copies, before any thread is started


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, lambda *_: _interrupted.set())

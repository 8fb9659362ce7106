"""A pool of processes that Ctrl-C ends cleanly, and that end with the one that started them."""

from __future__ import annotations

import multiprocessing
import os
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
        super().__init__(jobs, mp_context=context, initializer=_begin)
        if copy:
            self.submit(is_interrupted).result()  # makes the copies, before any thread is started


def _begin() -> None:
    """Let this worker stop when it is asked to, and when nobody is there any more to ask."""
    signal.signal(signal.SIGINT, lambda *_: _interrupted.set())
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker once its parent has ended: it would wait for work forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

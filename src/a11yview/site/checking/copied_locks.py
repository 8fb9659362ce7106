"""``copied_lock``: a lock that a copy of the process finds as the process did."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

__all__ = ["copied_lock"]


def copied_lock() -> AbstractContextManager[bool]:
    """Return a lock that nobody else holds while the process is copied.

    A copy has no other thread: it would wait forever for one that held the lock.
    """
    lock = threading.RLock()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(
            before=lock.acquire, after_in_parent=lock.release, after_in_child=lock.release
        )
    return lock

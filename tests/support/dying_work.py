"""Work for executors under test: some of it ends its process, or takes its time."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DEADLY", "end_once", "noted", "slowly", "tenfold"]

DEADLY = -1


def tenfold(task: int) -> int:
    """Return ten times the task; one that is -1 ends the process it runs in."""
    if task == DEADLY:
        os._exit(1)
    return 10 * task


def slowly(task: tuple[Path, int]) -> int:
    """Note the beginning of the work in a folder, and take a while."""
    folder, number = task
    (folder / f"{number}.{os.getpid()}").touch()
    time.sleep(0.2)
    return number


def noted(task: tuple[Path, int]) -> int:
    """Note in a folder that the work began."""
    folder, number = task
    (folder / f"{number}.{time.monotonic_ns()}").touch()
    return number


def end_once(task: tuple[Path, int]) -> int:
    """End the process, the first time that the third task is begun; else take a moment."""
    folder, number = task
    mark = folder / "ended"
    if number == 3 and not mark.exists():
        mark.touch()
        os._exit(1)
    time.sleep(0.05)
    return number

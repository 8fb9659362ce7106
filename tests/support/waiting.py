"""Wait for what a browser does some frames later."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS = 10


def until(holds: Callable[[], object], otherwise: str = "it never holds") -> None:
    """Ask again until it holds. Playwright's own way to wait would need ``unsafe-eval``."""
    end = time.monotonic() + _SECONDS
    while not holds():
        assert time.monotonic() < end, f"{otherwise} within {_SECONDS} s"
        time.sleep(0.02)

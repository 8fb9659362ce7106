"""Playwright, of which a process runs one for all its browsers."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Playwright


@dataclass(slots=True)
class _Running:
    users: int = 0
    playwright: Playwright | None = None


_RUNNING = _Running()


@contextmanager
def running_playwright() -> Iterator[Playwright]:
    """Give Playwright to one more browser; the last one ends it."""
    if _RUNNING.playwright is None:
        _RUNNING.playwright = sync_playwright().start()
    _RUNNING.users += 1
    try:
        yield _RUNNING.playwright
    finally:
        _RUNNING.users -= 1
        if not _RUNNING.users:
            _RUNNING.playwright.stop()
            _RUNNING.playwright = None

"""Coroutines in tests, in whatever thread a test runs."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

Result = TypeVar("Result")


def run(coroutine: Coroutine[object, object, Result]) -> Result:
    """Run a coroutine to its end, in a thread of its own.

    Playwright keeps a loop running in the thread that started it, so that one worker could not
    run `asyncio.run` in the tests that follow those in a browser.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, coroutine).result()

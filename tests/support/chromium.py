"""Debian's Chromium, with nothing in it that goes on the network by itself."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from support.playwright_process import running_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

EXECUTABLE = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
# For pages of others, which name hosts that are not there.
LOCAL_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def running_chromium(*more: str) -> Iterator[Browser]:
    """Give a running browser; ``CHROMIUM`` names another than Debian's."""
    assert EXECUTABLE.is_file(), f"{EXECUTABLE}: no browser; install chromium or set CHROMIUM"
    with running_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=[*ARGUMENTS, *more])
        yield browser
        browser.close()

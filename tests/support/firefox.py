"""Debian's Firefox, driven by Playwright through WebDriver BiDi."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from support.playwright_process import running_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

EXECUTABLE = Path("/usr/bin/firefox-esr")


@contextmanager
def running_firefox() -> Iterator[Browser]:
    """Give a running browser; a machine without it fails, it does not skip."""
    assert EXECUTABLE.is_file(), f"{EXECUTABLE}: no browser; install firefox-esr"
    with running_playwright() as playwright:
        # Firefox as it is, not the build that Playwright would download.
        browser = playwright.firefox.launch(channel="moz-firefox", executable_path=EXECUTABLE)
        yield browser
        browser.close()

"""The panel in themes of documentation: nothing lies on the opener, or on larger text."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.engines("chromium")]

HIT = """selector => {
  const element = document.querySelector(selector);
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
RIGHT = "selector => document.querySelector(selector).getBoundingClientRect().right"
LEFT = "selector => document.querySelector(selector).getBoundingClientRect().left"


def run(folder: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", *arguments], cwd=folder, check=True, capture_output=True)


def opened(chromium: Browser, page: Path) -> Page:
    """The page at 200 %, as a visitor finds it who chose that on another page."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    first = context.new_page()
    first.goto(page.as_uri())
    first.evaluate("localStorage.setItem('a11yview', 'font-size=200')")
    shown = context.new_page()
    shown.goto(page.as_uri())
    moved = "document.querySelector('[data-a11yview-panel]').parentNode.localName === 'html'"
    until(lambda: shown.evaluate(moved))
    assert shown.evaluate("document.documentElement.dataset.a11yviewFontSize") == "200"
    return shown


def test_the_side_bar_of_alabaster_stands_beside_the_text(
    chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "conf.py").write_text(
        "project = 'Town documentation'\nextensions = ['a11yview.sphinx']\n"
        "html_theme = 'alabaster'\na11yview_check = 'off'\n"
    )
    (tmp_path / "index.rst").write_text("Town\n====\n\nText\n")
    run(tmp_path, "sphinx", "-q", ".", "out")
    page = opened(chromium, tmp_path / "out" / "index.html")
    text = page.evaluate(LEFT, ".body")
    for part in (".sphinxsidebarwrapper", ".logo a", "form.search [type=submit]"):
        assert page.evaluate(RIGHT, part) <= text, part
    until(lambda: page.evaluate(HIT, "[data-a11yview-opener]"))
    page.context.close()


def test_the_fixed_side_bar_of_read_the_docs_leaves_the_opener_free(
    chromium: Browser, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Town\n\nText\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Town\ntheme: readthedocs\nplugins:\n  - a11yview:\n      check: 'off'\n"
    )
    run(tmp_path, "mkdocs", "build", "-q", "-d", "out")
    page = opened(chromium, tmp_path / "out" / "index.html")
    until(lambda: page.evaluate(HIT, "[data-a11yview-opener]"))
    page.locator("[data-a11yview-opener]").click()
    # The bar moves the page down some frames after it is opened.
    until(lambda: page.evaluate(HIT, ".wy-side-nav-search a"))
    page.context.close()

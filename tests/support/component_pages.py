"""Pages of component libraries, rendered once by Chromium and saved with their shadow trees.

A library's own scripts make the trees; they run for that alone, on the loopback. What is saved has
none: declared trees, and the sheets that scripts adopted as ``style`` elements in them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from support.npm_packages import unpacked, write_once
from support.visitor.measuring import serving

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from playwright.sync_api import Browser

__all__ = ["ComponentPage", "component_pages"]

LIST = Path(__file__).with_name("component_pages.json")
SCRIPT = Path(__file__).with_name("saving_shadow_trees.js").read_text(encoding="utf-8")
FOLDER = "saved-with-shadow-trees-2"
"""The folder of saved pages in that of a package; the number changes with what is saved."""
SETTLING = 1500
"""Milliseconds that components take to load their parts and draw themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentPage:
    """A saved page: its library, and where it lies."""

    library: str
    site: Path
    path: str

    @property
    def name(self) -> str:
        return f"{self.library}: {Path(self.path).stem}"

    @property
    def file(self) -> Path:
        return self.site / self.path


def component_pages(
    browser: Browser, names: Collection[str] = (), libraries: Collection[str] = ()
) -> Iterator[ComponentPage]:
    """Yield the pages of ``component_pages.json``, rendering those that are not saved yet.

    ``names`` are those of the pages to look at, of each of the ``libraries``; without them, all.
    """
    for library in json.loads(LIST.read_text(encoding="utf-8"))["libraries"]:
        if libraries and library["name"] not in libraries:
            continue
        site = unpacked(library["name"], library["version"])
        for name, body in library["pages"].items():
            if names and name not in names:
                continue
            page = ComponentPage(library=library["name"], site=site, path=f"{FOLDER}/{name}.html")
            write_once(page.file, partial(_saved, browser, site, library["head"], body))
            yield page


def _saved(browser: Browser, site: Path, head: list[str], body: str) -> bytes:
    """Return the HTML of a page once its scripts have run."""
    html = (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Components</title>"
        f"{''.join(head)}</head><body>{body}</body></html>"
    )
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(SCRIPT)
    with serving(site, scripts="script-src * 'unsafe-inline' 'unsafe-eval'") as address:
        url = f"{address}/{FOLDER}/page.html"
        page.route(url, lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(url)
        page.wait_for_timeout(SETTLING)
        text: str = page.evaluate("savingShadowTrees.saved()")
    page.close()
    return text.encode()

"""Open our panel and three others on one page: a picture, and how much of the window they take.

Writes ``docs/pictures/peers.webp`` and prints the figures of ``docs/panel.md``. The others come
from npm packages at pinned versions, each with its defaults.
"""

from __future__ import annotations

import gzip
import re
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from contact_sheet import build
from peers import START_BVI, Peer, peers
from screenshots import grid, write

from a11yview import Catalog, script, stylesheet
from support.chromium import LOCAL_ONLY, running_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

WINDOWS = ((1280, 800), (360, 640))
HOST = "http://town.test/"  # bvi does not keep a choice on a host with a port
OPEN = "[data-a11yview-panel] > [open], .bvi-panel, ._access-menu, .asw-menu"
OPENERS = {
    "a11yview": "[data-a11yview-opener]",
    "bvi": ".peer-opener",
    "sienna": ".asw-menu-btn",
    "accessibility": "._access-icon",
}
PART = re.compile(r"<!--a11yview-->.*?<!--/a11yview-->", re.DOTALL)
# The height, and the share of 60 × 60 points of the window whose uppermost element is the panel's.
FIGURES = """panel => {
  let hit = 0;
  for (let x = 0.5; x < 60; x++) for (let y = 0.5; y < 60; y++)
    hit += panel.contains(document.elementFromPoint(x * innerWidth / 60, y * innerHeight / 60));
  return [panel.getBoundingClientRect().height, hit / 3600];
}"""


def start(page: Page, peer: Peer) -> None:
    """Run the script of ``peer`` on a page that is loaded, until its opener is there."""
    peer.prepare(page)
    if peer.name == "bvi":
        page.evaluate(START_BVI, {})
    elif peer.name == "sienna":
        page.evaluate(peer.files[0].read_text(encoding="utf-8"))
    else:
        page.evaluate("window.peer = new Accessibility({ session: { persistent: false } })")


def press_opener(page: Page, peer: Peer | None) -> None:
    """Open the panel, ours where there is no ``peer``."""
    name = peer.name if peer else "a11yview"
    page.locator(OPENERS[name]).first.dispatch_event("click")


def _open(page: Page, peer: Peer | None) -> None:
    page.goto(f"{HOST}en/{'bare' if peer else 'index'}.html")
    if peer:
        start(page, peer)
    press_opener(page, peer)


def give(root: Path, route: Route) -> None:
    """Answer a request with the file in ``root``."""
    file = root / route.request.url.removeprefix(HOST)
    if file.is_file():
        route.fulfill(path=file)
    else:
        route.abort()


def _shots(browser: Browser, root: Path, window: tuple[int, int]) -> list[bytes]:
    shots = []
    for peer in (None, *peers()):
        context = browser.new_context(
            viewport={"width": window[0], "height": window[1]}, bypass_csp=True
        )
        context.route(HOST + "**", partial(give, root))
        page = context.new_page()
        _open(page, peer)
        page.wait_for_timeout(1000)  # they move in
        page.mouse.move(window[0] / 2, window[1] / 2)
        height, share = page.locator(OPEN).first.evaluate(FIGURES)
        name = peer.name if peer else "a11yview"
        print(f"{window[0]} × {window[1]} {name}: {height:.0f} px high, {share:.0%} of the window")
        shots.append(page.screenshot())
        context.close()
    return shots


def main() -> int:
    """Draw the panels, and print what they take."""
    catalog = Catalog.classic()
    ours = sum(len(gzip.compress(str(part(catalog)).encode(), 9)) for part in (stylesheet, script))
    for name, size in (("a11yview", ours), *((peer.name, peer.gzipped) for peer in peers())):
        print(f"{name}: {size:,} bytes gzipped")
    with tempfile.TemporaryDirectory() as folder, running_chromium(LOCAL_ONLY) as browser:
        root = Path(folder) / "site"
        build("demo", "--no-serve", "-o", str(root))
        page = (root / "en/index.html").read_text(encoding="utf-8")
        (root / "en/bare.html").write_text(PART.sub("", page), encoding="utf-8")
        wide, narrow = (_shots(browser, root, window) for window in WINDOWS)
        pictures = grid(wide, columns=2, width=600, window=WINDOWS[0])
        phones = grid(narrow, columns=4, width=300, window=WINDOWS[1], top=750)
        write(browser.new_page(), "peers.webp", [*pictures, *phones])
    return 0


if __name__ == "__main__":
    sys.exit(main())

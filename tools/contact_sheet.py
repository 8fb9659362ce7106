"""Write the contact sheet: pages of many authors with the panel, for people to look at.

The demo site and six sites from npm packages, built with ``a11yview build``, at three widths:
without a choice, with the panel opened, in each scheme, and at 200 %. ``make screenshots`` runs it.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from a11yview import Catalog, Preferences
from a11yview.cli import main as command
from a11yview.site.building.page import FOLDER
from support.chromium import LOCAL_ONLY, running_chromium
from support.npm_packages import real_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SHEET = Path(__file__).parents[1] / "build/screenshots"
# A package, the folder of it that is a site, and a page there. Together: fixed and sticky headers,
# a side bar, a header above a picture, a window that does not scroll, sizes in px.
SITES = (
    ("startbootstrap-agency", "dist", "index.html"),
    ("startbootstrap-clean-blog", "dist", "post.html"),
    ("startbootstrap-sb-admin-2", "", "cards.html"),
    ("soft-ui-dashboard", "", "pages/tables.html"),
    ("framework7", "", "examples/tab-bar/index.html"),
    ("spectre.css", "docs", "components/cards.html"),
)
WINDOWS = ((1280, 800), (390, 844), (360, 640))
STYLE = """body { margin: 2rem; font: 16px/1.4 sans-serif; color: #1c2126; background: #dde1e5 }
h2 { margin: 3rem 0 0 }
.row { display: flex; flex-wrap: wrap; gap: 1rem; margin: 1rem 0 }
figure { margin: 0 }
figcaption { font-size: 14px }
img { display: block; width: 190px; height: auto; box-shadow: 0 1px 4px #0006 }
.wide img { width: 448px }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a visitor chose, and whether the panel is open."""

    name: str
    choice: Preferences
    opened: bool = False


def states() -> tuple[State, ...]:
    """Return the states that are drawn, in the order of the sheet."""
    large = Preferences(font_size=200)
    schemes = (
        State(name=scheme.token, choice=Preferences(scheme=scheme.token))
        for scheme in Catalog.classic().schemes
    )
    return (
        State(name="as-it-is", choice=Preferences()),
        State(name="open", choice=Preferences(), opened=True),
        *schemes,
        State(name="200", choice=large),
        State(name="200-open", choice=large, opened=True),
    )


class _Handler(SimpleHTTPRequestHandler):
    """Serves a built site, in which no script but the panel's runs."""

    def end_headers(self) -> None:
        host = self.headers["Host"]
        self.send_header("Content-Security-Policy", f"script-src http://{host}/{FOLDER}/")
        super().end_headers()

    def log_message(self, *_what: object) -> None:
        """Say nothing: the sheet shows what did not load."""


@contextmanager
def _serving(root: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def build(*arguments: str) -> None:
    """Run ``a11yview`` with ``arguments``; end with what it said if it fails."""
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        failed = command(list(arguments))
    if failed:
        raise SystemExit(f"a11yview {' '.join(arguments)}: exit code {failed}\n{said.getvalue()}")


def built_sites(folder: Path) -> list[tuple[str, Path, str]]:
    """Build every site into ``folder``; return the names, roots and pages."""
    built = [("demo", folder / "demo", "en/index.html")]
    build("demo", "--no-serve", "-o", str(folder / "demo"))
    roots = {
        page.package: page.site for page in real_pages(packages=frozenset(s[0] for s in SITES))
    }
    for package, inside, page in SITES:
        build("build", str(roots[package] / inside), "-o", str(folder / package), "--lang", "en")
        built.append((package, folder / package, page))
    return built


def shoot(page: Page, url: str, path: str, state: State) -> bytes:
    """Return a picture (PNG) of the page at ``path`` of the site ``url`` in one state."""
    page.context.clear_cookies()
    if state.choice:
        cookie = {"name": "a11yview", "value": state.choice.to_cookie(), "url": url}
        page.context.add_cookies([cookie])
    page.goto(url + path)
    if state.opened:
        page.locator("[data-a11yview-opener]").click()
        page.mouse.move(0, 0)
    return page.screenshot()  # animations go on: the font size may be one


def _draw(sites: list[tuple[str, Path, str]]) -> Iterator[str]:
    """Draw every picture, and give the lines of the sheet."""
    with running_chromium(LOCAL_ONLY) as browser:
        for name, root, path in sites:
            yield f"<h2>{escape(name)}</h2>"
            with _serving(root) as url:
                for width, height in WINDOWS:
                    page = browser.new_page(viewport={"width": width, "height": height})
                    yield f'<div class="row{" wide" if width > height else ""}">'
                    for state in states():
                        file = f"{name}-{width}-{state.name}.png"
                        (SHEET / file).write_bytes(shoot(page, url, path, state))
                        yield (
                            f'<figure><a href="{file}"><img src="{file}" width="{width}"'
                            f' height="{height}" loading="lazy" alt=""></a>'
                            f"<figcaption>{width} px, {escape(state.name)}</figcaption></figure>"
                        )
                    yield "</div>"
                    page.close()


def main() -> int:
    """Build the sites, draw them, and say where the sheet is."""
    SHEET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        figures = "\n".join(_draw(built_sites(Path(folder))))
    (SHEET / "index.html").write_text(
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Contact sheet</title>\n'
        f"<style>{STYLE}</style>\n<h1>The panel on {1 + len(SITES)} sites</h1>\n"
        f"{figures}\n</html>\n",
        encoding="utf-8",
    )
    print(f"contact sheet: {SHEET}/index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())

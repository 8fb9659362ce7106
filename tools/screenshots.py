"""Write the pictures of the documentation: the demo site, its panel, every scheme, a report.

Chromium draws them and packs them as WebP. ``make screenshots`` runs it, and ``contact_sheet.py``.
"""

from __future__ import annotations

import base64
import sys
import tempfile
import threading
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from contact_sheet import State, shoot

from a11yview import Catalog, Preferences
from a11yview.cli import main as command
from a11yview.cli.serving import SiteServer
from support.chromium import running_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Window = tuple[int, int]  # width and height in px

PICTURES = Path(__file__).parents[1] / "docs/pictures"
MOST_BYTES = 400_000
WINDOW: Window = (1200, 750)
REPORT_WINDOW: Window = (1200, 1100)
SCHEME_WINDOW: Window = (960, 600)
# The bar and the sheet at one height, side by side.
BAR_WINDOW: Window = (1280, 640)
PHONE_WINDOW: Window = (360, 640)
GAP = 24
PAGE = """<!doctype html>
<html lang="en">
<title>Bakery</title>
<link rel="stylesheet" href="/style.css">
<h1>Bakery</h1>
<p class="hint">Open from seven.</p>
<form><label>Name <input placeholder="First and last"></label></form>
<p><a class="order" href="/">Order a cake</a></p>
<footer>Market square 3</footer>
</html>
"""
STYLE = """:root { --muted: #949494 }
body { color: #222; background: #fff }
.hint, input::placeholder { color: var(--muted) }
footer { color: var(--muted); background: #f6f2ea }
.order { padding: .5em 1em; color: #fff; background: #e67e22 }
.order:hover { background: #f39c12 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #16181c } }
"""
# Draws each picture into its box on one canvas, and gives the canvas as WebP in base64.
PACK = """async ([pictures, width, height]) => {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  for (const [address, ...box] of pictures) {
    pen.drawImage(await createImageBitmap(await (await fetch(address)).blob()), ...box);
  }
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A screenshot, and the box in px that it fills."""

    shot: bytes
    x: int
    y: int
    width: int
    height: int


def grid(
    shots: list[bytes], *, columns: int, width: int, window: Window, top: int = 0
) -> list[Picture]:
    """Place the shots of one window beside each other from ``top`` down, scaled to ``width``."""
    height = width * window[1] // window[0]
    return [
        Picture(
            shot=shot,
            x=i % columns * width,
            y=top + i // columns * height,
            width=width,
            height=height,
        )
        for i, shot in enumerate(shots)
    ]


def _shot(
    browser: Browser, address: tuple[str, str], state: State, window: Window = WINDOW
) -> bytes:
    page = browser.new_page(
        viewport={"width": window[0], "height": window[1]},
        reduced_motion="reduce",  # else the demo blinks
    )
    try:
        return shoot(page, *address, state)
    finally:
        page.close()


def _report(browser: Browser, folder: Path) -> bytes:
    """Check a small site that falls short, and draw the report."""
    site = folder / "bakery"
    site.mkdir()
    for name in ("index.html", "bread.html"):
        (site / name).write_text(PAGE, encoding="utf-8")
    (site / "style.css").write_text(STYLE, encoding="utf-8")
    with chdir(folder):
        command(["check", "bakery", "-o", "report.html"])
    page = browser.new_page(viewport={"width": REPORT_WINDOW[0], "height": REPORT_WINDOW[1]})
    page.goto((folder / "report.html").as_uri())
    page.locator(".card summary").first.click()
    page.locator(".card .finding summary").first.click()
    page.mouse.move(0, 0)
    return page.screenshot()


def write(packer: Page, name: str, pictures: list[Picture]) -> int:
    """Pack ``pictures`` into the file ``name`` of the documentation; return its bytes."""
    placed = [
        (
            f"data:image/png;base64,{base64.b64encode(picture.shot).decode()}",
            picture.x,
            picture.y,
            picture.width,
            picture.height,
        )
        for picture in pictures
    ]
    width = max(picture.x + picture.width for picture in pictures)
    height = max(picture.y + picture.height for picture in pictures)
    packed = base64.b64decode(packer.evaluate(PACK, [placed, width, height]))
    (PICTURES / name).write_bytes(packed)
    print(f"{PICTURES.name}/{name}: {width} × {height} px, {len(packed):,} bytes")
    return len(packed)


def _panel(browser: Browser, address: tuple[str, str]) -> list[Picture]:
    """Draw the open panel: the bar of a wide window, and beside it the sheet of a phone."""
    opened = State(name="open", choice=Preferences(), opened=True)
    return [
        Picture(
            shot=_shot(browser, address, opened, window),
            x=x,
            y=0,
            width=window[0],
            height=window[1],
        )
        for x, window in ((0, BAR_WINDOW), (BAR_WINDOW[0] + GAP, PHONE_WINDOW))
    ]


def _draw(url: str, folder: Path) -> int:
    with running_chromium() as browser:
        packer = browser.new_page()
        home = (url, "en/index.html")
        chosen = Preferences(scheme="dark-blue-on-blue", font_size=150, letter_spacing=0.12)
        pair = [
            _shot(browser, home, State(name="before", choice=Preferences())),
            _shot(browser, home, State(name="after", choice=chosen)),
        ]
        total = write(packer, "before-after.webp", grid(pair, columns=2, width=720, window=WINDOW))
        total += write(packer, "panel.webp", _panel(browser, home))
        schemes = [
            _shot(
                browser,
                (url, f"{language}/article.html"),
                State(name=scheme.token, choice=Preferences(scheme=scheme.token)),
                SCHEME_WINDOW,
            )
            for scheme, language in zip(
                Catalog.classic().schemes, ("en", "be", "ru", "en", "be", "ru"), strict=True
            )
        ]
        total += write(
            packer, "schemes.webp", grid(schemes, columns=3, width=480, window=SCHEME_WINDOW)
        )
        report = grid([_report(browser, folder)], columns=1, width=1200, window=REPORT_WINDOW)
        total += write(packer, "report.webp", report)
    return total


def main() -> int:
    """Build and serve the demo site, draw it, and say what was written."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        if command(["demo", "--no-serve", "-o", f"{folder}/site"]):
            return 1
        server = SiteServer(Path(folder) / "site", Catalog.classic())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        total = _draw(server.url, Path(folder))
        server.shutdown()
        server.server_close()
    print(f"together {total:,} bytes (at most {MOST_BYTES:,})")
    return int(total > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())

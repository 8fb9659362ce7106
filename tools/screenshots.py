"""Write the pictures of the documentation: the demo site, its panel, every scheme, a report.

Chromium draws them and packs them as WebP; ``make screenshots`` runs it.
"""

from __future__ import annotations

import base64
import sys
import tempfile
import threading
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from a11yview import Catalog, Preferences
from a11yview.cli import main as command
from a11yview.site.serving import SiteServer
from support.chromium import running_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PICTURES = Path(__file__).parents[1] / "docs/pictures"
MOST_BYTES = 400_000
VIEWPORT = {"width": 1200, "height": 750}
REPORT_VIEWPORT = {"width": 1200, "height": 1100}
PAGE = """<!doctype html>
<html lang="en">
<title>Bakery</title>
<link rel="stylesheet" href="/style.css">
<h1>Bakery</h1>
<p class="hint">Open from seven.</p>
<p><a class="order" href="/">Order a cake</a></p>
</html>
"""
STYLE = """body { color: #222; background: #fff }
.hint { color: #999 }
.order { padding: .5em 1em; color: #fff; background: #e67e22 }
.order:hover { background: #f39c12 }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #16181c } }
"""
PACK = """async ([shots, columns, width, height]) => {
  const rows = Math.ceil(shots.length / columns);
  const canvas = new OffscreenCanvas(columns * width, rows * height);
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  for (const [i, shot] of shots.entries()) {
    const bitmap = await createImageBitmap(await (await fetch(shot)).blob());
    pen.drawImage(bitmap, (i % columns) * width, Math.floor(i / columns) * height, width, height);
  }
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}"""


def _shot(browser: Browser, url: str, path: str, choice: Preferences, *, opened: bool) -> bytes:
    context = browser.new_context(viewport=VIEWPORT)
    if choice:
        context.add_cookies([{"name": "a11yview", "value": choice.to_cookie(), "url": url}])
    page = context.new_page()
    page.goto(url + path)
    if opened:
        page.locator("[data-a11yview-panel] summary").first.click()
        page.mouse.move(0, 0)
    shot = page.screenshot()
    context.close()
    return shot


def _report(browser: Browser, folder: Path) -> bytes:
    """Check a small site that falls short, and draw the report."""
    site = folder / "bakery"
    site.mkdir()
    for name in ("index.html", "bread.html"):
        (site / name).write_text(PAGE, encoding="utf-8")
    (site / "style.css").write_text(STYLE, encoding="utf-8")
    with chdir(folder):
        command(["check", "bakery", "-o", "report.html"])
    page = browser.new_page(viewport=REPORT_VIEWPORT)
    page.goto((folder / "report.html").as_uri())
    return page.screenshot()


def _write(  # noqa: PLR0913, PLR0917 - what a picture is made of
    packer: Page,
    name: str,
    shots: list[bytes],
    columns: int,
    width: int,
    viewport: dict[str, int] = VIEWPORT,
) -> int:
    height = width * viewport["height"] // viewport["width"]
    addresses = [f"data:image/png;base64,{base64.b64encode(shot).decode()}" for shot in shots]
    packed = base64.b64decode(packer.evaluate(PACK, [addresses, columns, width, height]))
    (PICTURES / name).write_bytes(packed)
    print(f"{PICTURES.name}/{name}: {len(packed):,} bytes")
    return len(packed)


def _draw(url: str, folder: Path) -> int:
    with running_chromium() as browser:
        packer = browser.new_page()
        plain = _shot(browser, url, "en/index.html", Preferences(), opened=False)
        panel = _shot(browser, url, "en/index.html", Preferences(), opened=True)
        chosen = Preferences(scheme="dark-blue-on-blue", font_size=150, letter_spacing=0.12)
        after = _shot(browser, url, "en/index.html", chosen, opened=False)
        total = _write(packer, "before-after.webp", [plain, after], 2, 720)
        total += _write(packer, "panel.webp", [panel], 1, 1200)
        schemes = [
            _shot(
                browser,
                url,
                f"{language}/article.html",
                Preferences(scheme=scheme.token),
                opened=False,
            )
            for scheme, language in zip(
                Catalog.classic().schemes, ("en", "be", "ru", "en", "be", "ru"), strict=True
            )
        ]
        total += _write(packer, "schemes.webp", schemes, 3, 480)
        report = _report(browser, folder)
        total += _write(packer, "report.webp", [report], 1, 1200, REPORT_VIEWPORT)
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

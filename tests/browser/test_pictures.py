"""Verdicts on pictures, against the pixels that Chromium paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PIL")

from a11yview.site.checking import check
from support.pictures import gray, picture_bytes
from support.small_layouts import seen_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
FILES = {
    "white.png": picture_bytes([[gray(255)] * 8] * 8),
    "dark.jpg": picture_bytes([[(20, 40, 60, 255)] * 16] * 16, "JPEG", quality=95),
    "veil.webp": picture_bytes([[gray(0, 200)] * 8] * 8, "WEBP", lossless=True),
    "clear.png": picture_bytes([[gray(0, 0)] * 8] * 8),
    "sprite.png": picture_bytes([[gray(255)] * 400] * 30 + [[gray(0)] * 400] * 30),
    "sized.svg": SVG.format(
        'width="20" height="10"', '<path d="M0 0h20v10h-20z" style="fill: #123"/>'
    ),
    "viewed.svg": SVG.format('viewBox="0 0 9 9"', '<rect width="9" height="9" fill="#123"/>'),
    "faded.svg": SVG.format(
        'width="9" height="9"',
        '<rect width="100%" height="100%" fill="#fff"/>'
        '<g opacity=".8"><path d="M0 0h9v9h-9z"/></g>',
    ),
}
BACKGROUNDS = (
    "#123 url(white.png)",
    "#fff url(dark.jpg) 0 0 / cover",
    "#fff url(veil.webp)",
    "#fff url(clear.png)",
    "#fff url(white.png) no-repeat",
    "#fff url(dark.jpg) no-repeat",
    "linear-gradient(#000c, #000c), url(white.png)",
    "#fff url(sprite.png) 0 0 no-repeat",
    "#fff url(sprite.png) 0 -30px no-repeat",
    "#fff url(sized.svg) 0 0 / 100% 100%",
    "#fff url(viewed.svg) 0 0 / 100% 100% no-repeat",
    "#fff url(viewed.svg) 0 0 / cover",
    "#fff url(faded.svg)",
    "#fff image-set(url(dark.jpg) 1x, url(dark.jpg) 2x)",
)


def test_a_definite_verdict_is_that_of_the_pixels(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    page = chromium.new_page(viewport={"width": 600, "height": 200})
    definite = 0
    for number, background in enumerate(BACKGROUNDS):
        for color, opacity in (("#222", 1), ("#fff", 1), ("#999", 1), ("#fff", 0.9)):
            file = tmp_path / f"{number}.html"
            file.write_text(
                f"<!doctype html><p id=t style='margin: 0; width: 400px; height: 30px; "
                f"background: {background}; color: {color}; opacity: {opacity}'>Words to read</p>"
            )
            asked = {"states": ["site"], "viewports": [(600, 200)], "texts": True}
            (text,) = check(file.name, **asked).texts
            page.goto(file.as_uri())
            failing = seen_in(page, None).failing
            said = (background, color, opacity, str(text.verdict), text.ratio, failing)
            if text.verdict == "pass":
                assert not failing, said
            elif text.verdict == "fail":
                assert failing is None or failing > 0.99, said
            definite += text.verdict in {"pass", "fail"}
    page.close()
    assert definite >= 40

"""The colors that we say a text and its backdrop have, against the pixels that Chromium paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from a11yview.site.checking import check
from a11yview.site.page_files import PageSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from a11yview.audit import TextRecord

pytestmark = pytest.mark.browser

STEPS = 2  # of 256, for groups are faded on 8 bits
# The color that most pixels of the box of an element have.
MOST = """async ([bytes, selector]) => {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const box = document.querySelector(selector).getBoundingClientRect();
  const { data } = canvas.getImageData(box.x, box.y, box.width, box.height);
  const found = {};
  for (let i = 0; i < data.length; i += 4) {
    const color = data.slice(i, i + 3).join();
    found[color] = (found[color] || 0) + 1;
  }
  return Object.entries(found).sort((a, b) => b[1] - a[1])[0][0].split(",").map(Number);
}"""
# A sign that fills its box, in whatever font.
SIGN = "\N{FULL BLOCK}" * 4

DRAWINGS = {
    "fill": "<text y='60' fill='#06c'>{}</text>",
    "color": "<text y='60' style='color: #06c'>{}</text>",
    "letters of HTML": "<text y='60' style='-webkit-text-fill-color: #06c'>{}</text>",
    "currentcolor": "<g color='#06c' fill='currentcolor'><text y='60' color='#c00'>{}</text></g>",
    "fill-opacity": "<text y='60' fill='#06c' fill-opacity='.5'>{}</text>",
    "two opacities": "<text y='60' style='fill: rgb(0 0 0 / .6); fill-opacity: 50%'>{}</text>",
    "opacity": "<g opacity='.5'><text y='60' fill='#06c'>{}</text></g>",
    "an unknown fill": "<g fill='#06c'><text y='60' fill='bogus'>{}</text></g>",
    "tspan": "<text y='60'><tspan fill='#06c'>{}</tspan></text>",
    "background": "<text y='60' style='background: #06c'>{}</text>",
    "position": "<text y='60' style='position: absolute; left: -999px'>{}</text>",
    "on a shape": "<rect width='300' height='100' fill='#06c' /><text y='60' fill='#fff'>{}</text>",
    "on two shapes": (
        "<rect width='100%' height='100%' fill='#06c' />"
        "<path d='M-9-9h900v400h-900z' fill='#c00' /><text y='60' fill='#fff'>{}</text>"
    ),
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 640, "height": 200})
    yield opened
    opened.close()


def compared(page: Page, html: str) -> TextRecord:
    """Hold the colors of the one text of a page, in the element ``#a``, to those painted."""
    (record,) = check(
        [PageSource(name="page", html=html)], texts=True, states=["site"], schemes="none"
    ).texts
    page.set_content(html)
    painted = page.evaluate(MOST, [list(page.screenshot()), "#a"])
    page.add_style_tag(content="#a { visibility: hidden !important }")
    beneath = page.evaluate(MOST, [list(page.screenshot()), "#a"])
    assert record.fg == pytest.approx(painted, abs=STEPS)
    assert record.bg == pytest.approx(beneath, abs=STEPS)
    return record


@pytest.mark.parametrize("content", DRAWINGS.values(), ids=DRAWINGS)
def test_text_in_drawings(page: Page, content: str) -> None:
    content = content.format("A" + SIGN)
    last = "tspan" if "tspan" in content else "text"
    content = content.replace(f"<{last}", f"<{last} id='a'", 1)
    font = "font: 60px monospace"
    compared(page, f"<!DOCTYPE html><svg width='300' height='100' style='{font}'>{content}</svg>")

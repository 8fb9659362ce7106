"""The colors that we say a text and its backdrop have, against the pixels that Chromium paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from a11yview.site.checking import check
from a11yview.site.page_files import PageSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


pytestmark = pytest.mark.browser

STEPS = 2  # of 256, for groups are faded on 8 bits
# The color that most pixels of the box of each text have.
MOST = """async bytes => {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  return [...document.querySelectorAll(".a")].map(element => {
    const box = element.getBoundingClientRect(), found = {};
    const { data } = canvas.getImageData(box.x, box.y, box.width, box.height);
    for (let i = 0; i < data.length; i += 4) {
      const color = data.slice(i, i + 3).join();
      found[color] = (found[color] || 0) + 1;
    }
    return Object.entries(found).sort((a, b) => b[1] - a[1])[0][0].split(",").map(Number);
  });
}"""
# Sign that fills its box, in whatever font.
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
    "on a scaled shape": (
        "<rect y='-9' width='90' height='69' fill='#06c' transform='scale(10 2)' />"
        "<text y='60' fill='#fff'>{}</text>"
    ),
    "on a mirrored shape": (
        "<g transform='matrix(1 0 0 -1 0 100)'><rect width='900' height='130' fill='#06c' /></g>"
        "<text y='60' fill='#fff'>{}</text>"
    ),
    "above a shape that is moved": (
        "<g transform='translate(0 90)'><rect width='100%' height='100%' fill='#06c' /></g>"
        "<text y='60' fill='#c00'>{}</text>"
    ),
    "in an ellipse of one radius": (
        "<ellipse cx='50' cy='50' rx='900' fill='#06c' /><text y='60' fill='#fff'>{}</text>"
    ),
    "on two shapes": (
        "<rect width='100%' height='100%' fill='#06c' />"
        "<path d='M-9-9h900v400h-900z' fill='#c00' /><text y='60' fill='#fff'>{}</text>"
    ),
}
MODES = (
    *("multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn"),
    *("hard-light", "soft-light", "difference", "exclusion"),
)
BLENDED = {
    "its own": "<p class='a' style='{}; color: #c60; background: #37a'>Sign</p>",
    "letters alone": "<p class='a' style='{}; color: #c60'>Sign</p>",
    "translucent": "<p class='a' style='{}; color: #c609; background: #37a8'>Sign</p>",
    "faded": "<p class='a' style='{}; opacity: .5; color: #c60; background: #37a'>Sign</p>",
    "a parent": "<div style='{}; background: #ccc'><p class='a' style='color: #c60'>Sign</p></div>",
    "within another": (
        "<div style='mix-blend-mode: screen; background: #446'>"
        "<p class='a' style='{}; color: #c60'>Sign</p></div>"
    ),
    "in a faded group": (
        "<div style='opacity: .8; background: rgb(0 255 0 / .5)'>"
        "<p class='a' style='{}; color: #c60; background: #ccc'>Sign</p></div>"
    ),
    "apart": "<div style='isolation: isolate'><p class='a' style='{}; color: #c60'>Sign</p></div>",
    "its background": (
        "<p class='a' style='background: linear-gradient(#c60, #c60), #37a; background-blend-{}'>"
        "Sign</p>"
    ),
}
VEIL = "<i style='position: absolute; inset: 0; background: #37a8; z-index: -1'></i>"
PLACED = {
    "a veil on the canvas": f"<div style='position: relative'>{VEIL}{{}}</div>",
    "a veil in a context": (
        "<div style='background: #ccc; isolation: isolate'>"
        f"<div style='position: relative'>{VEIL}{{}}</div></div>"
    ),
    "a veil in a group": (
        "<div style='background: #ccc; opacity: .6'>"
        f"<div style='position: relative'>{VEIL}{{}}</div></div>"
    ),
    "a veil behind the box": f"<div style='position: relative; background: #ccc'>{VEIL}{{}}</div>",
    **{
        f"in what holds it: {style}": (
            f"<div style='height: 80px; background: #ccc; {style}'>"
            "<div style='position: absolute; top: 0'>{}</div></div>"
        )
        for style in ("translate: 0", "filter: invert(1)", "contain: paint", "will-change: scale")
    },
    "in no box": "<div style='display: contents; opacity: 0; background: #37a'>{}</div>",
    "in a line": "<span style='transform: scale(0)'>{}</span>",
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 640, "height": 200})
    yield opened
    opened.close()


def assert_painted(page: Page, html: str) -> None:
    """Hold the colors of texts to those painted: each in an element of the class ``a``."""
    records = check(
        [PageSource(name="page", html=html)], texts=True, states=["site"], schemes="none"
    ).texts
    page.set_content(html)
    painted = page.evaluate(MOST, list(page.screenshot(full_page=True)))
    nothing = "color: transparent !important; fill: transparent !important"
    page.add_style_tag(content=f".a {{ {nothing} }}")
    beneath = page.evaluate(MOST, list(page.screenshot(full_page=True)))
    assert [record.verdict for record in records if record.fg is None] == []
    assert len(records) == len(painted) == len(beneath)
    for record, text, ground in zip(records, painted, beneath, strict=True):
        assert record.fg == pytest.approx(text, abs=STEPS), record.path
        assert record.bg == pytest.approx(ground, abs=STEPS), record.path


@pytest.mark.parametrize("content", DRAWINGS.values(), ids=DRAWINGS)
def test_text_in_drawings(page: Page, content: str) -> None:
    last = "tspan" if "tspan" in content else "text"
    content = content.format("A" + SIGN).replace(f"<{last}", f"<{last} class='a'", 1)
    look = "width='300' height='100' style='font: 60px monospace'"
    assert_painted(page, f"<!DOCTYPE html><svg {look}>{content}</svg>")


@pytest.mark.parametrize("content", BLENDED.values(), ids=BLENDED)
def test_blend_modes(page: Page, content: str) -> None:
    prefix = "" if "background-blend-" in content else "mix-blend-"
    content = content.replace("Sign", "A" + SIGN)
    every = "".join(content.format(f"{prefix}mode: {mode}") for mode in MODES)
    style = "body { background: #9ad } p { font: 60px/1 monospace; margin: 0; width: max-content }"
    assert_painted(page, f"<!DOCTYPE html><style>{style}</style>{every}")


@pytest.mark.parametrize("content", PLACED.values(), ids=PLACED)
def test_boxes_that_lie_elsewhere(page: Page, content: str) -> None:
    content = content.format(f"<b class='a' style='color: #c60'>A{SIGN}</b>")
    style = "body { background: #9ad; margin: 0 } b { font: 60px/1 monospace }"
    assert_painted(page, f"<!DOCTYPE html><style>{style}</style>{content}")

"""The gallery of the schemes in Chromium: axe-core, and room for all of it on a phone."""

from __future__ import annotations

import pytest

from a11yview.cli.gallery import gallery_page
from a11yview.settings import Catalog

pytestmark = pytest.mark.browser

# What sticks out of the box around it, and what lies on its neighbor in the sample.
CROWDED = """() => {
  const crowded = [];
  for (const sample of document.querySelectorAll(".sample")) {
    const room = sample.getBoundingClientRect();
    const boxes = [...sample.querySelectorAll("input, .button, .disabled")];
    const rects = boxes.map(box => box.getBoundingClientRect());
    rects.forEach((rect, i) => {
      if (rect.right > room.right) crowded.push([boxes[i].className, "sticks out"]);
      for (const other of rects.slice(i + 1))
        if (rect.left < other.right && other.left < rect.right
            && rect.top < other.bottom && other.top < rect.bottom)
          crowded.push([boxes[i].className, "overlaps"]);
    });
  }
  return crowded;
}"""
# How far the outline of what has the focus reaches over the full stop behind it.
OVER_THE_STOP = """() => {
  const focus = document.querySelector(".focus"), style = getComputedStyle(focus);
  const range = document.createRange();
  range.selectNodeContents(focus.nextSibling);
  const edge = focus.getBoundingClientRect().right
    + parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
  return edge - range.getBoundingClientRect().left;
}"""


@pytest.fixture
def page(chromium, tmp_path):
    file = tmp_path / "gallery.html"
    file.write_text(gallery_page(Catalog.classic(), "AAA", "be"), encoding="utf-8")
    context = chromium.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def test_axe_finds_nothing(page, axe_findings):
    assert axe_findings(page) == []


def test_a_phone_shows_all_of_it(page):
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(CROWDED) == []
    page.set_viewport_size({"width": 390, "height": 844})
    tables = page.locator(".pairs").all()
    assert {t.evaluate("t => t.scrollWidth - t.clientWidth") for t in tables} == {0}


def test_the_outline_of_the_focus_hides_no_sign(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate(OVER_THE_STOP) <= 0

"""Sizes that change while a page is open, with the script, in each engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.panel_site import PanelServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ADD_SHEET = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
CHOOSE = """value => {
  const list = document.querySelector("[name=font-size]");
  list.value = value === "100" ? "" : value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}"""
SIZE = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"


@pytest.fixture(scope="module")
def site() -> Iterator[PanelServer]:
    with PanelServer() as server:
        yield server


@pytest.fixture
def page(engine: Browser, site: PanelServer) -> Iterator[Page]:
    """A page with a text in px, nothing chosen."""
    context = engine.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{site.url}/static/en")
    page.evaluate(
        ADD_SHEET, "p { font-size: 13px } @media (width < 700px) { p { font-size: 10px } }"
    )
    yield page
    page.evaluate(CHOOSE, "")
    page.context.close()


def test_one_size_after_another(page: Page) -> None:
    for percent in (150, 200, 125, 100):
        page.evaluate(CHOOSE, str(percent))
        assert page.evaluate(SIZE) == pytest.approx(13 * percent / 100, rel=1e-3)


def test_a_size_for_another_width(page: Page) -> None:
    page.evaluate(CHOOSE, "200")
    page.set_viewport_size({"width": 600, "height": 800})
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(SIZE) == pytest.approx(20, rel=1e-3)


def test_the_window_changes_and_the_reader_keeps_the_place(page: Page) -> None:
    page.evaluate(CHOOSE, "200")
    page.evaluate("document.querySelector('main').style.height = '100em'")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    place = page.evaluate("scrollY")
    assert place > 1500
    page.evaluate("dispatchEvent(new Event('resize'))")
    assert page.evaluate("scrollY") == place


def test_a_text_that_comes_later(page: Page) -> None:
    page.evaluate(CHOOSE, "200")
    page.evaluate(
        "document.querySelector('main').prepend(Object.assign("
        "document.createElement('p'), { innerHTML: 'late <b>text</b>' }))"
    )
    assert page.evaluate(SIZE) == pytest.approx(26, rel=1e-3)
    assert page.evaluate(SIZE.replace("main p", "main p b")) == pytest.approx(26, rel=1e-3)

"""A site built by ``a11yview build`` and opened from the disk, where no server helps."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from a11yview.cli import main
from a11yview.color import Color, contrast_ratio

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SCHEME = "document.documentElement.dataset.a11yviewScheme"
OPENER = "[data-a11yview-panel] > details > summary"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("static") / "site"
    assert main(["build", str(files("a11yview.site") / "demo"), "-o", str(out)]) == 0
    return out


def test_a_choice_goes_along_from_page_to_page(chromium: Browser, built: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((built / "be" / "index.html").as_uri())
    page.locator(OPENER).click()
    page.locator("input[name=scheme][value=yellow-on-black]").check(force=True)
    assert page.evaluate(SCHEME) == "yellow-on-black"
    page.goto((built / "ru" / "contacts.html").as_uri())
    assert page.evaluate(SCHEME) == "yellow-on-black"
    color = page.locator("main p").first.evaluate("e => getComputedStyle(e).color")
    assert color == "rgb(255, 255, 0)"
    assert errors == []
    context.close()


@pytest.mark.parametrize(
    ("place", "note"),
    [
        ("be/index.html", "уключыце JavaScript"),
        ("ru/form.html", "включите JavaScript"),
        ("en/table.html", "turn JavaScript on"),
    ],
)
def test_without_scripts_a_page_says_that_it_needs_them(
    chromium: Browser, built: Path, place: str, note: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto((built / place).as_uri())
    said = page.locator("noscript p")  # a search by text passes noscript over
    assert said.is_visible()
    colors = said.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert contrast_ratio(*map(Color.parse, colors)) >= 7
    assert note in said.inner_text()
    assert not page.locator("form[data-a11yview-panel]").is_visible()
    context.close()


def built_page(chromium: Browser, folder: Path, html: str) -> Page:
    """Return the page that is built of a site of one page, opened."""
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text(html)
    assert main(["build", str(folder / "site"), "-o", str(folder / "out")]) == 0
    page = chromium.new_page()
    page.goto((folder / "out" / "index.html").as_uri())
    return page


def test_a_fixed_header_does_not_cover_the_opener(chromium: Browser, tmp_path: Path) -> None:
    page = built_page(
        chromium,
        tmp_path,
        "<!doctype html><html lang=en><title>t</title><style>"
        "nav { position: fixed; inset: 0 0 auto; height: 90px; z-index: 1030; background: navy }"
        "a { float: right }</style><nav><a href='#news'>News</a></nav><p>x</p></html>",
    )
    page.locator("nav a").click()  # beside the opener, the header is the site's
    assert page.url.endswith("#news")
    page.locator(OPENER).click()
    assert page.locator("input[name=scheme]").first.is_visible()
    page.close()


def test_a_clear_header_is_read_on_the_row_of_the_opener(chromium: Browser, tmp_path: Path) -> None:
    page = built_page(
        chromium,
        tmp_path,
        "<!doctype html><html lang=en><title>t</title><style>"
        "body { margin: 0 } nav { position: fixed; inset: 0 0 auto }"
        "nav a { float: right; color: white }"
        "main { background: black; height: 90vh }</style>"
        "<nav><a href='#x'>News</a></nav><main></main>",
    )
    beneath = """() => {
      const { left, top } = document.querySelector("nav a").getBoundingClientRect();
      return document.elementsFromPoint(left + 1, top + 1)
        .map((element) => getComputedStyle(element).backgroundColor)
        .filter((color) => color !== "rgba(0, 0, 0, 0)");
    }"""
    for _ in range(40):  # the script colors the row in a frame, which a busy machine delays
        row = Color.parse(page.evaluate(beneath)[0])
        if contrast_ratio(Color.parse("white"), row) >= 4.5:
            break
        page.wait_for_timeout(50)
    assert contrast_ratio(Color.parse("white"), row) >= 4.5
    page.close()


def test_with_scripts_nothing_is_said_about_them(chromium: Browser, built: Path) -> None:
    page = chromium.new_page()
    page.goto((built / "en" / "table.html").as_uri())
    assert page.locator("noscript p").count() == 0
    assert page.locator(OPENER).is_visible()
    page.close()

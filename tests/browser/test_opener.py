"""Where the opener and the panel stand on pages of all kinds: over nothing, and within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from a11yview import Catalog, panel, script, stylesheet
from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

CATALOG = Catalog.classic()
TALL = "<main style='height: 4000px'><p>Text</p></main>"
FIXED = (
    "<nav style='position: fixed; inset: 0 0 auto; height: 60px; background: navy'>"
    "<a id=link href='#x' style='color: white'>News</a></nav>"
)
FRAMES = "new Promise(d => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(d))))"
BOX = """selector => {
  const { left, top, right, bottom, width, height } =
    document.querySelector(selector).getBoundingClientRect();
  return { left, top, right, bottom, width, height };
}"""
HIT = """selector => {
  const element = document.querySelector(selector);
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
FORM, DETAILS, OPENER = (
    "[data-a11yview-panel]",
    "[data-a11yview-panel] > details",
    "[data-a11yview-opener]",
)
Show = "Callable[..., Page]"
HIGHEST = 120


@pytest.fixture
def show(engine: Browser, engine_name: str) -> Iterator[Callable[..., Page]]:
    """A page of that body and style with the panel, in a window of that size."""
    contexts: list[BrowserContext] = []
    pages: list[Page] = []

    def shown(
        body: str,
        style: str = "",
        *,
        size: tuple[int, int] = (1280, 800),
        catalog: Catalog = CATALOG,
        lang: str = "en",
        with_script: bool = True,
    ) -> Page:
        context = engine.new_context(viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        page = context.new_page()
        loaded = f"<script>{script(catalog)}</script>" if with_script else ""
        html = (
            f"<!doctype html><html lang={lang}><head><meta charset=utf-8>"
            "<meta name=viewport content='width=device-width'><title>t</title>"
            f"<style>{stylesheet(catalog)}</style>{loaded}"
            f"<style>{style}</style></head><body>{panel(catalog, lang=lang)}{body}</body></html>"
        )
        pages.append(page)
        if engine_name == "webkit":  # which has no routes
            page.set_content(html)
        else:
            page.route("http://page.test/", lambda route: route.fulfill(body=html))
            page.goto("http://page.test/")
        settle(page)
        return page

    yield shown
    for page in pages:  # in WebKit every page has the same storage
        page.evaluate("localStorage.clear(), document.cookie = 'a11yview=;Path=/;Max-Age=0'")
    for context in contexts:
        context.close()


def settle(page: Page) -> None:
    page.evaluate(FRAMES)
    page.evaluate(FRAMES)


def box(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.evaluate(BOX, selector)
    return found


def scroll(page: Page, top: int) -> None:
    page.evaluate("top => scrollTo(0, top)", top)
    settle(page)


def test_a_fixed_header_stands_below_the_row_and_takes_its_place(show: Any) -> None:
    page = show(FIXED + TALL)
    row = box(page, FORM)
    assert row["top"] == 0
    assert box(page, "nav")["top"] == row["bottom"] >= 44
    assert page.evaluate(HIT, "#link")
    assert page.evaluate(HIT, OPENER)
    scroll(page, 20)
    assert box(page, "nav")["top"] == row["bottom"] - 20
    scroll(page, 900)
    assert box(page, "nav")["top"] == 0
    scroll(page, 0)
    assert box(page, "nav")["top"] == row["bottom"]


def test_a_bar_pushes_a_fixed_header_down_and_nothing_is_left_of_it(show: Any) -> None:
    page = show(FIXED + TALL)
    before = page.evaluate("document.documentElement.outerHTML")
    page.locator(OPENER).click()
    settle(page)
    bar = box(page, DETAILS)
    assert bar["top"] == 0
    assert box(page, "nav")["top"] == bar["bottom"]
    assert box(page, "main")["top"] >= bar["bottom"]
    page.keyboard.press("Escape")
    settle(page)
    assert page.evaluate("document.documentElement.outerHTML") == before


def test_a_bar_is_placed_before_it_is_painted(show: Any) -> None:
    page = show(FIXED + TALL)
    # Ours came first, so this is called right after it, before the same frame is painted.
    page.evaluate(
        """() => addEventListener("click", () => requestAnimationFrame(() => {
          const edge = selector => document.querySelector(selector).getBoundingClientRect();
          window.gap = edge("nav").top - edge("[data-a11yview-panel] > details").bottom;
        }))"""
    )
    for _ in range(2):
        page.locator(OPENER).click()
        settle(page)
        assert page.evaluate("gap") == 0


def test_a_page_that_a_dialog_holds_keeps_its_place(show: Any) -> None:
    dialog = "<div id=dialog style='position: fixed; inset: 100px; overflow: auto'>"
    page = show(f"{TALL}{dialog}<p style='height: 3000px'>Dialog</p></div>")
    scroll(page, 900)
    page.evaluate("document.body.style.overflow = 'hidden'")
    page.evaluate("document.querySelector('#dialog').scrollTop = 50")
    settle(page)
    page.evaluate("document.body.style.overflow = ''")
    settle(page)
    assert page.evaluate("scrollY") == 900
    assert page.evaluate("document.querySelectorAll('[data-a11yview-down]').length") == 0


def test_a_body_that_lies_over_the_page_goes_down(show: Any) -> None:
    """Halfmoon: html and body are absolute, the page scrolls in a box."""
    page = show(
        "<nav>Side</nav><div>"
        + TALL
        + "<a id=last href='#x' style='display: block'>Last</a></div>",
        "html, body { position: absolute; inset: 0; height: 100%; width: 100%; margin: 0 }"
        "body > div { position: absolute; height: 100%; width: 100%; overflow: auto }"
        "nav { position: fixed; z-index: 1; inset: 0 auto 0 0 }",
    )
    assert page.evaluate(HIT, OPENER)
    for selector in ("nav", "body > div"):
        assert box(page, selector)["top"] == box(page, FORM)["bottom"]
        assert box(page, selector)["bottom"] == 800
    page.locator(OPENER).click()
    settle(page)
    page.evaluate("document.querySelector('#last').scrollIntoView()")
    assert page.evaluate(HIT, "#last")


def test_what_is_fixed_goes_down_in_what_lies_at_the_top_itself(show: Any) -> None:
    """The theme of Read the Docs: a fixed side bar in a grid that is laid over the page."""
    side = "<nav style='position: fixed; top: 0; bottom: 0; left: 0; width: 300px'>Town</nav>"
    page = show(
        f"<div id=grid style='position: absolute; width: 100%'>{side}{TALL}</div>",
        "body { margin: 0 }",
    )
    for selector in ("nav", "#grid"):
        assert box(page, selector)["top"] == pytest.approx(box(page, FORM)["bottom"], abs=1)
    assert page.evaluate(HIT, OPENER)


def test_the_row_is_dark_above_a_picture_beneath_a_clear_header(show: Any) -> None:
    header = FIXED.replace("navy", "none")
    page = show(
        f"{header}<header></header>" + TALL,
        "body { margin: 0 } header { height: 300px; background: #111 }",
    )
    picture = "document.querySelector('header').style.background = 'linear-gradient(#000, #111)'"
    color = "form => getComputedStyle(form).backgroundColor"
    assert page.locator(FORM).evaluate(color) == "rgb(17, 17, 17)"
    page.evaluate(picture)
    scroll(page, 1)
    assert page.locator(FORM).evaluate(color) == "rgb(28, 33, 38)"


def test_what_is_fixed_beneath_a_header_goes_down_with_it(show: Any) -> None:
    side = "<aside style='position: fixed; top: 60px; bottom: 0; width: 200px'>Side</aside>"
    page = show(FIXED + side + TALL)
    assert box(page, "nav")["bottom"] == box(page, "aside")["top"] == box(page, FORM)["bottom"] + 60
    assert box(page, "aside")["bottom"] == 800


def test_what_comes_into_the_row_for_a_time_is_as_it_was(show: Any) -> None:
    page = show(
        "<aside>Side</aside>" + TALL,
        "aside { position: fixed; top: 0; right: -99em; width: 300px }"
        "[data-a11yview-font-size] aside { right: 0 !important }",
    )
    for size in ("200", ""):
        page.locator(OPENER).click()
        page.locator("[name=font-size]").select_option(size)
        page.keyboard.press("Escape")
        settle(page)
        assert box(page, "aside")["top"] == (box(page, FORM)["bottom"] if size else 0)
    aside = page.evaluate("document.querySelector('aside').outerHTML")
    assert aside.replace(' style=""', "") == "<aside>Side</aside>"


def test_the_round_button_stands_where_least_is_beneath_it(show: Any) -> None:
    corners = "".join(
        f"<a href='#x' style='position: fixed; {corner}; padding: 40px'>x</a>"
        for corner in ("right: 0; bottom: 0", "left: 0; bottom: 0")
    )
    page = show(corners + TALL)
    scroll(page, 2000)
    scroll(page, 1700)
    button = box(page, DETAILS)
    assert (button["top"], button["right"]) == (16, box(page, FORM)["right"] - 16)


def test_a_button_in_the_corner_and_what_sticks_above_its_place_go_down(show: Any) -> None:
    button = "<button style='position: fixed; z-index: 9; top: 0; left: 0'>≡</button>"
    over = (
        "<nav style='position: sticky; z-index: 9; top: 0; height: 50px; margin-top: -50px'></nav>"
    )
    for body in (button, over):
        page = show(body + TALL)
        assert page.evaluate(HIT, OPENER), body
        scroll(page, 900)
        assert box(page, "body > :not(form)")["top"] == 0


@pytest.mark.parametrize(
    "style",
    [
        "nav { position: absolute; inset: 0 0 auto }",
        "nav { position: fixed; inset: 0 auto 0 0; width: 200px; overflow: auto }",
        "nav { position: fixed; inset: 0 0 auto; transition: all 1s }",
        "nav { position: fixed; bottom: 0; height: 100vh; width: 200px }",
    ],
    ids=["absolute", "sidebar", "transition", "from-below"],
)
def test_whatever_lies_at_the_top_goes_down(show: Any, style: str) -> None:
    page = show("<nav><a id=link href='#x'>News</a></nav>" + TALL, style)
    nav = box(page, "nav")
    assert nav["top"] == box(page, FORM)["bottom"]
    assert nav["bottom"] <= 800
    assert page.evaluate(HIT, "#link")


@pytest.mark.parametrize(
    "style",
    [
        "body { display: flex; min-height: 100vh }",
        "body { display: grid; grid-template-columns: 200px 1fr }",
        "body { transform: translateY(0); margin: 40px }",
        "html, body { height: 100% } body { overflow-x: hidden; position: relative }",
        "body { display: flex; flex-direction: row-reverse; max-width: 600px; margin: auto }",
    ],
    ids=["flex", "grid", "transform", "held", "narrow"],
)
def test_the_layout_of_the_body_leaves_the_row_as_it_is(show: Any, style: str) -> None:
    page = show(TALL, style)
    row = box(page, FORM)
    # all but a scrollbar, where there is one
    width = page.evaluate("document.documentElement.clientWidth")
    assert (row["left"], row["top"], row["right"]) == (0, 0, width)
    page.locator(OPENER).click()
    settle(page)
    scroll(page, 900)
    bar = box(page, DETAILS)
    assert (bar["left"], bar["top"], bar["right"]) == (0, 0, width)
    assert bar["height"] <= HIGHEST


def test_a_page_as_high_as_the_window_keeps_its_lower_end(show: Any) -> None:
    style = (
        "body { margin: 0; height: 100vh; overflow: hidden; display: flex; flex-direction: column }"
        "main { overflow: auto; flex: 1 }"
    )
    page = show("<main><p style='height: 3000px'>x</p></main><footer>End</footer>", style)
    assert box(page, "footer")["bottom"] <= 800


def test_the_opener_steps_aside_and_comes_back(show: Any) -> None:
    page = show(TALL)
    scroll(page, 1500)
    assert box(page, "main")["top"] < -1300
    assert page.locator(DETAILS).evaluate("e => getComputedStyle(e).opacity") == "0"
    scroll(page, 1300)
    assert page.locator(DETAILS).evaluate("e => getComputedStyle(e).opacity") == "1"
    assert page.evaluate(HIT, OPENER)
    scroll(page, 0)
    assert box(page, OPENER)["top"] < 10
    assert "afloat" not in page.locator(DETAILS).evaluate("e => ({ ...e.dataset })")


def test_the_first_stop_of_the_tab_key_wherever_the_page_is(show: Any) -> None:
    page = show("<a href='#x' tabindex=1>one</a>" + TALL)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('[data-a11yview-opener]')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "one"
    page.locator(OPENER).focus()
    page.keyboard.press("Enter")
    settle(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "font"


def test_what_has_the_focus_is_never_beneath_it(show: Any) -> None:
    place = "position: fixed; right: 20px; bottom: 20px"
    page = show(f"{TALL}<button id=one style='{place}'>One</button>")
    scroll(page, 1500)
    scroll(page, 1300)
    page.locator("#one").focus()
    settle(page)
    assert page.evaluate(HIT, "#one")


@pytest.mark.parametrize("lang", ["be", "ru", "en", "lt"])
def test_the_bar_is_low_and_the_sheet_is_half_a_window(show: Any, lang: str) -> None:
    page = show(TALL, lang=lang)
    page.locator(OPENER).click()
    settle(page)
    assert box(page, DETAILS)["height"] <= HIGHEST
    for size in ("125", "200"):
        page.locator("[name=font-size]").select_option(size)
        settle(page)
        assert box(page, DETAILS)["bottom"] <= 0.2 * 800
        # no row of its own for the last
        assert box(page, "[name=reset]")["top"] < box(page, "div > details")["bottom"]
    page.locator("[name=reset]").click()
    width = max(360, getattr(page, "narrowest", 0))
    page.set_viewport_size({"width": width, "height": 640})
    settle(page)
    sheet = box(page, DETAILS)
    assert (sheet["top"], sheet["bottom"]) == (320, 640)
    page.locator("[name=font-size]").select_option("200")
    settle(page)
    assert box(page, DETAILS)["top"] >= 0.4 * 640
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.style.paddingBottom") == "320px"


def test_a_sheet_shows_what_more_unfolds_and_what_has_the_focus(show: Any) -> None:
    page = show(TALL)
    page.set_viewport_size({"width": max(360, getattr(page, "narrowest", 0)), "height": 640})
    settle(page)
    page.locator(OPENER).click()
    settle(page)
    page.locator("div > details > summary").click()
    more, sheet = "div > details > summary", box(page, DETAILS)
    until(lambda: box(page, more)["bottom"] < sheet["top"] + 0.5 * sheet["height"])
    page.evaluate("document.querySelector('[name=letter-spacing]').focus()")
    settle(page)
    header = box(page, OPENER)["bottom"]
    assert box(page, ":has(> [name=letter-spacing])")["top"] >= header
    assert page.evaluate("scrollY") == 0


def test_from_right_to_left(show: Any) -> None:
    page = show(TALL, lang="ar")
    opener = box(page, OPENER)
    assert opener["right"] > 1200
    page.locator(OPENER).click()
    settle(page)
    assert box(page, OPENER)["left"] > box(page, "fieldset > span")["right"]


def test_the_keys_that_the_catalog_names_open_and_close(show: Any) -> None:
    page = show("<button id=here>Here</button>" + TALL)
    page.locator("#here").focus()
    page.keyboard.press("Alt+Shift+KeyD")
    settle(page)
    assert page.locator("fieldset").first.is_visible()
    assert page.evaluate("document.activeElement.matches('[data-a11yview-opener]')")
    page.keyboard.press("Alt+Shift+KeyD")
    assert not page.locator("fieldset").first.is_visible()
    assert page.evaluate("document.activeElement.id") == "here"


def test_a_size_up_and_down_and_a_preset(show: Any) -> None:
    page = show(TALL)
    size = "document.documentElement.getAttribute('data-a11yview-font-size')"
    page.locator(OPENER).click()
    less, more = page.locator("[name=step]").all()
    less.click(force=True)
    assert page.evaluate(size) is None
    more.click()
    more.click()
    assert page.evaluate(size) == "150"
    assert less.get_attribute("aria-disabled") is None
    less.click()
    assert page.evaluate(size) == "125"
    page.locator("summary").nth(1).click()
    page.locator("[name=preset]").first.click()
    assert page.evaluate(size) == "150"
    assert page.locator("[name=preset]").first.get_attribute("aria-pressed") == "true"
    page.locator("[name=reset]").click()
    assert page.evaluate(size) is None
    assert page.locator("[name=preset]").first.get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize(
    ("style", "row", "text"),
    [
        ("body { margin: 0 } header { background: #123456 }", (18, 52, 86), (255, 255, 255)),
        ("body { margin: 0 } header { background: #fedcba }", (254, 220, 186), (0, 0, 0)),
        (
            "body { margin: 0 } header { color: #eee; background: url('data:,') }",
            (28, 33, 38),
            (255, 255, 255),
        ),
    ],
    ids=["dark", "light", "picture"],
)
def test_the_row_is_made_for_the_page(
    show: Any, style: str, row: tuple[int, ...], text: tuple[int, ...]
) -> None:
    page = show("<header style='height: 90px'>Town</header>" + TALL, style)
    colors = page.evaluate(
        "(({ color, backgroundColor }) => [backgroundColor, color])"
        "(getComputedStyle(document.forms[0]))"
    )
    assert colors == [f"rgb{row}", f"rgb{text}"]


def test_a_corner_that_the_author_names(show: Any) -> None:
    page = show(TALL, catalog=Catalog(placement="top-end"))
    opener = box(page, OPENER)
    right = page.evaluate("document.documentElement.clientWidth") - 16
    assert (opener["right"], opener["top"]) == (right, 16)
    idle = page.evaluate("document.documentElement.outerHTML")
    for _ in range(2):
        assert box(page, "main")["top"] < 44
        page.locator(OPENER).click()
        settle(page)
        assert box(page, "main")["top"] >= box(page, DETAILS)["bottom"]
        page.keyboard.press("Escape")
        settle(page)
    assert page.evaluate("document.documentElement.outerHTML") == idle


def test_in_a_place_of_the_sites_own_its_bar_pushes_the_page_down(show: Any) -> None:
    page = show("<header data-a11yview-place>Town </header>" + TALL)
    page.evaluate("document.querySelector('header').append(document.forms[0])")
    settle(page)
    idle = page.evaluate("document.documentElement.outerHTML")
    page.locator(OPENER).click()
    settle(page)
    assert box(page, "header")["top"] >= box(page, DETAILS)["bottom"]
    page.keyboard.press("Escape")
    settle(page)
    assert page.evaluate("document.documentElement.outerHTML") == idle


def test_opened_from_a_corner_without_script_it_is_the_same_bar(show: Any) -> None:
    page = show(TALL, catalog=Catalog(placement="top-end"), with_script=False)
    page.locator(OPENER).click()
    assert box(page, "fieldset > span")["width"] > 44
    look = "e => [getComputedStyle(e).borderRadius, getComputedStyle(e).backgroundColor]"
    assert page.locator(DETAILS).evaluate(look) == ["0px", "rgb(255, 255, 255)"]

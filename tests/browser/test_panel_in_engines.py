"""What the panel owes every visitor, in each engine: a test for each demand.

Where an engine has no such medium to switch on, its rules are made to hold: ``MEDIA`` says why.
WebKit's driver keeps one storage for all pages, and knows nothing before a page has loaded.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

import pytest

from a11yview import Catalog, Preferences, panel, script, stylesheet
from support.panel_site import PanelServer
from support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CATALOG = Catalog.classic()
LARGE = Preferences(font_size=200, letter_spacing=0.25, word_spacing=0.32, line_height=2)
OPENER, CONTENT = "[data-a11yview-opener]", "[data-a11yview-panel] > details > div"
FOCUSED = "document.activeElement.matches('[data-a11yview-opener]')"
IS_OPEN = "document.querySelector('[data-a11yview-panel] > details').open"
CHOSEN = "name => document.documentElement.getAttribute('data-a11yview-' + name)"
STATUS = "document.querySelector('[data-a11yview-panel] [role=status]').textContent"
FORGET = "localStorage.clear(), document.cookie = 'a11yview=;Path=/;Max-Age=0'"
# The control that has the focus, or the label that shows it: its name and its middle.
STOP = """(() => {
  const { activeElement: one } = document;
  const { left, top, width, height } = (one.closest("label") ?? one).getBoundingClientRect();
  return [one.name || one.localName, left + width / 2, top + height / 2];
})()"""
SMALLEST = """root => {
  const targets = "[data-a11yview-panel] :is(label, button, summary, select)";
  const boxes = [...root.querySelectorAll(targets)]
    .filter(one => one.getClientRects().length).map(one => one.getBoundingClientRect());
  const sides = boxes.flatMap(({ width, height }) => [width, height]);
  return [boxes.length, Math.min(...sides)];
}"""
# Chromium alone prints, forces colors and stops scripts at a test's wish: Debian's WebKit knows no
# forced colors, and neither its driver nor Firefox's BiDi changes the medium or stops scripts.
MEDIA = {"chromium": "emulated", "firefox": "rules that hold", "webkit": "rules that hold"}


@pytest.fixture(scope="module")
def site() -> Iterator[PanelServer]:
    with PanelServer() as server:
        yield server


@pytest.fixture
def tab(engine: Browser, engine_name: str, site: PanelServer) -> Iterator[Page]:
    context = engine.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{site.url}/static/en")
    yield page
    if engine_name == "webkit":
        page.goto(f"{site.url}/static/en")
        page.evaluate(FORGET)
    context.close()


def document(chosen: Preferences, lang: str = "en", sheet: str | None = None) -> str:
    attributes = "".join(f' data-a11yview-{n}="{v}"' for n, v in chosen.tokens().items())
    return (
        f"<!doctype html><html lang={lang}{attributes}><meta charset=utf-8><title>t</title>"
        f"<style>{sheet or stylesheet(CATALOG)}</style><script>{script(CATALOG)}</script>"
        f"<body>{panel(CATALOG, chosen, lang=lang, opened=True)}<main>Text</main></body></html>"
    )


def stops(tab: Page, keys: int) -> list[list[Any]]:
    found = []
    for _ in range(keys):
        tab.keyboard.press("Tab")
        found.append(tab.evaluate(STOP))
    return found


def test_each_state_is_spoken(tab: Any) -> None:
    assert tab.evaluate(STATUS) == "Nothing is changed: this is the regular version."
    tab.locator(OPENER).click()
    tab.locator("[value=white-on-black]").check()
    assert tab.evaluate(STATUS) == "On: Color scheme: white on black."
    tab.locator("[name=font-size]").select_option("150")
    assert tab.evaluate(STATUS) == "On: Font size: 150%; Color scheme: white on black."
    tab.locator("[name=reset]").click()
    assert tab.evaluate(STATUS) == "Nothing is changed: this is the regular version."


def test_each_group_has_its_name(tab: Any, engine_name: str) -> None:
    tab.locator(OPENER).click()
    group = tab.locator("fieldset").first
    if engine_name == "webkit":
        assert group.accessible_name() == "Font settings"
    else:
        assert group.aria_snapshot().startswith('- group "Font settings"')


def test_the_order_of_the_keyboard_is_the_visual_one(tab: Page) -> None:
    tab.keyboard.press("Tab")
    assert tab.evaluate(FOCUSED)
    tab.keyboard.press("Enter")
    found = stops(tab, 7)
    names = [name for name, _, _ in found]
    # At 100 % only the button that makes it larger does something, yet both can be reached.
    assert names == ["font", "step", "font-size", "step", "letter-spacing", "scheme", "summary"]
    rows = [round(y / 20) for _, _, y in found]
    places = [(row, x) for row, (_, x, _) in zip(rows, found, strict=True)]
    assert places == sorted(places)
    tab.keyboard.press("Shift+Tab")
    assert tab.evaluate(STOP)[0] == "scheme"


def test_opened_by_the_pointer_it_is_gone_through_by_the_keyboard(tab: Page) -> None:
    """WebKit keeps the key on an inline summary that was pressed in one of its children."""
    tab.locator(OPENER).click()
    assert [name for name, _, _ in stops(tab, 3)] == ["font", "step", "font-size"]


def test_arrows_move_within_a_group(tab: Page) -> None:
    for key in ("Tab", "Enter", "Tab"):
        tab.keyboard.press(key)
    for key, token in (
        ("ArrowRight", "arial"),
        ("ArrowDown", "times-new-roman"),
        ("ArrowUp", "arial"),
    ):
        tab.keyboard.press(key)
        assert tab.evaluate(CHOSEN, "font") == token
    assert tab.evaluate("document.activeElement.value") == "arial"


def test_escape_closes_and_the_focus_returns(tab: Page) -> None:
    tab.locator(OPENER).click()
    tab.locator("[value=arial]").focus()
    tab.keyboard.press("Escape")
    assert not tab.evaluate(IS_OPEN)
    assert tab.evaluate(FOCUSED)
    tab.locator("main a").focus()
    for is_open in (True, False):
        tab.keyboard.press("Alt+Shift+KeyD")
        assert tab.evaluate(IS_OPEN) == is_open
    assert tab.evaluate("document.activeElement.textContent") == "next"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_targets_have_44_pixels_and_nothing_scrolls_sideways(tab: Page, width: int) -> None:
    """In a frame: no window of WebKit is as narrow as a phone."""
    page = html.escape(document(LARGE, "be"))
    tab.goto("about:blank")
    tab.set_content(f"<iframe style='border:0' width={width} height=640 srcdoc='{page}'></iframe>")
    frame = "document.querySelector('iframe').contentDocument"
    until(lambda: tab.evaluate(f"{frame}.readyState === 'complete'"))
    tab.evaluate(f"{frame}.querySelectorAll('details').forEach(one => one.open = true)")
    count, least = tab.evaluate(f"({SMALLEST})({frame})")
    assert count > 40
    assert least >= 44
    assert tab.evaluate(f"{frame}.documentElement.scrollWidth") <= width


def test_from_right_to_left(tab: Page, site: PanelServer) -> None:
    tab.goto(f"{site.url}/static/ar")
    tab.keyboard.press("Tab")
    opener = tab.evaluate(STOP)
    tab.keyboard.press("Enter")
    font, _, size = stops(tab, 3)
    places = [x for _, x, _ in (opener, font, size)]
    assert places == sorted(places, reverse=True)
    assert opener[1] > 1000


@pytest.mark.parametrize("medium", ["print", "(forced-colors:active)"])
def test_paper_and_forced_colors(tab: Any, engine_name: str, medium: str) -> None:
    sheet = str(stylesheet(CATALOG))
    asked = f"@media {medium}"
    assert asked in sheet
    tab.goto("about:blank")
    if MEDIA[engine_name] == "emulated":
        is_print = medium == "print"
        tab.emulate_media(**({"media": "print"} if is_print else {"forced_colors": "active"}))
    else:
        sheet = sheet.replace(asked, "@media all")
    tab.set_content(document(Preferences(font="arial"), sheet=sheet))
    if medium == "print":
        assert not tab.locator(OPENER).is_visible()
        return
    assert tab.locator(OPENER).is_visible()
    chosen, other = (
        tab.locator(f"[name=font][value={value}]").evaluate(
            "e => getComputedStyle(e.parentNode).backgroundColor"
        )
        for value in ("arial", "times-new-roman")
    )
    assert chosen != other


def test_nothing_moves(tab: Page) -> None:
    """Reduced motion or not: there is none to reduce."""
    tab.locator(OPENER).click()
    moving = tab.evaluate(
        "[...document.querySelectorAll('[data-a11yview-panel], [data-a11yview-panel] *')]"
        ".map(one => getComputedStyle(one)).filter(({ transitionDuration, animationName }) =>"
        " transitionDuration !== '0s' || animationName !== 'none').length"
    )
    assert moving == 0
    assert tab.evaluate("document.getAnimations().length") == 0


def test_without_script_apply_applies_and_leaves_it_open(
    engine: Browser, site: PanelServer, engine_name: str
) -> None:
    site.with_script = False
    options = {"java_script_enabled": False} if MEDIA[engine_name] == "emulated" else {}
    context = engine.new_context(viewport={"width": 1280, "height": 800}, **options)
    try:
        tab = context.new_page()
        tab.goto(f"{site.url}/served/en")
        tab.locator(OPENER).click()
        tab.locator("[value=white-on-black]").check()
        assert tab.evaluate(CHOSEN, "scheme") is None
        for button, token in (("button:not([name])", "white-on-black"), ("[name=reset]", None)):
            tab.locator(f"{CONTENT} > {button}").click()
            until(lambda wanted=token: tab.evaluate(CHOSEN, "scheme") == wanted)
            until(lambda: tab.evaluate(IS_OPEN))
        assert tab.evaluate("document.scripts.length") == 0
    finally:
        site.with_script = True
        context.close()


def test_nothing_is_refused_under_a_strict_policy(tab: Page, site: PanelServer) -> None:
    tab.evaluate("document.cookie = 'a11yview=scheme=own&text=ffffff&background=003300;Path=/'")
    site.reports.clear()
    tab.goto(f"{site.url}/static/en")
    tab.locator(OPENER).click()
    tab.locator("[value=white-on-black]").check()
    tab.locator("[name=font-size]").select_option("200")
    tab.locator("[name=reset]").click()
    # The policy is told of what it refuses: this alone.
    tab.evaluate("document.querySelector('h1').setAttribute('style', 'color: red')")
    until(lambda: site.reports)
    assert [report["violated-directive"].split()[0] for report in site.reports] == [
        "style-src-attr"
    ]

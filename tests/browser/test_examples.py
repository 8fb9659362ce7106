"""The browser acceptance on every server of examples/, under its strict policy.

What the pages and the stylesheet decide is the same on all of them and tried on one in each
engine; what a server and the script decide is tried on each in Chromium, on two in the others.
``A11YVIEW_ALL=1`` tries all on all.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from a11yview import Catalog, Preferences, attributes
from support.example_sites import SITES, running
from support.visitor.measuring import choose, opened, unchoose
from support.visitor.settings import GROUND, INK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CATALOG = Catalog.classic()
SCHEMES = [scheme.token for scheme in CATALOG.schemes]
ALL = bool(os.environ.get("A11YVIEW_ALL"))
LOOKED_AT = tuple(SITES) if ALL else ("django",)
ELSEWHERE = tuple(SITES) if ALL else ("django", "starlette")
SPACING = Preferences(letter_spacing=0.12, word_spacing=0.16, line_height=1.5, paragraph_spacing=2)

WATCH = """
window.reports = [];
document.addEventListener('securitypolicyviolation', e => reports.push(e.violatedDirective));
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.scheme_at_body = document.documentElement.dataset.a11yviewScheme ?? '';
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
PANEL = "[data-a11yview-panel]"
OPENER = f"[data-a11yview-opener], {PANEL} summary"
PICK = """([name, value]) => {
  const control = document.querySelector(`[data-a11yview-panel] [name="${name}"]`);
  if (control.type !== "select-one")
    return control.form.querySelector(`[name="${name}"][value="${value}"]`).click();
  control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
}"""
PRESS = "name => document.querySelector(`[data-a11yview-panel] button${name}`).click()"
CHOICES = "({ ...document.documentElement.dataset })"
COOKIE = "document.cookie.split('; ').find(c => c.startsWith('a11yview=')) ?? ''"
PAINTED = """[...document.querySelectorAll('main h1, main p, main a')]
  .map(e => getComputedStyle(e).color).concat(getComputedStyle(document.body).backgroundColor)"""
OUR_SHEET = "[...document.styleSheets].find(s => s.href.includes('/a11yview/'))"
EXPOSED = """
[...document.querySelectorAll('[data-a11yview-panel] [type=radio]')].every(radio =>
  document.getElementById(radio.closest('fieldset').getAttribute('aria-labelledby')).textContent.trim()
  && radio.labels[0].textContent.trim())
"""


@pytest.fixture(scope="module")
def sites() -> Iterator[dict[str, str]]:
    """The addresses of the examples, each started when a test first asks for it."""
    started: dict[str, Any] = {}

    class Sites(dict[str, str]):
        def __missing__(self, name: str) -> str:
            started[name] = running(name)
            self[name] = started[name].__enter__()[0]
            return self[name]

    yield Sites()
    for site in started.values():
        site.__exit__(None, None, None)


def visit(engine: Browser, url: str, *, scripts: bool = True) -> Page:
    """Open a page in a context of its own; WebKit has one context, whose cookies are cleared."""
    context = engine.new_context(java_script_enabled=scripts)
    page = context.new_page()
    if hasattr(page, "add_init_script"):
        page.add_init_script(WATCH)
    page.goto(url)
    if not hasattr(page, "add_init_script"):
        page.evaluate("document.cookie = 'a11yview=;Max-Age=0;Path=/'")
        page.goto(url)
    return page


def is_told(page: Page, expression: str) -> bool:
    return not hasattr(page, "add_init_script") or page.evaluate(expression)


@pytest.mark.engines("chromium")
@pytest.mark.parametrize("name", SITES)
def test_with_scripts(engine: Browser, sites: dict[str, str], name: str) -> None:
    visit_with_scripts(engine, sites[name])


@pytest.mark.engines("firefox", "webkit")
@pytest.mark.parametrize("name", ELSEWHERE)
def test_with_scripts_elsewhere(engine: Browser, sites: dict[str, str], name: str) -> None:
    visit_with_scripts(engine, sites[name])


def visit_with_scripts(engine: Browser, site: str) -> None:
    """Items 10, 12, 14, 18, 20: at once, lasting, no flash, by its name, reset, no report."""
    page = visit(engine, site)
    assert page.evaluate(CHOICES) == {}
    assert page.evaluate(EXPOSED)
    page.evaluate(PICK, ["scheme", "white-on-black"])
    page.evaluate(PICK, ["font-size", "200"])
    assert page.evaluate(CHOICES) == {"a11yviewScheme": "white-on-black", "a11yviewFontSize": "200"}
    assert page.evaluate(PAINTED)[-1] == "rgb(0, 0, 0)"
    page.goto(f"{site}form")
    assert is_told(page, "scheme_at_body === 'white-on-black'")
    assert page.evaluate(CHOICES)["a11yviewScheme"] == "white-on-black"
    assert page.evaluate(COOKIE) == "a11yview=scheme=white-on-black&font-size=200"
    page.evaluate(PRESS, "[name=reset]")
    page.wait_for_function(f"Object.keys({CHOICES}).length === 0")
    assert page.evaluate(COOKIE) == ""
    hostile = 'scheme=x"><script>alert(1)</script>&font-size=9999'
    page.evaluate("value => { document.cookie = `a11yview=${value};Path=/` }", hostile)
    page.goto(site)
    assert page.evaluate(CHOICES) == {}
    assert page.evaluate("document.querySelectorAll('main h1').length") == 1
    assert is_told(page, "reports.length === 0")
    page.evaluate("document.cookie = 'a11yview=;Max-Age=0;Path=/'")
    page.context.close()


@pytest.mark.engines("chromium")
@pytest.mark.parametrize("name", SITES)
def test_without_scripts(engine: Browser, sites: dict[str, str], name: str) -> None:
    visit_without_scripts(engine, sites[name])


@pytest.mark.engines("firefox", "webkit")
@pytest.mark.parametrize("name", ELSEWHERE)
def test_without_scripts_elsewhere(engine: Browser, sites: dict[str, str], name: str) -> None:
    visit_without_scripts(engine, sites[name])


def visit_without_scripts(engine: Browser, site: str) -> None:
    """Items 11, 18, 20: the form posts, the next page has the choice, and resets it."""
    page = visit(engine, f"{site}form?from=news", scripts=False)
    submit(page, "button:not([name])", pick=["scheme", "dark-blue-on-blue"])
    assert page.evaluate("location.pathname + location.search") == "/form?from=news"
    assert page.evaluate("scrollY") == 0  # or the header would be beneath the bar
    assert page.evaluate(CHOICES) == {"a11yviewScheme": "dark-blue-on-blue"}
    page.goto(site)
    assert page.evaluate(CHOICES) == {"a11yviewScheme": "dark-blue-on-blue"}
    scheme = CATALOG.scheme("dark-blue-on-blue")
    assert page.evaluate(PAINTED)[-1] == f"rgb{scheme.background.rgb8}"
    picked = "document.querySelector('[name=scheme][value=dark-blue-on-blue]').checked"
    assert page.evaluate(picked)
    submit(page, "button[name=reset]")
    assert page.evaluate(CHOICES) == {}
    page.context.close()


def submit(page: Page, button: str, *, pick: list[str] | None = None) -> None:
    """Press a button of the panel, as a visitor does.

    Chromium alone lets a test switch scripts off; in the others the form goes past them.
    """
    if not page.evaluate(f"'live' in document.querySelector('{PANEL}').dataset"):
        if not page.locator(f"{PANEL} {button}").first.is_visible():
            page.locator(OPENER).first.click()
        if pick:
            page.locator('{} [name="{}"][value="{}"]'.format(PANEL, *pick)).check()
        with page.expect_navigation():
            page.locator(f"{PANEL} {button}").first.click()
        return
    if pick:
        page.evaluate(PICK, pick)
    page.evaluate("window.before = true")
    page.evaluate(
        "reset => { const form = document.querySelector('[data-a11yview-panel]'),"
        " field = document.createElement('input'); field.name = 'reset';"
        " if (reset) form.append(field); setTimeout(() => HTMLFormElement.prototype.submit"
        ".call(form)) }",
        "reset" in button,
    )
    page.wait_for_function("!window.before && document.readyState === 'complete'")


@pytest.mark.parametrize("name", LOOKED_AT)
@pytest.mark.parametrize("path", ["", "form", "table"])
def test_the_pages_in_every_setting(
    engine: Browser, sites: dict[str, str], name: str, path: str, axe_findings: Any
) -> None:
    """Items 1 to 8, 15 to 17: unchanged, in the scheme's colors, larger, spaced, left alone."""
    page = opened(engine, sites[name] + path)
    page.evaluate("document.cookie = 'a11yview=;Max-Age=0;Path=/'")
    before = page.evaluate("visitor.fingerprints(true)")
    page.evaluate(f"() => {{ {OUR_SHEET}.disabled = true }}")
    bare = page.evaluate("visitor.fingerprints(true)")
    page.evaluate(f"() => {{ {OUR_SHEET}.disabled = false }}")
    assert [key for key, style in bare.items() if before[key] != style] == []
    assert axe_findings(page) == []
    texts = {row["id"]: row for row in page.evaluate("visitor.texts()") if row["seen"] > 0.95}
    ignored = set(page.evaluate("visitor.ignored()"))
    joined = set(page.evaluate("visitor.joined()"))
    assert len(texts) > 8

    for token in SCHEMES:
        chosen = attributes(Preferences(scheme=token))
        choose(page, chosen)
        scheme = CATALOG.scheme(token)
        ink = {getattr(scheme, role).rgb8 for role in INK}
        ground = {getattr(scheme, role).rgb8 for role in GROUND}
        strange = [
            row["text"]
            for row in page.evaluate("visitor.texts()")
            if row["seen"] and not row["off"] and row["id"] not in ignored
            if tuple(row["color"]) not in ink or tuple(row["back"]) not in ground
        ]
        assert strange == [], token
        assert axe_findings(page) == [], token
        unchoose(page, chosen)

    larger = attributes(Preferences(font_size=200, images="hide", motion="reduce"))
    choose(page, larger)
    rows = {row["id"]: row for row in page.evaluate("visitor.texts()")}
    sized = [(one, rows[key]) for key, one in texts.items() if key not in ignored]
    assert [b["text"] for b, a in sized if abs(a["size"] - 2 * b["size"]) > 1] == []
    assert [b["text"] for b, a in sized if a["seen"] < 0.95] == []
    assert axe_findings(page) == []
    width = max(320, getattr(page, "narrowest", 0))
    page.set_viewport_size({"width": width, "height": 640})
    assert page.evaluate("visitor.overflow()") <= 0
    page.set_viewport_size({"width": 1280, "height": 800})
    unchoose(page, larger)

    choose(page, attributes(SPACING))
    rows = {row["id"]: row for row in page.evaluate("visitor.texts()")}
    spaced = [row for key, row in rows.items() if key in texts and key not in ignored | joined]
    assert [row["text"] for row in spaced if row["letter"] < 0.119 * row["size"]] == []
    assert [row["text"] for row in spaced if row["word"] < 0.159 * row["size"]] == []
    assert [row["text"] for row in spaced if row["seen"] < 0.95] == []
    assert [rows[key]["text"] for key in joined if key in rows and rows[key]["letter"]] == []
    page.context.close()


@pytest.mark.engines("chromium", "firefox")
@pytest.mark.parametrize("name", SITES if ALL else ("flask", "starlette"))
def test_two_tabs_and_the_keyboard(engine: Browser, sites: dict[str, str], name: str) -> None:
    """Items 13 and 19."""
    with engine.new_context() as context:
        one, other = context.new_page(), context.new_page()
        one.goto(sites[name])
        other.goto(f"{sites[name]}table")
        one.evaluate(PICK, ["scheme", "green-on-dark-brown"])
        other.wait_for_function(
            "document.documentElement.dataset.a11yviewScheme === 'green-on-dark-brown'"
        )
        one.bring_to_front()
        one.keyboard.press("Tab")
        focused = "e => e.closest('[data-a11yview-panel]') !== null"
        assert one.locator(":focus").evaluate(focused)
        assert one.locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle") != "none"


@pytest.mark.engines("chromium")
@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}])
def test_high_contrast_and_print_go_past_the_schemes(
    engine: Browser, sites: dict[str, str], media: dict[str, str]
) -> None:
    """Item 9."""
    page = visit(engine, sites["django"])
    page.emulate_media(**media)
    before = page.evaluate(PAINTED)
    choose(page, attributes(Preferences(scheme="white-on-black")))
    assert page.evaluate(PAINTED) == before
    page.context.close()

"""Promises of the settings, item by item, on the demo site: in Chromium, some in Firefox too."""

from __future__ import annotations

import threading
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from a11yview import Catalog, Preferences, attributes, stylesheet
from a11yview.cli import main
from a11yview.cli.serving import SiteServer
from support.chromium import ARGUMENTS, EXECUTABLE
from support.visitor.measuring import choose, opened, serving, unchoose, violations
from support.visitor.settings import GROUND, INK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.engines("chromium")]
in_both = pytest.mark.engines("chromium", "firefox")

CATALOG = Catalog.classic()
SCHEMES = [scheme.token for scheme in CATALOG.schemes]
PAGES = ("be/index.html", "ru/article.html", "en/form.html", "be/table.html", "en/contacts.html")
ARTICLE, FORM, CONTACTS = "en/article.html", "en/form.html", "en/contacts.html"
SPACING = Preferences(letter_spacing=0.12, word_spacing=0.16, line_height=1.5, paragraph_spacing=2)
WATCH_POLICY = """
window.reports = [];
document.addEventListener('securitypolicyviolation', e => reports.push(e.violatedDirective));
"""
WATCH_FIRST_PAINT = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.scheme_at_body = document.documentElement.dataset.a11yviewScheme ?? '';
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""

OPEN_PANEL = """
document.querySelectorAll('[data-a11yview-panel], [data-a11yview-panel] details')
  .forEach(e => e.setAttribute('open', ''))
"""
SPACING_OF_A_PARAGRAPH = """(() => {
  const s = getComputedStyle(document.querySelector('main p'));
  return [parseFloat(s.letterSpacing), parseFloat(s.fontSize)];
})()"""
IGNORED_STYLES = """
[...document.querySelectorAll('[data-a11yview-ignore], [data-a11yview-ignore] *')].map(e => {
  const s = getComputedStyle(e);
  return ['color', 'background-color', 'font-family', 'letter-spacing', 'word-spacing', 'filter',
    'text-decoration-line', 'max-width', 'animation-name'].map(n => s.getPropertyValue(n)).join();
})"""
COLOR_STYLES = """
[...document.querySelectorAll('body *:not([data-a11yview-panel], [data-a11yview-panel] *)')]
  .map(e => {
    const s = getComputedStyle(e);
    return [s.color, s.backgroundColor, s.backgroundImage, s.borderTopColor, s.outlineColor,
      s.textShadow, s.colorScheme].join();
  })"""
ADD_LINK = """address => {
  const a = document.createElement("a");
  Object.assign(a, { href: address, id: "there", textContent: "\u2588" });
  document.querySelector("main").prepend(a);
}"""
# The colors of a screenshot.
COLORS = """async bytes => {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  canvas.drawImage(bitmap, 0, 0);
  const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
  const found = new Set();
  for (let i = 0; i < data.length; i += 4) found.add(data.slice(i, i + 3).join());
  return [...found].map(color => color.split(",").map(Number));
}"""
COLORS_OF = """selector => {
  const text = getComputedStyle(document.querySelector(selector)).color;
  return [text, getComputedStyle(document.body).backgroundColor];
}"""
WITHOUT_CHOICE = """
document.documentElement.getAttributeNames().filter(name => name.startsWith('data-a11yview-'))
  .forEach(name => document.documentElement.removeAttribute(name))
"""
LISTEN = """
window.said = [];
new MutationObserver(() => said.push(document.querySelector('[role=status]').textContent))
  .observe(document.querySelector('[role=status]'),
    { childList: true, characterData: true, subtree: true });
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo") / "site"
    assert main(["demo", "--no-serve", "-o", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    """The demo site as ``a11yview demo`` serves it."""
    server = SiteServer(folder, CATALOG)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.url
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def bare() -> Iterator[str]:
    """The demo site as its authors wrote it, without us."""
    with serving(files("a11yview.site") / "demo") as address:
        yield f"{address}/"


@pytest.fixture
def visitor(engine: Browser) -> Iterator[BrowserContext]:
    context = engine.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture(scope="module")
def at(engine: Browser) -> Iterator[Callable[[str], Page]]:
    """Pages with the probe in them, by address: each opened once, and given out without a choice.

    That taking a choice off restores a page is tested below.
    """
    pages: dict[str, Page] = {}

    def page_at(url: str) -> Page:
        if url not in pages:
            pages[url] = opened(engine, url)
        page = pages[url]
        page.set_viewport_size({"width": 1280, "height": 800})
        page.evaluate(WITHOUT_CHOICE)
        return page

    yield page_at
    for page in pages.values():
        page.context.close()


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, at: Callable[[str], Page], site: str) -> Page:
    """A page of the demo site with the probe in it, nothing chosen."""
    return at(site + request.param)


def choices_on(page: Page) -> dict[str, str]:
    return page.evaluate("({ ...document.documentElement.dataset })")


def press(page: Page, name: str, value: str) -> None:
    """Choose in the panel as a visitor would; opening it first."""
    page.evaluate(OPEN_PANEL)
    if name == "font-size":
        page.locator("[data-a11yview-panel] [name=font-size]").select_option(value)
    else:
        page.locator(f'[data-a11yview-panel] [name="{name}"][value="{value}"]').check()


# 1


@pytest.mark.parametrize("path", PAGES)
def test_nothing_chosen_changes_no_computed_style(
    at: Callable[[str], Page], engine: Browser, bare: str, path: str
) -> None:
    linked = opened(engine, bare + path, sheet=stylesheet(CATALOG))
    before, after = (p.evaluate("visitor.fingerprints()") for p in (at(bare + path), linked))
    linked.context.close()
    assert len(before) > 50
    assert [key for key, style in before.items() if after[key] != style] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_built_page_keeps_the_style_of_its_own_elements(
    at: Callable[[str], Page], bare: str, site: str, path: str
) -> None:
    before = at(bare + path).evaluate("visitor.fingerprints(true)")
    after = at(site + path).evaluate("visitor.fingerprints(true)")
    assert [key for key, style in before.items() if after[key] != style] == []


# 2


@pytest.mark.parametrize("token", SCHEMES)
def test_every_text_has_the_colors_of_its_scheme(page: Page, token: str) -> None:
    scheme = CATALOG.scheme(token)
    choose(page, attributes(Preferences(scheme=token)))
    ink = {getattr(scheme, role).rgb8 for role in INK}
    ground = {getattr(scheme, role).rgb8 for role in GROUND}
    texts = [row for row in page.evaluate("visitor.texts()") if row["seen"] and not row["off"]]
    own = page.evaluate("[...document.querySelectorAll('[data-a11yview-ignore] *')].length")
    strange = [
        row["text"]
        for row in texts
        if tuple(row["color"]) not in ink or tuple(row["back"]) not in ground or row["unsure"]
    ]
    assert len(texts) > 15
    assert len(strange) <= own, strange


@pytest.mark.parametrize("token", SCHEMES)
@pytest.mark.parametrize(
    ("path", "selector", "pseudo", "ink", "ground"),
    [
        (
            FORM,
            "main button[type=submit], main form button:not([type])",
            None,
            "button_text",
            "button_background",
        ),
        (FORM, "#town", None, "text", "background"),
        (FORM, "#topic", None, "text", "background"),
        (FORM, "#message", None, "text", "background"),
        (FORM, "#name", "::placeholder", "placeholder", None),
        (FORM, "#account", None, "disabled", "background"),
        (ARTICLE, "main p a[href]", None, "link", None),
        (ARTICLE, "code", None, "text", None),
        (ARTICLE, "main p", "::selection", "selection_text", "selection_background"),
        ("en/table.html", "td", None, "text", None),
        ("en/table.html", "th", None, "text", None),
    ],
)
def test_each_role_has_its_color(
    at: Callable[[str], Page],
    site: str,
    token: str,
    path: str,
    selector: str,
    pseudo: str | None,
    ink: str,
    ground: str | None,
) -> None:
    scheme = CATALOG.scheme(token)
    page = at(site + path)
    choose(page, attributes(Preferences(scheme=token)))
    found = page.evaluate(
        "([selector, pseudo]) => {"
        " const e = document.querySelector(selector), s = getComputedStyle(e, pseudo);"
        " let a = e, ground = s.backgroundColor;"
        " while (!pseudo && ground === 'rgba(0, 0, 0, 0)')"
        "  ground = getComputedStyle(a = a.parentElement).backgroundColor;"
        " return [s.color, ground] }",
        [selector, pseudo],
    )
    assert found[0] == f"rgb{getattr(scheme, ink).rgb8}"
    if ground is not None:
        assert found[1] == f"rgb{getattr(scheme, ground).rgb8}"


def test_a_visited_link_has_its_own_color(engine: Browser, site: str, tmp_path: Path) -> None:
    """Seen on the screen, in a browser that keeps a history: a page may not ask for it."""
    scheme = CATALOG.scheme("white-on-black")
    with engine.browser_type.launch_persistent_context(
        tmp_path, executable_path=EXECUTABLE, args=list(ARGUMENTS)
    ) as context:
        page = context.new_page()
        link = page.locator("#there")
        page.goto(site + ARTICLE)
        page.evaluate(ADD_LINK, site + CONTACTS)
        link.click()  # only a link that was followed counts as visited
        page.wait_for_url(site + CONTACTS)
        page.goto(site + ARTICLE)
        page.evaluate(ADD_LINK, site + CONTACTS)
        choose(page, attributes(Preferences(scheme=scheme.token)))
        for _ in range(20):  # the history tells the page behind its back
            found = page.evaluate(COLORS, list(link.screenshot()))
            if list(scheme.visited.rgb8) in found:
                break
    assert list(scheme.visited.rgb8) in found
    assert list(scheme.link.rgb8) not in found


# 3


@pytest.mark.parametrize("token", SCHEMES)
def test_axe_finds_no_contrast_violation(page: Page, token: str) -> None:
    choose(page, attributes(Preferences(scheme=token)))
    assert violations(page) == []


# 4


def test_important_ids_and_inline_styles_lose_and_inline_important_wins(
    visitor: BrowserContext,
) -> None:
    page = visitor.new_page()
    page.set_content(
        f"<html {attributes(Preferences(scheme='white-on-black'))}><head><style>"
        f"{stylesheet(CATALOG)}</style><style>#a {{ color: red !important }}</style></head><body>"
        '<p id="a">id</p><p id="b" style="color: red">inline</p>'
        '<p id="c" style="color: red !important">inline important</p></body></html>'
    )
    colors = page.evaluate(
        "['a', 'b', 'c'].map(id => getComputedStyle(document.getElementById(id)).color)"
    )
    assert colors == ["rgb(255, 255, 255)", "rgb(255, 255, 255)", "rgb(255, 0, 0)"]


# 5


@in_both
def test_size_200_doubles_every_text_and_clips_none(page: Page) -> None:
    before = {row["id"]: row for row in page.evaluate("visitor.texts()") if row["seen"] > 0.95}
    choose(page, attributes(Preferences(font_size=200)))
    after = {row["id"]: row for row in page.evaluate("visitor.texts()")}
    ignored = set(page.evaluate("visitor.ignored()"))
    rows = [(one, after[key]) for key, one in before.items() if key not in ignored]
    assert len(rows) > 15
    assert [
        b["text"] for b, a in rows if not 2 * b["size"] - 1 <= a["size"] <= 2 * b["size"] + 1
    ] == []
    assert [b["text"] for b, a in rows if a["seen"] < 0.95] == []


def test_size_200_needs_no_sideways_scroll_at_320(page: Page) -> None:
    choose(page, attributes(Preferences(font_size=200)))
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("visitor.overflow()") <= 0


# 6


def test_wcag_1_4_12_holds_and_clips_nothing(page: Page) -> None:
    before = {row["id"]: row for row in page.evaluate("visitor.texts()") if row["seen"] > 0.95}
    scripts = set(page.evaluate("visitor.joined()")) | set(page.evaluate("visitor.ignored()"))
    choose(page, attributes(SPACING))
    rows = [
        row
        for row in page.evaluate("visitor.texts()")
        if row["id"] in before and row["id"] not in scripts
    ]
    assert len(rows) > 15
    assert [r["text"] for r in rows if r["letter"] < 0.119 * r["size"]] == []
    assert [r["text"] for r in rows if r["word"] < 0.159 * r["size"]] == []
    assert [r["text"] for r in rows if not r["control"] and r["line"] < 1.49 * r["size"]] == []
    assert [
        r["text"] for r in rows if r["paragraph"] is not None and r["paragraph"] < 1.99 * r["size"]
    ] == []
    assert [r["text"] for r in rows if r["seen"] < 0.95] == []


# 7


def test_joined_scripts_keep_their_letter_spacing(at: Callable[[str], Page], site: str) -> None:
    page = at(site + ARTICLE)
    choose(page, attributes(Preferences(letter_spacing=0.25)))
    read = "selector => getComputedStyle(document.querySelector(selector)).letterSpacing"
    assert page.evaluate(read, "[lang=ar]") == "normal"
    assert page.evaluate(read, "[lang=hi]") == "normal"
    assert page.evaluate(read, "main h1") != "normal"


@pytest.mark.parametrize("language", ["be", "ru"])
def test_belarusian_and_russian_follow_letter_spacing(
    at: Callable[[str], Page], site: str, language: str
) -> None:
    page = at(f"{site}{language}/article.html")
    choose(page, attributes(Preferences(letter_spacing=0.25)))
    spacing, size = page.evaluate(SPACING_OF_A_PARAGRAPH)
    assert spacing == pytest.approx(0.25 * size)


# 8

EVERYTHING = Preferences(
    scheme="yellow-on-black",
    font="times-new-roman",
    font_size=200,
    letter_spacing=0.25,
    word_spacing=0.32,
    line_height=2,
    paragraph_spacing=2,
    images="hide",
    motion="reduce",
    measure=60,
    underline_links=True,
)


@in_both
def test_icons_keep_their_font(at: Callable[[str], Page], site: str) -> None:
    page = at(site + CONTACTS)
    before = page.evaluate("visitor.icons()")
    choose(page, attributes(EVERYTHING))
    assert len(before) >= 4
    assert page.evaluate("visitor.icons()") == before


@pytest.mark.parametrize("field", [*Preferences.__slots__])
def test_an_ignored_subtree_is_untouched(at: Callable[[str], Page], site: str, field: str) -> None:
    page = at(site + CONTACTS)
    before = page.evaluate(IGNORED_STYLES)
    choose(page, attributes(Preferences(**{field: getattr(EVERYTHING, field)})))
    assert len(before) > 3
    assert page.evaluate(IGNORED_STYLES) == before


# 9


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}])
@pytest.mark.parametrize("token", SCHEMES)
def test_no_color_of_ours_in_forced_colors_or_print(
    at: Callable[[str], Page], site: str, media: dict[str, str], token: str
) -> None:
    page = at(site + FORM)
    page.emulate_media(**media)
    before = page.evaluate(COLOR_STYLES)
    choose(page, attributes(Preferences(scheme=token)))
    after = page.evaluate(COLOR_STYLES)
    page.emulate_media(media="screen", forced_colors="none")
    assert len(before) > 50
    assert after == before


# 10


def test_the_panel_works_under_a_strict_policy(visitor: BrowserContext, site: str) -> None:
    visitor.add_init_script(WATCH_POLICY)
    page = visitor.new_page()
    answer = page.goto(site + ARTICLE)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    press(page, "scheme", "white-on-black")
    assert choices_on(page)["a11yviewScheme"] == "white-on-black"
    assert page.evaluate("reports") == []


# 11


def test_without_scripts_the_panel_posts_and_the_next_page_has_the_choice(
    engine: Browser, site: str
) -> None:
    context = engine.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + ARTICLE)
    page.locator("[data-a11yview-panel] summary").first.click()
    page.locator('[name="scheme"][value="dark-blue-on-blue"]').check()
    with page.expect_navigation():
        page.get_by_role("button", name="Apply").click()
    assert page.url == f"{site}{ARTICLE}#a11yview-settings"
    assert page.locator("[data-a11yview-panel] > details").get_attribute("open") == ""
    assert page.locator("html").get_attribute("data-a11yview-scheme") == "dark-blue-on-blue"
    page.goto(site + CONTACTS)
    assert page.locator("html").get_attribute("data-a11yview-scheme") == "dark-blue-on-blue"
    assert page.locator('[name="scheme"][value="dark-blue-on-blue"]').is_checked()
    context.close()


def test_without_scripts_a_page_has_the_colors_that_a_visitor_picked(
    engine: Browser, folder: Path
) -> None:
    with SiteServer(folder, Catalog(own_colors=True)) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        with engine.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(server.url + ARTICLE)
            page.locator("[data-a11yview-panel] summary").first.click()
            page.locator('[name="scheme"][value="own"]').check()
            page.locator('[name="text"]').fill("#ffff00")
            page.locator('[name="background"]').fill("#000080")
            with page.expect_navigation():
                page.get_by_role("button", name="Apply").click()
            painted = page.evaluate(COLORS_OF, "main p")
            assert painted == ["rgb(255, 255, 0)", "rgb(0, 0, 128)"]
        server.shutdown()


# 12


def test_a_choice_applies_at_once_and_lasts_without_a_flash(
    visitor: BrowserContext, site: str
) -> None:
    visitor.add_init_script(WATCH_FIRST_PAINT)
    page = visitor.new_page()
    page.goto(site + ARTICLE)
    assert page.evaluate("scheme_at_body") == ""
    press(page, "scheme", "brown-on-beige")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(247, 243, 214)"
    page.reload()
    assert page.evaluate("scheme_at_body") == "brown-on-beige"
    page.goto(site + CONTACTS)
    assert page.evaluate("scheme_at_body") == "brown-on-beige"


def test_on_a_static_host_the_first_paint_has_the_choice_too(
    visitor: BrowserContext, folder: Path
) -> None:
    server = SiteServer(folder, CATALOG)
    server.parts_for = lambda *_: server.parts
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    visitor.add_init_script(WATCH_FIRST_PAINT)
    page = visitor.new_page()
    page.goto(server.url + ARTICLE)
    press(page, "scheme", "yellow-on-black")
    page.goto(server.url + CONTACTS)
    seen = page.evaluate("scheme_at_body"), choices_on(page)
    server.shutdown()
    server.server_close()
    thread.join()
    assert seen == ("yellow-on-black", {"a11yviewScheme": "yellow-on-black"})


# 13


@in_both
def test_the_keyboard_alone_is_enough(visitor: BrowserContext, site: str) -> None:
    page = visitor.new_page()
    page.goto(site + ARTICLE)
    opener = page.locator("[data-a11yview-panel] summary").first
    for _ in range(5):
        page.keyboard.press("Tab")
        if opener.evaluate("e => e === document.activeElement"):
            break
    assert opener.evaluate("e => e === document.activeElement")
    assert opener.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = "document.activeElement.closest('[data-a11yview-panel]') !== null"
    assert page.evaluate(focused)
    page.keyboard.press("ArrowDown")
    assert choices_on(page) != {}
    page.keyboard.press("Escape")
    assert opener.evaluate("e => e === document.activeElement")
    assert not page.locator('[name="scheme"]').first.is_visible()


# 14


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_assistive_technology_gets_names_in_the_page_s_language(
    visitor: BrowserContext, site: str, language: str
) -> None:
    page = visitor.new_page()
    page.goto(f"{site}{language}/article.html")
    page.locator("[data-a11yview-panel] summary").first.click()
    radios = page.get_by_role("radio").all()
    groups = page.get_by_role("group").all()
    names = {"be": "чорным па белым", "ru": "чёрным по белому", "en": "black on white"}
    assert len(radios) > 12
    assert page.get_by_role("radio", name=names[language]).count() == 1
    assert len(groups) >= 4
    titles = {"be": "Налады адлюстравання", "ru": "Настройки отображения", "en": "Display settings"}
    assert page.get_by_role("form", name=titles[language]).count() == 1
    schemes = {"be": "Каляровая схема", "ru": "Цветовая схема", "en": "Color scheme"}
    group = page.get_by_role("group", name=schemes[language])
    assert group.get_by_role("radio").count() == 1 + len(SCHEMES)
    page.get_by_role("radio", name=names[language]).check()
    assert page.get_by_role("radio", name=names[language], checked=True).count() == 1


def test_a_change_is_announced_once(visitor: BrowserContext, site: str) -> None:
    page = visitor.new_page()
    page.clock.install()
    page.goto(site + ARTICLE)
    page.locator("[data-a11yview-panel] summary").first.click()
    page.evaluate(LISTEN)
    press(page, "scheme", "white-on-black")
    page.clock.run_for(1000)
    said = page.evaluate("said")
    assert len(said) == 1
    assert "white on black" in said[0].lower() or "on black" in said[0].lower()


# 15


@pytest.fixture(scope="module")
def open_panel(engine: Browser, site: str, axe_source: str) -> Iterator[Page]:
    """A page whose panel stands open, with the judge in it."""
    page = opened(engine, site + ARTICLE)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(axe_source)
    yield page
    page.context.close()


@pytest.mark.parametrize("size", [None, 200])
@pytest.mark.parametrize("token", [None, *SCHEMES])
def test_axe_finds_nothing_at_all_on_the_panel(
    open_panel: Page, token: str | None, size: int | None
) -> None:
    chosen = attributes(Preferences(scheme=token, font_size=size))
    choose(open_panel, chosen)
    found = open_panel.evaluate(
        "axe.run('[data-a11yview-panel]', { resultTypes: ['violations'] }).then(r => ({"
        " bad: r.violations.map(v => v.id + ' ' + v.nodes[0].target), good: r.passes.length }))"
    )
    unchoose(open_panel, chosen)
    assert found["good"] > 5
    assert found["bad"] == []


# 16


@in_both
def test_hidden_images_leave_their_alternatives(at: Callable[[str], Page], site: str) -> None:
    page = at(site + "en/index.html")
    boxes = "[...document.images].map(i => [Math.round(i.getBoundingClientRect().width), i.alt])"
    before = page.evaluate(boxes)
    picture = page.locator('main img[alt]:not([alt=""])').first
    shown = picture.screenshot()
    choose(page, attributes(Preferences(images="hide")))
    assert page.evaluate(boxes) == before
    assert picture.screenshot() != shown
    assert page.get_by_role("img", name="A library building with columns").count() == 1


# 17


@in_both
def test_reduced_motion_stops_animations(visitor: BrowserContext, site: str) -> None:
    page = visitor.new_page()
    page.goto(site + "en/index.html")
    running = "document.getAnimations().filter(a => a.playState === 'running').length"
    assert page.evaluate(running) > 0
    choose(page, attributes(Preferences(motion="reduce")))
    for _ in range(100):  # on a busy machine a frame may be late
        if page.evaluate(running) == 0:
            break
        page.wait_for_timeout(50)
    assert page.evaluate(running) == 0


@in_both
def test_reduced_motion_stops_transitions(visitor: BrowserContext, site: str) -> None:
    page = visitor.new_page()
    page.goto(site + "en/index.html")
    moving = (
        "[...document.querySelectorAll('*')].filter(e => !e.closest('[data-a11yview-panel]')"
        " && /[1-9]/.test(getComputedStyle(e).transitionDuration)).length"
    )
    assert page.evaluate(moving) > 0
    choose(page, attributes(Preferences(motion="reduce")))
    assert page.evaluate(moving) == 0


# 18

HOSTILE = (
    "x" * 10_240,
    "scheme=%00%0d%0a",
    'scheme="><script>alert(1)</script>',
    "scheme=unknown&font-size=9999",
)


@pytest.mark.parametrize("value", HOSTILE, ids=["long", "control", "markup", "unknown"])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_hostile_cookie_changes_nothing(
    engine: Browser,
    site: str,
    value: str,
    scripts: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    context = engine.new_context(
        java_script_enabled=scripts, extra_http_headers={"Cookie": f"a11yview={value}"}
    )
    page = context.new_page()
    page.route(
        "**/*",
        lambda route: route.continue_(
            headers={**route.request.headers, "cookie": f"a11yview={value}"}
        ),
    )
    answer = page.goto(site + ARTICLE)
    assert answer.status == 200
    assert [name for name in choices_on(page) if name.startswith("a11yview")] == []
    assert page.locator("h1").first.is_visible()
    context.close()


@pytest.mark.parametrize(
    "value",
    ['scheme=x"onload=alert(1)&font-size=9999', "scheme=white-on-black&x=" + "x" * 2000],
    ids=["unknown", "long"],
)
def test_a_hostile_cookie_read_by_the_script_changes_nothing(
    visitor: BrowserContext, site: str, value: str
) -> None:
    visitor.add_cookies([{"name": "a11yview", "value": value, "url": site}])
    page = visitor.new_page()
    page.goto(site + ARTICLE)
    assert choices_on(page) == {}


# 19


def test_a_change_in_one_tab_reaches_the_other(visitor: BrowserContext, site: str) -> None:
    one, other = visitor.new_page(), visitor.new_page()
    one.goto(site + ARTICLE)
    other.goto(site + CONTACTS)
    press(one, "scheme", "green-on-dark-brown")
    other.wait_for_function(
        "document.documentElement.dataset.a11yviewScheme === 'green-on-dark-brown'"
    )
    assert other.locator('[name="scheme"][value="green-on-dark-brown"]').is_checked()


# 20


def test_reset_removes_every_attribute_and_the_cookie(visitor: BrowserContext, site: str) -> None:
    page = visitor.new_page()
    page.goto(site + ARTICLE)
    press(page, "scheme", "white-on-black")
    press(page, "font-size", "200")
    assert len(choices_on(page)) == 2
    assert [c["name"] for c in visitor.cookies()] == ["a11yview"]
    page.locator('[data-a11yview-panel] [name="reset"]').click()
    page.wait_for_function("Object.keys(document.documentElement.dataset).length === 0")
    assert visitor.cookies() == []
    page.reload()
    assert choices_on(page) == {}


@in_both
def test_taking_choices_off_restores_the_page(page: Page) -> None:
    before = page.evaluate("visitor.fingerprints(true)")
    chosen = attributes(Preferences(scheme="white-on-black", font_size=200, letter_spacing=0.12))
    choose(page, chosen)
    assert page.evaluate("visitor.fingerprints(true)") != before
    unchoose(page, chosen)
    assert page.evaluate("visitor.fingerprints(true)") == before

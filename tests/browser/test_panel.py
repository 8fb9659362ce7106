"""The panel in Chromium and, in what it does, in Firefox: what a visitor sees, hears and keeps."""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest

from a11yview.color import Color, contrast_ratio
from a11yview.emit import panel, panel_css, script
from a11yview.settings import Catalog, Preferences, Scheme
from support.panel_site import CATALOG, PIXEL, PanelServer, page
from support.waiting import until

pytestmark = [pytest.mark.browser, pytest.mark.engines("chromium")]
in_both = pytest.mark.engines("chromium", "firefox")

PICKING = Catalog(own_colors=True)
SCHEMES = [None, *(scheme.token for scheme in CATALOG.schemes)]
WATCH = """
window.reports = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  reports.push(violatedDirective + " " + blockedURI));
"""


@pytest.fixture(scope="module")
def site():
    with PanelServer() as server:
        yield server


@pytest.fixture(scope="module")
def picker():
    with PanelServer(PICKING) as server:
        yield server


@pytest.fixture
def context(engine):
    with fresh(engine) as one:
        yield one


@contextmanager
def fresh(engine, **options):
    """A new visitor; an error on any page of theirs fails the test."""
    context = engine.new_context(**options)
    errors = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.add_init_script(WATCH)
    yield context
    context.close()
    # Firefox counts what a policy refuses as an error: Playwright's own style, for one.
    assert [error for error in errors if "blocked an inline style" not in error] == []


@contextmanager
def without_script(engine):
    """A new visitor whom no script reaches; Firefox, so driven, cannot turn scripts off."""
    with fresh(engine, java_script_enabled=False) as context:
        context.route("**/*.js", lambda route: route.abort())
        yield context


def visit(context, url):
    tab = context.new_page()
    tab.goto(url)
    return tab


def open_panel(tab, *, more=True):
    tab.locator("summary").first.click()
    if more:
        tab.locator("summary").nth(1).click()


def choose(tab, **tokens):
    for name, token in tokens.items():
        field = name.replace("_", "-")
        if field == "font-size":
            tab.locator("[name=font-size]").select_option(token)
        else:
            tab.locator(f'[name="{field}"][value="{token}"]').check()


def attributes(tab):
    """The attributes of <html> that are ours, without their prefix."""
    return tab.evaluate(
        """() => Object.fromEntries([...document.documentElement.attributes]
        .filter(({name}) => name !== "lang")
        .map(({name, value}) => [name.replace("data-a11yview-", ""), value]))"""
    )


def cookies(context):
    return {one["name"]: one["value"] for one in context.cookies()}


def status(tab):
    return tab.locator("[role=status]").inner_text()


@in_both
class TestInstant:
    def test_a_choice_applies_at_once_survives_a_reload_and_a_new_page(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        open_panel(tab)
        choose(tab, scheme="white-on-black", font_size="150", underline_links="on")
        chosen = {"scheme": "white-on-black", "font-size": "150", "underline-links": "on"}
        assert attributes(tab) == chosen
        tab.reload()
        assert attributes(tab) == chosen
        assert tab.locator('[value="white-on-black"]').is_checked()
        assert attributes(visit(context, f"{site.url}/static/ru")) == chosen

    def test_the_cookie_is_the_one_that_the_server_writes(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        open_panel(tab)
        # chosen against the order of the wire
        choose(tab, motion="reduce", letter_spacing="0.12", font="arial", scheme="brown-on-beige")
        expected = Preferences(
            scheme="brown-on-beige", font="arial", letter_spacing=0.12, motion="reduce"
        )
        assert cookies(context) == {"a11yview": expected.to_cookie()}

    def test_the_sites_own_takes_the_choice_back(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        open_panel(tab)
        choose(tab, scheme="white-on-black", font="arial")
        choose(tab, scheme="")
        assert attributes(tab) == {"font": "arial"}
        assert cookies(context) == {"a11yview": "font=arial"}

    def test_the_status_says_what_the_server_would_say(self, site, context):
        tab = visit(context, f"{site.url}/static/ru")
        open_panel(tab)
        choose(tab, scheme="dark-blue-on-blue", images="grayscale", line_height="1.5")
        said = status(tab)
        tab.goto(f"{site.url}/served/ru?no-script")
        tab.locator("summary").first.click()
        assert status(tab) == said
        assert said.startswith("Включено: Цветовая схема: тёмно-синим по голубому; ")

    def test_what_the_server_wrote_stands(self, site, context):
        context.add_cookies([cookie(site, "scheme=white-on-black&font-size=150")])
        tab = visit(context, f"{site.url}/served/en")
        assert attributes(tab) == {"scheme": "white-on-black", "font-size": "150"}

    @pytest.mark.engines("chromium")  # Firefox does not tell when it paints first
    def test_the_first_paint_carries_the_attributes(self, site, context):
        context.add_cookies([cookie(site, "scheme=yellow-on-black")])
        context.add_init_script(
            """window.frames_ = [];
            (function look() {
              if (document.body?.innerText)
                frames_.push(document.documentElement.getAttribute("data-a11yview-scheme"));
              requestAnimationFrame(look);
            })();"""
        )
        site.delay = 0.5
        try:
            tab = visit(context, f"{site.url}/static/en")
        finally:
            site.delay = 0.0
        painted = "performance.getEntriesByName('first-paint').length && frames_.length"
        until(lambda: tab.evaluate(painted))
        assert set(tab.evaluate("frames_")) == {"yellow-on-black"}

    def test_images_that_were_hidden_come_back(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        picture = tab.locator("main img")
        shown = picture.screenshot()
        open_panel(tab)
        tab.keyboard.press("Escape")
        for _ in range(2):  # Chromium would hide them once only
            open_panel(tab, more=False)
            choose(tab, images="hide")
            tab.keyboard.press("Escape")
            assert picture.screenshot() != shown
            open_panel(tab, more=False)
            choose(tab, images="")
            tab.keyboard.press("Escape")
            until(lambda: tab.evaluate("document.images[0].complete"))
            assert picture.get_attribute("src") == "/pixel.svg"
            assert picture.screenshot() == shown
        assert attributes(tab) == {}


@in_both
class TestPolicy:
    def test_nothing_is_reported_under_a_strict_policy(self, site, context):
        context.add_cookies([cookie(site, "scheme=own&text=ffffff&background=003300")])
        tab = visit(context, f"{site.url}/static/be")
        open_panel(tab)
        choose(tab, scheme="white-on-black", font_size="200", images="hide")
        tab.locator("[name=reset]").click()
        assert tab.evaluate("reports") == []
        assert attributes(tab) == {}

    def test_the_watch_sees_what_is_refused(self, site, context):
        """The test above proves nothing unless an inline style would be reported."""
        tab = visit(context, f"{site.url}/static/be")
        tab.evaluate("document.body.setAttribute('style', 'color:red')")
        until(lambda: tab.evaluate("reports.length"))
        assert tab.evaluate("reports") == ["style-src-attr inline"]


@in_both
class TestWithoutScript:
    def test_the_form_posts_and_the_next_page_carries_the_choice(self, site, engine):
        with without_script(engine) as context:
            tab = visit(context, f"{site.url}/served/be")
            tab.locator("summary").first.click()
            tab.locator("label", has_text="на чорным").click()
            tab.locator("[name=font-size]").select_option("150")
            assert tab.url == f"{site.url}/served/be"
            with tab.expect_navigation():
                tab.get_by_role("button", name="Прымяніць").click()
            root = tab.locator("html")
            assert root.get_attribute("data-a11yview-scheme") == "white-on-black"
            assert root.get_attribute("data-a11yview-font-size") == "150"
            assert tab.locator('[value="white-on-black"]').is_checked()
            with tab.expect_navigation():
                tab.get_by_role("button", name="Звычайная версія").click()
            assert root.get_attribute("data-a11yview-scheme") is None
            assert cookies(context) == {}


@in_both
class TestReset:
    def test_it_removes_every_attribute_and_the_cookie_and_keeps_the_focus(self, site, context):
        context.add_cookies([cookie(site, "scheme=own&text=ffffff&background=003300&font=arial")])
        tab = visit(context, f"{site.url}/static/en")
        assert "style" in attributes(tab)
        open_panel(tab)
        choose(tab, font_size="200", images="hide")
        tab.locator("[name=reset]").click()
        assert attributes(tab) == {}
        assert cookies(context) == {}
        assert tab.evaluate("localStorage.length") == 0
        assert tab.evaluate("document.activeElement.name") == "reset"
        assert status(tab) == "Nothing is changed: this is the regular version."
        tab.reload()
        assert attributes(tab) == {}

    def test_own_colors_leave_no_empty_style_behind(self, site, context):
        """A style attribute that nobody read yet is removed by halves: it comes back empty."""
        tab = visit(context, f"{site.url}/static/en")
        tab.evaluate(
            """() => {
              document.cookie = "a11yview=scheme=own&text=ffffff&background=003300";
              dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
              document.querySelector("[value=black-on-white]").click();
            }"""
        )
        assert attributes(tab) == {"scheme": "black-on-white"}

    def test_enter_in_a_radio_button_does_not_reset(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        open_panel(tab)
        choose(tab, font="arial")
        tab.locator("[value=arial]").press("Enter")
        assert attributes(tab) == {"font": "arial"}
        assert tab.url == f"{site.url}/static/en"


@in_both
class TestTabs:
    def test_a_change_in_one_reaches_the_other(self, site, context):
        one, other = (visit(context, f"{site.url}/static/{lang}") for lang in ("en", "be"))
        open_panel(one)
        open_panel(other)
        choose(one, scheme="green-on-dark-brown")
        other.wait_for_selector("html[data-a11yview-scheme=green-on-dark-brown]")
        assert other.locator('[value="green-on-dark-brown"]').is_checked()
        assert status(other) == "Уключана: Каляровая схема: зялёным па цёмна-карычневым."
        other.locator("[name=reset]").click()
        one.wait_for_selector("html:not([data-a11yview-scheme])")

    def test_a_page_from_the_back_forward_cache_catches_up(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        tab.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
        context.add_cookies([cookie(site, "font=arial")])
        tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        assert attributes(tab) == {"font": "arial"}
        other = visit(context, f"{site.url}/static/en")
        open_panel(other)
        choose(other, font="times-new-roman")
        tab.wait_for_selector("html[data-a11yview-font=times-new-roman]")


class TestStorage:
    def test_over_https_the_cookie_is_bound_to_the_host(self, engine):
        with fresh(engine) as context:
            files = {
                "/": ("text/html", page("en", body=panel(CATALOG))),
                "/a11yview.css": ("text/css", panel_css(CATALOG)),
                "/a11yview.js": ("text/javascript", script(CATALOG)),
                "/pixel.svg": ("image/svg+xml", PIXEL),
            }

            def answer(route):
                media_type, text = files[route.request.url.removeprefix("https://town.example")]
                route.fulfill(content_type=media_type, body=text)

            context.route("https://town.example/**", answer)
            tab = visit(context, "https://town.example/")
            open_panel(tab)
            choose(tab, font="arial")
            (kept,) = context.cookies()
            assert kept["name"] == "__Host-a11yview"
            assert kept["value"] == "font=arial"
            assert kept["secure"]
            assert kept["sameSite"] == "Lax"
            assert kept["path"] == "/"
            assert kept["domain"] == "town.example"
            days = (kept["expires"] - tab.evaluate("Date.now()") / 1000) / 86400
            assert 364 < days <= 365
            tab.reload()
            assert attributes(tab) == {"font": "arial"}
            tab.locator("summary").first.click()
            tab.locator("[name=reset]").click()
            assert context.cookies() == []

    @in_both
    def test_where_cookies_are_refused_local_storage_keeps_the_choice(self, site, engine):
        with fresh(engine) as context:
            context.add_init_script(refuse("Document", "cookie"))
            tab = visit(context, f"{site.url}/static/en")
            open_panel(tab)
            choose(tab, font="arial")
            tab.reload()
            assert attributes(tab) == {"font": "arial"}
            tab.locator("summary").first.click()
            tab.locator("[name=reset]").click()
            assert tab.evaluate("localStorage.length") == 0

    @in_both
    def test_where_nothing_can_be_stored_the_page_works_on(self, site, engine):
        with fresh(engine) as context:
            for owner, name in (("Document", "cookie"), ("Window", "localStorage")):
                context.add_init_script(refuse(owner, name))
            context.add_init_script("delete window.BroadcastChannel")
            tab = visit(context, f"{site.url}/static/en")
            open_panel(tab)
            choose(tab, font="arial")
            assert attributes(tab) == {"font": "arial"}
            tab.reload()
            assert attributes(tab) == {}

    @pytest.mark.parametrize(
        "text",
        [
            "scheme=evil",
            "scheme=white-on-black%00",
            'scheme="><script>alert(1)</script>',
            "scheme=own&text=ffffff",
            "scheme=own&text=ffffff&background=red",
            "scheme=own&text=ffffff&background=url(//x)",
            "scheme=own&text=fffffff&background=000000",
            "font-size=1e3&letter-spacing=-1&measure=99999",
            "__proto__=x&constructor=y&toString=z",
            "scheme",
            "=&&==&",
            "\u0430=\u0431",
            "scheme=white-on-black&x=" + "x" * 2000,
            "onload=alert(1)&style=color:red&text=ffffff&background=000000",
        ],
    )
    def test_a_hostile_cookie_changes_nothing(self, site, context, text):
        context.add_cookies([cookie(site, text)])
        tab = visit(context, f"{site.url}/static/en")
        assert attributes(tab) == {}
        open_panel(tab)
        assert status(tab) == "Nothing is changed: this is the regular version."
        choose(tab, font="arial")
        assert attributes(tab) == {"font": "arial"}

    @pytest.mark.parametrize("text", ["x" * 10_000, "\x00\ud800", "scheme=white-on-black\x00"])
    def test_hostile_local_storage_changes_nothing(self, site, context, text):
        kept = f"localStorage.setItem('a11yview', {json.dumps(text)})"
        context.add_init_script(f"if (location.protocol === 'http:') {kept}")
        tab = visit(context, f"{site.url}/static/en")
        assert attributes(tab) == {}
        assert tab.locator("h1").inner_text() == "Town"

    def test_what_is_known_in_a_hostile_cookie_is_kept(self, site, context):
        context.add_cookies([cookie(site, "scheme=evil&font=arial&font=comic")])
        assert attributes(visit(context, f"{site.url}/static/en")) == {}
        context.add_cookies([cookie(site, "scheme=evil&font-size=150")])
        assert attributes(visit(context, f"{site.url}/static/en")) == {"font-size": "150"}

    @in_both
    def test_own_colors_are_set_and_followed(self, site, context):
        context.add_cookies([cookie(site, "scheme=own&text=fedcba&background=012345")])
        tab = visit(context, f"{site.url}/static/en")
        open_panel(tab)
        assert attributes(tab)["scheme"] == "own"
        assert painted(tab, "fieldset") == ("#fedcba", "#012345")
        assert painted(tab, "[data-scheme=own]") == ("#fedcba", "#012345")
        assert status(tab) == "On: Color scheme: own colors."
        choose(tab, font="arial")
        kept = "scheme=own&text=fedcba&background=012345&font=arial"
        assert cookies(context) == {"a11yview": kept}
        choose(tab, scheme="black-on-white")
        assert attributes(tab) == {"scheme": "black-on-white", "font": "arial"}
        assert not tab.locator("[data-scheme=own]").is_visible()
        assert cookies(context) == {"a11yview": "scheme=black-on-white&font=arial"}


def test_a_token_that_reads_as_nothing_is_not_chosen_by_a_missing_attribute(context):
    scheme = Scheme(token="null", text="#000", background="#fff")
    with PanelServer(Catalog(schemes=(scheme,))) as server:
        tab = visit(context, f"{server.url}/static/en")
        assert attributes(tab) == {}
        open_panel(tab, more=False)
        choose(tab, scheme="null")
        assert attributes(tab) == {"scheme": "null"}
        tab.reload()
        assert attributes(tab) == {"scheme": "null"}


class TestOwnColors:
    """A catalog with ``own_colors``: a visitor picks two."""

    def pick(self, tab, **colors):
        for part, color in colors.items():
            tab.locator(f"[type=color][name={part}]").fill(color)

    @in_both
    def test_picking_a_color_applies_at_once_and_lasts(self, picker, context):
        tab = visit(context, f"{picker.url}/static/en")
        open_panel(tab, more=False)
        self.pick(tab, text="#fedcba")
        assert cookies(context) == {"a11yview": "scheme=own&text=fedcba&background=ffffff"}
        self.pick(tab, background="#012345")
        assert painted(tab, "fieldset") == ("#fedcba", "#012345")
        tab.reload()
        open_panel(tab, more=False)
        assert tab.locator("[value=own]").is_checked()
        assert tab.locator("[type=color][name=text]").input_value() == "#fedcba"
        choose(tab, scheme="black-on-white")
        assert tab.locator("[value=own]").is_visible()
        choose(tab, scheme="own")
        assert cookies(context) == {"a11yview": "scheme=own&text=fedcba&background=012345"}

    def test_the_script_may_come_after_the_panel(self, picker, context):
        tab = visit(context, f"{picker.url}/static/en?no-script")
        tab.add_script_tag(url=f"{picker.url}/a11yview.js")
        open_panel(tab, more=False)
        choose(tab, scheme="white-on-black")
        assert attributes(tab) == {"scheme": "white-on-black"}
        self.pick(tab, text="#fedcba")
        assert painted(tab, "fieldset") == ("#fedcba", "#ffffff")

    @pytest.mark.parametrize(
        ("text", "background", "ratio", "warning"),
        [
            ("#777777", "#ffffff", "4.47", ", low contrast"),
            ("#767676", "#ffffff", "4.54", ""),
            ("#000000", "#ffffff", "21", ""),
            ("#333333", "#333333", "1", ", low contrast"),
        ],
    )
    def test_the_contrast_is_told_as_the_server_tells_it(
        self, picker, context, text, background, ratio, warning
    ):
        told = f"{ratio}\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}1{warning}"
        tab = visit(context, f"{picker.url}/static/en")
        open_panel(tab, more=False)
        self.pick(tab, text=text, background=background)
        assert status(tab) == f"On: Color scheme: own colors, {told}."
        assert tab.locator("label:has([value=own]) [data-note]").inner_text() == told
        own = Preferences(scheme=Scheme(token="own", text=text, background=background))
        assert f"own colors, {told}." in panel(PICKING, own)

    @in_both
    def test_without_a_script_the_form_posts_them(self, picker, engine):
        with without_script(engine) as context:
            tab = visit(context, f"{picker.url}/served/en")
            open_panel(tab, more=False)
            self.pick(tab, text="#777777", background="#eeeeee")
            choose(tab, scheme="own")
            with tab.expect_navigation():
                tab.locator("button:not([name])").click()
            assert cookies(context) == {"a11yview": "scheme=own&text=777777&background=eeeeee"}
            told = tab.locator("[role=status]").text_content()
            assert told.startswith("On: Color scheme: own colors, 3.85")

    def test_axe_finds_nothing(self, picker, context, axe_source):
        tab = visit(context, f"{picker.url}/static/en")
        open_panel(tab)
        tab.evaluate(axe_source)
        found = tab.evaluate(
            "axe.run('[data-a11yview-panel]').then(r => r.violations.map(v => v.id))"
        )
        assert found == []


@in_both
class TestKeyboard:
    def test_every_control_is_reached_operated_and_visibly_focused(self, site, context):
        tab = visit(context, f"{site.url}/static/en?hostile")
        seen = []

        def press(key):
            tab.keyboard.press(key)
            focused = tab.evaluate(FOCUSED)
            assert focused["outline"] == "solid", focused
            assert focused["width"] >= 2, focused
            ratio = contrast_ratio(
                Color.parse(focused["color"]).rounded(), Color.parse(focused["beneath"]).rounded()
            )
            assert ratio >= 3, focused
            seen.append(focused["name"])

        press("Tab")
        press("Enter")
        assert tab.locator("fieldset").first.is_visible()
        for field in ("font", "font-size", "letter-spacing", "scheme"):
            press("Tab")
            while seen[-1] == "step":
                press("Tab")
            assert seen[-1] == field
            press("ArrowDown")
            assert field in attributes(tab)
        press("Tab")
        press("Enter")
        for _ in CATALOG.offered_presets():
            press("Tab")
            assert seen[-1] == "preset"
        for field in ("line-height", "word-spacing", "paragraph-spacing", "images", "measure"):
            press("Tab")
            press("ArrowDown")
            assert seen[-1] == field
        for field in ("motion", "underline-links", "alignment", "media"):
            press("Tab")
            press("Space")
            assert seen[-1] == field
        press("Tab")
        assert seen[-1] == "reset"
        others = {"summary", "reset", "step", "preset"}
        assert set(attributes(tab)) == {name for name in set(seen) if name not in others}
        assert len(attributes(tab)) == 13
        press("Escape")
        assert not tab.locator("fieldset").first.is_visible()
        assert seen[-1] == "summary"
        press("Enter")
        press("Shift+Tab") if tab.evaluate("document.activeElement.name") else None
        assert tab.locator("fieldset").first.is_visible()

    def test_escape_outside_the_panel_leaves_it_open(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        open_panel(tab)
        tab.locator("main a").focus()
        tab.keyboard.press("Escape")
        assert tab.locator("fieldset").first.is_visible()

    @pytest.mark.parametrize(
        "event",
        [
            "new KeyboardEvent('keydown', {key: 'Escape', bubbles: true})",
            "new Event('submit', {bubbles: true})",
        ],
    )
    def test_events_of_the_document_itself_are_none_of_its(self, site, context, event):
        tab = visit(context, f"{site.url}/static/en")
        open_panel(tab)
        errors = tab.evaluate(
            f"""() => {{
            const errors = [];
            addEventListener("error", ({{ message }}) => errors.push(message));
            document.dispatchEvent({event});
            return errors;
            }}"""
        )
        assert errors == []
        assert tab.locator("fieldset").first.is_visible()


class TestAssistiveTechnology:
    def test_every_control_has_a_role_a_name_in_the_pages_language_and_a_state(self, site, context):
        tab = visit(context, f"{site.url}/static/be")
        open_panel(tab)
        choose(tab, font="arial")
        nodes = tree(tab)
        radios = [one for one in nodes if one["role"] == "radio"]
        assert len(radios) == tab.locator("label:not([hidden]) > [type=radio]").count()
        assert all(one["name"] for one in radios)
        assert [one["name"] for one in radios if one["checked"] == "true"] == [
            "Arial",
            "стандартны",
            "як на сайце",
            *["стандартны"] * 3,
            "уключаны",
            "як на сайце",
        ]
        assert {
            "на блакітным (цёмна-сінім па блакітным, 7,75\u00a0:\u00a01)",
            "жоўтым па чорным (19,55\u00a0:\u00a01)",
        } <= {one["name"] for one in radios}
        boxes = [one for one in nodes if one["role"] == "checkbox"]
        assert boxes[0]["name"] == "Рух: спынены"
        assert {one["checked"] for one in boxes} == {"false"}
        (sizes,) = (one for one in nodes if one["role"] == "combobox")
        assert sizes["name"] == "Памер шрыфта"
        groups = [one["name"] for one in nodes if one["role"] == "group" and one["name"]]
        assert groups[:4] == [
            "Налады шрыфта",
            "Памер шрыфта",
            "Інтэрвал паміж літарамі",
            "Каляровая схема",
        ]
        opener = next(one for one in nodes if one["role"] == "DisclosureTriangle")
        assert opener["name"] == "Версія для слабавідушчых Закрыць"
        assert opener["expanded"] is True
        buttons = [one for one in nodes if one["role"] == "button"]
        by_name = {one["name"]: one for one in buttons}
        assert by_name["A\u2212 паменшыць"]["disabled"] is True
        assert not by_name["A+ павялічыць"].get("disabled")
        assert not by_name["Звычайная версія"].get("disabled")
        presets = [one for one in buttons if "pressed" in one]
        assert "буйна і выразна" in {one["name"] for one in presets}
        assert {one["pressed"] for one in presets} == {"false"}
        assert [one["name"] for one in nodes if one["role"] == "form"] == ["Налады адлюстравання"]
        assert tab.locator("form").get_attribute("lang") == "be"

    @in_both
    def test_a_change_is_announced_once(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        open_panel(tab)
        tab.evaluate(
            """() => {
              window.said = [];
              const status = document.querySelector("[role=status]");
              new MutationObserver(() => said.push(status.textContent))
                .observe(status, {childList: true, characterData: true, subtree: true});
            }"""
        )
        choose(tab, scheme="white-on-black")
        assert tab.evaluate("said") == ["On: Color scheme: white on black."]
        choose(tab, scheme="white-on-black")
        tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
        assert len(tab.evaluate("said")) == 1

    @pytest.mark.parametrize(
        ("scheme", "size"),
        [*((scheme, "200") for scheme in SCHEMES), (None, "100"), ("white-on-black", "100")],
    )
    def test_axe_finds_nothing(self, site, context, axe_source, scheme, size):
        chosen = f"font-size={size}" + (f"&scheme={scheme}" if scheme else "")
        context.add_cookies([cookie(site, chosen)])
        tab = visit(context, f"{site.url}/static/ru?hostile")
        open_panel(tab)
        # Outside the body, axe does not judge colors.
        tab.evaluate("document.body.prepend(document.forms[0])")
        tab.evaluate(axe_source)
        report = tab.evaluate("axe.run('[data-a11yview-panel]')")
        assert [(one["id"], one["nodes"][0]["html"]) for one in report["violations"]] == []
        assert any(one["id"] == "color-contrast" for one in report["passes"])


class TestLooks:
    @pytest.mark.parametrize("scheme", SCHEMES)
    def test_the_panel_follows_the_scheme_and_each_sample_keeps_its_own(
        self, site, context, scheme
    ):
        if scheme:
            context.add_cookies([cookie(site, f"scheme={scheme}&letter-spacing=0.25&font=arial")])
        tab = visit(context, f"{site.url}/static/en?hostile")
        open_panel(tab)
        colors = {one.token: (one.text.hex, one.background.hex) for one in CATALOG.schemes}
        around = colors.get(scheme, ("#1c2126", "#ffffff"))
        for selector in ("fieldset > span", "[role=status]", "summary", "select", "[value='1']"):
            assert painted(tab, selector) == around, selector
        assert painted(tab, "path")[0] == around[0]
        for token, pair in colors.items():
            sample = f'[data-scheme="{token}"]'
            assert painted(tab, sample) == pair
            assert painted(tab, f"{sample} span") == pair
        chosen = tab.locator("label:has([name=font]:checked)")
        assert chosen.evaluate("e => getComputedStyle(e).color") == chosen.evaluate(
            "e => getComputedStyle(e.closest('details')).backgroundColor"
        )

    @in_both
    def test_no_rule_of_the_site_reaches_in(self, site, context):
        calm, hostile = (
            visit(context, f"{site.url}/static/en{query}") for query in ("", "?hostile")
        )
        looks = []
        for tab in (calm, hostile):
            open_panel(tab)
            tab.evaluate("document.activeElement.blur()")
            tab.mouse.move(5, 700)
            looks.append(tab.evaluate(LOOKS))
        assert looks[0] == looks[1]
        assert len(looks[0]) > 150

    def test_without_a_choice_nothing_else_changes(self, site, context):
        tab = visit(context, f"{site.url}/static/en?no-script")
        before = tab.evaluate(f"({REST})(true)")
        assert tab.evaluate(f"({REST})(false)") == before
        assert len(before) >= 8

    @pytest.mark.parametrize("width", [320, 1280])
    def test_targets_are_44_pixels_high_and_nothing_scrolls_sideways(self, site, engine, width):
        with fresh(engine, viewport={"width": width, "height": 700}) as context:
            context.add_cookies(
                [cookie(site, "font-size=200&letter-spacing=0.25&word-spacing=0.32&line-height=2")]
            )
            tab = visit(context, f"{site.url}/static/be?hostile")
            tab.locator("summary").first.click()
            tab.locator("summary").nth(1).click()
            assert tab.evaluate("document.documentElement.scrollWidth") <= width
            boxes = tab.evaluate(BOXES)
            assert len(boxes) > 40
            assert min(height for _, height, _ in boxes) >= 44
            assert min(wide for wide, _, _ in boxes) >= 44
            assert [text for _, _, text in boxes if text.startswith("clipped")] == []

    def test_it_follows_the_chosen_size_whatever_the_root_of_the_site(self, site, context):
        """The site's root is at 62.5 %, where 1rem is 10 pixels."""
        tab = visit(context, f"{site.url}/static/en?hostile")
        open_panel(tab)
        sizes = []
        for size in ("", "200"):
            choose(tab, font_size=size)
            size_of = "e => parseFloat(getComputedStyle(e).fontSize)"
            sizes.append(tab.locator("fieldset > span").first.evaluate(size_of))
        # as large as leaves the page room enough
        assert sizes == pytest.approx([16, 24], rel=2e-4)

    def test_it_is_not_printed(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        tab.emulate_media(media="print")
        assert not tab.locator("summary").first.is_visible()

    def test_with_forced_colors_a_choice_still_shows(self, site, context):
        tab = visit(context, f"{site.url}/static/en")
        tab.emulate_media(forced_colors="active")
        open_panel(tab)
        fills = tab.evaluate(
            """() => [":checked", "[value=arial]"].map((selector) => {
              const radio = document.querySelector("[data-a11yview-panel] " + selector);
              return getComputedStyle(radio.parentNode).backgroundColor;
            })"""
        )
        assert fills[0] != fills[1]


def cookie(site, text):
    return {"name": "a11yview", "value": text, "url": site.url}


def refuse(owner, name):
    """A script that makes a property of the browser throw, as it does where it is forbidden."""
    throws = "() { throw new DOMException('refused', 'SecurityError'); }"
    prototype = "window" if owner == "Window" else f"{owner}.prototype"
    return f"Object.defineProperty({prototype}, '{name}', {{ get{throws}, set{throws} }})"


def painted(tab, selector):
    """The color of the first such element of the panel and that of what it stands on."""
    text, background = tab.evaluate(PAINTED, f"[data-a11yview-panel] {selector}")
    return Color.parse(text).hex, Color.parse(background).hex


def tree(tab):
    """The accessibility tree as a list of role, name and states."""
    session = tab.context.new_cdp_session(tab)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": one["role"]["value"],
            "name": one.get("name", {}).get("value", ""),
            **{it["name"]: it["value"].get("value") for it in one.get("properties", [])},
        }
        for one in nodes
        if not one["ignored"]
    ]


BENEATH = """
const beneath = (element) => {
  for (; element; element = element.parentElement) {
    const { backgroundColor } = getComputedStyle(element);
    if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
  }
  return "rgb(255, 255, 255)";
};
"""
PAINTED = f"""(selector) => {{
  {BENEATH}
  const element = document.querySelector(selector);
  return [getComputedStyle(element).color, beneath(element)];
}}"""
FOCUSED = f"""() => {{
  {BENEATH}
  const element = document.activeElement;
  const style = getComputedStyle(element);
  return {{
    name: element.name || element.localName,
    outline: style.outlineStyle,
    width: parseFloat(style.outlineWidth),
    color: style.outlineColor,
    beneath: beneath(element.closest("fieldset") ?? element.parentElement),
  }};
}}"""
LOOKS = """() => {
  const looks = [];
  const panel = document.querySelector("[data-a11yview-panel]");
  for (const element of [panel, ...panel.querySelectorAll("*")]) {
    const style = getComputedStyle(element);
    looks.push([element.localName, ...[...style].filter((name) => !name.startsWith("--"))
      .filter((name) => !/size|width|height|origin|inset|^top|^left/.test(name) ||
        /font-size|border|outline/.test(name))
      .map((name) => name + ":" + style.getPropertyValue(name))].join(";"));
  }
  return looks;
}"""
REST = """(linked) => {
  document.querySelector("link[href='/a11yview.css']").disabled = !linked;
  return [...document.querySelectorAll("*")]
    .filter((element) => !element.closest("[data-a11yview-panel]"))
    .map((element) => {
      const style = getComputedStyle(element);
      return element.localName + [...style]
        .filter((name) => !/^--|height|block-size|origin/.test(name))
        .map((name) => name + ":" + style.getPropertyValue(name)).join(";");
    });
}"""
BOXES = """() => [...document.querySelectorAll(
    "[data-a11yview-panel] :is(label, button, summary)")]
  .filter((element) => element.getClientRects().length).map((element) => {
  const { width, height } = element.getBoundingClientRect();
  const clipped = element.scrollWidth > element.clientWidth + 1 ? "clipped " : "";
  return [width, height, clipped + element.innerText];
})"""

"""The HTML report in Chromium: filters, search and links, axe-core, and no word to any host."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from a11yview.report import render
from a11yview.settings import Catalog
from support.sample_report import report_with_one_of_everything

pytestmark = pytest.mark.browser

SCHEMES = [scheme.token for scheme in Catalog.classic().schemes]


def a_report():
    """Return the sample with three more findings, the colors of all from one property."""
    report = report_with_one_of_everything()
    first = report.findings[0]
    declared = first.text_declared
    gray = replace(declared, name="--gray", value="#949494", where=":root")
    others = tuple(
        replace(
            first, text_declared=replace(declared, where=f".{name}", defined=gray), states=("dark",)
        ).reaching(pages=(replace(first.pages[0], states=("dark",), texts=(2,)),))
        for name in ("note", "hint", "meta")
    )
    return replace(report, findings=(*others, *report.findings))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(render(a_report(), "html"), encoding="utf-8")
    return file


def opened(chromium, file, color_scheme):
    page = chromium.new_context(color_scheme=color_scheme).new_page()
    page.requests = []
    page.on("request", lambda sent: page.requests.append(sent.url))
    page.on("pageerror", lambda error: page.requests.append(f"error: {error}"))
    page.on("console", lambda said: page.requests.append(f"console: {said.text}"))
    page.goto(file.as_uri())
    return page


@pytest.fixture(params=["light", "dark"])
def page(chromium, file, request):
    page = opened(chromium, file, request.param)
    yield page
    page.context.close()


@pytest.fixture
def light(chromium, file):
    page = opened(chromium, file, "light")
    yield page
    page.context.close()


def expect_shown(page, words):
    expect(page.locator("#shown")).to_have_text(words)


def test_axe_finds_nothing_open_or_closed(page, axe_findings):
    assert axe_findings(page) == []
    page.get_by_role("button", name="Open all").click()
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert axe_findings(page) == []


def test_axe_finds_nothing_in_any_scheme(light, axe_findings):
    light.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    for token in SCHEMES:
        light.evaluate("token => document.documentElement.dataset.a11yviewScheme = token", token)
        assert (token, axe_findings(light)) == (token, [])


def test_a_scheme_leaves_samples_their_colors(light):
    light.evaluate("document.documentElement.dataset.a11yviewScheme = 'white-on-black'")
    color = "getComputedStyle(document.querySelector('.sample')).color"
    assert light.evaluate(color) == "rgb(148, 148, 148)"


def test_nothing_else_is_loaded_and_nothing_breaks(page, file):
    assert page.requests == [file.as_uri()]


def test_a_tile_filters_by_keyboard_and_hides_groups_without_findings(light):
    expect_shown(light, "All 5 findings")
    light.locator("input[name=verdict][value=undetermined]").focus()
    light.keyboard.press("Space")
    expect_shown(light, "1 of 5 findings")
    assert light.locator(".card:visible h3").all_inner_texts() == ["It lies on an image"]
    assert light.locator("#findings > section:visible").count() == 1
    light.get_by_role("button", name="Show all").click()
    expect_shown(light, "All 5 findings")


def test_a_look_and_a_page_filter_together(light):
    light.locator("input[name=look][value=dark]").check()
    expect_shown(light, "4 of 5 findings")
    light.locator("select#page").select_option("über/kontakt.html")
    expect_shown(light, "0 of 5 findings")


def test_search_finds_selectors_and_words_of_the_group(light):
    for words, number in ((".HINT", 1), ("--gray", 3), ("welcome image", 1), ("zebra", 0)):
        light.locator("#search").fill(words)
        expect_shown(light, f"{number} of 5 findings")


def test_a_link_to_a_finding_opens_its_group_and_it(light, file):
    anchor = light.locator("details.finding", has_text=".hint").first.get_attribute("id")
    light.goto(f"{file.as_uri()}#{anchor}")
    light.reload()
    assert light.locator(f"#{anchor} dl").is_visible()
    assert light.evaluate("document.activeElement.parentElement.id") == anchor
    assert light.locator("details.card[open]").count() == 1


def test_a_row_of_the_pages_filters_and_moves_the_focus(light):
    light.get_by_role("heading", name="Pages").click()
    light.get_by_role("button", name="über/kontakt.html").click()
    expect_shown(light, "1 of 5 findings")
    assert light.evaluate("document.activeElement.id") == "findings"
    light.get_by_role("heading", name="States").click()
    light.get_by_role("button", name="dark").click()
    expect_shown(light, "4 of 5 findings")


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_needs_no_sideways_scrolling(light, width):
    light.set_viewport_size({"width": width, "height": 640})
    light.reload()
    assert not light.locator("#filters form").is_visible()
    light.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    assert light.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_everything_can_be_read(chromium, file):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#filters:visible, .tools button:visible, form:visible").count() == 0
    page.locator(".card summary").first.click()
    page.locator(".card .finding summary").first.click()
    assert page.locator(".card .finding dl").first.is_visible()
    context.close()

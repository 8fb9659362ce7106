"""The HTML report in Chromium: its filters by keyboard, axe-core, and no word to any host."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

REPORT = Path(__file__).parents[1] / "golden" / "report" / "report.html"


@pytest.fixture(params=["light", "dark"])
def page(chromium, request):
    context = chromium.new_context(color_scheme=request.param)
    page = context.new_page()
    page.requests = []
    page.on("request", lambda sent: page.requests.append(sent.url))
    page.on("pageerror", lambda error: page.requests.append(f"error: {error}"))
    page.goto(REPORT.as_uri())
    yield page
    context.close()


def test_axe_finds_nothing(page, axe_findings):
    assert axe_findings(page) == []


def test_nothing_else_is_loaded_and_nothing_breaks(page):
    assert page.requests == [REPORT.as_uri()]


def test_the_filters_work_by_keyboard(page):
    page.locator("#filter-verdict").focus()
    page.keyboard.press("End")
    assert page.locator("article:visible").count() == 1
    assert page.locator("#shown").inner_text() == "1 of 2 shown"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#shown').textContent === '2 of 2 shown'")
    assert page.locator("article:visible").count() == 2


def test_one_link_leads_past_the_numbers_to_the_filters(page):
    page.get_by_role("link", name="the findings below").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "filter-page"


def test_a_phone_needs_no_sideways_scrolling(page):
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_cell_of_the_matrix_filters_and_moves_the_focus(page):
    page.get_by_role("button", name="über/kontakt.html, site").focus()
    page.keyboard.press("Enter")
    assert page.locator("article:visible").count() == 1
    assert page.evaluate("document.activeElement.id") == "findings"


def test_without_a_script_everything_is_shown(chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(REPORT.as_uri())
    assert page.locator("article:visible").count() == 2
    assert page.locator("form:visible").count() == 0
    context.close()

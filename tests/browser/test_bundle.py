"""The bundle on a page of somebody else's, under a strict policy."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from a11yview.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; connect-src 'self'; require-trusted-types-for 'script'"
)
SHIFTS = """() => new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
)).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 300))"""


class Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    root: Path = tmp_path_factory.mktemp("bundle")
    catalog = root / "c.toml"
    catalog.write_text('take_over = ["bvi", "special-version-module"]')
    command = ["bundle", "-o", str(root / "a11yview"), "--catalog", str(catalog)]
    assert main(command) == 0
    sheet, code = sorted(file.name for file in (root / "a11yview").iterdir())[::-1]
    sheet, code = (sheet, code) if sheet.endswith("css") else (code, sheet)
    for lang in ("be-BY", "pl", "ar", "xx"):
        text = "<p>Text</p>" * 60
        (root / f"{lang}.html").write_text(
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>t</title>'
            f'<link rel="stylesheet" href="/a11yview/{sheet}"><script src="/a11yview/{code}">'
            f"</script></head><body><h1>Page</h1>{text}</body></html>"
        )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_panel_comes_in_the_pages_language_without_a_shift(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path, lang, direction in (
        ("be-BY", "be", "ltr"),
        ("pl", "pl", "ltr"),
        ("ar", "ar", "rtl"),
        ("xx", "be", "ltr"),
    ):
        page.goto(f"{site}/{path}.html")
        form = page.locator("form[data-a11yview-panel]")
        assert (form.get_attribute("lang"), form.get_attribute("dir")) == (lang, direction)
        assert page.evaluate(SHIFTS) < 0.01
    page.locator("[data-a11yview-panel] summary").first.click()
    page.locator("input[name=scheme][value=yellow-on-black]").check(force=True)
    page.goto(f"{site}/pl.html")
    assert page.evaluate("document.documentElement.dataset.a11yviewScheme") == "yellow-on-black"
    # the icon that a browser asks for by itself is not there
    assert [error for error in errors if "404" not in error] == []
    context.close()


def test_what_was_chosen_in_another_panel_is_taken_over_once(chromium: Browser, site: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    cookies = {"bvi_panelActive": "true", "bvi_theme": "black", "bvi_fontSize": "24"}
    context.add_cookies([{"name": k, "value": v, "url": site} for k, v in cookies.items()])
    page.goto(f"{site}/pl.html")
    data = "({...document.documentElement.dataset})"
    chosen = {"a11yviewScheme": "white-on-black", "a11yviewFontSize": "150"}
    assert page.evaluate(data) == chosen
    names = {cookie["name"] for cookie in context.cookies()}
    assert names == {"a11yview"}
    context.clear_cookies()
    page.evaluate('localStorage.specialVersionSettings = \'{"fontSize": 2, "images": false}\'')
    page.goto(f"{site}/pl.html")
    assert page.evaluate(data) == {"a11yviewFontSize": "200", "a11yviewImages": "hide"}
    assert page.evaluate("localStorage.length") == 0
    context.close()

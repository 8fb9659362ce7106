"""The reading aids in a browser: drawn, moved, spoken, and gone without a trace."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from a11yview import Catalog
from a11yview.cli import main
from support.waiting import until

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Town</title>
<p id="one">First sentence. Second one!</p>
<p lang="be" id="two">Прывітанне.</p><a href="#x" id="link">link</a></html>"""
# The browser's voices, written down instead of heard.
VOICES = """
window.said = [];
class Utterance { constructor(text) { this.text = text } }
Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "be-BY", name: "Belarusian" }, { lang: "en-US", name: "English" }],
  cancel: () => said.push("silence"),
  speak: (one) => said.push([one.text.trim(), one.lang, one.voice?.name]),
} });
"""
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'"


class Strict(SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("aids")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text(PAGE, encoding="utf-8")
    (folder / "c.toml").write_text('reading_aids = ["pointer", "ruler", "speech"]', "utf-8")
    built = folder / "out"
    command = ["build", str(folder / "site"), "-o", str(built), "--catalog", str(folder / "c.toml")]
    assert main(command) == 0
    # In front of the scripts: no other way to be there before them is common to the drivers.
    for file in (built / "a11yview").glob("*.js"):
        file.write_text(f"if (!window.said) {{{VOICES}}}\n{file.read_text('utf-8')}", "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(built))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@pytest.fixture
def tab(engine, address):
    page = engine.new_page()
    page.goto(address)
    yield page
    page.close()


def choose(tab, aid, *, on=True):
    tab.evaluate(
        "([aid, on]) => document.documentElement.toggleAttribute('data-a11yview-' + aid, on)",
        [aid, on],
    )


def box(tab, selector):
    return tab.evaluate(
        "(s) => { const b = document.querySelector(s)?.getBoundingClientRect();"
        " return b && [b.left, b.top, b.width, b.height] }",
        selector,
    )


def test_nothing_is_there_before_a_choice(tab):
    assert box(tab, "a11yview-ruler") is None
    assert tab.evaluate("document.documentElement.querySelectorAll(':scope > svg').length") == 0
    tab.click("#one")
    assert tab.evaluate("said.filter(one => one !== 'silence')") == []


def test_the_ruler_follows_the_pointer_and_the_focus(tab):
    choose(tab, "ruler")
    left, top, width, height = box(tab, "#one")
    tab.mouse.move(left + 20, top + height / 2)
    shown = "document.querySelector('a11yview-ruler')?.getBoundingClientRect().height"
    until(lambda: tab.evaluate(shown))
    _, ruler_top, ruler_width, ruler_height = box(tab, "a11yview-ruler")
    assert ruler_width >= width
    # Two and a half lines of 1.4 times 16 px, and an edge of 3 px above and below.
    assert ruler_height == pytest.approx(62, abs=1)
    assert ruler_top < top + height / 2 < ruler_top + ruler_height
    tab.focus("#link")
    _, link_top, _, link_height = box(tab, "#link")
    _, ruler_top, _, ruler_height = box(tab, "a11yview-ruler")
    assert ruler_top < link_top + link_height / 2 < ruler_top + ruler_height
    assert tab.evaluate("document.elementFromPoint(5, 5).localName") != "a11yview-ruler"
    choose(tab, "ruler", on=False)
    until(lambda: tab.evaluate("!document.querySelector('a11yview-ruler')"))


def test_the_bigger_pointer_stands_where_the_pointer_is(tab):
    choose(tab, "pointer")
    tab.mouse.move(100, 60)
    tab.mouse.move(120, 80)
    arrow = "html > svg[aria-hidden]"
    left = "s => document.querySelector(s)?.getBoundingClientRect().left"
    until(lambda: tab.evaluate(left, arrow) == 120)
    left, top, width, height = box(tab, arrow)
    assert (left, top) == (120, 80)
    assert width >= 40
    assert height >= 60
    assert tab.evaluate("getComputedStyle(document.body).cursor") == "none"
    choose(tab, "pointer", on=False)
    until(lambda: tab.evaluate("s => !document.querySelector(s)", arrow))
    assert tab.evaluate("getComputedStyle(document.body).cursor") == "auto"


def test_a_paragraph_is_read_sentence_by_sentence_in_a_voice_of_its_language(tab):
    choose(tab, "speech")
    tab.click("#one")
    said = tab.evaluate("said.filter(one => one !== 'silence')")
    assert said == [["First sentence.", "en", "English"], ["Second one!", "en", "English"]]
    tab.click("#two")
    assert tab.evaluate("said.at(-1)") == ["Прывітанне.", "be", "Belarusian"]
    tab.keyboard.press("Escape")
    assert tab.evaluate("said.at(-1)") == "silence"
    tab.click("#link")
    assert tab.evaluate("said.at(-1)") == "silence"


def test_a_selection_is_read_instead_of_the_paragraph(tab):
    choose(tab, "speech")
    tab.evaluate(
        "() => { const text = document.querySelector('#one').firstChild; const range ="
        " document.createRange(); range.setStart(text, 0); range.setEnd(text, 5);"
        " getSelection().removeAllRanges(); getSelection().addRange(range) }"
    )
    tab.keyboard.press("Shift")
    assert tab.evaluate("said.at(-1)") == ["First", "en", "English"]


def test_a_catalog_without_aids_has_one_script(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    assert main(["build", str(site), "-o", str(tmp_path / "out")]) == 0
    assert len(list((tmp_path / "out/a11yview").glob("*.js"))) == 1
    assert Catalog.classic().reading_aids == ()

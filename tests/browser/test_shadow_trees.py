"""Pages with declarative shadow trees: every computed value against Chromium."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from a11yview.cascade import Environment
from cascade_support import VECTORS
from support.npm_packages import ROOT
from support.random_shadow_trees import random_document
from support.shadow_trees import chromium_rows, differences, opened_rows, our_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FILE = VECTORS / "shadow_trees.json"
N_RANDOM = 40


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    yield page
    page.close()


def test_the_vectors_are_what_chromium_says(request: pytest.FixtureRequest, page: Page) -> None:
    given = json.loads(FILE.read_text(encoding="utf-8"))
    measured = {
        case["id"]: [list(row) for row in opened_rows(page, case["given"]) if row.path > "/2"]
        for case in given["cases"]
    }
    if request.config.getoption("--update-golden"):
        lines = [
            json.dumps({"id": case["id"], "given": case["given"], "expect": measured[case["id"]]})
            for case in given["cases"]
        ]
        head = json.dumps({key: given[key] for key in ("source", "license")}, indent=0)[:-2]
        rows = ",\n".join(lines)
        text = f'{head},\n"cases": [\n{rows}\n]}}\n'
        FILE.write_text(text, encoding="utf-8")
    assert measured == {case["id"]: case["expect"] for case in given["cases"]}


def test_random_trees_compute_as_in_chromium(page: Page) -> None:
    wrong = {}
    for seed in range(N_RANDOM):
        html = random_document(seed)
        found = differences(opened_rows(page, html), our_rows(html))
        if found:
            wrong[seed] = found
    assert not wrong


SCRIPTED = """<!doctype html><html><head><title>t</title></head><body>
<x-card><b>Light</b></x-card><script>
const shared = new CSSStyleSheet();
shared.replaceSync("p { color: rgb(1, 2, 3) } :host { font-size: 20px }");
customElements.define("x-card", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = "<p>In</p><slot></slot>";
    root.adoptedStyleSheets = [shared];
  }
});
const sheet = new CSSStyleSheet();
sheet.replaceSync("b { font-weight: 300 }");
document.adoptedStyleSheets = [sheet];
</script></body></html>"""


def test_a_page_is_saved_with_trees_that_scripts_attach(page: Page) -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```js\n(.*?)```", text, re.DOTALL)
    live = [row for row in opened_rows(page, SCRIPTED) if row.tag in {"x-card", "p", "b", "slot"}]
    saved = our_rows(page.evaluate(script))
    assert len(live) == 4
    assert not differences(live, {row.path: saved[row.path] for row in live})


def test_a_control_in_a_tree_is_focused_with_all_around_it(page: Page) -> None:
    html = (
        "<!doctype html><title>t</title><style>div:focus-within { color: rgb(2, 2, 2) }"
        "x-c:focus-within { opacity: 0.5 }</style><div><x-c><template shadowrootmode=open><style>"
        "button:focus { color: rgb(1, 1, 1) } p:focus-within { font-weight: 700 }"
        ":host(:focus-within) i { font-size: 30px }"
        "</style><p><button>b</button></p><i>i</i></template></x-c></div>"
    )
    page.goto("about:blank")
    opened_rows(page, html)
    page.keyboard.press("Tab")
    focused = Environment(pseudo=frozenset(("focus", "focus-within")), pseudo_on="focusable")
    assert not differences(chromium_rows(page), our_rows(html, focused))


def test_what_is_pointed_at_in_a_tree(page: Page) -> None:
    html = (
        "<!doctype html><title>t</title><style>x-c:hover { opacity: 0.5 }"
        "x-c::part(a):hover { font-weight: 700 }</style><x-c><template shadowrootmode=open><style>"
        ":host { display: block } p:hover { color: rgb(1, 1, 1) } :host(:hover) { font-size: 20px }"
        "::slotted(b:hover) { color: rgb(3, 3, 3) } :host:hover { visibility: hidden }"
        "</style><p part=a>p<slot></slot></p></template><b>b</b></x-c>"
    )
    opened_rows(page, html)
    page.hover("b")
    hovered = Environment(pseudo=frozenset(("hover",)))
    theirs = [row for row in chromium_rows(page) if row.tag in {"x-c", "p", "b", "slot"}]
    ours = our_rows(html, hovered)
    assert not differences(theirs, {row.path: ours[row.path] for row in theirs})

"""Bytes shipped and time from a choice to a finished layout, against the npm package ``bvi``."""

from __future__ import annotations

import gzip
import json
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from peers import Peer, peers

from a11yview import Catalog, Preferences, attributes, script, stylesheet
from support.chromium import running_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROUNDS = 15
STYLE = (
    "body{font:16px/1.4 sans-serif;color:#333}.card{background:#f7f7f7;padding:1rem;"
    "border:1px solid #ddd}a{color:#06c}table{font-size:14px}td{background:#eee;padding:4px}"
)
CHOICES = {
    "white-on-black": ("scheme", Preferences(scheme="white-on-black"), 1.0),
    "font-size-200": ("size", Preferences(font_size=200), 1 / 3),
    "spacing": ("spacing", Preferences(letter_spacing=0.12, line_height=1.5), 1 / 3),
}
TIMED = """press => {
  const last = [...document.body.querySelectorAll('*')].at(-1);
  last.getBoundingClientRect();
  const start = performance.now();
  press();
  last.getBoundingClientRect();
  return performance.now() - start;
}"""


def made_up_page(elements: int) -> tuple[str, int]:
    """Return the body of a page of about so many elements: cards, tables, forms; and the count."""
    cards = (
        '<article class="card"><h2>Heading</h2><p>Some words with <a href="#a">a link</a> and '
        "<strong>weight</strong>, then more words to fill the line.</p><ul>"
        + '<li><a href="#x"><span>Item of a list</span></a></li>' * 8
        + "</ul></article>"
    )
    table = "<table>" + ("<tr>" + "<td>cell text</td>" * 6 + "</tr>") * 6 + "</table>"
    form = (
        "<form>"
        + '<label>Name <input placeholder="hint"></label><button>Send</button>' * 4
        + "</form>"
    )
    part = cards + table + form
    size = part.count("<") - part.count("</")
    times = elements // size + 1
    return f"<main>{part * times}</main>", size * times


def _loaded(browser: Browser, style: str, body: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    html = (
        f'<!doctype html><html lang="en"><head><style>{style}</style></head>'
        f"<body>{body}</body></html>"
    )
    # An address of its own: other panels ask for cookies at once.
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("http://page.test/")
    return page


def _ours(browser: Browser, body: str, choice: Preferences) -> float:
    page = _loaded(browser, stylesheet(Catalog.classic()) + STYLE, body)
    names = json.dumps(dict(attributes(choice)))
    press = (
        f"() => {{ for (const [name, value] of Object.entries({names}))"
        " document.documentElement.setAttribute(name, value) }"
    )
    spent = page.evaluate(f"({TIMED})({press})")
    page.close()
    return spent


def _theirs(browser: Browser, body: str, peer: Peer, setting: str) -> float:
    page = _loaded(browser, STYLE, body)
    peer.prepare(page)
    prepare, press = peer.choices[setting]
    prepare(page)
    spent = page.evaluate(f"({TIMED})(() => {press})")
    page.close()
    return spent


def main() -> None:
    """Print bytes and times, each as a ratio to the peer's."""
    bvi = peers()[0]
    ours = {
        "stylesheet": len(gzip.compress(stylesheet(Catalog.classic()).encode(), 9)),
        "script": len(gzip.compress(script().encode(), 9)),
    }
    total = sum(ours.values())
    print(f"bytes, gzipped: {ours} together {total}; bvi {bvi.gzipped}")
    print(f"  ratio {total / bvi.gzipped:.3f} (aim: at most 0.36, and at most 6,144 bytes)")
    body, count = made_up_page(3000)
    with running_chromium() as browser:
        print(f"time to apply on {count} elements, median of {ROUNDS} (ms)")
        for setting, (label, choice, aim) in CHOICES.items():
            pairs = [
                (_ours(browser, body, choice), _theirs(browser, body, bvi, setting))
                for _ in range(ROUNDS)
            ]
            mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
            print(
                f"  {label:8} ours {mine:6.1f}  bvi {other:6.1f}"
                f"  ratio {mine / other:.2f} (aim: at most {aim:.2f})"
            )


if __name__ == "__main__":
    main()

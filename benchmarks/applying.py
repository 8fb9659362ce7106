"""Bytes shipped and time from a choice to a finished layout, against the npm package ``bvi``.

Times are the page's own processor time, told apart into style, layout and the rest. *Least* is the
same result on this page by the cheapest rules there are: written for it, inherited, never matched.
"""

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
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Page

ROUNDS = 15
STYLE = (
    "body{font:16px/1.4 sans-serif;color:#333}.card{background:#f7f7f7;padding:1rem;"
    "border:1px solid #ddd}a{color:#06c}table{font-size:14px}td{background:#eee;padding:4px}"
)
# The setting, our choice, the cheapest rules to the same end, the aim.
CHOICES = {
    "white-on-black": (
        "scheme",
        Preferences(scheme="white-on-black"),
        (
            ":root[data-least]{color:#fff!important;background:#000!important}"
            ":root[data-least] *{color:inherit!important;background:#000!important}"
        ),
        1.0,
    ),
    "font-size-200": (
        "size",
        Preferences(font_size=200),
        (
            "[data-least] body{font-size:32px!important}"
            "[data-least] table{font-size:28px!important}"
            "[data-least] :is(button,input){font-size:26.667px}"
        ),
        1 / 3,
    ),
    "spacing": (
        "spacing",
        Preferences(letter_spacing=0.12, line_height=1.5),
        "[data-least] body{letter-spacing:.12em!important;line-height:1.5!important}",
        1 / 3,
    ),
}
FORCE = "[...document.body.querySelectorAll('*')].at(-1).getBoundingClientRect()"
PARTS = {"style": "RecalcStyleDuration", "layout": "LayoutDuration", "all": "TaskDuration"}


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


def _spent(page: Page, press: str) -> dict[str, float]:
    """Return the milliseconds of processor time that the page spends on a choice."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def seconds() -> dict[str, float]:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: metric["value"] for metric in metrics}

    page.evaluate(FORCE)
    before = seconds()
    session.send("Runtime.evaluate", {"expression": f"{press}; {FORCE}"})
    after = seconds()
    page.close()
    return {part: 1000 * (after[name] - before[name]) for part, name in PARTS.items()}


def _ours(browser: Browser, sheet: str, body: str, names: Mapping[str, str]) -> dict[str, float]:
    page = _loaded(browser, sheet + STYLE, body)
    press = (
        f"for (const [name, value] of Object.entries({json.dumps(dict(names))}))"
        " document.documentElement.setAttribute(name, value)"
    )
    return _spent(page, press)


def _theirs(browser: Browser, body: str, peer: Peer, setting: str) -> dict[str, float]:
    page = _loaded(browser, STYLE, body)
    peer.prepare(page)
    prepare, press = peer.choices[setting]
    prepare(page)
    return _spent(page, press)


def main() -> None:
    """Print bytes and times, each as a ratio to the peer's."""
    bvi = peers()[0]
    sheet = str(stylesheet(Catalog.classic()))
    ours = {
        "stylesheet": len(gzip.compress(sheet.encode(), 9)),
        "script": len(gzip.compress(script().encode(), 9)),
    }
    total = sum(ours.values())
    print(f"bytes, gzipped: {ours} together {total}; bvi {bvi.gzipped}")
    print(f"  ratio {total / bvi.gzipped:.3f} (aim: at most 0.36, and at most 6,144 bytes)")
    body, count = made_up_page(3000)
    with running_chromium() as browser:
        print(f"processor time to apply on {count} elements, median of {ROUNDS} (ms)")
        for setting, (label, choice, least, aim) in CHOICES.items():
            # In turns, so that a busy moment of the machine meets all three.
            rounds = [
                (
                    _ours(browser, sheet, body, attributes(choice)),
                    _theirs(browser, body, bvi, setting),
                    _ours(browser, least, body, {"data-least": ""}),
                )
                for _ in range(ROUNDS)
            ]
            columns = [
                {part: statistics.median(one[part] for one in column) for part in PARTS}
                for column in zip(*rounds, strict=True)
            ]
            whole = columns[1]["all"]
            print(f"  {label} (aim: at most {aim:.2f} of bvi)")
            for name, times in zip(("a11yview", "bvi", "least"), columns, strict=True):
                parts = "  ".join(f"{part} {times[part]:5.1f}" for part in PARTS)
                print(f"    {name:8} {parts}  ratio {times['all'] / whole:.2f}")


if __name__ == "__main__":
    main()

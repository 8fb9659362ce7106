"""The effect on real pages of our stylesheet, a plain one of the same kind, and other panels."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from peers import Peer, peers

from a11yview import Catalog, Color, stylesheet
from support.chromium import running_chromium
from support.npm_packages import RealPage, real_pages
from support.visitor.measuring import Measured, Setting, measure, opened, serving
from support.visitor.settings import visitor_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PLAIN = (Path(__file__).parent / "plain.css").read_text(encoding="utf-8")
SETTINGS = {
    name: setting
    for name, setting in visitor_settings(Catalog.classic()).items()
    if name in {"white-on-black", "font-size-200", "spacing", "font-times"}
}
ROWS = (
    ("white on black: in scheme colors %", "white-on-black", "in scheme colors", True),
    ("… ratio of at least 7 %", "white-on-black", "ratio 7", True),
    ("… links told from text %", "white-on-black", "links told", True),
    ("… axe violations", "white-on-black", "axe violations", False),
    ("… texts gone", "white-on-black", "gone", False),
    ("size 200: at least 1.95 times %", "font-size-200", "sized", True),
    ("… not beyond 2.2 times %", "font-size-200", "not beyond", True),
    ("… newly clipped", "font-size-200", "clipped", False),
    ("… newly covered", "font-size-200", "covered", False),
    ("… pages sideways at 1280", "font-size-200", "sideways 1280", False),
    ("… pages sideways at 640", "font-size-200", "sideways 640", False),
    ("… pages sideways at 320", "font-size-200", "sideways 320", False),
    ("1.4.12: letter spacing %", "spacing", "letter", True),
    ("… word spacing %", "spacing", "word", True),
    ("… line height %", "spacing", "line", True),
    ("… paragraph spacing %", "spacing", "paragraph", True),
    ("… newly clipped", "spacing", "clipped", False),
    ("… newly covered", "spacing", "covered", False),
    ("Times: texts in it %", "font-times", "font", True),
    ("… icons kept %", "font-times", "icons kept", True),
)


def _cell(measured: Measured, setting: str, what: str, share: bool) -> str:  # noqa: FBT001 - a table's column
    counts = measured.counts.get(setting)
    if counts is None:
        return "–"
    if not share:
        return str(counts[what])
    whole = counts["icons" if what.startswith("icons") else f"{what} of"]
    return f"{100 * counts[what] / whole:.1f}" if whole else "–"


def _sheet(browser: Browser, base: Page, url: str, sheet: str) -> Measured:
    page = opened(browser, url, sheet=sheet)
    try:
        return measure(base, page, SETTINGS)
    finally:
        page.context.close()


def _peer(browser: Browser, base: Page, url: str, peer: Peer) -> Measured:
    result = Measured()
    for name, (prepare, press) in peer.choices.items():
        if name not in SETTINGS:
            continue
        page = opened(browser, url, host="pages.test")

        def choose(page: Page, _setting: Setting) -> None:
            peer.prepare(page)
            prepare(page)  # noqa: B023 - called at once, in this turn of the loop
            page.evaluate(press)  # noqa: B023 - likewise
            page.wait_for_timeout(150)

        result.add(measure(base, page, {name: _expected(peer, name)}, choose))
        page.context.unroute_all(behavior="ignoreErrors")
        page.context.close()
    return result


def _expected(peer: Peer, name: str) -> Setting:
    ours = SETTINGS[name]
    if name not in peer.colors:
        return ours
    pair = tuple(Color.parse(color).rgb8 for color in peer.colors[name])
    return Setting(
        attributes={}, colors=frozenset(pair[:1]), backgrounds=frozenset(pair[1:]), judge=True
    )


def _compare(browser: Browser, pages: list[RealPage]) -> dict[str, Measured]:
    ours = stylesheet(Catalog.classic())
    columns = {"a11yview": Measured(), "plain sheet": Measured()}
    columns |= {peer.name: Measured() for peer in peers()}
    for page in pages:
        with serving(page.site) as address:
            url = f"{address}/{page.path}"
            base = opened(browser, url)
            columns["a11yview"].add(_sheet(browser, base, url, ours))
            columns["plain sheet"].add(_sheet(browser, base, url, PLAIN))
            for peer in peers():
                columns[peer.name].add(_peer(browser, base, url, peer))
            base.context.close()
    return columns


def main(limit: int | None = None) -> None:
    """Print the table, over all pages or the first ``limit``."""
    pages = real_pages()[:limit]
    with running_chromium() as browser:
        columns = _compare(browser, pages)
    print_table(columns, len(pages))


def print_table(columns: dict[str, Measured], pages: int) -> None:
    """Print what was measured, a column for each panel or browser."""
    texts = next(iter(columns.values())).counts["white-on-black"]["texts"]
    print(f"{pages} pages, {texts} texts\n")
    print(f"{'':38}" + "".join(f"{name:>14}" for name in columns))
    for title, setting, what, share in ROWS:
        cells = (_cell(measured, setting, what, share) for measured in columns.values())
        print(f"{title:38}" + "".join(f"{cell:>14}" for cell in cells))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)

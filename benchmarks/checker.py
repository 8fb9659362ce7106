"""Speed of ``check`` against warm headless Chromium with axe-core, on the same pages.

The pages' scripts are off, one browser stays open, and each round takes both sides in turn.
Run by ``make bench``, or alone: ``python benchmarks/checker.py [ROUNDS]``.
"""

from __future__ import annotations

import gc
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from a11yview.site.checking import check
from a11yview.site.page_files import PageSource
from support.chromium import LOCAL_ONLY, running_chromium
from support.forgetting import forget_everything
from support.npm_packages import RealPage, axe_source, checked_pages
from support.visitor.measuring import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Page

RUN = """async () => { const start = performance.now();
  await axe.run(document, { runOnly: ["color-contrast"], iframes: false,
    resultTypes: ["violations"] });
  return performance.now() - start }"""
SHEETS = re.compile(rb"<link\b[^>]*>|<style\b.*?</style>", re.IGNORECASE | re.DOTALL)
DOCTYPE = re.compile(rb"<!doctype[^>]*>", re.IGNORECASE)
HEAD = re.compile(rb"(?=</head>)", re.IGNORECASE)
OWN = """<style>.page-{0} {{ --page: {0}px }} h1, h2 {{ color: #01{1} }} p a {{ color: #02{1} }}
@media (max-width: 600px) {{ .page-{0} p {{ font-size: 14px }} }}</style>"""
WINDOW: dict[str, Any] = {"viewports": ((1280, 800),)}
PLAIN: dict[str, Any] = {"schemes": "none", "states": ("site",), **WINDOW}
KNOWN: dict[str, dict[str, Any]] = {
    "known": PLAIN,
    "one scheme": {"schemes": ("black-on-white",), "states": ("site", "schemes"), **WINDOW},
    "six schemes": {"schemes": "all", "states": ("site", "schemes"), **WINDOW},
    "ten states": {
        "schemes": "all",
        "states": ("site", "schemes", "hover", "focus", "visited"),
        **WINDOW,
    },
}
"""The aim for a new page of a known site."""
CRAWLED = 12
"""Pages of a site that were checked before a page counts as one of a known site, if it has them."""
COMMAND = Path(sys.executable).with_name("a11yview")
LIMITS = Path(__file__).parents[1] / "docs" / "limits.md"
MARKS = ("<!-- limits-table: written by `make bench` -->", "<!-- /limits-table -->")
ELEMENTS = """
    p div h1 h2 h3 h4 h5 h6 ul ol li dl dd dt form fieldset
    legend label button select option optgroup textarea output progress meter details summary dialog
    nav main article section aside header footer figure figcaption address blockquote center hr pre
    code kbd samp var b strong i em cite dfn small big sub sup mark u s del ins q abbr tt ruby rt
    svg math iframe img video canvas marquee font
""".split()
TABLE = "<table><caption>Text<thead><tr><th>Text<tbody><tr><td>Text</table>"
FIELDS = (
    "text search password email number checkbox radio range color file date submit reset".split()
)
Times = dict[str, float]
AIMS = {
    "a new page of a known site": (40.0, "chromium", "known"),
    "the first page of a new site": (5.0, "chromium", "first"),
    "the first page, unchanged, in the disk cache": (15.0, "chromium", "stored"),
    "an extra scheme, against one axe.run": (80.0, "axe.run", "extra"),
}


def seconds(run: Callable[[], object]) -> float:
    gc.collect()  # what earlier runs left; the collector stays on, as it is for users
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def every_element(*, doctype: str) -> PageSource:
    """A page with the elements and fields that a browser's own sheet names, and no sheet."""
    tags = "".join(f"<{tag}>Text <a href=x>Link</a></{tag}>" for tag in ELEMENTS)
    fields = "".join(f"<input type={kind} value=Text placeholder=Text>" for kind in FIELDS)
    return PageSource(name=f"{doctype or 'quirks'}.html", html=f"{doctype}{tags}{TABLE}{fields}")


def forget(cache: Path | None = None) -> None:
    """Make the process know no site: clear every memo of the package, then check plain HTML.

    Like the browser that stays open, it then knows its own sheet, and no other.
    """
    forget_everything()
    check([every_element(doctype=one) for one in ("<!doctype html>", "")], **PLAIN, cache=cache)


def known_site(page: RealPage) -> list[PageSource]:
    """The pages that make a site known: as many others as in a small crawl, and its sheets alone.

    Pages beside the page come first, then those of other folders.
    """
    beside = page.file.parent
    others = [path for path in page.site.rglob("*.html") if path != page.file]
    others.sort(key=lambda path: (path.parent != beside, path.parts))
    known = [PageSource(name=str(path), path=path, root=page.site) for path in others[:CRAWLED]]
    html = page.file.read_bytes()
    doctype = DOCTYPE.search(html)
    bare = (doctype[0] if doctype else b"") + b"".join(SHEETS.findall(html)) + b"<p>Text</p>"
    # At the address of the page, so that its links lead where they did.
    sheets = page.file.with_name(f".{page.file.name}.bare")
    sheets.write_bytes(bare)
    return [*known, PageSource(name="bare.html", path=sheets, root=page.site)]


def ours(page: RealPage, folder: str) -> Times:
    known = known_site(page)
    source = [PageSource(name=page.path, path=page.file, root=page.site)]

    def one(**options: Any) -> Callable[[], object]:  # noqa: ANN401 - what check takes
        return lambda: check(source, **options)

    times = {}
    forget()
    times["first"] = seconds(one(**PLAIN))
    for name, earlier in (("stored", source), ("sheets", known)):
        cache = Path(folder) / name / page.name
        check(earlier, **PLAIN, cache=cache)
        forget(cache)
        times[name] = seconds(one(**PLAIN, cache=cache))
        shutil.rmtree(cache)
    for name, options in KNOWN.items():
        forget()
        check(known, **options)
        times[name] = seconds(one(**options))
        if name == "known":
            times["again"] = seconds(one(**options))
    known[-1].path.unlink()
    return times


def theirs(tab: Page, url: str) -> Times:
    start = time.perf_counter()
    tab.goto(url, wait_until="load")
    loaded = time.perf_counter()
    tab.evaluate(axe_text())
    injected = time.perf_counter()
    run = tab.evaluate(RUN) / 1000
    return {
        "load": loaded - start,
        "inject": injected - loaded,
        "axe.run": run,
        "chromium": time.perf_counter() - start,
    }


_axe: list[str] = []


def axe_text() -> str:
    if not _axe:
        _axe.append(axe_source())
    return _axe[0]


def measured(pages: Sequence[RealPage], rounds: int) -> dict[str, Times]:
    """Page → the best time of each measure, in seconds; both sides take turns."""
    best: dict[str, Times] = defaultdict(dict)
    with running_chromium(LOCAL_ONLY) as browser, tempfile.TemporaryDirectory() as folder:
        tab = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        for page in pages:
            with serving(page.site) as address:
                url = f"{address}/{page.path}"
                for _ in range(rounds):
                    for name, took in {**theirs(tab, url), **ours(page, folder)}.items():
                        before = best[page.name].get(name, took)
                        best[page.name][name] = min(before, took)
    for times in best.values():
        times["extra"] = max((times["six schemes"] - times["one scheme"]) / 5, 1e-6)
    return best


def report_pages(best: dict[str, Times]) -> int:
    print("times as fast as Chromium with axe-core: median over the pages (lowest – highest)")
    missed = 0
    for name, (aim, peer, mine) in AIMS.items():
        ratios = sorted(times[peer] / times[mine] for times in best.values())
        middle = statistics.median(ratios)
        missed += middle < aim
        taken = statistics.median(times[mine] for times in best.values()) * 1000
        print(
            f"  {name:<44}{middle:5.1f} ×  ({ratios[0]:.1f} – {ratios[-1]:.1f})"
            f"  {taken:7.2f} ms   aim {aim:.0f}"
        )
    sheets = statistics.median(times["chromium"] / times["sheets"] for times in best.values())
    print(f"  {'a new page, its sheets in the disk cache':<44}{sheets:5.1f} ×  (no aim)")
    again = statistics.median(times["chromium"] / times["again"] for times in best.values())
    print(f"  {'the same page again (no aim)':<44}{again:5.1f} ×")
    alone = statistics.median(times["axe.run"] / times["known"] for times in best.values())
    print(f"  {'a new page against axe.run alone (no aim)':<44}{alone:5.1f} ×")
    ten = statistics.median(times["ten states"] / times["known"] for times in best.values())
    missed += ten > 2.5
    print(f"  {'ten states, times the cost of one':<44}{ten:5.2f} ×   aim at most 2.5")
    parts = {
        name: statistics.median(times[name] for times in best.values()) * 1000
        for name in ("load", "inject", "axe.run", "chromium")
    }
    print("  Chromium: " + ", ".join(f"{name} {took:.0f} ms" for name, took in parts.items()))
    return missed


def report_default_run(pages: Sequence[RealPage], rounds: int) -> int:
    """The default run against one state in one window, in processor time, on pages of new sites."""

    def took(page: RealPage, **options: Any) -> float:  # noqa: ANN401 - what check takes
        times = []
        for _ in range(rounds):
            forget()
            start = time.process_time()
            check([page.file], root=page.site, **options)
            times.append(time.process_time() - start)
        return min(times)

    ratios = sorted(took(page) / took(page, **PLAIN) for page in pages[::5])
    middle = statistics.median(ratios)
    print(
        f"  {'every state and width, times the cost of one':<44}{middle:5.2f} ×"
        f"  ({ratios[0]:.1f} - {ratios[-1]:.1f})  aim at most 4"
    )
    return middle > 4


def report_command(pages: Sequence[RealPage], rounds: int) -> None:
    """One page by itself, as a hook checks it before a commit: all processes are started for it."""

    def command(page: RealPage) -> None:
        arguments = ["check", page.file, "--root", page.site, "--schemes=none", "--states=site"]
        subprocess.run([COMMAND, *arguments], check=False, capture_output=True)

    def browser(url: str) -> None:
        with running_chromium(LOCAL_ONLY) as started:
            theirs(started.new_page(viewport={"width": 1280, "height": 800}), url)

    ratios: list[float] = []
    for page in pages[::8]:
        with serving(page.site) as address:
            url = f"{address}/{page.path}"
            ours = min(seconds(lambda: command(page)) for _ in range(rounds))  # noqa: B023 - called at once
            peer = min(seconds(lambda: browser(url)) for _ in range(rounds))  # noqa: B023 - likewise
        ratios.append(peer / ours)
    print(
        f"  {'the command for one page, processes and all':<44}{statistics.median(ratios):5.1f} ×"
        f"  ({min(ratios):.1f} - {max(ratios):.1f}) (no aim)"
    )


def crawls(pages: Sequence[RealPage]) -> dict[Path, list[Path]]:
    """Site → pages of it in order, 40 at the most, of those sites that have enough for a crawl."""
    files = {page.site: sorted(page.site.rglob("*.html")) for page in pages}
    return {
        site: found[:: max(1, len(found) // 40)][:40]
        for site, found in files.items()
        if len(found) >= 20
    }


def report_crawl(pages: Sequence[RealPage]) -> None:
    """Pages of the second half of whole sites, page by page in one process, as a crawl goes."""
    ratios: list[float] = []
    packages = {page.site: page.package for page in pages}
    found = crawls(pages)
    with running_chromium(LOCAL_ONLY) as browser:
        tab = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        for site, crawled in found.items():
            forget()
            took = {}
            for file in crawled:
                source = PageSource(name=file.name, path=file, root=site)
                took[file] = seconds(lambda: check([source], **PLAIN))  # noqa: B023 - called at once
            with serving(site) as address:
                for file in crawled[len(crawled) // 2 :: 3]:
                    peer = theirs(tab, f"{address}/{file.relative_to(site).as_posix()}")
                    ratios.append(peer["chromium"] / took[file])
    print(
        f"  {'the second half of a crawl':<44}{statistics.median(ratios):5.1f} ×"
        f"  ({min(ratios):.1f} - {max(ratios):.1f}) {len(ratios)} pages of "
        f"{', '.join(packages[site] for site in found)}"
    )


def report_own_styles(pages: Sequence[RealPage], rounds: int) -> None:
    """The same crawls with a style element in each page that no other page has."""
    plain: list[float] = []
    own: list[float] = []
    for site, crawled in crawls(pages).items():
        for times, changed in ((plain, False), (own, True)):
            times.extend(_crawl(crawled, site, rounds, changed=changed)[len(crawled) // 2 :])
    ratio = statistics.median(own) / statistics.median(plain)
    print(f"  {'… each page with a style element of its own, time':<44}{ratio:5.2f} ×   (no aim)")


def _crawl(files: Sequence[Path], site: Path, rounds: int, *, changed: bool) -> list[float]:
    """Return the best time of each page, in seconds, in a crawl of them all."""
    best = [float("inf")] * len(files)
    for _ in range(rounds):
        forget()
        for number, file in enumerate(files):
            # At the address of the page, so that its links lead where they did.
            copy = file.with_name(f".{file.name}.own")
            style = OWN.format(number, f"{4096 + number:04x}") if changed else ""
            copy.write_bytes(HEAD.sub(rb"\g<0>" + style.encode(), file.read_bytes(), count=1))
            source = PageSource(name=file.name, path=copy, root=site)
            took = seconds(lambda: check([source], **PLAIN))  # noqa: B023 - called at once
            best[number] = min(best[number], took)
            copy.unlink()
    return best


def synthetic(elements: int, rules: int) -> PageSource:
    """A page of that many elements under that many rules, all of which match something."""
    css = "".join(
        f".c{number} > p, li.c{number} a"
        f" {{ color: #{number % 4096:03x}; font-size: {12 + number % 8}px }}"
        for number in range(rules)
    )
    body = "".join(
        f'<div class="c{number % rules}"><p>Text <b>{number}</b></p><ul>'
        f'<li class="c{(number * 7) % rules}"><a href="#">Link</a></ul></div>'
        for number in range(elements // 6)
    )
    html = f"<!doctype html><title>Grown</title><style>{css}</style>{body}"
    return PageSource(name=f"{elements}x{rules}.html", html=html)


def report_growth(rounds: int) -> int:
    """Ten times the elements, and ten times the rules with them."""
    sizes = {"small": (600, 60), "elements": (6000, 60), "both": (6000, 600)}
    best: Times = {}
    for _ in range(rounds):
        for name, (elements, rules) in sizes.items():
            forget()
            took = seconds(lambda: check([synthetic(elements, rules)], **PLAIN))  # noqa: B023 - called at once
            best[name] = min(best.get(name, took), took)
    by_elements, by_both = best["elements"] / best["small"], best["both"] / best["small"]
    print(f"  {'10 times the elements, time':<44}{by_elements:5.1f} ×   aim at most 12")
    print(f"  {'… and 10 times the rules, time':<44}{by_both:5.1f} ×   (no aim)")
    return by_elements > 12


def report_processes(pages: Sequence[RealPage], rounds: int) -> int:
    """The pages several times over, as so many pages of their sites."""
    sources = [
        PageSource(name=f"{page.name}#{turn}", path=page.file, root=page.site)
        for page in pages
        for turn in range(8)
    ]
    best: Times = {}
    with ProcessPoolExecutor(2) as pool:
        check(sources, executor=pool)  # the workers start and load the engine
        check(sources)
        for _ in range(rounds):
            for name, executor in (("one", None), ("two", pool)):
                took = seconds(lambda: check(sources, executor=executor))  # noqa: B023 - likewise
                best[name] = min(best.get(name, took), took)
    ratio = best["one"] / best["two"]
    print(f"  {'two processes against one':<44}{ratio:5.2f} ×   aim 1.7")
    return ratio < 1.7


def report_open(pages: Sequence[RealPage]) -> None:
    """Counts of each reason for an undetermined verdict, in the default run."""
    plain: Counter[str] = Counter()
    every: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for page in pages:
        for record in check([page.file], root=page.site, texts=True).texts:
            if record.verdict == "exempt":
                continue
            is_open = record.verdict == "undetermined"
            texts["every"] += 1
            every[record.reason or ""] += is_open
            if record.state == "site":
                texts["plain"] += 1
                plain[record.reason or ""] += is_open
    rows = [
        f"Of the {texts['plain']:,} texts of {len(pages)} real pages as they are, and of the",
        f"{texts['every']:,} in every state of the default run:",
        "",
        "| reason | as it is | in all states |",
        "|---|---|---|",
    ]
    rows += [
        f"| `{reason}` | {plain[reason]:,} ({plain[reason] / texts['plain']:.1%}) "
        f"| {number:,} ({number / texts['every']:.1%}) |"
        for reason, number in every.most_common()
        if number
    ]
    rows.append(
        f"| all | {plain.total():,} ({plain.total() / texts['plain']:.1%}) "
        f"| {every.total():,} ({every.total() / texts['every']:.1%}) |"
    )
    print("\n".join(rows))
    text = LIMITS.read_text(encoding="utf-8")
    before, after = text.split(MARKS[0])[0], text.split(MARKS[1])[1]
    LIMITS.write_text("\n".join((before + MARKS[0], *rows, MARKS[1] + after)), encoding="utf-8")


def main(rounds: int = 3) -> int:
    pages = checked_pages()
    missed = report_pages(measured(pages, rounds))
    missed += report_default_run(pages, rounds)
    report_command(pages, rounds)
    report_crawl(pages)
    report_own_styles(pages, rounds)
    missed += report_growth(rounds)
    missed += report_processes(pages, rounds)
    report_open(pages)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

"""The effect of settings on a page, counted: texts in a scheme's colors, texts that grew."""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.npm_packages import axe_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, Page

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
STILL = "*,*::before,*::after{transition:none!important;animation:none!important}"
NO_SCRIPTS = "'none'"
OUR_SCRIPTS = "http://127.0.0.1:*/a11yview/"
WIDTHS = (1280, 640, 320)
JUDGE = """
axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'], iframes: false })
  .then(r => r.violations.flatMap(v => v.nodes.map(
    n => `${n.target.join(' ')} ${n.any[0]?.data?.contrastRatio}`)))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One choice of a visitor, as attributes of ``<html>``, and what it should give."""

    attributes: Mapping[str, str]
    colors: frozenset[tuple[int, int, int]] = frozenset()
    backgrounds: frozenset[tuple[int, int, int]] = frozenset()
    size: float | None = None
    letter: float | None = None
    word: float | None = None
    line: float | None = None
    paragraph: float | None = None
    family: str | None = None
    judge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Counts per setting, and an example or two of each thing that went wrong."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, other: Measured) -> None:
        for setting, counts in other.counts.items():
            self.counts.setdefault(setting, Counter()).update(counts)
        for key, texts in other.examples.items():
            self.examples.setdefault(key, []).extend(texts)

    def share(self, setting: str, part: str, whole: str = "texts") -> float:
        """Return the share of ``whole`` that is ``part``; of nothing measured, 0: no success."""
        counts = self.counts[setting]
        return counts[part] / counts[whole] if counts[whole] else 0.0


class _Pages(http.server.SimpleHTTPRequestHandler):
    """A folder on the loopback; the pages' own scripts stay off, as their network does."""

    scripts = NO_SCRIPTS

    def end_headers(self) -> None:
        policy = (
            f"script-src {self.scripts}; object-src 'none'; frame-src 'none'; worker-src 'none'"
        )
        self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is for its failures."""


@contextlib.contextmanager
def serving(folder: Path, *, scripts: str = NO_SCRIPTS) -> Iterator[str]:
    """Serve a folder on the loopback and yield its address; ``scripts`` may run."""
    pages = type("_Pages", (_Pages,), {"scripts": scripts})
    handler = functools.partial(pages, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        # It looks this often, in seconds, whether it is to end: a test waits for that.
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def opened(
    browser: Browser, url: str, *, sheet: str | None = None, host: str | None = None
) -> Page:
    """Open a page in a fresh context, its network ending at the loopback, and put the probe in.

    ``sheet`` goes in front of every other style sheet of the page, as a site would link it.
    ``host`` is a name to give the page instead of the loopback's, for panels whose cookies fail
    at an address with a port.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
    if sheet is not None:
        context.route("**/*", lambda route: _with_sheet(route, url, sheet))
    if host is not None:
        origin = "/".join(url.split("/")[:3])
        context.route(f"http://{host}/**", lambda route: _from(route, origin))
        url = url.replace(origin, f"http://{host}", 1)
    page.goto(url, wait_until="load")
    hold_still(page)
    page.evaluate(
        "Promise.race([document.fonts.ready, new Promise(done => setTimeout(done, 2000))])"
    )
    page.evaluate(PROBE)
    page.evaluate("visitor.number()")
    return page


def hold_still(page: Page) -> None:
    """Stop animations and transitions, under any policy for style sheets."""
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }",
        STILL,
    )


def _from(route: Any, origin: str) -> None:
    path = "/".join(route.request.url.split("/")[3:])
    route.fulfill(response=route.fetch(url=f"{origin}/{path}"))


def _with_sheet(route: Any, url: str, sheet: str) -> None:
    if route.request.url.startswith("http://127.0.0.1") and route.request.url != url:
        route.continue_()
    elif route.request.url != url:
        route.abort()
    else:
        response = route.fetch()
        text = response.body().decode("latin-1")
        style = f"<style>{sheet.encode('ascii', 'backslashreplace').decode()}</style>"
        found = re.search(r"<head\b[^>]*>|<html\b[^>]*>|<!doctype[^>]*>", text, re.IGNORECASE)
        at = found.end() if found else 0
        head = re.compile(r"<head\b[^>]*>", re.IGNORECASE).search(text)
        at = head.end() if head else at
        route.fulfill(response=response, body=(text[:at] + style + text[at:]).encode("latin-1"))


def choose(page: Page, attributes: Mapping[str, str]) -> None:
    """Set attributes on ``<html>``, as the server or the script would."""
    page.evaluate(
        "names => { const root = document.documentElement;"
        " for (const [name, value] of Object.entries(names)) root.setAttribute(name, value) }",
        dict(attributes),
    )


def unchoose(page: Page, attributes: Mapping[str, str]) -> None:
    """Take the attributes off again."""
    page.evaluate(
        "names => names.forEach(n => document.documentElement.removeAttribute(n))", list(attributes)
    )


def violations(page: Page) -> list[str]:
    """Return the selectors of the elements that axe-core fails for their contrast."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    found = page.evaluate(JUDGE)
    return list(found)


def measure(
    base: Page,
    page: Page,
    settings: Mapping[str, Setting],
    apply: Callable[[Page, Setting], None] | None = None,
) -> Measured:
    """Compare ``page`` under each setting with ``base``, the page as its author made it.

    ``apply`` makes the choice; by default attributes are set before and taken off after.
    """
    before = {row["id"]: row for row in base.evaluate("visitor.texts()") if _visible(row)}
    icons = base.evaluate("visitor.icons()")
    wide = _sideways(base)
    lost_before = set(base.evaluate("visitor.hidden()"))
    rooted = _rooted(base, before)
    result = Measured()
    for name, setting in settings.items():
        if apply is None:
            choose(page, setting.attributes)
        else:
            apply(page, setting)
        counts = result.counts.setdefault(name, Counter(pages=1))
        after = {row["id"]: row for row in page.evaluate("visitor.texts()")}
        lost = set(page.evaluate("visitor.hidden()")) - lost_before
        for identity, row in before.items():
            _compare(row, after.get(identity), setting, counts, result, name)
            if identity in lost:
                counts["gone"] += 1
                _example(result, f"{name}: covered", row)
            if setting.size and identity in rooted and after.get(identity, row)["seen"]:
                factor = after[identity]["size"] / row["size"]
                counts["rooted"] += 1
                right = 0.975 * setting.size <= factor <= 1.1 * setting.size
                counts["rooted right"] += right
                # The browser's smaller monospace at a root in px: see docs/stylesheet.md.
                counts["rooted monospace"] += not right and row["family"] == "monospace"
        now = page.evaluate("visitor.icons()")
        counts["icons"] += len(icons)
        counts["icons kept"] += sum(now.get(key) == family for key, family in icons.items())
        if not setting.colors:
            for width, over in _sideways(page).items():
                counts[f"sideways {width}"] += over > 2 and wide[width] <= 2
        if setting.judge:
            found = violations(page)
            counts["axe violations"] += len(found)
            result.examples.setdefault(f"{name}: axe", []).extend(found[:3])
        if apply is None:
            unchoose(page, setting.attributes)
    return result


def _rooted(page: Page, texts: Mapping[int, Mapping[str, Any]]) -> set[int]:
    """Return the texts whose size depends on the root's alone: twice the root, twice the text."""
    page.evaluate(
        "() => { const root = document.documentElement; root.style.setProperty('font-size',"
        " 2 * parseFloat(getComputedStyle(root).fontSize) + 'px', 'important') }"
    )
    twice = {row["id"]: row for row in page.evaluate("visitor.texts()")}
    page.evaluate("document.documentElement.style.removeProperty('font-size')")
    return {
        identity
        for identity, row in texts.items()
        if twice[identity]["seen"] and 1.99 <= twice[identity]["size"] / row["size"] <= 2.01
    }


def _visible(row: Mapping[str, Any]) -> bool:
    return row["seen"] > 0.01 and (row["alpha"] > 0.05 or row["unsure"])


def _sideways(page: Page) -> dict[int, int]:
    found = {}
    for width in (width for width in WIDTHS if width >= getattr(page, "narrowest", 0)):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate("visitor.overflow()")
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    return found


def _example(result: Measured, key: str, row: Mapping[str, Any]) -> None:
    kept = result.examples.setdefault(key, [])
    if len(kept) < 5:
        kept.append(f"<{row['tag']}> {row['text']!r}")


def _compare(
    before: Mapping[str, Any],
    after: Mapping[str, Any] | None,
    setting: Setting,
    counts: Counter[str],
    result: Measured,
    name: str,
) -> None:
    counts["texts"] += 1
    if after is None or not after["seen"]:
        if before["seen"] > 0.5:
            counts["gone"] += 1
            _example(result, f"{name}: gone", before)
        return
    counts["clipped"] += before["seen"] >= 0.95 and after["seen"] < 0.9
    counts["covered"] += bool(after.get("covered")) and not before.get("covered")
    if before["seen"] >= 0.95 and after["seen"] < 0.9:
        _example(result, f"{name}: clipped", before)
    for what, held in _held(before, after, setting).items():
        counts[f"{what} of"] += 1
        counts[what] += held
        if not held:
            _example(result, f"{name}: not {what}", after)


def _held(before: Mapping[str, Any], after: Mapping[str, Any], setting: Setting) -> dict[str, bool]:
    held: dict[str, bool] = {}
    size = after["size"]
    if setting.colors:
        held["in scheme colors"] = _near(after["own"], setting.colors)
        held["on scheme"] = (
            _near(after["color"], setting.colors) and _near(after["back"], setting.backgrounds)
        ) and not after["unsure"]
        if not after["unsure"] and not after["off"]:
            held["ratio 7"] = after["ratio"] >= 7
        if after["link"]:
            held["links told"] = after["told"]
    if setting.size:
        factor = size / before["size"]
        held["sized"] = factor >= 0.975 * setting.size
        held["not beyond"] = factor <= 1.1 * setting.size
        held["not smaller"] = factor >= 0.99
    if setting.letter:
        held["letter"] = after["letter"] >= 0.97 * setting.letter * size
    if setting.word:
        held["word"] = after["word"] >= 0.97 * setting.word * size
    if setting.line:
        held["line"] = after["control"] or after["line"] >= 0.97 * setting.line * size
    if setting.paragraph and before["paragraph"] is not None and after["paragraph"] is not None:
        held["paragraph"] = after["paragraph"] >= 0.97 * setting.paragraph * size
    if setting.family:
        held["font"] = setting.family in after["family"]
    return held


def _near(color: list[int], wanted: frozenset[tuple[int, int, int]]) -> bool:
    return any(all(abs(a - b) <= 1 for a, b in zip(color, one, strict=True)) for one in wanted)

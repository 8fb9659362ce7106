"""One page in Chromium, in every state: what it computes and paints, and what axe-core says."""

from __future__ import annotations

import base64
import contextlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from a11yview import Catalog, stylesheet
from support.judging.block_font import FAMILY, block_font
from support.npm_packages import axe_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, CDPSession, Page, Route

IN_PAGE = Path(__file__).with_name("in_page.js").read_text(encoding="utf-8")
SCHEME_ATTRIBUTE = "data-a11yview-scheme"
SCHEMES = tuple(scheme.token for scheme in Catalog.classic().schemes)
SHEET_PATH = "/judging-a11yview.css"
LINK = f'<link rel="stylesheet" href="{SHEET_PATH}" data-judging>'
STATES = ("site", "dark", "print", *SCHEMES, ":hover", ":focus")
_FORCED = {":hover": ["hover"], ":focus": ["focus", "focus-visible", "focus-within"]}
_FOCUSABLE = (
    ":any-link, button:enabled, input:enabled:not([type=hidden]), select:enabled, "
    "textarea:enabled, summary, iframe, [tabindex], [contenteditable]:not([contenteditable=false])"
)
_LETTERS = 6
"""Letters of a text whose colors are read."""
_HEAD = (r"<head\b[^>]*>", r"<html\b[^>]*>", r"<!doctype[^>]*>")


class ComputedRow(NamedTuple):
    """Values of ``getComputedStyle`` for one element."""

    path: str
    tag: str
    color: str
    background_color: str
    font_size: float
    font_weight: float


class AxeRow(NamedTuple):
    """The verdict of axe-core's ``color-contrast`` on one element."""

    path: str
    kind: str
    ratio: float | None
    text: str
    background: str
    key: str
    needed: float | None = None


class PaintedRow(NamedTuple):
    """Colors that Chromium paints for the letters of one element, each with that beneath it."""

    path: str
    pairs: list[tuple[int, int]]
    """Colors of a letter and of what is beneath it, as ``0xRRGGBB``."""


class SeenRow(NamedTuple):
    """The pixels that Chromium paints beneath the text of one element."""

    path: str
    has_picture: bool
    """Whether a picture or a gradient is the background of the element, or of one around it."""
    colors: list[tuple[int, int]]
    """Colors as ``0xRRGGBB``, each with its number of pixels."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that is loaded once and then put into one state after the other."""

    page: Page
    session: CDPSession
    root: int
    """The document as the session knows it."""
    forced: dict[int, list[str]] = field(default_factory=dict)
    """Node → the pseudo-classes that are forced on it."""

    @contextlib.contextmanager
    def state(self, name: str) -> Iterator[None]:
        """Put the page into a state, and out of it again; a forced one stays until the next."""
        self._force(_FORCED.get(name, []))
        if name == "dark":
            self.page.emulate_media(color_scheme="dark")
        elif name == "print":
            self.page.emulate_media(media="print")
        elif name in SCHEMES:
            self._choose(name)
        yield
        if name in SCHEMES:
            self._choose(None)
        else:
            self.page.emulate_media(color_scheme="light", media="screen")

    def computed(self, state: str) -> list[ComputedRow]:
        """Return the computed values of each element; in a state of links, of what is in them."""
        rows = self.page.evaluate("links => judging.computed(links)", state in _FORCED)
        return [ComputedRow(*row) for row in rows]

    def verdicts(self, state: str) -> list[AxeRow]:
        """Return the verdicts of axe-core; in a state of links, on what is in them."""
        if not self.page.evaluate("'axe' in globalThis"):
            self.page.evaluate(axe_source())
        rows = self.page.evaluate("links => judging.verdicts(links)", state in _FORCED)
        return [AxeRow(*row) for row in rows]

    def beneath(self) -> list[SeenRow]:
        """Return the pixels beneath each text: a screenshot of the page without its letters."""
        self.page.evaluate("judging.bareLetters(true)")
        picture = base64.b64encode(self.page.screenshot(full_page=True)).decode()
        rows = self.page.evaluate("png => judging.beneath(png)", picture)
        self.page.evaluate("judging.bareLetters(false)")
        return [SeenRow(path, has_picture, colors) for path, has_picture, colors in rows]

    def painted(self) -> list[PaintedRow]:
        """Return the colors of the first letters of each text, which become blocks for good."""
        return painted_letters(self.page)

    def _choose(self, scheme: str | None) -> None:
        self.page.evaluate(
            "([name, scheme]) => { const root = document.documentElement;"
            " document.querySelector('link[data-judging]').sheet.disabled = scheme === null;"
            " scheme === null ? root.removeAttribute(name) : root.setAttribute(name, scheme) }",
            [SCHEME_ATTRIBUTE, scheme],
        )

    def _force(self, pseudo: list[str]) -> None:
        """Force pseudo-classes on every link; what a link lies in is hovered with it."""
        wanted: dict[int, list[str]] = {}
        if pseudo:
            wanted = dict.fromkeys(self._nodes(":any-link"), pseudo)
            if "focus" not in pseudo:
                wanted |= dict.fromkeys(self._nodes(":has(:any-link)"), pseudo)
        for node in wanted | self.forced:
            classes = wanted.get(node, [])
            if classes != self.forced.get(node, []):
                self.session.send(
                    "CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": classes}
                )
                self.forced[node] = classes

    def force_everywhere(self, pseudo: Sequence[str], on: str) -> None:
        """Force pseudo-classes on every element, or on those that can have the focus."""
        wanted: dict[int, Sequence[str]] = {}
        if on == "focusable":
            wanted |= {node: ["focus-within"] for node in self._nodes(f":has({_FOCUSABLE})")}
        on_which = _FOCUSABLE if on == "focusable" else "*"
        wanted |= dict.fromkeys(self._nodes(on_which), pseudo)
        for node, classes in wanted.items():
            given = {"nodeId": node, "forcedPseudoClasses": [*classes]}
            self.session.send("CSS.forcePseudoState", given)

    def _nodes(self, selector: str) -> list[int]:
        found = {"nodeId": self.root, "selector": selector}
        return list(self.session.send("DOM.querySelectorAll", found)["nodeIds"])


def painted_letters(page: Page) -> list[PaintedRow]:
    """Return the colors of the first letters of each text of a page, which become blocks for good.

    The page has :data:`IN_PAGE` in it.
    """
    page.evaluate("font => judging.asBlocks(...font)", [FAMILY, block_font()])
    picture = base64.b64encode(page.screenshot(full_page=True)).decode()
    rows = page.evaluate("most => judging.painted(...most)", [picture, _LETTERS])
    return [PaintedRow(path, [tuple(pair) for pair in pairs]) for path, pairs in rows]


@contextlib.contextmanager
def loaded(browser: Browser, url: str) -> Iterator[OpenPage]:
    """Load a page, the sheet of the schemes linked before all others and off until chosen."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page = context.new_page()
    context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
    context.route(url, _with_link)
    sheet = str(stylesheet(Catalog.classic()))
    css = {"body": sheet, "content_type": "text/css"}
    context.route(f"**{SHEET_PATH}", lambda route: route.fulfill(**css))
    page.goto(url, wait_until="load")
    page.evaluate("document.querySelector('link[data-judging]').sheet.disabled = true")
    page.evaluate(
        "Promise.race([document.fonts.ready, new Promise(done => setTimeout(done, 2000))])"
    )
    page.evaluate(IN_PAGE)
    session = context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    yield OpenPage(page, session, root)
    context.close()


def _with_link(route: Route) -> None:
    response = route.fetch()
    # Bytes keep what the page's own charset makes of them.
    text = response.body().decode("latin-1")
    found = [re.search(pattern, text, re.IGNORECASE) for pattern in _HEAD]
    at = next((match.end() for match in found if match), 0)
    route.fulfill(response=response, body=(text[:at] + LINK + text[at:]).encode("latin-1"))

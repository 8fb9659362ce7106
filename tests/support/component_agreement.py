"""How far the checker agrees with Chromium and axe-core on pages of component libraries."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11yview.audit import State, audit_page
from a11yview.audit.texts.survey import survey
from a11yview.cascade import Environment, load_page
from a11yview.site.site_reader import SiteReader
from support.component_pages import component_pages
from support.npm_packages import axe_source
from support.shadow_trees import N_VALUES, SCRIPT, chromium_rows, differences, our_rows
from support.visitor.measuring import serving

if TYPE_CHECKING:
    from collections.abc import Collection

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as BrowserPage

    from a11yview.cascade import Page
    from support.component_pages import ComponentPage
    from support.shadow_trees import Difference

__all__ = ["Agreement", "compared"]

PALE = (
    "<style>body { color: #999; background: #fff } a { color: #9bd }"
    "::part(base), ::part(label) { color: #aaa; background-color: #fdfdfd }</style>"
)
"""A sheet put behind the others of a page, so that there is something to find."""
ENVIRONMENTS = {
    "plain": (Environment(), (1280, 800), "light", "screen"),
    "dark": (
        Environment(features=(("prefers-color-scheme", "dark"),)),
        (1280, 800),
        "dark",
        "screen",
    ),
    "narrow": (Environment(viewport=(400.0, 800.0)), (400, 800), "light", "screen"),
    "print": (Environment(media="print"), (1280, 800), "light", "print"),
}


@dataclass(slots=True)
class Agreement:
    """The counts of one library: elements, trees, values, and axe-core's verdicts with ours."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, Difference]] = field(default_factory=list)
    """Page, environment and value."""
    failed: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Page, path, axe-core's verdict and ours, where they contradict one another."""


def compared(
    browser: Browser,
    *,
    pages: Collection[str] = (),
    libraries: Collection[str] = (),
    environments: Collection[str] = ENVIRONMENTS,
) -> dict[str, Agreement]:
    """Return the agreement by library; of all pages and libraries, or of those with these names."""
    found: defaultdict[str, Agreement] = defaultdict(Agreement)
    axe = axe_source()
    for page in component_pages(browser, pages, libraries):
        agreement = found[page.library]
        agreement.counts["pages"] += 1
        opened = browser.new_page()
        with serving(page.site) as address:
            url = f"{address}/{page.path}"
            _compare_values(opened, url, page, agreement, environments)
            for added in ("", PALE):
                _compare_verdicts(opened, url, page, agreement, added, axe)
        opened.close()
    return dict(found)


def _loaded(page: ComponentPage, added: str = "") -> Page:
    reader = SiteReader(root=page.site)
    html = page.file.read_text(encoding="utf-8").replace("</head>", f"{added}</head>", 1)
    return load_page(html, where=reader.url_of(page.file), reader=reader)


def _compare_values(
    opened: BrowserPage,
    url: str,
    page: ComponentPage,
    agreement: Agreement,
    environments: Collection[str],
) -> None:
    loaded = _loaded(page)
    trees = loaded.document.shadow_trees
    agreement.counts["trees"] += 0 if trees is None else len(trees.trees) - 1
    for name in environments:
        environment, (width, height), scheme, media = ENVIRONMENTS[name]
        opened.set_viewport_size({"width": width, "height": height})
        opened.emulate_media(color_scheme=scheme, media=media)  # type: ignore[arg-type] - of those it takes
        opened.goto(url)
        theirs = chromium_rows(opened)
        found = differences(theirs, our_rows(loaded, environment))
        agreement.counts["values"] += len(theirs) * N_VALUES
        agreement.counts["wrong"] += len(found)
        agreement.wrong += [(page.name, name, one) for one in found]
    opened.set_viewport_size({"width": 1280, "height": 800})
    opened.emulate_media(color_scheme="light", media="screen")


def _compare_verdicts(
    opened: BrowserPage,
    url: str,
    page: ComponentPage,
    agreement: Agreement,
    added: str,
    axe: str,
) -> None:
    ours = _verdicts(_loaded(page, added))
    opened.goto(url)
    if added:
        opened.evaluate("html => document.head.insertAdjacentHTML('beforeend', html)", added)
    opened.evaluate(axe)
    opened.evaluate(SCRIPT)
    for path, kind in opened.evaluate("shadowTrees.verdicts()"):
        mine = ours.get(path, "none")
        agreement.counts[kind] += 1
        agreement.counts[f"{kind}: {mine}"] += 1
        if (kind, mine) in {("violations", "pass"), ("violations", "none"), ("passes", "fail")}:
            agreement.failed.append((page.name, path, kind, mine))


def _verdicts(page: Page) -> dict[str, str]:
    """Return our verdicts by the element that axe-core names: for slots, the one around them."""
    audit = audit_page(page, "page", level="AA", states=[State()], texts=True)
    document, found = page.document, defaultdict[str, set[str]](set)
    for element, record in zip(survey(document).elements, audit.texts, strict=True):
        around = element
        while document.tag(around) == "slot":
            around = document.parent[around]
        found[document.path(around)].add(str(record.verdict))
    order = ("fail", "undetermined", "pass", "exempt")
    return {path: next(one for one in order if one in seen) for path, seen in found.items()}

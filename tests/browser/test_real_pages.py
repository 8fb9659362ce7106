"""The settings on pages that nobody here wrote, built by ``a11yview build``, in each engine."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from a11yview import Catalog
from a11yview.cli import main
from support.npm_packages import RealPage, real_pages
from support.visitor.measuring import OUR_SCRIPTS, Measured, measure, opened, serving, violations
from support.visitor.settings import visitor_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = {
    "startbootstrap-sb-admin-2/cards.html",
    "now-ui-kit/examples/landing-page.html",
    "argon-design-system-free/examples/register.html",
    "startbootstrap-clean-blog/dist/post.html",
    "startbootstrap-sb-admin/dist/index.html",
    "startbootstrap-agency/dist/index.html",
    "notus-js/pages/admin/settings.html",
    "notus-js/pages/landing.html",
    "bulma-start/index.html",
    "bulma-templates/templates/blog.html",
    "foundation-sites/test/visual/top-bar/advanced-layout.html",
    "foundation-sites/test/visual/responsive-accordion-tabs/responsive-accordion-tabs.html",
    "picnic/docs/documentation.html",
    "@exampledev/new.css/demo.html",
}
# One of each kind of sheet: what differs between engines does so on all of them.
PAGES_OF_OTHERS = {
    "startbootstrap-sb-admin-2/cards.html",
    "startbootstrap-agency/dist/index.html",
    "notus-js/pages/landing.html",
    "bulma-templates/templates/blog.html",
    "foundation-sites/test/visual/top-bar/advanced-layout.html",
    "@exampledev/new.css/demo.html",
}
SETTINGS = visitor_settings(Catalog.classic())
SCHEMES = [name for name, setting in SETTINGS.items() if setting.colors]


class Seen:
    """Measurements over all pages."""

    def __init__(self) -> None:
        self.measured = Measured()
        self.changed: dict[str, list[str]] = {}
        self.idle: Counter[str] = Counter()
        self.under_opener: dict[str, int] = {}

    def look(self, name: str, base: Page, built: Page) -> None:
        own = base.evaluate("visitor.fingerprints(true)")
        now = built.evaluate("visitor.fingerprints(true)")
        self.idle["elements"] += len(own)
        self.changed[name] = [
            built.evaluate("id => visitor.name(parseInt(id))", key)
            for key, style in own.items()
            if now.get(key) != style
        ]
        self.idle["axe violations"] += len(violations(base))
        self.measured.add(measure(base, built, SETTINGS))


def under_opener(live: Page) -> int:
    """Return how many texts the opener stands over in the end.

    A frame, which a busy machine delays, moves a header down, and a site may let it glide.
    """
    for _ in range(10):
        live.wait_for_timeout(500)
        found = len(live.evaluate("visitor.underOpener()"))
        if not found:
            break
    return found


@pytest.fixture(scope="module")
def pages(engine_name: str) -> list[RealPage]:
    """At least ten in Chromium, some of them in the others."""
    names = PAGES if engine_name == "chromium" else PAGES_OF_OTHERS
    chosen = [page for page in real_pages() if page.name in names]
    assert len(chosen) == len(names)
    return chosen


@pytest.fixture(scope="module")
def seen(engine: Browser, pages: list[RealPage], tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Every page as it was and as built, under every setting."""
    result = Seen()
    for site in sorted({page.site for page in pages}):
        out = tmp_path_factory.mktemp("built") / site.name
        assert main(["build", str(site), "-o", str(out)]) == 0
        with (
            serving(site) as before,
            serving(out) as after,
            serving(out, scripts=OUR_SCRIPTS) as alive,
        ):
            for page in (page for page in pages if page.site == site):
                base = opened(engine, f"{before}/{page.path}")
                built = opened(engine, f"{after}/{page.path}")
                result.look(page.name, base, built)
                base.context.close()
                built.context.close()
                # What the site fixes to the top of the window is moved down by the panel's script.
                live = opened(engine, f"{alive}/{page.path}")
                result.under_opener[page.name] = under_opener(live)
                live.context.close()
    return result


def test_nothing_chosen_nothing_changed(seen: Seen, pages: list[RealPage]) -> None:
    assert seen.idle["elements"] > 100 * len(pages)
    assert {name: changed for name, changed in seen.changed.items() if changed} == {}


def test_axe_has_something_to_find_before_a_choice(seen: Seen) -> None:
    assert seen.idle["axe violations"] > 0


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_leaves_no_contrast_violation(seen: Seen, scheme: str) -> None:
    assert seen.measured.counts[scheme]["axe violations"] == 0, seen.measured.examples[
        f"{scheme}: axe"
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_texts_take_the_colors_of_the_scheme(seen: Seen, scheme: str) -> None:
    share = seen.measured.share(scheme, "on scheme", "on scheme of")
    assert share >= 0.99, seen.measured.examples[f"{scheme}: not on scheme"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_links_are_told_from_text(seen: Seen, scheme: str) -> None:
    assert seen.measured.share(scheme, "links told", "links told of") == 1


def test_texts_that_depend_on_the_root_double(seen: Seen) -> None:
    counts = seen.measured.counts["font-size-200"]
    assert counts["rooted"] > 200
    assert counts["rooted right"] + counts["rooted monospace"] == counts["rooted"]
    assert counts["rooted right"] >= 0.96 * counts["rooted"]


def test_no_text_shrinks(seen: Seen) -> None:
    assert seen.measured.share("font-size-200", "not smaller", "not smaller of") == 1


@pytest.mark.parametrize("kind", ["letter", "word", "line", "paragraph"])
def test_texts_have_the_spacings_of_wcag_1_4_12(seen: Seen, kind: str) -> None:
    share = seen.measured.share("spacing", kind, f"{kind} of")
    assert share >= 0.995, seen.measured.examples.get(f"spacing: not {kind}")


@pytest.mark.parametrize("setting", [name for name in SETTINGS if name not in SCHEMES])
def test_hardly_a_text_is_newly_clipped_or_covered(seen: Seen, setting: str) -> None:
    harmed = seen.measured.share(setting, "clipped") + seen.measured.share(setting, "covered")
    assert harmed <= 0.002, seen.measured.examples.get(f"{setting}: clipped")


@pytest.mark.engines("chromium", "webkit")  # Firefox names boxes above texts that it paints below
@pytest.mark.parametrize("setting", SETTINGS)
def test_no_text_disappears(seen: Seen, setting: str) -> None:
    examples = seen.measured.examples
    assert seen.measured.counts[setting]["gone"] == 0, [
        *examples.get(f"{setting}: gone", ()),
        *examples.get(f"{setting}: covered", ()),
    ]


def test_the_opener_stands_over_no_text_of_nearly_all_pages(
    seen: Seen, pages: list[RealPage]
) -> None:
    """Where a fixed or absolute header lies at the very top, it moves down: see docs/panel.md."""
    assert max(seen.under_opener.values()) <= 2
    assert sum(under == 0 for under in seen.under_opener.values()) >= len(pages) - 1


@pytest.mark.parametrize("setting", SETTINGS)
def test_icons_keep_their_font(seen: Seen, setting: str) -> None:
    counts = seen.measured.counts[setting]
    assert counts["icons"] > 20
    assert counts["icons kept"] == counts["icons"]

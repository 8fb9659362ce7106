"""The vectors of forced colors are what Chromium paints and computes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import forced_colors
from support.judging.truth import IN_PAGE, painted_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.engines("chromium")]

COMPUTED = """[...document.querySelectorAll(".text")].map(element => {
  const { color, backgroundColor } = getComputedStyle(element);
  return [color, backgroundColor];
})"""
PATHS = """[...document.querySelectorAll(".text")].map(
  element => judging.pathOf(element))"""


def seen(chromium: Browser, scheme: str) -> list[Sequence[str]]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800}, color_scheme=scheme, forced_colors="active"
    )
    page = context.new_page()
    page.set_content(forced_colors.page(forced_colors.cases()))
    page.evaluate(IN_PAGE)
    computed, paths = page.evaluate(COMPUTED), page.evaluate(PATHS)
    painted = {row.path: row.pairs[0] for row in painted_letters(page)}
    context.close()
    return [
        [*(f"#{color:06x}" for color in painted[path]), *own]
        for path, own in zip(paths, computed, strict=True)
    ]


def test_the_vectors_are_what_chromium_shows(
    chromium: Browser, request: pytest.FixtureRequest
) -> None:
    of_themes: Mapping[str, list[Sequence[str]]] = {
        theme: seen(chromium, scheme) for theme, scheme in forced_colors.THEMES.items()
    }
    cases = forced_colors.cases()
    measured = [
        {
            "name": case["name"],
            "html": case["html"],
            "seen": {t: of_themes[t][n] for t in of_themes},
        }
        for n, case in enumerate(cases)
    ]
    if request.config.getoption("--update-golden"):
        forced_colors.write(measured)
    assert forced_colors.cases() == measured

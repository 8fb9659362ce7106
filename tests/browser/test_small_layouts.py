"""Random small layouts: no definite verdict is another than that of what Chromium paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("PIL")

from support.small_layouts import KINDS, WINDOW, Layouts, is_wrong, seen_in, verdict_on

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

NUMBER = 8  # of each kind; many more by hand, with other seeds: see small_layouts.py


@pytest.mark.parametrize("kind", KINDS)
def test_no_definite_verdict_on_a_small_layout_is_wrong(chromium: Browser, kind: str) -> None:
    layouts = Layouts(17)
    page = chromium.new_page(viewport={"width": WINDOW[0], "height": WINDOW[1]})
    definite = 0
    for _ in range(NUMBER):
        html = layouts.page(getattr(layouts, kind)())
        verdict, reason = verdict_on(html)
        seen = seen_in(page, html)
        assert not is_wrong(verdict, seen), (verdict, reason, seen, html)
        definite += verdict != "undetermined"
    page.close()
    assert definite  # leaving everything open would be right as well

"""Computed values of every element of real pages, in every state, against Chromium's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.judging.agreement import VALUES
from support.judging.measuring import HALVES, judged
from support.judging.truth import STATES
from support.npm_packages import checked_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from support.judging.agreement import Agreement

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def agreement(chromium: Browser) -> Agreement:
    """Every page in every state."""
    return judged(chromium, verdicts=False).values


def test_the_pages_are_of_many_packages() -> None:
    pages = checked_pages()
    assert len(pages) >= 40
    assert len({page.package for page in pages}) >= 20
    halves = [sum(page.half == half for page in pages) for half in HALVES]
    assert min(halves) >= 0.4 * len(pages)
    assert not {p.package for p in pages if p.half == HALVES[0]} & {
        p.package for p in pages if p.half == HALVES[1]
    }


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("half", HALVES)
def test_values_are_those_of_chromium(
    agreement: Agreement, figure: Callable[[str], None], half: str, state: str
) -> None:
    counts = agreement.of(half, state)
    share = counts["right"] / counts["values"]
    wrong = {name: counts["values"] // len(VALUES) - counts[f"{name} right"] for name in VALUES}
    figure(
        f"computed values, pages {half}, {state}: {share:.4%} of {counts['values']} right; "
        f"wrong: {', '.join(f'{name} {number}' for name, number in wrong.items())}"
    )
    assert counts["values"] > 3000
    assert share >= 0.999, agreement.shown(half, state)

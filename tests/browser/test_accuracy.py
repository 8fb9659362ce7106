"""Real pages in every state: values of every element, verdicts on every text, what is beneath it.

Chromium and axe-core judge both in one visit to a page, which takes most of the time.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.judging.agreement import VALUES
from support.judging.measuring import HALVES, PAINTED, Judged, judged
from support.judging.truth import SCHEMES, STATES
from support.npm_packages import checked_pages

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from support.judging.agreement import Agreement

pytestmark = pytest.mark.browser

# Under schemes hardly anything fails, so that they are counted together.
GROUPS = {
    "site": ("site",),
    "dark": ("dark",),
    "schemes": SCHEMES,
    ":hover": (":hover",),
    ":focus": (":focus",),
}
EXPLAINED = json.loads(
    Path(__file__).with_name("explained_verdicts.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def compared(chromium: Browser) -> Judged:
    """Every page in every state."""
    return judged(chromium)


@pytest.fixture
def agreement(compared: Judged) -> Agreement:
    """Agreement on verdicts."""
    return compared.verdicts


@pytest.fixture(params=[(half, group) for half in HALVES for group in GROUPS], ids=": ".join)
def counted(request: pytest.FixtureRequest, agreement: Agreement) -> tuple[str, str, Counter[str]]:
    """One half of the pages in one kind of state."""
    half, group = request.param
    return half, group, agreement.total(half, GROUPS[group])


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
    compared: Judged, figure: Callable[[str], None], half: str, state: str
) -> None:
    counts = compared.values.of(half, state)
    share = counts["right"] / counts["values"]
    wrong = {name: counts["values"] // len(VALUES) - counts[f"{name} right"] for name in VALUES}
    figure(
        f"computed values, pages {half}, {state}: {share:.4%} of {counts['values']} right; "
        f"wrong: {', '.join(f'{name} {number}' for name, number in wrong.items())}"
    )
    assert counts["values"] > 3000
    assert share >= 0.999, compared.values.shown(half, state)


def test_what_axe_fails_is_failed(
    agreement: Agreement,
    counted: tuple[str, str, Counter[str]],
    figure: Callable[[str], None],
) -> None:
    half, group, counts = counted
    figure(
        f"axe-core's violations, pages {half}, {group}: {counts['violations: fail']} of "
        f"{counts['violations']} found"
    )
    assert counts["violations: fail"] >= 0.99 * counts["violations"], agreement.shown(
        half, *GROUPS[group], kind="missed"
    )


def test_what_axe_passes_is_not_failed(
    counted: tuple[str, str, Counter[str]], figure: Callable[[str], None]
) -> None:
    half, group, counts = counted
    figure(
        f"axe-core's passes, pages {half}, {group}: {counts['passes: fail']} of "
        f"{counts['passes']} failed by us; {counts['fails beside axe']} fails that it has no "
        f"verdict on, {counts['incomplete: fail']} that it leaves open"
    )
    assert counts["passes"] > 100
    assert counts["passes: fail"] <= 0.005 * counts["passes"]


def test_ratios_are_equal(
    agreement: Agreement,
    counted: tuple[str, str, Counter[str]],
    figure: Callable[[str], None],
) -> None:
    half, group, counts = counted
    share = counts["ratios right"] / counts["ratios"]
    figure(f"ratios, pages {half}, {group}: {share:.3%} of {counts['ratios']} equal to 0.02")
    assert share >= 0.99, agreement.shown(half, *GROUPS[group], kind="ratio")


def test_less_stays_undetermined_than_with_axe(
    counted: tuple[str, str, Counter[str]], figure: Callable[[str], None]
) -> None:
    half, group, counts = counted
    kinds = ("violations", "passes", "incomplete")
    texts = sum(counts[kind] for kind in kinds)
    ours = sum(counts[f"{kind}: undetermined"] for kind in kinds)
    figure(
        f"open verdicts, pages {half}, {group}: ours {ours / texts:.2%}, "
        f"axe-core's {counts['incomplete'] / texts:.2%} of {texts}"
    )
    assert ours < counts["incomplete"]


@pytest.mark.parametrize("state", PAINTED)
@pytest.mark.parametrize("half", HALVES)
def test_what_is_beneath_a_text_is_what_chromium_paints(
    compared: Judged, figure: Callable[[str], None], half: str, state: str
) -> None:
    counts = compared.grounds.of(half, state)
    figure(
        f"beneath texts with a verdict, pages {half}, {state}: {counts['grounds right']} of "
        f"{counts['grounds']} as painted; {counts['above pictures']} more above pictures"
    )
    assert counts["grounds"] > 500
    wrong = counts["grounds"] - counts["grounds right"]
    assert wrong <= 0.005 * counts["grounds"], compared.grounds.shown(half, state)


def test_every_difference_that_counts_is_explained(agreement: Agreement) -> None:
    found = {
        (one.kind, one.page, one.state, one.path)
        for one in agreement.differences
        if one.kind in {"missed", "false alarm"}
    }
    explained = {
        (entry["kind"], entry["page"], state, path)
        for entry in EXPLAINED["differences"]
        for state, paths in entry["texts"].items()
        for path in paths
    }
    assert found == explained


def test_every_explanation_says_something() -> None:
    assert all(len(entry["reason"]) > 40 for entry in EXPLAINED["differences"])

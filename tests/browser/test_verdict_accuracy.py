"""Verdicts on every text of real pages, in every state, against those of axe-core."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.judging.measuring import HALVES, judged
from support.judging.truth import SCHEMES

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
def agreement(chromium: Browser) -> Agreement:
    """Every page in every state that a check looks at."""
    return judged(chromium, values=False).verdicts


@pytest.fixture(params=[(half, group) for half in HALVES for group in GROUPS], ids=": ".join)
def counted(request: pytest.FixtureRequest, agreement: Agreement) -> tuple[str, str, Counter[str]]:
    """One half of the pages in one kind of state."""
    half, group = request.param
    return half, group, agreement.total(half, GROUPS[group])


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

"""Every page that the checker is held to, loaded once, judged in one state after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from support.judging.agreement import Agreement, compare_computed, compare_grounds, compare_verdicts
from support.judging.checking import CHECKED, checked, computed, records
from support.judging.truth import STATES, loaded
from support.npm_packages import checked_pages
from support.visitor.measuring import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["HALVES", "PAINTED", "Judged", "judged"]

HALVES = ("looked at", "only scored")
PAINTED = ("site", "white-on-black")
"""The states in which pictures are taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Agreement with Chromium on values and pixels, and with axe-core on verdicts."""

    values: Agreement = field(default_factory=Agreement)
    verdicts: Agreement = field(default_factory=Agreement)
    grounds: Agreement = field(default_factory=Agreement)


def judged(browser: Browser) -> Judged:
    """Compare the checker with its judges, on values, verdicts and pixels."""
    result = Judged()
    for page in checked_pages():
        ours = computed(page, STATES)
        said = records(checked(page))
        with serving(page.site) as address, loaded(browser, f"{address}/{page.path}") as opened:
            for state in STATES:
                with opened.state(state):
                    rows = opened.computed(state)
                    axe = opened.verdicts(state) if state in said else None
                    seen = opened.beneath() if state in PAINTED else None
                at = {"page": page.name, "half": page.half, "state": state}
                compare_computed(result.values, rows, ours[state], **at)
                if axe is not None:
                    compare_verdicts(result.verdicts, axe, said[state], **at)
                if seen is not None:
                    compare_grounds(result.grounds, seen, said[state], **at)
    return result


assert set(CHECKED) < set(STATES)  # print is the browser's alone: a check does not look at it

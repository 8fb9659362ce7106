"""Accuracy of the checker on real pages, judged by Chromium (values, pixels) and axe-core.

The tests in ``tests/browser/test_accuracy.py`` hold these figures to their aims.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.chromium import LOCAL_ONLY, running_chromium
from support.judging.measuring import HALVES, PAINTED, Judged, judged
from support.judging.truth import SCHEMES, STATES

if TYPE_CHECKING:
    from collections import Counter

GROUPS = {
    "as it is": ("site",),
    "dark": ("dark",),
    "six schemes": SCHEMES,
    ":hover": (":hover",),
    ":focus": (":focus",),
}


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "–"


def verdicts_of(counts: Counter[str]) -> str:
    kinds = ("violations", "passes", "incomplete")
    texts = sum(counts[kind] for kind in kinds)
    undetermined = sum(counts[f"{kind}: undetermined"] for kind in kinds)
    return (
        f"found {counts['violations: fail']} of {counts['violations']} violations, "
        f"failed {counts['passes: fail']} of {counts['passes']} passes, "
        f"equal ratios {percent(counts['ratios right'], counts['ratios'])}, "
        f"undetermined {percent(undetermined, texts)} (axe {percent(counts['incomplete'], texts)})"
    )


def report(result: Judged) -> None:
    for half in HALVES:
        print(f"pages {half}")
        values = result.values.total(half, STATES)
        print(
            f"  values as Chromium computes them, all states: "
            f"{percent(values['right'], values['values'])} of {values['values']}"
        )
        for name, states in GROUPS.items():
            print(f"  {name:<12}{verdicts_of(result.verdicts.total(half, states))}")
        for state in PAINTED:
            seen = result.grounds.of(half, state)
            print(
                f"  pixels beneath texts, {state}: as we say for {seen['grounds right']} of "
                f"{seen['grounds']}; {seen['above pictures']} more above pictures or gradients"
            )


def main() -> int:
    with running_chromium(LOCAL_ONLY) as browser:
        report(judged(browser))
    return 0


if __name__ == "__main__":
    sys.exit(main())

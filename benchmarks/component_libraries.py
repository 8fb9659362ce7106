"""Agreement with Chromium and axe-core on pages of component libraries, through shadow trees.

``tests/browser/test_component_pages.py`` holds some of these pages to the aims.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from typing import TYPE_CHECKING

from support.chromium import LOCAL_ONLY, running_chromium
from support.component_agreement import Agreement, compared

if TYPE_CHECKING:
    from collections import Counter


def report(name: str, counts: Counter[str]) -> None:
    right = counts["values"] - counts["wrong"]
    print(
        f"{name:<28}{counts['pages']:>3} pages {counts['trees']:>4} trees   "
        f"values {100 * right / counts['values']:.3f} % of {counts['values']:>7,}   "
        f"found {counts['violations: fail']} of {counts['violations']} violations "
        f"({counts['violations: undetermined']} undetermined), "
        f"failed {counts['passes: fail']} of {counts['passes']} passes"
    )


def main() -> int:
    with running_chromium(LOCAL_ONLY) as browser:
        found = compared(browser)
    total = Agreement()
    for name, one in found.items():
        report(name, one.counts)
        total.counts += one.counts
        total.wrong += one.wrong
        total.failed += one.failed
    report("all", total.counts)
    for page, environment, difference in total.wrong[:20]:
        print("  value", page, environment, difference)
    for row in total.failed[:20]:
        print("  verdict", *row)
    return 0


if __name__ == "__main__":
    sys.exit(main())

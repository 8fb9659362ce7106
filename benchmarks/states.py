"""Accuracy in each kind of state that a check finds on real pages, judged by Chromium and axe-core.

``python benchmarks/states.py [PART/PARTS]`` takes the pages of the accuracy tests, or a share of
them; ``python benchmarks/states.py FOLDER PAGE…`` takes pages of a site. The states are themes by
class or attribute, widths, media, controls that are pointed at, pressed or focused, and what
scripts and visitors change. At most three states of a kind are judged on a page.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.chromium import LOCAL_ONLY, running_chromium
from support.judging.agreement import Agreement, compare_computed, compare_verdicts
from support.judging.designs import in_state, judgeable
from support.judging.truth import loaded
from support.npm_packages import RealPage, checked_pages
from support.visitor.measuring import serving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

SHOWN = 12
"""Disagreements that are printed, of a kind."""


def judge(browser: Browser, page: RealPage, values: Agreement, verdicts: Agreement) -> list[str]:
    """Compare every state of a page; return their kinds."""
    kinds = []
    for one in judgeable(page):
        with (
            serving(page.site) as address,
            loaded(browser, f"{address}/{page.path}") as opened,
            in_state(opened, one),
        ):
            rows = opened.computed("")
            axe = opened.verdicts("")
        at = {"page": f"{page.name} [{one.state.name}]", "half": "", "state": one.kind}
        if one.kind != "forced-colors":  # the check leaves to browsers what they force
            compare_computed(values, rows, one.values, **at)
        # The browser's own red of pressed links is exempt: no author chose it.
        own_red = {path for path, text in one.texts.items() if text.reason == "pressed"}
        axe = [row for row in axe if row.path not in own_red]
        compare_verdicts(verdicts, axe, one.texts, **at)
        values.of("", one.kind)["changed"] += one.changed
        kinds.append(one.kind)
    return kinds


def asked(arguments: Sequence[str]) -> Sequence[RealPage]:
    """Return the pages that the command line names."""
    if len(arguments) > 1:
        site = Path(arguments[0]).resolve()
        given = {"package": site.name, "family": "", "half": "", "site": site}
        return [RealPage(**given, path=path) for path in arguments[1:]]
    part, parts = map(int, arguments[0].split("/")) if arguments else (1, 1)
    return checked_pages()[part - 1 :: parts]


def main() -> int:
    values, verdicts = Agreement(), Agreement()
    pages: dict[str, set[str]] = defaultdict(set)
    states: Counter[str] = Counter()
    with running_chromium(LOCAL_ONLY) as browser:
        for page in asked(sys.argv[1:]):
            kinds = judge(browser, page, values, verdicts)
            states.update(kinds)
            for kind in kinds:
                pages[kind].add(page.name)
    print(
        "kind | pages | states | elements changed | values right | violations found | passes failed"
    )
    for kind in sorted(states):
        right, said = values.of("", kind), verdicts.of("", kind)
        cells = (
            len(pages[kind]),
            states[kind],
            right["changed"],
            f"{right['right']} of {right['values']}",
            f"{said['violations: fail']} of {said['violations']}",
            f"{said['passes: fail']} of {said['passes']}",
        )
        print(kind, *cells, sep=" | ")
    for agreement in (values, verdicts):
        for kind in sorted({one.kind for one in agreement.differences}):
            found = [one for one in agreement.differences if one.kind == kind]
            print(f"-- {kind}: {len(found)}", *map(str, found[:SHOWN]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

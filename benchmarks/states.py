"""Accuracy in each kind of state that a check finds on real pages, judged by Chromium and axe-core.

``python benchmarks/states.py [PART/PARTS]`` takes the pages of the accuracy tests, or a share of
them; ``python benchmarks/states.py FOLDER PAGE…`` takes pages of a site. The states are themes by
class or attribute, widths, media, controls that are pointed at, pressed or focused, and what
scripts and visitors change. At most three states of a kind are judged on a page.
``python benchmarks/states.py designs [PART/PARTS]`` takes more pages, whose sheets ask for themes,
contrast themes of the system, more contrast or print, in these states alone.

``python benchmarks/states.py kept [PART/PARTS]`` takes the same pages under forced colors, with a
sheet that keeps colors, chooses system colors and dims texts: sites that ask for contrast themes
mostly get them right.

Where the verdict of axe-core and ours differ, and for every text under forced colors, the pixels
decide; *judge wrong* counts the verdicts of axe-core that they contradict.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.built_pages import built_pages
from support.chromium import LOCAL_ONLY, running_chromium
from support.judging.agreement import Agreement, compare_computed, compare_verdicts
from support.judging.designs import in_state, judgeable
from support.judging.painted_contrast import corrected
from support.judging.truth import loaded
from support.npm_packages import RealPage, checked_pages, state_pages
from support.visitor.measuring import serving

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from playwright.sync_api import Browser

KEPT = """@media (forced-colors: active) {
  a, p, label, th, button, small { forced-color-adjust: none }
  h2, h3, h4, legend, strong, .btn { background: Highlight; color: HighlightText }
  li, td, dd, span { opacity: 0.5 }
}"""


class Mode(NamedTuple):
    """The kinds of states to judge, None for all, and a sheet that pages get at their end."""

    kinds: Container[str] | None = None
    added: str = ""


MODES = {
    "designs": Mode(frozenset({"theme", "dark", "prefers-contrast", "forced-colors", "print"})),
    "kept": Mode(frozenset({"forced-colors"}), KEPT),
}
SHOWN = 12
"""Disagreements that are printed, of a kind."""


def judge(
    browser: Browser, page: RealPage, mode: Mode, values: Agreement, verdicts: Agreement
) -> list[str]:
    """Compare the states of a page that the mode asks for; return their kinds."""
    kinds = []
    for one in judgeable(page, mode.kinds, added=mode.added):
        with (
            serving(page.site) as address,
            loaded(browser, f"{address}/{page.path}") as opened,
            in_state(opened, one),
        ):
            if mode.added:
                opened.page.add_style_tag(content=mode.added)
            rows = opened.computed("")
            # The browser's own red of pressed links is exempt: no author chose it.
            own_red = {path for path, text in one.texts.items() if text.reason == "pressed"}
            axe = [row for row in opened.verdicts("") if row.path not in own_red]
            every = one.kind == "forced-colors"
            seen, wrong = corrected(opened, axe, one.texts, every=every)
        at = {"page": f"{page.name} [{one.state.name}]", "half": "", "state": one.kind}
        compare_computed(values, rows, one.values, **at)
        compare_verdicts(verdicts, seen, one.texts, **at)
        verdicts.of("", one.kind)["judge wrong"] += wrong
        values.of("", one.kind)["changed"] += one.changed
        kinds.append(one.kind)
    return kinds


def asked(arguments: Sequence[str]) -> Sequence[RealPage]:
    """Return the pages that the command line names."""
    if arguments and arguments[0] in MODES:
        pages, arguments = [*state_pages(), *built_pages()], arguments[1:]
    else:
        pages = checked_pages()
    if len(arguments) > 1:
        site = Path(arguments[0]).resolve()
        given = {"package": site.name, "family": "", "half": "", "site": site}
        return [RealPage(**given, path=path) for path in arguments[1:]]
    part, parts = map(int, arguments[0].split("/")) if arguments else (1, 1)
    return pages[part - 1 :: parts]


def main() -> int:
    values, verdicts = Agreement(), Agreement()
    pages: dict[str, set[str]] = defaultdict(set)
    states: Counter[str] = Counter()
    mode = MODES.get("".join(sys.argv[1:2]), Mode())
    with running_chromium(LOCAL_ONLY) as browser:
        for page in asked(sys.argv[1:]):
            kinds = judge(browser, page, mode, values, verdicts)
            states.update(kinds)
            for kind in kinds:
                pages[kind].add(page.name)
    print(
        "kind | pages | states | elements changed | values right | violations found | passes failed"
        " | judge wrong"
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
            said["judge wrong"],
        )
        print(kind, *cells, sep=" | ")
    for agreement in (values, verdicts):
        for kind in sorted({one.kind for one in agreement.differences}):
            found = [one for one in agreement.differences if one.kind == kind]
            print(f"-- {kind}: {len(found)}", *map(str, found[:SHOWN]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

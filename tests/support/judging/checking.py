"""Results of the checker on one page, in the states that its judges look at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from a11yview import Catalog, stylesheet
from a11yview.audit import DEFAULT_VIEWPORT, State
from a11yview.audit.states.environments import SETTINGS_SHEET, environment
from a11yview.cascade import computed_rows, load_page
from a11yview.site.checking import check
from a11yview.site.site_reader import SiteReader
from support.judging.truth import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from a11yview import Report
    from a11yview.audit import TextRecord
    from a11yview.cascade import ComputedRow, Environment
    from support.npm_packages import RealPage

CHECKED = {
    "site": State(),
    "dark": State(media=(("prefers-color-scheme", "dark"),)),
    **{scheme: State(scheme=scheme) for scheme in SCHEMES},
    ":hover": State(pseudo=("hover",)),
    ":focus": State(pseudo=("focus",)),
}
"""The states that a check reports on, by the names that it gives them."""


@cache
def environments() -> dict[str, Environment]:
    """Return the environment of each state, print included."""
    known = {name: environment(state) for name, state in CHECKED.items()}
    return {**known, "print": replace(known["site"], media="print")}


def computed(page: RealPage, states: Iterable[str]) -> dict[str, dict[str, ComputedRow]]:
    """Return our computed values by state and path."""
    reader = SiteReader(root=page.site)
    loaded = load_page(
        page.file.read_bytes(),
        where=reader.url_of(page.file),
        reader=reader,
        leading_sheets=[(SETTINGS_SHEET, str(stylesheet(Catalog.classic())))],
    )
    wanted = {state: environments()[state] for state in states}
    loaded.prepare(wanted.values())
    return {
        state: {row["path"]: row for row in computed_rows(loaded.cascade(one))}
        for state, one in wanted.items()
    }


def checked(page: RealPage) -> Report:
    """Return the report on one page in every state, with a record of every text."""
    kinds = ("site", "schemes", "dark", "hover", "focus")
    return check(
        [page.file],
        root=page.site,
        states=kinds,
        schemes="all",
        viewports=[DEFAULT_VIEWPORT],
        texts=True,
    )


def records(report: Report) -> Mapping[str, Mapping[str, TextRecord]]:
    """Return the records of a report by state and path.

    A state that cannot matter to the page is left out by the check: the page is then as it is.
    """
    found: dict[str, dict[str, TextRecord]] = defaultdict(dict)
    for record in report.texts:
        found[record.state][record.path] = record
    return {state: found.get(state) or found["site"] for state in CHECKED}

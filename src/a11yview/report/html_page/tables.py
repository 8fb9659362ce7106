"""The numbers by page and by state. A button in a row shows the findings of that page or state."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from a11yview.audit import Counts
from a11yview.emit.markup import HtmlText, fragment, lines, tag
from a11yview.report.html_page.facets import breakable
from a11yview.report.summary import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.audit import Report
    from a11yview.report.html_page.facets import Facets
    from a11yview.report.paths import CommonFolders

__all__ = ["page_table", "state_table"]

_COLUMNS = ("Findings", "Fail", "Undetermined", "Texts")


def page_table(report: Report, folders: CommonFolders) -> HtmlText:
    """Return a row for each page that was checked, those with most findings first."""
    findings = Counter(share.page for one in report.findings for share in one.pages)
    checked = [(number, page) for number, page in enumerate(report.pages) if page.error is None]
    checked.sort(key=lambda entry: (-findings[entry[1].page], -entry[1].total.failed))
    rows = (
        _row(
            folders.short(page.page),
            {"data-page": str(number)},
            findings[page.page],
            page.total,
        )
        for number, page in checked
    )
    return _table("Pages", counted(len(checked), "page"), rows)


def state_table(report: Report, facets: Facets) -> HtmlText:
    """Return a row for each state that was looked at, in the order of the report."""
    findings = Counter(name for one in report.findings for name in one.states)
    by_state = report.counts_by_state()
    rows = (
        _row(state.name, facets.state_attributes(state.name), findings[state.name], counts)
        for state in report.states
        for counts in [by_state.get(state.name, Counts())]
    )
    return _table("States", counted(len(report.states), "state"), rows)


def _table(title: str, number: str, rows: Iterable[HtmlText]) -> HtmlText:
    heads = (tag("th", {"scope": "col"}, name) for name in (title[:-1], *_COLUMNS))
    name = title.lower()
    table = lines(tag("thead", {}, tag("tr", {}, *heads)), tag("tbody", {}, "\n", lines(*rows)))
    region = {"class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": name}
    summary = tag("summary", {}, tag("h2", {"id": name}, title), tag("small", {}, number))
    return tag(
        "details",
        {"class": "numbers"},
        summary,
        "\n",
        tag("div", region, tag("table", {}, "\n", table)),
    )


def _row(name: str, filters: dict[str, str], findings: int, counts: Counts) -> HtmlText:
    head: HtmlText = breakable(name)
    if findings:
        head = tag("button", {"type": "button", **filters}, head)
    numbers: Sequence[tuple[str, int]] = (
        ("", findings),
        ("fail" if counts.failed else "", counts.failed),
        ("undetermined" if counts.undetermined else "", counts.undetermined),
        ("", counts.total),
    )
    cells = (tag("td", {"class": kind or None}, f"{number:,}") for kind, number in numbers)
    return tag("tr", {}, tag("th", {"scope": "row"}, head), fragment(*cells))

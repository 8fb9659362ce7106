"""The sentences that sum a report up, shared by the formats that people read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11yview.audit import UNDETERMINED_REASONS
from a11yview.report.control_characters import plain

if TYPE_CHECKING:
    from a11yview.audit import Finding, Notice, Report

__all__ = [
    "counted",
    "findings_sentence",
    "grouped_notices",
    "more_places",
    "reasons",
    "shortened",
    "verdicts_sentence",
]


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return ``1 page``, ``2 pages``, ``1,234 pages``."""
    word = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {word}"


def verdicts_sentence(report: Report) -> str:
    """Return the number of verdicts and their kinds in one line; zero ones stay named.

    A text has one verdict in each state, so that the numbers are larger than those of texts.
    """
    counts = report.counts
    parts = [
        f"{counts.passed:,} pass",
        f"{counts.failed:,} fail",
        f"{counts.undetermined:,} undetermined",
        f"{counts.exempt:,} exempt",
    ]
    if counts.ignored:
        parts.append(f"{counts.ignored:,} ignored")
    return f"{counted(counts.total, 'verdict')}: {', '.join(parts)}"


def findings_sentence(report: Report) -> str:
    """Return how many findings there are, on how many pages, in how many states."""
    failures, warnings = len(report.failures), len(report.warnings)
    pages = len({share.page for finding in report.failures for share in finding.pages})
    checked = len(report.pages) - len(report.failed_pages)
    over = f"{counted(checked, 'page')} in {counted(len(report.states), 'state')}"
    also = f"; {counted(warnings, 'warning')}" if warnings else ""
    if report.failed_pages:
        also += f"; {counted(len(report.failed_pages), 'page')} not checked"
    if not failures:
        return f"no failures on {over}{also}"
    return f"{counted(failures, 'failure')} on {pages:,} of {over}{also}"


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, on one line."""
    text = plain(text)
    return text if len(text) <= most else text[: most - 1] + "…"


def more_places(finding: Finding) -> str:
    """Return ``3 more places, 2 pages in all``, or an empty text if one place is all."""
    more = finding.count - 1
    if more < 1:
        return ""
    places, pages = counted(more, "more place"), len(finding.pages)
    return f"{places}, {counted(pages, 'page')} in all" if pages > 1 else places


def grouped_notices(report: Report) -> list[Notice]:
    """Return each notice once, at its first place, its message with the number of the others.

    A sheet that every page links would else be told once a page.
    """
    places: dict[tuple[str, str], list[Notice]] = {}
    for notice in report.notices:
        places.setdefault((notice.rule, notice.message), []).append(notice)
    return [_joined(group) for group in places.values()]


def _joined(group: list[Notice]) -> Notice:
    first, more = group[0], len(group) - 1
    also = f" (and {counted(more, 'more place')})" if more else ""
    return replace(first, message=first.message + also)


def reasons(report: Report) -> list[tuple[str, list[Finding], int]]:
    """Return each reason of undetermined findings in words, its findings and their places."""
    grouped: dict[str, list[Finding]] = {}
    for finding in report.undetermined:
        grouped.setdefault(finding.reason or "", []).append(finding)
    found = [
        (UNDETERMINED_REASONS.get(reason, reason), group, sum(one.count for one in group))
        for reason, group in grouped.items()
    ]
    return sorted(found, key=lambda entry: (-entry[2], entry[0]))

"""The sentences that sum a report up, shared by the formats that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit import UNDETERMINED_REASONS

if TYPE_CHECKING:
    from a11yview.audit import Counts, Finding, Report

__all__ = ["counted", "findings_sentence", "more_places", "reason_lines", "texts_sentence"]


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return ``1 page``, ``2 pages``, ``1,234 pages``."""
    word = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {word}"


def texts_sentence(counts: Counts) -> str:
    """Return the counts of texts by verdict in one line; zero verdicts stay named."""
    parts = [
        f"{counts.passed:,} pass",
        f"{counts.failed:,} fail",
        f"{counts.undetermined:,} undetermined",
        f"{counts.exempt:,} exempt",
    ]
    if counts.ignored:
        parts.append(f"{counts.ignored:,} ignored")
    return ", ".join(parts)


def findings_sentence(report: Report) -> str:
    """Return how many findings there are, on how many pages, in how many states."""
    failures, warnings = len(report.failures), len(report.warnings)
    pages = len({share.page for finding in report.failures for share in finding.pages})
    checked = len(report.pages) - len(report.failed_pages)
    over = f"{counted(checked, 'page')} in {counted(len(report.states), 'state')}"
    also = f"; {counted(warnings, 'warning')}" if warnings else ""
    if not failures:
        return f"no failures on {over}{also}"
    return f"{counted(failures, 'failure')} on {pages:,} of {over}{also}"


def more_places(finding: Finding) -> str:
    """Return ``3 more places on 2 pages``, or an empty text if one place is all."""
    more = finding.count - 1
    if more < 1:
        return ""
    places = counted(more, "more place")
    return (
        f"{places} on {counted(len(finding.pages), 'page')}" if len(finding.pages) > 1 else places
    )


def reason_lines(findings: tuple[Finding, ...]) -> list[tuple[str, int, Finding]]:
    """Return each reason of undetermined findings in words, with its places and its first."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.reason or "", []).append(finding)
    lines = [
        (UNDETERMINED_REASONS.get(reason, reason), sum(f.count for f in group), group[0])
        for reason, group in grouped.items()
    ]
    return sorted(lines, key=lambda line: (-line[1], line[0]))

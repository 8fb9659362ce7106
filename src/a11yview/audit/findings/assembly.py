"""The report of a run, assembled from the audits of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit.findings.grouping import merged, ordered, with_suggestions
from a11yview.audit.findings.ignoring import split, with_ignored
from a11yview.audit.result import Notice, PageAudit, Report
from a11yview.audit.state import ordered_states

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from a11yview.audit.configuration import CheckConfiguration, PageOverride
    from a11yview.audit.finding import Finding
    from a11yview.audit.ignore_entry import IgnoreEntry

__all__ = ["assembled"]


def assembled(
    audits: Iterable[PageAudit],
    configuration: CheckConfiguration,
    *,
    entries_from: str = "configuration",
    is_elsewhere: Callable[[str], bool] = lambda _: False,
) -> Report:
    """Return the report over all pages, in the order given.

    ``entries_from`` names the file of the ignore
    entries and overrides, for the notice about one that fits nothing; ``is_elsewhere`` says
    whether a pattern is about pages that are no part of this run: then it may be of use.
    """
    pages = list(audits)
    shown = ordered_states(state for page in pages for state in page.states)
    names = [state.name for state in shown]
    kept, taken, unused = _ignored(
        [f for page in pages for f in page.findings], configuration.ignore
    )
    findings = [with_suggestions(finding) for finding in merged(kept, names)]
    ignored = merged([*(f for page in pages for f in page.ignored), *taken], names)
    notices = [notice for page in pages for notice in page.notices]
    notices += _mark_notices(pages)
    said = _of_no_use(
        unused, configuration.overrides, [page.result.page for page in pages], is_elsewhere
    )
    notices += [
        Notice(rule=rule, file=entries_from, line=0, column=0, message=message)
        for rule, message in said
    ]
    return Report(
        level=configuration.level,
        states=shown,
        pages=with_ignored([page.result for page in pages], taken),
        findings=ordered(findings),
        ignored=ordered(ignored),
        notices=tuple(dict.fromkeys(notices)),
        texts=tuple(record for page in pages for record in page.texts),
        rules=configuration.rules,
    )


def _ignored(
    findings: list[Finding], entries: Sequence[IgnoreEntry]
) -> tuple[list[Finding], list[Finding], list[IgnoreEntry]]:
    """Return the findings that stay, those taken out, and the entries that took none out."""
    taken: list[Finding] = []
    unused: list[IgnoreEntry] = []
    for entry in entries:
        left: list[Finding] = []
        before = len(taken)
        for finding in findings:
            rest, part = split(finding, entry)
            left += [rest] if rest is not None else []
            taken += [part] if part is not None else []
        findings = left
        if len(taken) == before:
            unused.append(entry)
    return findings, taken, unused


def _of_no_use(
    unused: Iterable[IgnoreEntry],
    overrides: Iterable[PageOverride],
    pages: Collection[str],
    is_elsewhere: Callable[[str], bool],
) -> Iterator[tuple[str, str]]:
    """Yield rule and message for entries that fit no finding, overrides that fit no page."""
    for entry in unused:
        page = entry.page
        if page is None or any(map(entry.is_about, pages)) or not is_elsewhere(page):
            yield "AV903", f"ignore entry fits no finding: {entry.reason}"
    for override in overrides:
        if not any(map(override.fits, pages)) and not is_elsewhere(override.pages):
            yield "AV906", f"override fits no page: {override.pages}"


def _mark_notices(pages: Iterable[PageAudit]) -> list[Notice]:
    """Return notices about ignore comments without a reason, and those that cover no finding."""
    used: dict[tuple[str, int, int, str], bool] = {}
    for page in pages:
        for mark in page.marks:
            key = (mark.file, mark.line, mark.column, mark.reason)
            used[key] = used.get(key, False) or mark.was_used
    notices = []
    for (file, line, column, reason), was_used in used.items():
        if not was_used:
            message = "ignore comment covers nothing that fails"
            notices.append(
                Notice(rule="AV903", file=file, line=line, column=column, message=message)
            )
        if not reason:
            message = "no reason given; write /* a11yview-ignore: why */"
            notices.append(
                Notice(rule="AV904", file=file, line=line, column=column, message=message)
            )
    return notices

"""The report as GitHub workflow commands, which become annotations on the changed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit import RULES, Verdict
from a11yview.color import format_ratio
from a11yview.report.control_characters import plain
from a11yview.report.summary import (
    counted,
    findings_sentence,
    grouped_notices,
    more_places,
)

if TYPE_CHECKING:
    from a11yview.audit import Finding, Report
    from a11yview.report.options import Options

__all__ = ["render_github"]


def render_github(report: Report, options: Options) -> str:
    """Return one workflow command per finding, and a notice that sums up.

    An annotation stands at the declaration of the text's color where it is in a file, else at
    the first place. Undetermined findings are warnings, or errors with ``options.strict``.
    Source: GitHub Actions, workflow commands, escaping of data and of properties.
    """
    lines = [
        _command("error", (page.page, 1, 1), "AV901 page-not-checked", page.error or "")
        for page in report.failed_pages
    ]
    limit = len(report.findings) if options.max_findings is None else options.max_findings
    lines += [_annotation(finding, options) for finding in report.findings[:limit]]
    for notice in grouped_notices(report):
        rule = RULES[notice.rule]
        kind = "notice" if rule.severity == "note" else "warning"
        line, column = max(notice.line, 1), max(notice.column, 1)
        title = f"{rule.id} {rule.name}"
        lines.append(_command(kind, (notice.file, line, column), title, notice.message))
    ending = findings_sentence(report)
    if report.undetermined:
        ending += f"; {counted(len(report.undetermined), 'undetermined finding')}"
    lines.append(f"::notice title=a11yview::{_data(ending)}")
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding, options: Options) -> str:
    rule = RULES[finding.rule]
    undetermined = finding.verdict is Verdict.UNDETERMINED and not options.strict
    kind = "warning" if undetermined or rule.severity != "error" else "error"
    if rule.severity == "note":
        kind = "notice"
    message = [finding.message]
    if finding.suggestions:
        nearest = finding.suggestions[0]
        pair = f"{nearest.text} on {nearest.background}"
        message.append(f"Nearest passing pair: {pair} ({format_ratio(nearest.ratio)}).")
    if finding.fix:
        message.append(f"{finding.fix[:1].upper()}{finding.fix[1:]}.")
    declared = finding.to_change
    if finding.places:
        place = finding.places[0]
        message.append(f"First seen at {finding.position} {place.element}; {finding.count} in all.")
    elif more_places(finding):
        message.append(more_places(finding))
    title = f"{rule.id} {rule.name}"
    if declared is not None:
        where = (declared.file or "", declared.line, declared.column)
    elif finding.places:
        where = (place.page, max(place.line, 1), max(place.column, 1))
    else:
        where = (finding.position, 1, 1)
    return _command(kind, where, title, "\n".join(message))


def _command(kind: str, where: tuple[str, int, int], title: str, message: str) -> str:
    file, line, column = where
    properties = f"file={_property(file)},line={line},col={column},title={_property(title)}"
    return f"::{kind} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return plain(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

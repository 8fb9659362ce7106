"""The report as SARIF 2.1.0, for code-scanning services.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0 with errata 01; the sections are
named at what obeys them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from a11yview.audit import RULES, Verdict
from a11yview.color import Color, format_ratio
from a11yview.errors import ColorError
from a11yview.report.json_format import json_text
from a11yview.versions import installed_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.audit import Declared, Finding, Place, Report, Rule
    from a11yview.color import Suggestion
    from a11yview.report.options import Options

__all__ = ["render_sarif"]

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render_sarif(report: Report, options: Options) -> str:
    """Return a SARIF log of one run.

    A finding lies where the color was declared, or at its first place if no file declares it;
    further places are related locations. A baseline or ignore entry becomes a suppression.
    Undetermined findings are of kind ``review``, or fail as warnings with ``options.strict``.
    """
    rules = [rule for rule in RULES.values() if rule.group != "beyond" or rule.id in report.rules]
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    results = [_result(finding, options, numbers, suppressed=False) for finding in report.findings]
    results += [_result(finding, options, numbers, suppressed=True) for finding in report.ignored]
    notices = [
        {
            "level": "error",
            "message": {"text": f"page not checked: {page.error}"},
            "locations": [_at(page.page, 1, 1)],
            "associatedRule": {"id": "AV901", "index": numbers["AV901"]},
        }
        for page in report.failed_pages
    ]
    notices += [
        {
            "level": RULES[notice.rule].severity,
            "message": {"text": notice.message},
            "locations": [_at(notice.file, notice.line, notice.column)],
            "associatedRule": {"id": notice.rule, "index": numbers[notice.rule]},
        }
        for notice in report.notices
    ]
    run = {
        "tool": {
            "driver": {
                "name": "a11yview",
                "version": installed_version(),
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.failed_pages,
                "toolExecutionNotifications": notices,
            }
        ],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_text(log, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.title + "."},
        "fullDescription": {"text": f"{rule.title}. {rule.help}"},
        "help": {"text": rule.help, "markdown": _help_markdown(rule)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["accessibility"]},
    }
    if rule.group != "beyond":
        entry["properties"]["tags"].append("contrast")
    if rule.criterion:
        entry["properties"]["tags"].append(f"WCAG {rule.criterion}")
    return entry


def _help_markdown(rule: Rule) -> str:
    criterion = f"\n\nWCAG 2.2 success criterion {rule.criterion}." if rule.criterion else ""
    return f"**{rule.title}.** {rule.help}{criterion}"


def _result(
    finding: Finding, options: Options, numbers: Mapping[str, int], *, suppressed: bool
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        **_kind(finding, options),
        "message": {"text": _message(finding)},
        "locations": [_location(finding)],
        "partialFingerprints": {"a11yview/v1": finding.fingerprint},
        "properties": _properties(finding),
    }
    related = _related(finding)
    if related:
        result["relatedLocations"] = related
    fixes = [fix for fix in (_fix(finding, s) for s in finding.suggestions) if fix]
    if fixes:
        result["fixes"] = fixes
    if suppressed:
        result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return result


def _kind(finding: Finding, options: Options) -> dict[str, str]:
    if finding.verdict is Verdict.FAIL:
        return {"kind": "fail", "level": finding.rule_entry.severity}
    if finding.counts(strict=options.strict):
        return {"kind": "fail", "level": "warning"}
    return {"kind": "review", "level": "none"}  # 3.27.9: any other kind has level none


def _message(finding: Finding) -> str:
    text = finding.message[:1].upper() + finding.message[1:] + "."
    if finding.suggestions:
        nearest = finding.suggestions[0]
        pair = f"{nearest.text} on {nearest.background}"
        text += f" The nearest passing pair is {pair} ({format_ratio(nearest.ratio)})."
    if finding.fix:
        text += f" {finding.fix[:1].upper()}{finding.fix[1:]}."
    return text


def _location(finding: Finding) -> dict[str, Any]:
    if finding.to_change is not None:
        return _declared_location(finding.to_change)
    if finding.places:
        return _place_location(finding.places[0])
    return _at(finding.position, 1, 1)


def _related(finding: Finding) -> list[dict[str, Any]]:
    related: list[dict[str, Any]] = []
    background = finding.background_declared
    if background is not None and background.file is not None:
        ground = "also this" if finding.problem else "the background"
        related.append(_declared_location(background, ground))
    related += [_place_location(place) for place in finding.places]
    for number, location in enumerate(related, start=1):
        location["id"] = number  # 3.28.2: unique within the result
    return related


def _declared_location(declared: Declared, message: str = "") -> dict[str, Any]:
    region = {"startLine": declared.line, "startColumn": declared.column}
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(declared.file or "")},
            "region": region,
        },
        "logicalLocations": [{"fullyQualifiedName": declared.where, "kind": "member"}],
    }
    if message:
        location["message"] = {"text": message}
    return location


def _place_location(place: Place) -> dict[str, Any]:
    location = _at(place.page, place.line, place.column)
    location["logicalLocations"] = [{"fullyQualifiedName": place.path, "kind": "element"}]
    location["message"] = {"text": f"{place.element} {place.snippet}".rstrip()}
    return location


def _at(file: str, line: int, column: int) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(file)},
            "region": {"startLine": max(line, 1), "startColumn": max(column, 1)},
        }
    }


def _fix(finding: Finding, suggestion: Suggestion) -> dict[str, Any] | None:
    """Return the edit of the declared value, if one plain color in a file is what to change."""
    moved_text = suggestion.text != finding.text
    declared = finding.text_declared if moved_text else finding.background_declared
    color = suggestion.text if moved_text else suggestion.background
    if moved_text and suggestion.background != finding.background:
        return None  # two declarations to change: shown in words alone
    declared = declared.defined or declared if declared is not None else None
    if declared is None or declared.file is None or not _is_plain(declared.value):
        return None
    if declared.offset is None or declared.end is None:
        return None
    region = {"charOffset": declared.offset, "charLength": declared.end - declared.offset}
    return {
        "description": {"text": f"Change {declared.name} to {color}."},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(declared.file)},
                "replacements": [
                    {"deletedRegion": region, "insertedContent": {"text": str(color)}}
                ],
            }
        ],
    }


def _is_plain(value: str) -> bool:
    """Return whether the value is one color and nothing else, so that it can be replaced."""
    try:
        Color.parse(value)
    except ColorError:
        return False
    return True


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "states": list(finding.states),
        "places": finding.count,
        "text": finding.text.hex if finding.text else None,
        "background": finding.background.hex if finding.background else None,
        "ratio": None if finding.ratio is None else float(format_ratio(finding.ratio)),
        "needed": finding.needed,
    }


def _uri(file: str) -> str:
    """Return the file as a relative URI reference."""
    # No colon: it would read as a scheme. A name that is no UTF-8 keeps its bytes.
    return quote(file, safe="/~!$&'()*+,;=@", errors="surrogateescape")

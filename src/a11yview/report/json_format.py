"""The report as JSON, in a published and versioned form (``report.schema.json``)."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from a11yview.audit import CONTRAST
from a11yview.report.control_characters import UNESCAPED
from a11yview.versions import installed_version

if TYPE_CHECKING:
    from a11yview.audit import (
        Counts,
        Declared,
        Finding,
        PageResult,
        PictureFailure,
        Place,
        Report,
        State,
    )
    from a11yview.color import Color, Suggestion
    from a11yview.report.options import Options

__all__ = [
    "SCHEMA_ID",
    "SCHEMA_VERSION",
    "cut_ratio",
    "json_text",
    "render_json",
    "report_schema",
]

SCHEMA_VERSION: Final = 1
"""Grows when a reader of the older form could break; new members alone do not count."""

SCHEMA_ID: Final = f"urn:a11yview:report:{SCHEMA_VERSION}"
"""The ``$id`` of the schema, and the ``schema`` member of every report."""


def json_text(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON that can be read, with nothing in it that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return UNESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def render_json(report: Report, options: Options) -> str:  # noqa: ARG001 - one form for all
    """Return the report as JSON; keys in a fixed order, colors as ``#rrggbb``."""
    document = {
        "schema": SCHEMA_ID,
        "version": SCHEMA_VERSION,
        "tool": {"name": "a11yview", "version": installed_version()},
        "level": report.level,
        **({} if report.rules == CONTRAST else {"rules": list(report.rules)}),
        "states": [_state(state) for state in report.states],
        "summary": _summary(report),
        "pages": [_page(page) for page in report.pages],
        "findings": [_finding(finding) for finding in report.findings],
        "ignored": [_finding(finding) for finding in report.ignored],
        "notices": [
            {
                "rule": notice.rule,
                "file": notice.file,
                "line": notice.line,
                "column": notice.column,
                "message": notice.message,
            }
            for notice in report.notices
        ],
    }
    return json_text(document, indent=2) + "\n"


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every JSON report meets."""
    text = (files("a11yview.report") / "report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _state(state: State) -> dict[str, Any]:
    return {
        "name": state.name,
        "scheme": state.scheme,
        "media": dict(state.media),
        "pseudo": list(state.pseudo),
        "viewport": list(state.viewport),
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {
        "pass": counts.passed,
        "fail": counts.failed,
        "undetermined": counts.undetermined,
        "exempt": counts.exempt,
        "ignored": counts.ignored,
    }


def _summary(report: Report) -> dict[str, Any]:
    return {
        "pages": len(report.pages),
        "pages_not_checked": len(report.failed_pages),
        "failures": len(report.failures),
        "warnings": len(report.warnings),
        "undetermined": len(report.undetermined),
        "texts": _counts(report.counts),
        "texts_by_state": {
            name: _counts(counts) for name, counts in report.counts_by_state().items()
        },
    }


def _page(page: PageResult) -> dict[str, Any]:
    return {
        "page": page.page,
        "error": page.error,
        "texts_by_state": {name: _counts(counts) for name, counts in page.counts},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    bounds = finding.bounds
    return {
        "rule": finding.rule,
        "name": finding.rule_entry.name,
        "verdict": str(finding.verdict),
        "message": finding.message,
        "reason": finding.reason,
        "states": list(finding.states),
        "text": _color(finding.text),
        "background": _color(finding.background),
        "ratio": cut_ratio(finding.ratio),
        "ratio_bounds": [cut_ratio(bound) for bound in bounds] if bounds else None,
        "needed": finding.needed,
        "large": finding.large,
        "picture": _picture(finding.picture, finding.hint),
        "text_declared": _declared(finding.text_declared),
        "background_declared": _declared(finding.background_declared),
        "count": finding.count,
        "pages": [
            {
                "page": share.page,
                "count": share.count,
                "texts_by_state": dict(zip(share.states, share.texts, strict=True)),
            }
            for share in finding.pages
        ],
        "places": [_place(place) for place in finding.places],
        "suggestions": [_suggestion(suggestion) for suggestion in finding.suggestions],
        "fingerprint": finding.fingerprint,
        **({"fix": finding.fix} if finding.fix else {}),
    }


def _picture(failure: PictureFailure | None, hint: str) -> dict[str, Any] | None:
    if failure is None:
        return {"not_read": hint} if hint else None
    share = failure.share
    return {
        "file": failure.file,
        "share": None if share is None else round(share, 4),
        "place": failure.place or None,
        "color": failure.color.hex,
        "at": [failure.x, failure.y] if failure.x >= 0 else None,
        "ratio": cut_ratio(failure.ratio),
    }


def _declared(declared: Declared | None) -> dict[str, Any] | None:
    if declared is None:
        return None
    return {
        "file": declared.file,
        "line": declared.line,
        "column": declared.column,
        "offset": declared.offset,
        "end": declared.end,
        "name": declared.name,
        "value": declared.value,
        "where": declared.where,
        "defined": _declared(declared.defined),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "page": place.page,
        "line": place.line,
        "column": place.column,
        "path": place.path,
        "element": place.element,
        "snippet": place.snippet,
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "text": _color(suggestion.text),
        "background": _color(suggestion.background),
        "ratio": cut_ratio(suggestion.ratio),
    }


def _color(color: Color | None) -> str | None:
    return None if color is None else color.hex


def cut_ratio(ratio: float | None) -> float | None:
    """Return a ratio with four decimals, cut off: none is written as the one that it missed."""
    return None if ratio is None else int(ratio * 10_000) / 10_000

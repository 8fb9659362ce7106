"""A baseline: the findings that are known, so that only new ones fail a run.

It names findings by their fingerprints, which hold no line numbers, and how many places each had:
a finding that grew is new.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from a11yview.audit import with_ignored
from a11yview.errors import A11yviewError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.audit import Finding, Report

__all__ = ["Baseline", "BaselineError"]

_VERSION: Final = 2


class BaselineError(A11yviewError, ValueError):
    """A text that is no baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Known findings: the number of places by fingerprint.

    Equal files of two sites, each with its own root, have findings of one fingerprint; their
    places count together. ``labels`` says in words what a fingerprint is of, where a file does.
    """

    known: Mapping[str, int]
    labels: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> Baseline:
        """Return the baseline of all failures of a report."""
        return cls(known=_counted(report))

    @classmethod
    def from_json(cls, text: str | bytes, *, where: str = "baseline") -> Baseline:
        """Return the baseline that a text holds; ``where`` leads messages.

        Raises :class:`BaselineError`.
        """
        try:
            document = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise BaselineError(f"{where}: not JSON: {error}; write it anew") from error
        if not isinstance(document, dict) or document.get("version") != _VERSION:
            found = document.get("version") if isinstance(document, dict) else document
            raise BaselineError(
                f"{where}: not of version {_VERSION}: {found!r:.100}; write it anew with "
                "--update-baseline"
            )
        findings = document.get("findings")
        if not isinstance(findings, list):
            raise BaselineError(f"{where}: findings: not a list: {findings!r:.100}; write it anew")
        known: Counter[str] = Counter()
        labels: dict[str, str] = {}
        for entry in findings:
            match entry:
                case {"fingerprint": str(fingerprint), "count": int(count)}:
                    known[fingerprint] += count
                    labels[fingerprint] = _label(entry)
                case _:
                    raise BaselineError(
                        f"{where}: not a finding: {entry!r:.100}; it needs fingerprint and count"
                    )
        return cls(known=known, labels=labels)

    @staticmethod
    def to_json(report: Report) -> str:
        """Return the text of the baseline of a report, sorted, with words to know each by."""
        findings = [
            {
                "fingerprint": finding.fingerprint,
                "count": finding.count,
                "rule": finding.rule,
                "message": finding.message,
                "where": finding.text_declared.where if finding.text_declared else "",
                "file": (finding.text_declared.file or "") if finding.text_declared else "",
            }
            for finding in sorted(report.failures, key=lambda f: f.fingerprint)
        ]
        document = {"version": _VERSION, "findings": findings}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def without_known(self, report: Report) -> Report:
        """Return the report with its known findings among the ignored ones.

        A finding with more places than it had stays: it got worse.
        """
        counts = _counted(report)
        known: list[Finding] = []
        left: list[Finding] = []
        for finding in report.findings:
            places = self.known.get(finding.fingerprint, 0)
            is_known = finding.is_failure and counts[finding.fingerprint] <= places
            (known if is_known else left).append(finding)
        if not known:
            return report
        pages = with_ignored(report.pages, known)
        return replace(report, findings=tuple(left), ignored=(*report.ignored, *known), pages=pages)

    def gone(self, report: Report) -> tuple[str, ...]:
        """Return the fingerprints of the baseline that the report no longer has."""
        found = {f.fingerprint for f in (*report.findings, *report.ignored)}
        return tuple(sorted(name for name in self.known if name not in found))


def _counted(report: Report) -> Counter[str]:
    counts: Counter[str] = Counter()
    for finding in report.failures:
        counts[finding.fingerprint] += finding.count
    return counts


def _label(entry: Mapping[str, Any]) -> str:
    """Return ``AV101 contrast 2.84 < 4.5 (#999 on #fff), .hint in site/style.css``."""
    what = " ".join(str(entry[key]) for key in ("rule", "message") if entry.get(key))
    where = " in ".join(str(entry[key]) for key in ("where", "file") if entry.get(key))
    return ", ".join(filter(None, (what, where))) or str(entry["fingerprint"])

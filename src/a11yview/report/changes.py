"""Findings grouped by what to change: one custom property or declaration may mend many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yview.audit import Verdict
from a11yview.color import contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.audit import Declared, Finding
    from a11yview.color import Color

__all__ = ["Change", "changes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A declaration to change, and the findings that are gone with it.

    ``declared`` is the custom property where the color comes from one; None: the color is the
    browser's own, or no file declares it. ``to`` is the nearest color with which every finding
    passes, None where no color is known to.
    """

    declared: Declared | None
    findings: tuple[Finding, ...]
    to: Color | None

    @property
    def places(self) -> int:
        """How many places the findings have."""
        return sum(finding.count for finding in self.findings)


def changes(findings: Iterable[Finding]) -> list[Change]:
    """Return the changes that would end the failures among findings, those of most places first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.verdict is Verdict.FAIL:
            declared = _source(finding)
            key = finding.fingerprint if declared is None else declared.identity
            groups.setdefault(key, []).append(finding)
    found = [
        Change(declared=_source(group[0]), findings=tuple(group), to=_passing(group))
        for group in groups.values()
    ]
    return sorted(found, key=lambda change: -change.places)


def _source(finding: Finding) -> Declared | None:
    """Return the declaration to change: that of the custom property, if it is from one."""
    declared = finding.to_change
    if declared is not None and declared.defined is not None and declared.defined.file is not None:
        return declared.defined
    return declared


def _passing(findings: Sequence[Finding]) -> Color | None:
    """Return the first suggested color of the text that is enough for all of these findings."""
    for finding in findings:
        for suggestion in finding.suggestions:
            text = suggestion.text
            if text != finding.text and all(_passes(text, one) for one in findings):
                return text
    return None


def _passes(text: Color, finding: Finding) -> bool:
    if finding.background is None or finding.needed is None:
        return False
    return contrast_ratio(text, finding.background) >= finding.needed

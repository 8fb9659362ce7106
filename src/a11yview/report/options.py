"""Options of a report's form."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices of form; each format reads those that apply to it.

    ``color`` allows escape sequences in the text format. ``strict`` shows undetermined findings
    like failures (text, SARIF, JUnit, GitHub). ``max_findings`` bounds how many findings the
    text and GitHub formats show; their summary still counts all.
    """

    color: bool = False
    strict: bool = False
    max_findings: int | None = None

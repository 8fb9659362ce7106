"""The results of a run: counts per page and state, findings, and notices."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from a11yview.audit.rule import CONTRAST
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from a11yview.audit.finding import Finding
    from a11yview.audit.state import State
    from a11yview.audit.text_record import TextRecord
    from a11yview.color import Level

__all__ = ["Counts", "IgnoreMark", "Notice", "PageAudit", "PageResult", "Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Numbers of texts by verdict. ``ignored`` ones are counted in no other field."""

    passed: int = 0
    failed: int = 0
    undetermined: int = 0
    exempt: int = 0
    ignored: int = 0

    @property
    def total(self) -> int:
        """All texts that were looked at."""
        return sum(getattr(self, field.name) for field in fields(self))

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            **{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to know that is no finding: a sheet not read, an ignore entry without use.

    ``rule`` is its id; ``file``, ``line`` and ``column`` say where, from 1 (0: the whole file).
    """

    rule: str
    file: str
    line: int
    column: int
    message: str

    @property
    def position(self) -> str:
        """``file:line:column``, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """One page: its counts by state name, and the error if it could not be checked.

    ``page`` is how reports call it, ``address`` its path within its site: the same wherever the
    site lies; empty where it could not be checked.
    """

    page: str
    address: str = ""
    counts: tuple[tuple[str, Counts], ...] = ()
    error: str | None = None

    @property
    def total(self) -> Counts:
        """The counts of all states together."""
        return sum((counts for _, counts in self.counts), Counts())


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreMark:
    """An ignore comment: its position from 1, its reason, and whether it covers a finding."""

    file: str
    line: int
    column: int
    reason: str
    was_used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAudit:
    """The share of one page in a report. Small, and can be pickled.

    ``marks`` lists the ignore comments met; those of one sheet come from every page that links it.
    """

    result: PageResult
    states: tuple[State, ...] = ()
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    texts: tuple[TextRecord, ...] = ()
    marks: tuple[IgnoreMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report of a run, in a fixed order that depends on the input alone.

    ``findings`` are sorted: failures first, then by rule, then those in the most places.
    ``ignored`` are findings that an ignore mark or entry, or a baseline, took out. ``texts`` is
    filled only on request. ``rules`` are the ids of those that were asked for.
    """

    level: Level
    states: tuple[State, ...]
    pages: tuple[PageResult, ...]
    findings: tuple[Finding, ...]
    ignored: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    texts: tuple[TextRecord, ...] = ()
    rules: tuple[str, ...] = CONTRAST

    @property
    def counts(self) -> Counts:
        """The counts over all pages and states."""
        return sum((page.total for page in self.pages), Counts())

    def counts_by_state(self) -> dict[str, Counts]:
        """Return the counts over all pages for each state name, in report order."""
        totals = {state.name: Counts() for state in self.states}
        for page in self.pages:
            for name, counts in page.counts:
                totals[name] = totals.get(name, Counts()) + counts
        return totals

    @property
    def failed_pages(self) -> tuple[PageResult, ...]:
        """The pages that could not be checked."""
        return tuple(page for page in self.pages if page.error is not None)

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The findings that fail by a rule whose severity is error: those on text."""
        return tuple(f for f in self.findings if f.is_failure)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that fail by a rule that only warns: those on edges and outlines."""
        return tuple(f for f in self.findings if f.verdict is Verdict.FAIL and not f.is_error)

    @property
    def undetermined(self) -> tuple[Finding, ...]:
        """The findings that could not be decided."""
        return tuple(f for f in self.findings if f.verdict is Verdict.UNDETERMINED)

    def is_clean(self, *, strict: bool = False) -> bool:
        """Return whether nothing failed and every page was checked.

        With ``strict`` a warning or an undetermined text is enough to spoil it.
        """
        if self.failed_pages:
            return False
        return not any(finding.counts(strict=strict) for finding in self.findings)

"""Problems of one page gathered by cause, over its states, and the findings that they make."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11yview.audit.finding import Finding, PageShare
from a11yview.audit.findings.grouping import MOST_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.audit.finding import Declared
    from a11yview.audit.findings.places import Places
    from a11yview.audit.state import State
    from a11yview.audit.verdict import Verdict
    from a11yview.color import Color

__all__ = ["Gathering", "Problem"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem of one element: what is wrong, what to do, and the declarations behind it.

    ``declared`` is the declaration to change, ``also`` another that it depends on; ``ignored``
    is whether a comment in a sheet takes the problem out. ``shown`` is what reports quote of the
    element, None for its own text. The rest is as in a :class:`.Finding`.
    """

    rule: str
    element: int
    verdict: Verdict
    problem: str
    fix: str
    reason: str | None = None
    declared: Declared | None = None
    also: Declared | None = None
    ignored: bool = False
    shown: str | None = None
    text: Color | None = None
    background: Color | None = None
    ratio: float | None = None
    needed: float | None = None

    def finding(self) -> Finding:
        """Return the finding that it makes, without its places."""
        return Finding(
            rule=self.rule,
            verdict=self.verdict,
            text=self.text,
            background=self.background,
            ratio=self.ratio,
            needed=self.needed,
            reason=self.reason,
            problem=self.problem,
            fix=self.fix,
            text_declared=self.declared,
            background_declared=self.also,
        )


@dataclass(slots=True)
class _Cause:
    finding: Finding
    ignored: bool
    elements: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The elements that have it, by the name of the state."""
    where: dict[int, str | None] = field(default_factory=dict)


class Gathering:
    """The causes of the problems on one page."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._causes: dict[str, _Cause] = {}

    def add(self, state: State, problems: Iterable[Problem]) -> None:
        """Add the problems of one state to their causes."""
        for one in problems:
            finding = one.finding()
            cause = self._causes.get(finding.fingerprint)
            if cause is None:
                cause = _Cause(finding, one.ignored)
                self._causes[finding.fingerprint] = cause
            cause.elements[state.name].add(one.element)
            cause.where.setdefault(one.element, one.shown)

    def findings(self, states: Sequence[State]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings, and those that a comment in a sheet took out."""
        kept = [cause for cause in self._causes.values() if not cause.ignored]
        taken = [cause for cause in self._causes.values() if cause.ignored]
        return (
            tuple(self._finished(cause, states) for cause in kept),
            tuple(self._finished(cause, states) for cause in taken),
        )

    def _finished(self, cause: _Cause, states: Sequence[State]) -> Finding:
        names = tuple(state.name for state in states if state.name in cause.elements)
        share = PageShare(
            page=self.places.page,
            count=len(cause.where),
            states=names,
            texts=tuple(len(cause.elements[name]) for name in names),
        )
        first = sorted(cause.where)[:MOST_PLACES]
        places = tuple(self.places.place(one, text=cause.where[one]) for one in first)
        return cause.finding.on_page(share, places)

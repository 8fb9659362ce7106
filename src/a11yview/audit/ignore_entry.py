"""An entry of a configuration that takes findings out of a report, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from a11yview.audit.rule import rule_named

if TYPE_CHECKING:
    from a11yview.audit.finding import Finding
    from a11yview.color import Color

__all__ = ["IgnoreEntry"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreEntry:
    """The conditions for taking a finding out; those that are None always hold.

    ``reason`` says why, and is required. ``rule`` is an id or a slug; ``page`` a pattern with
    ``*`` for page names; ``selector`` a pattern for the selector that declared the color or for
    the element (``a.nav-link``); ``text`` and ``background`` are colors as painted; ``state`` is
    the name of a state; ``fingerprint`` that of one finding.

    Raises ValueError for an entry without reason, without any condition, or of no known rule.
    """

    reason: str
    rule: str | None = None
    page: str | None = None
    selector: str | None = None
    text: Color | None = None
    background: Color | None = None
    state: str | None = None
    fingerprint: str | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("reason: missing: ''; say why these findings need no fix")
        conditions = (
            self.rule,
            self.page,
            self.selector,
            self.text,
            self.background,
            self.state,
            self.fingerprint,
        )
        if all(condition is None for condition in conditions):
            raise ValueError(
                "ignore: no condition; name a rule, page, selector, text, background, state "
                "or fingerprint"
            )
        if self.rule is not None and rule_named(self.rule) is None:
            raise ValueError(f"rule: unknown: {self.rule!r}; use an id such as AV101 or its slug")

    def fits(self, finding: Finding) -> bool:
        """Return whether the entry is about a finding, pages and states aside."""
        rule = rule_named(self.rule) if self.rule is not None else None
        if rule is not None and rule.id != finding.rule:
            return False
        if self.fingerprint is not None and self.fingerprint != finding.fingerprint:
            return False
        if self.text is not None and self.text.rounded() != finding.text:
            return False
        if self.background is not None and self.background.rounded() != finding.background:
            return False
        return self.selector is None or self._selects(finding, self.selector)

    def is_about(self, page: str) -> bool:
        """Return whether the entry is about findings on the page of that name, among others."""
        return self.page is None or fnmatchcase(page, self.page)

    @staticmethod
    def _selects(finding: Finding, pattern: str) -> bool:
        declared = (finding.text_declared, finding.background_declared)
        names = [d.where for d in declared if d is not None]
        names += [place.element for place in finding.places]
        return any(name == pattern or fnmatchcase(name, pattern) for name in names)

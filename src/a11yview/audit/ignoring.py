"""What takes findings out of a report: entries of a configuration, each with its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from a11yview.audit.result import Counts, PageResult
from a11yview.audit.rule import rule_named
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.audit.finding import Finding
    from a11yview.color import Color

__all__ = ["IgnoreEntry", "split", "with_ignored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreEntry:
    """What a finding must be like to be taken out; what is None fits everything.

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
        """Return whether it is about that finding, pages and states aside."""
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
        """Return whether it is about findings on the page of that name, among others."""
        return self.page is None or fnmatchcase(page, self.page)

    @staticmethod
    def _selects(finding: Finding, pattern: str) -> bool:
        declared = (finding.text_declared, finding.background_declared)
        names = [d.where for d in declared if d is not None]
        names += [place.element for place in finding.places]
        return any(name == pattern or fnmatchcase(name, pattern) for name in names)


def split(finding: Finding, entry: IgnoreEntry) -> tuple[Finding | None, Finding | None]:
    """Return what an entry leaves of a finding on one page, and what it takes out."""
    (share,) = finding.pages
    if not (entry.fits(finding) and entry.is_about(share.page)):
        return finding, None
    if entry.state is None:
        return None, finding
    if entry.state not in finding.states:
        return finding, None
    others = tuple(name for name in finding.states if name != entry.state)
    return _in_states(finding, others), _in_states(finding, (entry.state,))


def _in_states(finding: Finding, states: tuple[str, ...]) -> Finding | None:
    if not states:
        return None
    (share,) = finding.pages
    texts = dict(zip(share.states, share.texts, strict=True))
    kept = tuple(texts[name] for name in states)
    count = min(share.count, sum(kept))
    part = replace(share, count=count, states=states, texts=kept)
    return finding.reaching(states=states, count=count, pages=(part,))


def with_ignored(pages: Iterable[PageResult], taken: Sequence[Finding]) -> tuple[PageResult, ...]:
    """Return the pages with the texts of findings that were taken out counted as ignored."""
    if not taken:
        return tuple(pages)
    failed: Counter[tuple[str, str]] = Counter()
    undetermined: Counter[tuple[str, str]] = Counter()
    for finding in taken:
        if not finding.is_about_text:
            continue
        moved = failed if finding.verdict is Verdict.FAIL else undetermined
        for share in finding.pages:
            for state, texts in zip(share.states, share.texts, strict=True):
                moved[share.page, state] += texts

    def change(page: str, state: str) -> Counts:
        fail, open_ = failed[page, state], undetermined[page, state]
        return Counts(failed=-fail, undetermined=-open_, ignored=fail + open_)

    return tuple(
        replace(
            one, counts=tuple([(name, all_ + change(one.page, name)) for name, all_ in one.counts])
        )
        for one in pages
    )

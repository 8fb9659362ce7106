"""Findings that ignore entries take out of a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from a11yview.audit.result import Counts, PageResult
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.audit.finding import Finding
    from a11yview.audit.ignore_entry import IgnoreEntry

__all__ = ["split", "with_ignored"]


def split(finding: Finding, entry: IgnoreEntry) -> tuple[Finding | None, Finding | None]:
    """Return the part of a finding on one page that an entry leaves, and the part it takes out."""
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
    """Return the pages with the texts of the findings ``taken`` out counted as ignored."""
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

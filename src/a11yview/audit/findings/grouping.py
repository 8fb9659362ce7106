"""Findings merged across pages, with suggestions, in report order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.audit.finding import Finding, PageShare, Place
from a11yview.audit.verdict import Verdict
from a11yview.color import level_of, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.color import Color, Level, Suggestion

__all__ = ["MOST_PLACES", "merged", "ordered", "with_suggestions"]

MOST_PLACES: Final = 5
"""Most places of a finding to name; all are counted."""


def merged(findings: Iterable[Finding], states: Sequence[str]) -> list[Finding]:
    """Return one finding for each cause, the shares of pages in the order given.

    Equal causes in files of two sites, each with its own root, are two. ``states`` are the names
    of all states in report order.
    """
    by_cause: dict[tuple[str | None, ...], list[Finding]] = {}
    for finding in findings:
        declared = (finding.text_declared, finding.background_declared)
        files = (one.file if one is not None else None for one in declared)
        by_cause.setdefault((finding.fingerprint, *files), []).append(finding)
    rank = {name: place for place, name in enumerate(states)}
    return [_merged(group, rank) for group in by_cause.values()]


def _merged(group: list[Finding], rank: dict[str, int]) -> Finding:
    first = group[0]
    names = {name for finding in group for name in finding.states}
    states = tuple(sorted(names, key=lambda name: rank.get(name, len(rank))))
    if len(group) == 1 and first.states == states:
        return first
    shares: dict[str, PageShare] = {}
    places: dict[tuple[str, str], Place] = {}
    for finding in group:
        for share in finding.pages:
            before = shares.get(share.page)
            shares[share.page] = share if before is None else _merged_share(before, share)
        if len(places) < MOST_PLACES:
            for place in finding.places:
                places.setdefault((place.page, place.path + place.element), place)
    pages = tuple(shares.values())
    return first.reaching(
        states=states,
        pages=pages,
        places=tuple(places.values())[:MOST_PLACES],
        count=sum(share.count for share in pages),
    )


def _merged_share(first: PageShare, second: PageShare) -> PageShare:
    texts = dict(zip(first.states, first.texts, strict=True))
    for name, number in zip(second.states, second.texts, strict=True):
        texts[name] = texts.get(name, 0) + number
    return PageShare(
        page=first.page,
        count=max(first.count, second.count),
        states=tuple(texts),
        texts=tuple(texts.values()),
    )


def with_suggestions(finding: Finding) -> Finding:
    """Return the finding with the nearest passing colors: a new text, a new background.

    Only a failing pair of text gets any. A pair that cannot pass by changing one color has fewer.
    """
    text, background = finding.text, finding.background
    if finding.verdict is not Verdict.FAIL or text is None or background is None:
        return finding
    if finding.states and all(name.startswith("forced-colors") for name in finding.states):
        return finding  # no color suits every contrast theme: its note says what to do
    level = level_of(finding.needed, large=finding.large) if finding.needed is not None else None
    if level is None or not finding.is_about_text:
        return finding
    suggestions = _nearest(text, background, level, large=finding.large)
    return finding.reaching(suggestions=suggestions)


@lru_cache(maxsize=4096)
def _nearest(
    text: Color, background: Color, level: Level, *, large: bool
) -> tuple[Suggestion, ...]:
    """Return the nearest passing pairs, nearest first; the pages of a site fail in the same."""
    found: list[Suggestion] = []
    for move in ("text", "background"):
        suggestion = suggest(text, background, level=level, large=large, move=move)
        if suggestion is not None:
            found.append(suggestion)
    return tuple(sorted(found, key=lambda suggestion: suggestion.distance))


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in report order: failures first, then by rule and by reach."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                f.verdict is not Verdict.FAIL,
                f.rule,
                -f.count,
                f.pages[0].page if f.pages else "",
                f.places[0].line if f.places else 0,
                f.fingerprint,
            ),
        )
    )

"""Verdicts gathered by cause: one finding for each pair and the declarations that made it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from a11yview.audit.finding import Finding, PageShare, Place
from a11yview.audit.grouping import MOST_PLACES
from a11yview.audit.non_text import faint_borders, faint_outlines
from a11yview.audit.survey import field_text
from a11yview.audit.verdict import Verdict
from a11yview.color import NON_TEXT, format_ratio, required_ratio

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.audit.generated import GeneratedText
    from a11yview.audit.judge import Judgement
    from a11yview.audit.paint import Paint
    from a11yview.audit.sources import Sources
    from a11yview.audit.state import State
    from a11yview.audit.survey import Survey
    from a11yview.cascade import Document, Styles
    from a11yview.color import Level

__all__ = ["Causes"]

_SNIPPET = 80


@dataclass(slots=True)
class _Cause:
    """A finding while it grows: the texts that it has in each state, and where."""

    finding: Finding
    ignored: bool
    texts: Counter[str] = field(default_factory=Counter)
    where: dict[tuple[int, str], str | None] = field(default_factory=dict)


class Causes:
    """What fails or stays open on one page, over all its states."""

    def __init__(
        self, document: Document, survey: Survey, sources: Sources, *, name: str, level: Level
    ) -> None:
        self.document, self.survey, self.sources = document, survey, sources
        self.name, self.level = name, level
        self._causes: dict[str, _Cause] = {}

    def findings(self, states: Sequence[State]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings, and those that a comment in a sheet took out."""
        causes = self._causes.values()
        kept = tuple(self._finished(cause, states) for cause in causes if not cause.ignored)
        return kept, tuple(self._finished(cause, states) for cause in causes if cause.ignored)

    def gather(
        self,
        state: State,
        styles: Styles,
        found: Sequence[Judgement],
        generated: Sequence[GeneratedText],
    ) -> Counter[Verdict]:
        """Add what failed or stayed open to its cause; return how many a comment took out."""
        name = state.name
        ignored: Counter[Verdict] = Counter()
        by_group: dict[tuple[int, int], _Cause] = {}
        groups, settled = styles.groups, {Verdict.PASS, Verdict.EXEMPT}
        bad = {id(judgement) for judgement in found if judgement.verdict not in settled}
        for element, judgement in zip(self.survey.elements, found, strict=True) if bad else ():
            if id(judgement) not in bad:
                continue
            key = (id(judgement), groups[element])
            cause = by_group.get(key)
            if cause is None:
                cause = by_group[key] = self._cause(styles, element, judgement, "")
            cause.texts[name] += 1
            cause.where.setdefault((element, ""), None)
            ignored[judgement.verdict] += cause.ignored
        for text in generated:
            if text.judgement.verdict in settled:
                continue
            cause = self._cause(styles, text.element, text.judgement, text.pseudo)
            cause.texts[name] += 1
            cause.where.setdefault((text.element, text.pseudo), text.text)
            ignored[text.judgement.verdict] += cause.ignored
        return ignored

    def _cause(self, styles: Styles, element: int, judgement: Judgement, pseudo: str) -> _Cause:
        text, text_reason = self.sources.text(styles, element, pseudo)
        background, background_reason = self.sources.background(styles, element, pseudo)
        finding = Finding(
            rule=_rule(judgement, pseudo, self.level),
            verdict=judgement.verdict,
            text=judgement.text,
            background=judgement.background,
            ratio=judgement.ratio,
            bounds=judgement.bounds,
            needed=judgement.needed,
            large=judgement.large,
            reason=judgement.reason,
            note=_note(judgement),
            text_declared=text,
            background_declared=background,
        )
        ignored = text_reason is not None or background_reason is not None
        return self._causes.setdefault(finding.fingerprint, _Cause(finding, ignored=ignored))

    def gather_edges(self, state: State, styles: Styles, paints: Sequence[Paint]) -> None:
        """Add edges of fields and outlines of focus that are too faint."""
        if "focus" in state.pseudo:
            edges = faint_outlines(self.document, self.survey, styles, paints)
        elif not state.pseudo:
            edges = faint_borders(self.document, self.survey, styles, paints)
        else:
            return
        for edge in edges:
            declared, reason = self.sources.declared(styles, edge.element, edge.declares)
            background, _ = self.sources.background(styles, self.document.parent[edge.element], "")
            finding = Finding(
                rule=edge.rule,
                verdict=Verdict.FAIL,
                text=edge.color,
                background=edge.around,
                ratio=edge.ratio,
                needed=NON_TEXT,
                text_declared=declared,
                background_declared=background,
            )
            cause = _Cause(finding, ignored=reason is not None)
            cause = self._causes.setdefault(finding.fingerprint, cause)
            cause.texts[state.name] += 1
            cause.where.setdefault((edge.element, ""), None)

    def _finished(self, cause: _Cause, states: Sequence[State]) -> Finding:
        names = tuple(s.name for s in states if s.name in cause.texts)
        share = PageShare(
            page=self.name,
            count=len(cause.where),
            states=names,
            texts=tuple(cause.texts[name] for name in names),
        )
        first = sorted(cause.where.items())[:MOST_PLACES]
        places = tuple(self._place(element, pseudo, text) for (element, pseudo), text in first)
        return replace(
            cause.finding, states=names, count=share.count, places=places, pages=(share,)
        )

    def _place(self, element: int, pseudo: str, text: str | None) -> Place:
        document = self.document
        line, column = document.position(element)  # (0, 0): the parser put the element there
        if text is None:
            own = document.own_text(element)
            text = own if own.strip() else field_text(document, element)
        return Place(
            page=self.name,
            line=line or 1,
            column=column or 1,
            path=document.path(element),
            element=_short_name(document.tag(element), document.attributes(element)) + pseudo,
            snippet=" ".join(text.split())[:_SNIPPET],
        )


def _rule(judgement: Judgement, pseudo: str, level: Level) -> str:
    if pseudo == "::placeholder":
        return "AV103"
    if pseudo:
        return "AV104"
    ratio = judgement.ratio
    if level == "AAA" and ratio is not None and judgement.verdict is Verdict.FAIL:
        return "AV102" if ratio >= required_ratio("AA", large=judgement.large) else "AV101"
    return "AV101"


def _note(judgement: Judgement) -> str:
    if judgement.beneath is None:
        return ""
    color, ratio = judgement.beneath
    return f"without the image: {format_ratio(ratio)} on {color}"


def _short_name(tag: str, attributes: Mapping[str, str]) -> str:
    if attributes.get("id"):
        return f"{tag}#{attributes['id']}"
    classes = attributes.get("class", "").split()
    return tag + "".join(f".{name}" for name in classes[:2])

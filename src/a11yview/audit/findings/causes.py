"""Verdicts gathered by cause: one finding for each pair and the declarations that made it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.audit.finding import Finding, PageShare, Place
from a11yview.audit.findings.grouping import MOST_PLACES
from a11yview.audit.judging.batches import by_node
from a11yview.audit.judging.non_text import DRAWS_EDGES, color_around, faint_border, faint_outline
from a11yview.audit.verdict import Verdict
from a11yview.color import NON_TEXT, format_ratio, required_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.audit.finding import Declared
    from a11yview.audit.findings.color_sources import Sources
    from a11yview.audit.judging.batches import Told
    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.known_backdrops import Looks
    from a11yview.audit.state import State
    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document, Shape, Styles
    from a11yview.color import Level

__all__ = ["Causes", "finding_of"]

_SNIPPET: Final = 80


@dataclass(slots=True)
class _Cause:
    """A finding while it grows: the texts that it has in each state, and where.

    ``where`` holds what a pseudo-element says, by elements and the name of the pseudo-element.
    """

    finding: Finding
    ignored: bool
    texts: Counter[str] = field(default_factory=Counter)
    where: dict[tuple[Sequence[int], str], str | None] = field(default_factory=dict)

    def add(
        self, state: State, elements: Sequence[int], pseudo: str = "", text: str | None = None
    ) -> None:
        self.texts[state.name] += len(elements)
        self.where.setdefault((elements, pseudo), text)


class Causes:
    """What fails or stays open on one page, over all its states."""

    def __init__(
        self, document: Document, survey: Survey, sources: Sources, *, name: str, level: Level
    ) -> None:
        self.document, self.survey, self.sources = document, survey, sources
        self.name, self.level = name, level
        self._causes: dict[str, _Cause] = {}
        self._trails: dict[tuple[object, ...], int] = {}
        self._of_texts: dict[tuple[int, int], tuple[Judgement, _Cause]] = {}
        self._of_pairs: dict[tuple[Judgement, str, int, int], _Cause] = {}
        self._edged: dict[bool, list[tuple[int, ...]]] = {}
        """What has edges, links or fields: the elements of each node."""
        self._of_edges: dict[tuple[int, Shape], _Cause | None] = {}

    def findings(self, states: Sequence[State]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings, and those that a comment in a sheet took out."""
        causes = self._causes.values()
        kept = tuple(self._finished(cause, states) for cause in causes if not cause.ignored)
        return kept, tuple(self._finished(cause, states) for cause in causes if cause.ignored)

    def gather(self, state: State, looks: Looks, told: Iterable[Told]) -> Counter[Verdict]:
        """Add what failed or stayed open to its cause; return how many a comment took out."""
        ignored: Counter[Verdict] = Counter()
        for one in told:
            verdict = one.judgement.verdict
            if verdict is Verdict.PASS or verdict is Verdict.EXEMPT:
                continue
            cause = self._of_text(looks, one)
            cause.add(state, one.elements, one.pseudo, one.text)
            if cause.ignored:
                ignored[verdict] += len(one.elements)
        return ignored

    def _of_text(self, looks: Looks, told: Told) -> _Cause:
        """Return the cause of a verdict, found once for states in which all around is the same."""
        if told.pseudo:  # not all that decides how it looks is known of its element
            return self._cause(looks.styles, told)
        key = (self._trail(looks, told.node), id(told.judgement))
        known = self._of_texts.get(key)
        if known is None:
            known = self._of_texts[key] = told.judgement, self._cause(looks.styles, told)
        return known[1]

    def _trail(self, looks: Looks, node: int) -> int:
        """Return a number for how a node and all above it look, and for what declares that."""
        styles, trails = looks.styles, looks.trails
        way = []
        while node >= 0 and node not in trails:
            way.append(node)
            node = styles.node_parent[node]
        trail = trails[node] if node >= 0 else -1
        for node in reversed(way):
            key = (trail, styles.node_winners[node], looks.boxes[node], styles.node_paints[node])
            trail = trails[node] = self._trails.setdefault(key, len(self._trails))
        return trail

    def _cause(self, styles: Styles, told: Told) -> _Cause:
        element, judgement, pseudo = told.elements[0], told.judgement, told.pseudo
        text, text_reason = self.sources.text(styles, element, pseudo)
        background, background_reason = self.sources.background(styles, element, pseudo)
        key = (judgement, pseudo, id(text), id(background))
        cause = self._of_pairs.get(key)
        if cause is None:
            finding = finding_of(
                judgement, text=text, background=background, level=self.level, pseudo=pseudo
            )
            ignored = text_reason is not None or background_reason is not None
            cause = self._causes.setdefault(finding.fingerprint, _Cause(finding, ignored=ignored))
            self._of_pairs[key] = cause
        return cause

    def gather_edges(self, state: State, looks: Looks) -> None:
        """Add edges of fields and outlines of focus that are too faint."""
        is_link = "focus" in state.pseudo
        if state.pseudo and not is_link:
            return
        styles = looks.styles
        if is_link not in self._edged:
            elements = self.survey.links if is_link else self.survey.fields
            self._edged[is_link] = by_node(elements, styles.node_of)
        for same in self._edged[is_link]:
            node = styles.node_of[same[0]]
            key = (self._trail(looks, node), styles.node_shapes[node])
            if key not in self._of_edges:
                self._of_edges[key] = self._of_edge(looks, same[0], is_link=is_link)
            cause = self._of_edges[key]
            if cause is not None:
                cause.add(state, same)

    def _of_edge(self, looks: Looks, element: int, *, is_link: bool) -> _Cause | None:
        styles = looks.styles
        style, color = styles[element], color_around(looks, styles.node_of[element])
        if is_link:
            edge = faint_outline(style, color)
        else:
            edge = faint_border(style, color)
            if edge is not None and style.appearance != "none":
                # Where no author changed the edge, it is the browser's to draw.
                by_author = self.sources.any_by_author(styles, element, DRAWS_EDGES)
                edge = edge if by_author else None
        if edge is None:
            return None
        declared, reason = self.sources.declared(styles, element, edge.declares)
        background, _ = self.sources.background(styles, self.document.parent[element], "")
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
        return self._causes.setdefault(finding.fingerprint, cause)

    def _finished(self, cause: _Cause, states: Sequence[State]) -> Finding:
        names = tuple(s.name for s in states if s.name in cause.texts)
        where: dict[tuple[int, str], str | None] = {}
        for (elements, pseudo), text in cause.where.items():
            for element in elements:
                where.setdefault((element, pseudo), text)
        share = PageShare(
            page=self.name,
            count=len(where),
            states=names,
            texts=tuple(cause.texts[name] for name in names),
        )
        first = sorted(where.items())[:MOST_PLACES]
        places = tuple(self._place(element, pseudo, text) for (element, pseudo), text in first)
        return cause.finding.reaching(
            states=names, count=share.count, places=places, pages=(share,)
        )

    def _place(self, element: int, pseudo: str, text: str | None) -> Place:
        document = self.document
        line, column = document.position(element)  # (0, 0): the parser put the element there
        if text is None:
            own = document.own_text(element)
            text = own if own.strip() else self.survey.form_controls.shown_text(element)
        return Place(
            page=self.name,
            line=line or 1,
            column=column or 1,
            path=document.path(element),
            element=_short_name(document.tag(element), document.attributes(element)) + pseudo,
            snippet=" ".join(text.split())[:_SNIPPET],
        )


def finding_of(
    judgement: Judgement,
    *,
    text: Declared | None,
    background: Declared | None,
    level: Level,
    pseudo: str = "",
) -> Finding:
    """Return the finding that a verdict makes, without its places.

    ``text`` and ``background`` are what declares the colors of these.
    """
    return Finding(
        rule=_rule(judgement, pseudo, level),
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
        background_declared=None if judgement.outline == "background" else background,
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
    if judgement.outline is not None:
        return f"{'of' if judgement.outline == 'text' else 'on'} the outline of the letters"
    if judgement.beneath is None:
        return ""
    color, ratio = judgement.beneath
    return f"without the image: {format_ratio(ratio)} on {color}"


def _short_name(tag: str, attributes: Mapping[str, str]) -> str:
    if attributes.get("id"):
        return f"{tag}#{attributes['id']}"
    classes = attributes.get("class", "").split()
    return tag + "".join(f".{name}" for name in classes[:2])

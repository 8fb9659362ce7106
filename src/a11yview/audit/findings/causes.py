"""Verdicts gathered by cause: one finding for each pair and the declarations that made it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11yview.audit.finding import Finding, PageShare
from a11yview.audit.findings.grouping import MOST_PLACES
from a11yview.audit.findings.places import Places
from a11yview.audit.judging.batches import by_node
from a11yview.audit.judging.non_text import DRAWS_EDGES, color_around, faint_border, faint_outline
from a11yview.audit.verdict import Verdict
from a11yview.color import NON_TEXT, format_ratio, required_ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.audit.finding import Declared
    from a11yview.audit.findings.color_sources import ColorSources
    from a11yview.audit.judging.batches import JudgedTexts
    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.audit.state import State
    from a11yview.audit.texts.survey import Survey
    from a11yview.cascade import Document, Shape, Styles
    from a11yview.color import Level

__all__ = ["Causes", "finding_of"]


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
    """The causes of failing and undetermined texts on one page, over all its states."""

    def __init__(
        self, document: Document, survey: Survey, sources: ColorSources, *, name: str, level: Level
    ) -> None:
        self.document, self.survey, self.sources = document, survey, sources
        self.name, self.level = name, level
        self.places = Places(document, survey, name)
        self._causes: dict[str, _Cause] = {}
        self._shapes: Mapping[int, int] = {}
        self._trail_of_node: dict[int, int] = {}
        """Trails of nodes in the state at hand: see :meth:`_trail`."""
        self._trails: dict[tuple[object, ...], int] = {}
        self._of_texts: dict[tuple[int, int], tuple[Judgement, _Cause]] = {}
        self._of_pairs: dict[tuple[Judgement, str, int, int], _Cause] = {}
        self._edged: dict[tuple[bool, int], list[tuple[int, ...]]] = {}
        """Elements that have edges, links and fields, of each node, by the nodes of a page."""
        self._of_edges: dict[tuple[int, Shape], _Cause | None] = {}

    def findings(self, states: Sequence[State]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings, and those that a comment in a sheet took out."""
        causes = self._causes.values()
        kept = tuple(self._finished(cause, states) for cause in causes if not cause.ignored)
        return kept, tuple(self._finished(cause, states) for cause in causes if cause.ignored)

    def gather(
        self,
        state: State,
        nodes: PageNodes,
        judged: Iterable[JudgedTexts],
        shapes: Mapping[int, int],
    ) -> Counter[Verdict]:
        """Add failing and undetermined texts to their causes; begins a state of the page.

        Returns how many an ignore comment took out. ``shapes`` holds the shape of a drawing that
        an element with text lies on.
        """
        self._shapes = shapes
        self._trail_of_node = {}
        ignored: Counter[Verdict] = Counter()
        for one in judged:
            verdict = one.judgement.verdict
            if verdict is Verdict.PASS:
                continue
            if verdict is Verdict.EXEMPT:
                if one.judgement.reason == "same-color":
                    self._of_text(nodes, one).add(state, one.elements, one.pseudo, one.text)
                continue
            cause = self._of_text(nodes, one)
            cause.add(state, one.elements, one.pseudo, one.text)
            if cause.ignored:
                ignored[verdict] += len(one.elements)
        return ignored

    def _of_text(self, nodes: PageNodes, judged: JudgedTexts) -> _Cause:
        """Return the cause of a verdict, found once for states in which all around is the same."""
        if judged.pseudo:  # its element's trail does not tell its own style
            return self._cause(nodes.styles, judged)
        key = (self._trail(nodes, judged.node), id(judged.judgement))
        known = self._of_texts.get(key)
        if known is None:
            known = self._of_texts[key] = judged.judgement, self._cause(nodes.styles, judged)
        return known[1]

    def _trail(self, nodes: PageNodes, node: int) -> int:
        """Return a number for the styles of a node and its ancestors, and their declarations."""
        styles, trails = nodes.styles, self._trail_of_node
        unknown = []
        while node >= 0 and node not in trails:
            unknown.append(node)
            node = styles.node_parent[node]
        trail = trails[node] if node >= 0 else -1
        for node in reversed(unknown):
            key = (trail, styles.node_winners[node], nodes.boxes[node], styles.node_paints[node])
            trail = trails[node] = self._trails.setdefault(key, len(self._trails))
        return trail

    def _cause(self, styles: Styles, judged: JudgedTexts) -> _Cause:
        element, judgement, pseudo = judged.elements[0], judged.judgement, judged.pseudo
        text, text_reason = self.sources.text(styles, element, pseudo)
        background, background_reason = self.sources.background(
            styles, element, pseudo, shape=self._shapes.get(element)
        )
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

    def gather_edges(self, state: State, nodes: PageNodes) -> None:
        """Add edges of fields and outlines of focus that are too faint, after :meth:`gather`."""
        is_link = "focus" in state.pseudo
        if (state.pseudo and not is_link) or state.turn:
            return
        styles = nodes.styles
        edged = (is_link, id(styles.node_of))  # a list that lives as long as its page
        if edged not in self._edged:
            elements = self.survey.links if is_link else self.survey.fields
            self._edged[edged] = by_node(elements, styles.node_of)
        for same in self._edged[edged]:
            node = styles.node_of[same[0]]
            key = (self._trail(nodes, node), styles.node_shapes[node])
            if key not in self._of_edges:
                self._of_edges[key] = self._of_edge(nodes, same[0], is_link=is_link)
            cause = self._of_edges[key]
            if cause is not None:
                cause.add(state, same)

    def _of_edge(self, nodes: PageNodes, element: int, *, is_link: bool) -> _Cause | None:
        styles = nodes.styles
        style, color = styles[element], color_around(nodes, styles.node_of[element])
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
        background, _ = self.sources.background(styles, self.document.parent[element])
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
        places = tuple(
            self.places.place(element, pseudo, text) for (element, pseudo), text in first
        )
        return cause.finding.on_page(share, places)


def finding_of(
    judgement: Judgement,
    *,
    text: Declared | None,
    background: Declared | None,
    level: Level,
    pseudo: str = "",
) -> Finding:
    """Return the finding that a verdict makes, without its places.

    Of the exempt texts, those of their background's color make one, a warning: they may be hidden
    on purpose, or by mistake.

    ``text`` and ``background`` are what declares the colors of these.
    """
    is_invisible = judgement.verdict is Verdict.EXEMPT
    return Finding(
        rule="AV105" if is_invisible else _rule(judgement, pseudo, level),
        verdict=Verdict.FAIL if is_invisible else judgement.verdict,
        text=judgement.text,
        background=judgement.background,
        ratio=judgement.ratio,
        bounds=judgement.bounds,
        needed=judgement.needed,
        large=judgement.large,
        reason=None if is_invisible else judgement.reason,
        note=_note(judgement),
        picture=judgement.picture,
        hint=judgement.hint,
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
    if judgement.note:
        return judgement.note
    if judgement.outline is not None:
        return f"{'of' if judgement.outline == 'text' else 'on'} the outline of the letters"
    if judgement.beneath is None:
        return ""
    color, ratio = judgement.beneath
    return f"without the image: {format_ratio(ratio)} on {color}"

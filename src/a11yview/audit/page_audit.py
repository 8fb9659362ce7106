"""One page under all its states: every text judged, the failures gathered by cause."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from a11yview.audit.covering import Covering, Surroundings
from a11yview.audit.environments import applicable, environment
from a11yview.audit.finding import Finding, PageShare, Place
from a11yview.audit.generated import Generated, GeneratedText
from a11yview.audit.grouping import MOST_PLACES
from a11yview.audit.judge import Judgement, judge
from a11yview.audit.non_text import faint_borders, faint_outlines
from a11yview.audit.painter import Painter
from a11yview.audit.result import Counts, Notice, PageAudit, PageResult
from a11yview.audit.sources import Sources
from a11yview.audit.survey import field_text, survey
from a11yview.audit.text import TextRecord
from a11yview.audit.verdict import Verdict
from a11yview.color import NON_TEXT, format_ratio, required_ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from a11yview.audit.paint import Paint
    from a11yview.audit.state import State
    from a11yview.cascade import Page, Styles
    from a11yview.color import Level

__all__ = ["audit_page"]

_SNIPPET = 80


def audit_page(  # noqa: PLR0913 - named by the caller
    page: Page,
    name: str,
    *,
    level: Level,
    states: Iterable[State],
    texts: bool = False,
    file_name: Callable[[str], str] = str,
) -> PageAudit:
    """Return the verdicts on every text of a page, in each state that can matter to it.

    ``name`` is how the page is called in reports; ``texts`` asks for a record per element;
    ``file_name`` says how reports call the file at an address.
    """
    sources = Sources(page, name, file_name)
    return _Audit(page, name, level, applicable(states, page), sources, texts=texts).run()


@dataclass(slots=True)
class _Cause:
    """A finding while it grows: the texts that it has in each state, and where."""

    finding: Finding
    ignored: bool
    texts: Counter[str] = field(default_factory=Counter)
    where: dict[tuple[int, str], str | None] = field(default_factory=dict)


class _Audit:
    """The work on one page; the memos live as long as the page does."""

    def __init__(  # noqa: PLR0913 - what audit_page is given
        self,
        page: Page,
        name: str,
        level: Level,
        states: tuple[State, ...],
        sources: Sources,
        *,
        texts: bool,
    ) -> None:
        self.page, self.name, self.level, self.states = page, name, level, states
        self.document = page.document
        self.survey = survey(page.document)
        self.painter = Painter(page.document)
        self.covering = Covering(page.document, self.survey)
        self.wants_texts = texts
        self.distinct = tuple(dict.fromkeys(self.survey.traits))
        numbers = {traits: number for number, traits in enumerate(self.distinct)}
        self.codes = [numbers[traits] for traits in self.survey.traits]
        self.judgements: dict[tuple[int, int, int, Surroundings | None], Judgement] = {}
        self.kept: list[object] = []  # what the memo knows by id must not be freed
        self.causes: dict[str, _Cause] = {}
        self.records: list[TextRecord] = []
        self.plain: list[Judgement] = []
        self.generated = Generated(page.document, self.survey)
        self.paths: dict[int, str] = {}
        self.sources = sources

    def run(self) -> PageAudit:
        environments = [environment(state) for state in self.states]
        self.page.prepare(environments)
        counts = []
        for state, conditions in zip(self.states, environments, strict=True):
            counts.append((state.name, self._state(state, self.page.cascade(conditions))))
        findings = [self._finished(cause) for cause in self.causes.values() if not cause.ignored]
        ignored = [self._finished(cause) for cause in self.causes.values() if cause.ignored]
        return PageAudit(
            result=PageResult(page=self.name, counts=tuple(counts)),
            states=self.states,
            findings=tuple(findings),
            ignored=tuple(ignored),
            notices=tuple(self._notices()),
            texts=tuple(self.records),
            marks=self.sources.marks(),
        )

    def _state(self, state: State, styles: Styles) -> Counts:
        paints = self.painter.paints(styles)
        pseudos = {name: styles.pseudo_elements(name) for name in ("::before", "::after")}
        around = self.covering.surroundings(styles, paints, pseudos)
        found = self._judged(styles, paints, around)
        self._compare(state, found)
        if "active" in state.pseudo:
            self._leave_pressed(styles, found)
        generated = self.generated.judged(styles, paints, pseudos, self.level)
        ignored = self._gather(state, styles, found, generated)
        self._gather_edges(state, styles, paints)
        if self.wants_texts:
            self._record(state, styles, found)
        told = [*found, *(text.judgement for text in generated)]
        verdicts, marked = _tally(told)
        return Counts(
            passed=verdicts[Verdict.PASS],
            failed=verdicts[Verdict.FAIL] - ignored[Verdict.FAIL],
            undetermined=verdicts[Verdict.UNDETERMINED] - ignored[Verdict.UNDETERMINED],
            exempt=verdicts[Verdict.EXEMPT] - marked,
            ignored=marked + ignored.total(),
        )

    def _judged(
        self, styles: Styles, paints: Sequence[Paint], around: Mapping[int, Surroundings]
    ) -> list[Judgement]:
        """Judge every text; those of one group with equal traits are judged once."""
        groups, width = styles.groups, len(self.distinct)
        known: dict[int, Judgement] = {}
        found: list[Judgement] = []
        for element, code in zip(self.survey.elements, self.codes, strict=True):
            group = groups[element]
            if around and element in around:
                found.append(self._judgement(styles, paints, group, code, around[element]))
                continue
            key = group * width + code
            judgement = known.get(key)
            if judgement is None:
                judgement = known[key] = self._judgement(styles, paints, group, code, None)
            found.append(judgement)
        return found

    def _judgement(
        self,
        styles: Styles,
        paints: Sequence[Paint],
        group: int,
        code: int,
        near: Surroundings | None,
    ) -> Judgement:
        """Judge a text of a group, or remember what was said of an equal one in any state."""
        style, paint = styles.group_style[group], paints[group]
        key = (id(style), id(paint), code, near)
        judgement = self.judgements.get(key)
        if judgement is None:
            judgement = judge(style, paint, self.distinct[code], self.level, near)
            self.judgements[key] = judgement
            self.kept += (style, paint)
        return judgement

    def _compare(self, state: State, found: list[Judgement]) -> None:
        """Fail what a state makes invisible: exempt is only what the site itself hides so."""
        if state.is_plain:
            self.plain = found
            return
        same = {id(judgement) for judgement in found if judgement.reason == "same-color"}
        if not (same and self.plain):
            return
        for place, judgement in enumerate(found):
            if id(judgement) in same and self.plain[place].verdict is not Verdict.EXEMPT:
                found[place] = judgement._replace(verdict=Verdict.FAIL, reason=None)

    def _leave_pressed(self, styles: Styles, found: list[Judgement]) -> None:
        """Exempt the browser's own red of a pressed link: no author chose it, and it is brief."""
        for place, judgement in enumerate(found):
            if judgement.verdict is not Verdict.FAIL:
                continue
            declared, _ = self.sources.text(styles, self.survey.elements[place], "")
            before = self.plain[place].verdict if self.plain else Verdict.PASS
            if declared is not None and declared.file is None and before is not Verdict.FAIL:
                found[place] = judgement._replace(verdict=Verdict.EXEMPT, reason="pressed")

    def _gather(
        self,
        state: State,
        styles: Styles,
        found: list[Judgement],
        generated: list[GeneratedText],
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
        return self.causes.setdefault(finding.fingerprint, _Cause(finding, ignored=ignored))

    def _gather_edges(self, state: State, styles: Styles, paints: Sequence[Paint]) -> None:
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
            cause = self.causes.setdefault(finding.fingerprint, cause)
            cause.texts[state.name] += 1
            cause.where.setdefault((edge.element, ""), None)

    def _finished(self, cause: _Cause) -> Finding:
        states = tuple(s.name for s in self.states if s.name in cause.texts)
        share = PageShare(
            page=self.name,
            count=len(cause.where),
            states=states,
            texts=tuple(cause.texts[name] for name in states),
        )
        first = sorted(cause.where.items())[:MOST_PLACES]
        places = tuple(self._place(element, pseudo, text) for (element, pseudo), text in first)
        return replace(
            cause.finding, states=states, count=share.count, places=places, pages=(share,)
        )

    def _place(self, element: int, pseudo: str, text: str | None) -> Place:
        document = self.document
        line, column = document.position(element)
        if text is None:
            own = document.own_text(element)
            text = own if own.strip() else field_text(document, element)
        return Place(
            page=self.name,
            line=line,
            column=column,
            path=document.path(element),
            element=_short_name(document.tag(element), document.attributes(element)) + pseudo,
            snippet=" ".join(text.split())[:_SNIPPET],
        )

    def _record(self, state: State, styles: Styles, found: list[Judgement]) -> None:
        name, page = state.name, self.name
        for element, judgement in zip(self.survey.elements, found, strict=True):
            path = self.paths.get(element)
            if path is None:
                path = self.paths[element] = self.document.path(element)
            style = styles[element]
            text, background, ratio = judgement.text, judgement.background, judgement.ratio
            self.records.append(
                TextRecord(
                    page=page,
                    state=name,
                    path=path,
                    verdict=judgement.verdict,
                    reason=judgement.reason,
                    fg=text.rgb8 if text else None,
                    bg=background.rgb8 if background else None,
                    ratio=ratio,
                    needed=judgement.needed,
                    font_size_px=round(style.font_size, 4),
                    font_weight=round(style.font_weight),
                    color=style.color.rgb8,
                )
            )

    def _notices(self) -> list[Notice]:
        notices = []
        for problem in self.page.problems:
            message = f"style sheet not read: {problem.url}: {problem.reason}"
            line, column = problem.line, problem.column
            notices.append(
                Notice(rule="AV902", file=self.name, line=line, column=column, message=message)
            )
        notices += [
            Notice(rule="AV902", file=self.name, line=0, column=0, message=f"style sheets: {limit}")
            for limit in self.page.limits
        ]
        for element, reason in self.survey.ignored.items():
            if not reason:
                line, column = self.document.position(element)
                message = 'no reason given; write data-a11yview-ignore="why"'
                notices.append(
                    Notice(rule="AV904", file=self.name, line=line, column=column, message=message)
                )
        return notices


def _tally(told: Sequence[Judgement]) -> tuple[Counter[Verdict], int]:
    """Count the verdicts, and the texts that their author marked to be ignored."""
    verdicts: Counter[Verdict] = Counter()
    marked = 0
    by_id = {id(judgement): judgement for judgement in told}
    for identity, number in Counter(map(id, told)).items():
        judgement = by_id[identity]
        verdicts[judgement.verdict] += number
        marked += number if judgement.reason == "ignored" else 0
    return verdicts, marked


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

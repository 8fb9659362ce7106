"""One page under all its states: every text judged, the failures gathered by cause."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from a11yview.audit.causes import Causes
from a11yview.audit.covering import Covering, Surroundings
from a11yview.audit.environments import applicable, environment
from a11yview.audit.generated import Generated
from a11yview.audit.judge import Judgement, judge
from a11yview.audit.painter import Painter
from a11yview.audit.result import Counts, Notice, PageAudit, PageResult
from a11yview.audit.sources import Sources
from a11yview.audit.survey import survey
from a11yview.audit.text import TextRecord
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from a11yview.audit.paint import Paint
    from a11yview.audit.state import State
    from a11yview.cascade import Page, Styles
    from a11yview.color import Level

__all__ = ["audit_page"]


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
        self.causes = Causes(page.document, self.survey, sources, name=name, level=level)
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
        findings, ignored = self.causes.findings(self.states)
        return PageAudit(
            result=PageResult(page=self.name, counts=tuple(counts)),
            states=self.states,
            findings=findings,
            ignored=ignored,
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
        ignored = self.causes.gather(state, styles, found, generated)
        self.causes.gather_edges(state, styles, paints)
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

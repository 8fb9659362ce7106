"""One page under all its states: every text judged, the failures gathered by cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.backdrop import MOST_GROUPS
from a11yview.audit.backdrop.pictures import PagePictures
from a11yview.audit.beyond_contrast.looking import BeyondContrast, without_focus
from a11yview.audit.beyond_contrast.sight import Sight
from a11yview.audit.findings.causes import Causes
from a11yview.audit.findings.color_sources import ColorSources
from a11yview.audit.judging.batches import Batches, JudgedTexts, counted, first_element
from a11yview.audit.judging.forced_texts import forced_texts
from a11yview.audit.judging.generated_content import GeneratedTexts
from a11yview.audit.judging.known_judgements import known_judgements
from a11yview.audit.overlaps.overlaps import OverlapFinder
from a11yview.audit.result import Counts, Notice, PageAudit, PageResult
from a11yview.audit.rule import CONTRAST
from a11yview.audit.states.environments import FORCED_COLORS
from a11yview.audit.states.focus_on_load import focused_environment, focused_on_load
from a11yview.audit.states.of_page import designs_of, given_design
from a11yview.audit.states.request import StatesAsked
from a11yview.audit.text_record import TextRecord
from a11yview.audit.texts.survey import survey
from a11yview.audit.texts.unread import unread_parts
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from a11yview.audit.finding import Finding
    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.audit.overlaps.overlaps import Overlaps
    from a11yview.audit.state import State
    from a11yview.audit.states.of_page import Design, Designs
    from a11yview.cascade import Environment, Page, SharedStyle, Styles
    from a11yview.color import Level
    from a11yview.pictures import PictureReader

__all__ = ["audit_page"]

_LONGEST_URL: Final = 200


def audit_page(  # noqa: PLR0913 - named by the caller
    page: Page,
    name: str,
    *,
    level: Level,
    states: Iterable[State] | StatesAsked,
    texts: bool = False,
    rules: Sequence[str] = CONTRAST,
    file_name: Callable[[str], str] = str,
    pictures: PictureReader | None = None,
) -> PageAudit:
    """Return the audit of a page: the verdicts on its texts, in each state that matters to it.

    ``name`` is how the page is called in reports; ``states`` are those to look at, or what is asked
    for of all that the page has; ``texts`` asks for a record per element; ``file_name`` says how
    reports call the file at an address; ``pictures`` reads those beneath texts, if any
    are to be read; ``rules`` are the ids of those to check.
    """
    if isinstance(states, StatesAsked):
        found = designs_of(page, states)
    else:
        found = given_design(page, tuple(states))
    sources = ColorSources(page, name, file_name)
    audit = _Audit(
        page,
        name,
        level,
        sources,
        pictures=pictures,
        file_name=file_name,
        texts=texts,
        rules=rules,
    )
    for design in found.designs:
        also = audit.beyond.environments(design.states) if audit.beyond is not None else ()
        design.page.prepare((*_environments(design), *also))
    return audit.run(found)


def _environments(design: Design) -> list[Environment]:
    found = [environment for _, environment in design.states]
    if focused_on_load(design.page) is not None:
        found += [focused_environment(one) for one in found if not one.pseudo]
    return found


class _View:
    """One design of the page: its document, and the memos of its texts."""

    def __init__(
        self,
        page: Page,
        level: Level,
        pictures: PictureReader | None,
        file_name: Callable[[str], str],
    ) -> None:
        self.page = page
        self.survey = survey(page.document)
        self.pictures = PagePictures(page, self.survey.elements, pictures, file_name)
        self.judgements = known_judgements(page, level)
        self.overlap_finder = OverlapFinder(page.document, self.survey)
        self.generated = GeneratedTexts(page.document, self.survey, self.judgements)
        self.batches: Batches | None = None
        self.focused = focused_on_load(page)

    def nodes_and_overlaps(
        self, styles: Styles
    ) -> tuple[PageNodes, dict[str, Mapping[int, SharedStyle]], Overlaps]:
        """Return the nodes in one state, the styles of their pseudo-elements, the overlaps."""
        nodes = self.judgements.backdrops.nodes(styles, self.pictures)
        pseudo = {name: styles.generated(name) for name in ("::before", "::after")}
        return nodes, pseudo, self.overlap_finder.overlaps(nodes, pseudo.values())

    def texts(self, nodes: PageNodes, overlaps: Overlaps) -> list[JudgedTexts]:
        """Return the verdicts on all texts in one state."""
        if self.batches is None:
            self.batches = Batches(self.survey, nodes.styles.node_of)
        batches = self.batches.within(nodes, overlaps.of_texts, self.judgements.backdrops)
        return self.judgements.texts(nodes, batches)

    def with_focus(self, found: list[JudgedTexts], environment: Environment) -> list[JudgedTexts]:
        """Return the verdicts with that on the element which has the focus on loading."""
        element = self.focused
        if element is None or environment.pseudo or element not in self.survey.elements:
            return found
        styles = self.page.cascade(focused_environment(environment))
        nodes, _, overlaps = self.nodes_and_overlaps(styles)
        own = next(one for one in self.texts(nodes, overlaps) if element in one.elements)
        return _changed(found, lambda _: own.judgement, _Others(element))


class _Audit:
    """The audit of one page. Its memos live as long as it does."""

    def __init__(  # noqa: PLR0913 - named by audit_page
        self,
        page: Page,
        name: str,
        level: Level,
        sources: ColorSources,
        *,
        pictures: PictureReader | None,
        file_name: Callable[[str], str],
        texts: bool,
        rules: Sequence[str],
    ) -> None:
        self.page, self.name, self.level = page, name, level
        self.document = page.document
        self.pictures, self.file_name = pictures, file_name
        self.view = self._view(page)
        self.causes = Causes(page.document, self.view.survey, sources, name=name, level=level)
        self.sources = sources
        self.rules = frozenset(rules)
        others = self.rules - {*CONTRAST}
        self.beyond = BeyondContrast(others, page, sources, self.causes.places) if others else None
        self.records: list[TextRecord] | None = [] if texts else None
        self.paths: dict[int, str] = {}
        self.plain: Sequence[JudgedTexts] = ()
        self.is_cut = False

    def run(self, designs: Designs) -> PageAudit:
        found: list[tuple[State, Counts]] = []
        for design in designs.designs:
            is_base = design.page is self.page
            view = self.view if is_base else self._view(design.page)
            for state, environment in design.states:
                found.append((state, self._state(view, state, environment)))
        states = tuple(state for state, _ in found)
        findings, ignored = self._findings(states)
        counts = tuple((state.name, counted) for state, counted in found)
        return PageAudit(
            result=PageResult(page=self.name, address=self.page.where, counts=counts),
            states=states,
            findings=findings,
            ignored=ignored,
            notices=tuple(self._notices(designs.left_out)),
            texts=tuple(self.records or ()),
            marks=self.sources.marks(),
        )

    def _view(self, page: Page) -> _View:
        return _View(page, self.level, self.pictures, self.file_name)

    def _findings(self, states: Sequence[State]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings of the rules asked for, and those that a comment took out."""
        findings, ignored = self.causes.findings(states)
        if not self.rules.issuperset(CONTRAST):
            findings = tuple(one for one in findings if one.rule in self.rules)
            ignored = tuple(one for one in ignored if one.rule in self.rules)
        if self.beyond is None:
            return findings, ignored
        more, more_ignored = self.beyond.findings(states)
        return (*findings, *more), (*ignored, *more_ignored)

    def _state(self, view: _View, state: State, environment: Environment) -> Counts:
        styles = view.page.cascade(environment)
        nodes, pseudo, overlaps = view.nodes_and_overlaps(styles)
        found = self._compared(state, view.with_focus(view.texts(nodes, overlaps), environment))
        if "active" in state.pseudo:
            found = self._without_pressed(styles, found)
        generated = view.generated.judged(nodes, pseudo)
        if FORCED_COLORS in state.media:
            on_plates, also = self._on_plates(view, state, environment)
            found = forced_texts(styles, found, on_plates)
            generated = forced_texts(styles, generated, also)
        if self.records is not None:
            self._record(self.records, view, state, styles, found)
        judged = [*found, *generated]
        self.is_cut = self.is_cut or any(one.judgement.reason == "nesting" for one in judged)
        ignored = self.causes.gather(state, nodes, judged, overlaps.shapes)
        self.causes.gather_edges(state, nodes)
        if self.beyond is not None:
            sight = self._sight(view, nodes, found, environment)
            self.beyond.look(state, sight, self._before(view, state, environment))
        # Whoever asks for other rules alone is told of no texts.
        return Counts() if self.rules.isdisjoint(CONTRAST) else counted(judged, ignored)

    @staticmethod
    def _sight(
        view: _View, nodes: PageNodes, found: Iterable[JudgedTexts], environment: Environment
    ) -> Sight:
        """Return a state as the rules beyond contrast see it."""
        judgements = {element: one.judgement for one in found for element in one.elements}
        return Sight(
            document=view.page.document,
            survey=view.survey,
            nodes=nodes,
            judgements=judgements,
            window=environment.viewport[0],
        )

    def _on_plates(
        self, view: _View, state: State, environment: Environment
    ) -> tuple[list[JudgedTexts], list[JudgedTexts]]:
        """Return the verdicts on texts, and on generated ones, as if all lay on backplates."""
        styles = view.page.cascade(environment, backplates=True)
        nodes, pseudo, overlaps = view.nodes_and_overlaps(styles)
        found = self._compared(state, view.texts(nodes, overlaps))
        return found, view.generated.judged(nodes, pseudo)

    def _before(self, view: _View, state: State, environment: Environment) -> Sight | None:
        """Return the same state without the focus, where the keyboard has brought it."""
        if state.pseudo != ("focus",) or state.turn:
            return None
        environment = without_focus(environment)
        nodes = view.judgements.backdrops.nodes(view.page.cascade(environment), view.pictures)
        return self._sight(view, nodes, (), environment)

    def _compared(self, state: State, found: list[JudgedTexts]) -> list[JudgedTexts]:
        """Fail texts that a state makes invisible; those that the site hides so stay exempt."""
        if state.is_plain:
            self.plain = found
            return found
        if not self.plain or all(one.judgement.reason != "same-color" for one in found):
            return found

        def made_invisible(one: JudgedTexts) -> Judgement | None:
            if one.judgement.reason != "same-color":
                return None
            return one.judgement._replace(verdict=Verdict.FAIL, reason=None)

        return _changed(found, made_invisible, self._plainly(Verdict.EXEMPT))

    def _without_pressed(self, styles: Styles, found: list[JudgedTexts]) -> list[JudgedTexts]:
        """Exempt the browser's own red of a pressed link: no author chose it, and it is brief."""

        def pressed(one: JudgedTexts) -> Judgement | None:
            if one.judgement.verdict is not Verdict.FAIL:
                return None
            declared, _ = self.sources.text(styles, one.elements[0], "")
            if declared is None or declared.file is not None:
                return None
            return one.judgement._replace(verdict=Verdict.EXEMPT, reason="pressed")

        return _changed(found, pressed, self._plainly(Verdict.FAIL))

    def _plainly(self, verdict: Verdict) -> frozenset[int]:
        """Return the elements whose texts have that verdict on the page as it is."""
        judged = (one for one in self.plain if one.judgement.verdict is verdict)
        return frozenset(element for one in judged for element in one.elements)

    def _record(
        self,
        records: list[TextRecord],
        view: _View,
        state: State,
        styles: Styles,
        found: Sequence[JudgedTexts],
    ) -> None:
        of_element = {element: one for one in found for element in one.elements}
        for element in view.survey.elements:
            path = self.paths.get(element)
            if path is None:
                path = self.paths[element] = self.document.path(self.document.written_in(element))
            judgement, style = of_element[element].judgement, styles[element]
            text, background = judgement.text, judgement.background
            records.append(
                TextRecord(
                    page=self.name,
                    state=state.name,
                    path=path,
                    verdict=judgement.verdict,
                    reason=judgement.reason,
                    fg=text.rgb8 if text else None,
                    bg=background.rgb8 if background else None,
                    ratio=judgement.ratio,
                    needed=judgement.needed,
                    font_size_px=round(style.font_size, 4),
                    font_weight=round(style.font_weight),
                    color=style.color.rgb8,
                )
            )

    def _notices(self, left_out: Iterable[str]) -> list[Notice]:
        notices = []
        for problem in self.page.problems:
            more = "…" if len(problem.url) > _LONGEST_URL else ""
            url = f"{problem.url[:_LONGEST_URL]}{more}"
            message = f"style sheet not read: {url}: {problem.reason}"
            line, column = problem.line, problem.column
            notices.append(
                Notice(rule="AV902", file=self.name, line=line, column=column, message=message)
            )
        notices += [
            Notice(rule="AV902", file=self.name, line=0, column=0, message=f"style sheets: {limit}")
            for limit in self.page.limits
        ]
        for element, message in unread_parts(self.document, self.view.survey.elements):
            line, column = self.document.position(element)
            notices.append(
                Notice(rule="AV905", file=self.name, line=line, column=column, message=message)
            )
        cut = [*left_out]
        if self.is_cut:
            cut.append(
                f"groups by opacity, filter or blend mode are read {MOST_GROUPS} deep, no deeper"
            )
        notices += [
            Notice(rule="AV905", file=self.name, line=0, column=0, message=message)
            for message in cut
        ]
        for element, reason in self.view.survey.ignored.items():
            if not reason:
                line, column = self.document.position(element)
                message = 'no reason given; write data-a11yview-ignore="why"'
                notices.append(
                    Notice(rule="AV904", file=self.name, line=line, column=column, message=message)
                )
        return notices


class _Others:
    """All elements but one."""

    def __init__(self, element: int) -> None:
        self._element = element

    def __contains__(self, element: object) -> bool:
        return element != self._element


def _changed(
    found: Iterable[JudgedTexts],
    other: Callable[[JudgedTexts], Judgement | None],
    spared: Container[int],
) -> list[JudgedTexts]:
    """Return the texts, each with another judgement where there is one, spared elements aside."""
    result: list[JudgedTexts] = []
    for one in found:
        judgement = other(one)
        if judgement is None:
            result.append(one)
            continue
        left = tuple(element for element in one.elements if element in spared)
        rest = tuple(element for element in one.elements if element not in spared)
        if left:
            result.append(one._replace(elements=left))
        if rest:
            result.append(one._replace(elements=rest, judgement=judgement))
    return sorted(result, key=first_element)

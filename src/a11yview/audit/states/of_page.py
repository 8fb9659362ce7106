"""The states of one page: those that a run asks for, and that its sheets can show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from a11yview.audit.state import DEFAULT_VIEWPORT, State
from a11yview.audit.states.changes import CHANGES, Change, changes_of
from a11yview.audit.states.environments import (
    FOCUS_BY_POINTER,
    FORCED_COLORS,
    TOUCH,
    Attributes,
    environment,
    together,
)
from a11yview.audit.states.themes import Theme, named_theme, themes_of
from a11yview.audit.states.turns import TURNING, Turn, turns_of
from a11yview.cascade import Document, Environment, root_switch, with_attributes, with_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.audit.states.request import StatesAsked
    from a11yview.cascade import Page

__all__ = ["Design", "Designs", "designs_of", "given_design"]

_WIDTHS: Final = (320, 1920)
_HEIGHT: Final = 800
_MOST_THEMES: Final = 12
_MOST_WIDTHS: Final = 16
_TOLD: Final = 8
"""Themes that a notice names."""
_PSEUDO: Final = frozenset({"hover", "focus", "active", "visited", "target"})
_DARK: Final = (("prefers-color-scheme", "dark"),)
_PRINT: Final = (("media", "print"),)
_MORE_CONTRAST: Final = (("prefers-contrast", "more"),)
_CONTRAST: Final = (
    _MORE_CONTRAST,
    (("prefers-contrast", "less"),),
    (("prefers-contrast", "custom"),),
    (("prefers-reduced-transparency", "reduce"),),
)
_CONTRAST_THEMES: Final = ((FORCED_COLORS,), (FORCED_COLORS, *_DARK))
"""Media features of two contrast themes of the system, a light and a dark one."""
_NOT_INSIDE: Final = frozenset("html body a button input label link meta option script".split())
"""Elements with a theme's attribute that are not in it: the root, controls that choose one."""
_MOST_CROSSED: Final = 2
"""Themes in which changes by scripts and visitors are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Design:
    """A page as it is, or with something changed, and the environments to look at it in."""

    page: Page
    states: Sequence[tuple[State, Environment]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Designs:
    """The designs of a page, the page as it is first; a line for each kind that is cut short."""

    designs: Sequence[Design]
    left_out: Sequence[str] = ()


def given_design(page: Page, states: Sequence[State]) -> Designs:
    """Return a page with the states that a caller names, as far as they can matter to it."""
    heeded = [state for state in states if state.media != _DARK or page.heeds_dark]
    own = Design(page=page, states=[(state, environment(state)) for state in heeded])
    return Designs(designs=[own])


def designs_of(page: Page, asked: StatesAsked) -> Designs:
    """Return every design of a page that a run asks for."""
    found = _DesignFinder(page, asked)
    return Designs(designs=list(found.all()), left_out=found.left_out)


class _DesignFinder:
    def __init__(self, page: Page, asked: StatesAsked) -> None:
        self.page, self.asked = page, asked
        self.kinds = frozenset(asked.kinds)
        self.left_out: list[str] = []
        self.windows = self._windows()
        document = page.document
        self.body = next((e for e in range(len(document)) if document.tag(e) == "body"), -1)
        self.themes = self._themes() if "themes" in self.kinds else ()

    def all(self) -> Iterator[Design]:
        states: list[tuple[State, Environment]] = []
        changed: list[Design] = []
        for window in self.windows:
            states += self._at(window)
        for theme in self.themes:
            own = [pair for window in self.windows for pair in self._of_theme(theme, window)]
            if theme.body and self.body >= 0:
                page = self.page.with_attributes({self.body: dict(theme.body)})
                changed.append(Design(page=page, states=own))
            else:
                states += own
        yield Design(page=self.page, states=states)
        yield from changed
        yield from self._of_turns()
        changes = () if self.kinds.isdisjoint(CHANGES) else changes_of(self.page)
        for change in changes:
            if change.kind in self.kinds:
                yield from self._of_change(change)

    def _of_turns(self) -> Iterator[Design]:
        """Yield the page with elements in states by turns, as it is, in dark and in themes."""
        turns = turns_of(self.page, [state for state in TURNING if state in self.kinds])
        if not turns:
            return
        held = [(together((turn.state,)), turn.elements) for turn in turns]
        document = with_turns(self.page.document, held)
        window, *others = self.windows
        looks: list[tuple[State, Attributes]] = [(window, ())]
        if "dark" in self.kinds and self.page.heeds_dark:
            looks.append((replace(window, media=_DARK), ()))
        looks += [(one, ()) for one in others]
        on_body: list[Design] = []
        for theme in self.themes[:_MOST_CROSSED]:
            state = replace(window, theme=theme.name)
            if theme.body and self.body >= 0:
                changed = with_attributes(document, {self.body: dict(theme.body)})
                on_body.append(self._turned(changed, turns, [(state, theme.root)]))
            else:
                looks.append((state, theme.root))
        yield self._turned(document, turns, looks)
        yield from on_body

    def _turned(
        self, document: Document, turns: Sequence[Turn], looks: Sequence[tuple[State, Attributes]]
    ) -> Design:
        """Return a document with turns in the states in which one shows what is not yet known."""
        page = self.page.with_document(document)
        asked: list[tuple[State, Environment, list[Environment]]] = []
        for look, root in looks:
            at_rest = environment(look, root)
            for number, turn in enumerate(turns, 1):
                if not _is_crossed(look, turn):
                    continue
                state = replace(look, pseudo=(turn.state,))
                known = [at_rest, environment(state, root)]
                asked.append((state, environment(state, root, turn=number), known))
        page.prepare(one for _, own, known in asked for one in (own, *known))
        found: dict[State, list[Environment]] = {}
        for state, own, known in asked:
            shown = found.setdefault(state, [])
            if not page.is_repeated(own, [*known, *shown]):
                shown.append(own)
        return Design(
            page=page,
            states=[
                (replace(state, turn=turn), own)
                for state, shown in found.items()
                for turn, own in enumerate(shown, 1)
            ],
        )

    def _of_change(self, change: Change) -> Iterator[Design]:
        """Yield the page with a change, as it is, in dark and in themes."""
        window = replace(self.windows[0], change=change.name)
        states = [(window, environment(window))]
        if "dark" in self.kinds and self.page.heeds_dark:
            dark = replace(window, media=_DARK)
            states.append((dark, environment(dark)))
        if change.asks & self.page.switches.by_width:
            narrow = [replace(one, change=change.name) for one in self.windows[1:]]
            states += [(state, environment(state)) for state in narrow]
        on_body: list[Design] = []
        for theme in self.themes[:_MOST_CROSSED]:
            state = replace(window, theme=theme.name)
            own = (state, environment(state, theme.root))
            if theme.body and self.body >= 0:
                document = with_attributes(change.document, {self.body: dict(theme.body)})
                on_body.append(Design(page=self.page.with_document(document), states=[own]))
            else:
                states.append(own)
        yield Design(page=self.page.with_document(change.document), states=states)
        yield from on_body

    def _at(self, window: State) -> Iterator[tuple[State, Environment]]:
        """Yield the states of the page as it is in one window."""
        kinds, asked = self.kinds, self.asked
        is_first = window is self.windows[0]
        found = [window] if "site" in kinds else []
        if "schemes" in kinds:
            found += [replace(window, scheme=scheme) for scheme in asked.schemes]
        if "dark" in kinds and self.page.heeds_dark:
            dark = replace(window, media=_DARK)
            found.append(dark)
            if is_first:
                found += [replace(dark, pseudo=(name,)) for name in self._pseudo(every=False)]
        if is_first:
            found += [replace(window, media=media) for media in self._media()]
        found += [replace(window, pseudo=(name,)) for name in self._pseudo(every=is_first)]
        for state in found:
            yield state, environment(state)

    def _of_theme(self, theme: Theme, window: State) -> Iterator[tuple[State, Environment]]:
        state = replace(window, theme=theme.name)
        yield state, environment(state, theme.root)
        if window is self.windows[0]:
            for name in self._pseudo(every=False):
                pointed = replace(state, pseudo=(name,))
                yield pointed, environment(pointed, theme.root)

    def _pseudo(self, *, every: bool) -> list[str]:
        """Return the states of elements that selectors ask for."""
        kinds = self.kinds
        found: list[str] = []
        if kinds.isdisjoint(_PSEUDO):
            return found
        named = self.page.switches.states
        if "hover" in kinds and named & {"hover"}:
            found.append("hover")
        if "focus" in kinds and (every or named & {"focus", "focus-visible", "focus-within"}):
            found.append("focus")
            if "focus-visible" in named and "focus" in named:
                found.append(FOCUS_BY_POINTER)
        if "active" in kinds and (every or "active" in named):
            found.append("active")
        if "visited" in kinds and every:
            found.append("visited")
        if "target" in kinds and every and "target" in named:
            found.append("target")
        return found

    def _media(self) -> Iterator[tuple[tuple[str, str], ...]]:
        """Yield the media, beside a dark screen, under which the sheets answer in another way."""
        kinds, page = self.kinds, self.page
        known = {page.answers(environment(State()))}

        def is_new(media: tuple[tuple[str, str], ...]) -> bool:
            answers = page.answers(environment(State(media=media)))
            is_known = answers in known
            known.add(answers)
            return not is_known

        if "contrast" in kinds:
            yield from filter(is_new, _CONTRAST)
        if "forced" in kinds and page.heeds_forced_colors:
            yield from _CONTRAST_THEMES
        touches = page.asks_for_media("none") or page.asks_for_media("coarse")
        if "touch" in kinds and touches and is_new((TOUCH,)):
            yield (TOUCH,)
        if "print" in kinds and page.prints_backgrounds and is_new(_PRINT):
            yield _PRINT

    def _windows(self) -> list[State]:
        """Return a state for each window: those named, or one for each width that differs."""
        if self.asked.viewports is not None:
            return [State(viewport=size) for size in dict.fromkeys(self.asked.viewports)]
        base = Environment(viewport=(float(DEFAULT_VIEWPORT[0]), float(_HEIGHT)))
        intervals = self.page.width_intervals(*_WIDTHS, base)
        found = [State()]
        known = {n for low, high, n in intervals if low <= DEFAULT_VIEWPORT[0] <= high}
        for low, high, number in intervals:
            if number not in known:
                known.add(number)
                found.append(State(viewport=(low, _HEIGHT), widths=(low, high)))
        if len(found) > _MOST_WIDTHS:
            self.left_out.append(
                f"windows: {_MOST_WIDTHS} of {len(found)} kinds of widths are looked at; name "
                "others with --viewport"
            )
        return found[:_MOST_WIDTHS]

    def _themes(self) -> tuple[Theme, ...]:
        document = self.page.document
        root = document.attributes(0) if len(document) else {}
        body = document.attributes(self.body) if self.body >= 0 else {}
        named = [
            named_theme(name, switch, root, body)
            for name, selector in self.asked.themes
            if (switch := root_switch(selector)) is not None
        ]
        known = {(theme.root, theme.body) for theme in named}
        if self.asked.find_themes:
            switches = self.page.switches
            inside = [
                kind.attributes
                for kind in document.kinds
                if kind.attributes and kind.tag not in _NOT_INSIDE
            ]
            found = themes_of(switches.roots, root, body, switches.properties, inside)
            if len(found) > _MOST_THEMES:
                others = ", ".join(theme.name for theme in found[_MOST_THEMES:][:_TOLD])
                self.left_out.append(
                    f"themes: {_MOST_THEMES} of {len(found)} are looked at; the configuration "
                    f"names others under `themes`: {others}"
                )
            found = found[:_MOST_THEMES]
            named += [theme for theme in found if (theme.root, theme.body) not in known]
        return tuple(named)


def _is_crossed(look: State, turn: Turn) -> bool:
    """Whether a turn is looked at in a window, a theme or in dark, as its state is."""
    if look.widths is not None:
        return turn.by_width
    return turn.state != "target" or look.is_plain

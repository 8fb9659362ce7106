"""One page looked at by the rules beyond contrast, state by state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from a11yview.audit.beyond_contrast.cut_text import cut_texts
from a11yview.audit.beyond_contrast.focus import unseen_focus
from a11yview.audit.beyond_contrast.gathering import Gathering
from a11yview.audit.beyond_contrast.images_of_text import images_of_text
from a11yview.audit.beyond_contrast.link_text import links_by_color
from a11yview.audit.beyond_contrast.orientation import device_environments, locked_orientation
from a11yview.audit.beyond_contrast.text_spacing import held_spacing
from a11yview.audit.beyond_contrast.viewport_meta import forbidden_zoom

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from a11yview.audit.beyond_contrast.gathering import Problem
    from a11yview.audit.beyond_contrast.sight import Sight
    from a11yview.audit.finding import Finding
    from a11yview.audit.findings.color_sources import ColorSources
    from a11yview.audit.findings.places import Places
    from a11yview.audit.state import State
    from a11yview.cascade import Environment, Page

__all__ = ["BeyondContrast"]

_SPACING: Final = frozenset({"AV301", "AV302", "AV303"})
_OTHER_COLORS: Final = frozenset({"forced-colors", "media"})
"""The media features under which the browser, or paper, has links of its own."""


class BeyondContrast:
    """The rules beyond contrast that a run asks for, on one page."""

    def __init__(
        self, rules: Iterable[str], page: Page, sources: ColorSources, places: Places
    ) -> None:
        self.rules = frozenset(rules)
        self.page, self.sources = page, sources
        self.gathering = Gathering(places)
        self.devices = device_environments(page) if "AV307" in self.rules else ()
        self._looked_once = False

    def environments(self, states: Sequence[tuple[State, Environment]]) -> Iterator[Environment]:
        """Yield the environments to look in besides those of the states."""
        for pair in self.devices:
            yield from pair
        if "AV306" in self.rules:
            for state, environment in states:
                if "focus" in state.pseudo:
                    yield without_focus(environment)

    def look(self, state: State, sight: Sight, before: Sight | None) -> None:
        """Look at the page in one state; ``before`` is the same without the focus, if one has it.

        States of the pointer show nothing that these rules are about.
        """
        if not self._looked_once:
            self._looked_once = True
            self.gathering.add(state, self._locked(sight))
        if state.pseudo:
            if before is not None and "AV306" in self.rules:
                self.gathering.add(state, unseen_focus(sight, before, self.sources))
            return
        self.gathering.add(
            state, (one for one in self._problems(state, sight) if one.rule in self.rules)
        )

    def _problems(self, state: State, sight: Sight) -> Iterator[Problem]:
        rules, sources = self.rules, self.sources
        if "AV304" in rules:
            yield from forbidden_zoom(sight)
        if rules & _SPACING:
            yield from held_spacing(sight, sources)
        if "AV305" in rules:
            yield from cut_texts(sight, sources)
        if "AV308" in rules and not any(name in _OTHER_COLORS for name, _ in state.media):
            yield from links_by_color(sight, sources)
        if "AV309" in rules:
            yield from images_of_text(sight)

    def _locked(self, sight: Sight) -> Iterator[Problem]:
        """Yield the problems of devices, which are no matter of states."""
        for upright, on_side in self.devices:
            styles = self.page.cascade(upright), self.page.cascade(on_side)
            yield from locked_orientation(sight, self.sources, *styles)

    def findings(self, states: Sequence[State]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings, and those that a comment in a sheet took out."""
        return self.gathering.findings(states)


def without_focus(environment: Environment) -> Environment:
    """Return the environment in which nothing has the focus."""
    return replace(environment, pseudo=frozenset(), pseudo_on="every")

"""The environment of each state in the cascade, and the states of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.state import DEFAULT_VIEWPORT, LINK_PSEUDO_CLASSES, State
from a11yview.cascade import Environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade import Page

__all__ = [
    "SCHEME_ATTRIBUTE",
    "SETTINGS_SHEET",
    "STATE_KINDS",
    "applicable",
    "environment",
    "states_of_run",
]

SCHEME_ATTRIBUTE: Final = "data-a11yview-scheme"
"""The attribute of the root element that switches a scheme of the emitted sheet on."""
SETTINGS_SHEET: Final = "a11yview:settings"
"""The address of that sheet: it stands in no file of the site."""

STATE_KINDS: Final = ("site", "schemes", "dark", *LINK_PSEUDO_CLASSES)
"""Kinds of states to choose: the page as it is, schemes, dark, and the states of links."""

_DARK: Final = (("prefers-color-scheme", "dark"),)
# A link that the keyboard reaches is focused visibly; one that is pressed is also hovered.
_TOGETHER: Final = {
    "focus": frozenset({"focus", "focus-visible", "focus-within"}),
    "active": frozenset({"active", "hover"}),
}


def environment(state: State) -> Environment:
    """Return the environment of a state."""
    width, height = state.viewport
    pseudo: frozenset[str] = frozenset()
    for name in state.pseudo:
        pseudo |= _TOGETHER.get(name, frozenset({name}))
    attributes = ((SCHEME_ATTRIBUTE, state.scheme),) if state.scheme else ()
    return Environment(
        viewport=(float(width), float(height)),
        features=state.media,
        pseudo=pseudo,
        pseudo_on="links",
        root_attributes=attributes,
    )


def states_of_run(
    *,
    schemes: Sequence[str],
    kinds: Iterable[str] = STATE_KINDS,
    viewports: Sequence[tuple[int, int]] = (DEFAULT_VIEWPORT,),
) -> tuple[State, ...]:
    """Return the states to check, in report order.

    The page as it is comes first, then each scheme, dark, and links in each of their states;
    the whole list once for every viewport, without repeats. ``kinds`` are any of
    ``STATE_KINDS``.
    """
    chosen = frozenset(kinds)
    states: list[State] = []
    for viewport in viewports:
        if "site" in chosen:
            states.append(State(viewport=viewport))
        if "schemes" in chosen:
            states += [State(scheme=scheme, viewport=viewport) for scheme in schemes]
        if "dark" in chosen:
            states.append(State(media=_DARK, viewport=viewport))
        states += [
            State(pseudo=(pseudo,), viewport=viewport)
            for pseudo in LINK_PSEUDO_CLASSES
            if pseudo in chosen
        ]
    return tuple(dict.fromkeys(states))


def applicable(states: Iterable[State], page: Page) -> tuple[State, ...]:
    """Return the states that can make a difference on a page.

    Dark counts only where the page's style sheets, or its meta element, speak of it.
    """
    return tuple(state for state in states if state.media != _DARK or page.heeds_dark)

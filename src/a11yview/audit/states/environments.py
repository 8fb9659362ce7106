"""From a state to the environment that the cascade is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade import Environment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.audit.state import State

__all__ = [
    "FOCUS_BY_POINTER",
    "FORCED_COLORS",
    "SCHEME_ATTRIBUTE",
    "SETTINGS_SHEET",
    "TOUCH",
    "Attributes",
    "environment",
    "together",
]

Attributes: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values of attributes to set on the root element."""
FORCED_COLORS: Final = ("forced-colors", "active")
"""The media feature of a contrast theme of the system."""
TOUCH: Final = ("pointer", "coarse")
"""The media feature of a touch screen; the others that go with it are added."""
_OF_TOUCH: Final = (("any-hover", "none"), ("any-pointer", "coarse"), ("hover", "none"))
SCHEME_ATTRIBUTE: Final = "data-a11yview-scheme"
"""The attribute of the root element that switches a scheme of the emitted sheet on."""
SETTINGS_SHEET: Final = "a11yview:settings"
"""The address of that sheet: it stands in no file of the site."""

FOCUS_BY_POINTER: Final = "focus:not(:focus-visible)"
"""The focus of a control that was pressed: browsers do not show it by themselves."""
# Whatever is pressed is also hovered; what the keyboard reaches is focused visibly.
_TOGETHER: Final = {
    "focus": frozenset({"focus", "focus-visible", "focus-within"}),
    FOCUS_BY_POINTER: frozenset({"focus", "focus-within"}),
    "active": frozenset({"active", "hover"}),
}


def together(names: Iterable[str]) -> frozenset[str]:
    """Return the pseudo-classes that hold where states do of these names."""
    return frozenset[str]().union(*(_TOGETHER.get(name, {name}) for name in names))


def environment(state: State, root_attributes: Attributes = (), *, turn: int = 0) -> Environment:
    """Return the conditions under which the cascade computes a state.

    ``root_attributes`` are those of the theme; ``turn`` is the number of its document's turn.
    """
    width, height = state.viewport
    pseudo = together(state.pseudo)
    features = tuple((name, value) for name, value in state.media if name != "media")
    if TOUCH in features:
        features += _OF_TOUCH
    scheme = ((SCHEME_ATTRIBUTE, state.scheme),) if state.scheme else ()
    return Environment(
        viewport=(float(width), float(height)),
        media="print" if ("media", "print") in state.media else "screen",
        features=features,
        pseudo=pseudo,
        pseudo_on=turn or ("focusable" if "focus" in pseudo else "every"),
        root_attributes=(*root_attributes, *scheme),
    )

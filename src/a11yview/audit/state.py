"""States: the conditions under which a page is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DEFAULT_VIEWPORT", "State", "ordered_states"]

DEFAULT_VIEWPORT: Final = (1280, 800)
"""Width and height of the viewport, in CSS px, unless the caller names another."""

_ALONE: Final = frozenset({"prefers-color-scheme", "media"})
_NAMES: Final = {("forced-colors", "active"): "forced-colors"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One combination of scheme, theme, media features, a change, pseudo-classes and width.

    ``scheme`` is a token of the catalog, or None for the site's own design; ``theme`` is a theme
    of the site, as a selector asks for it (``[data-theme="dark"]``); ``media`` holds media
    features that differ from the default (``("prefers-color-scheme", "dark")``), sorted;
    ``change`` is what a script or a visitor changed, as a selector (``[aria-expanded="true"]``,
    ``:checked``); ``pseudo`` names pseudo-classes that the elements are in which can be, or,
    in a ``turn``, some of them, which shows what one changes while others are not in it;
    ``viewport`` is width and height in CSS px, ``widths`` the least and the greatest width of a
    window for which the state stands, None where it stands for its viewport alone or for all.
    Two equal states are the same state: it is hashable, and its :attr:`name` is unique.
    """

    scheme: str | None = None
    theme: str | None = None
    media: tuple[tuple[str, str], ...] = ()
    change: str | None = None
    pseudo: tuple[str, ...] = ()
    turn: int = 0
    viewport: tuple[int, int] = DEFAULT_VIEWPORT
    widths: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """A short, unique name, such as ``site``, ``white-on-black``, ``dark`` or ``:hover``."""
        parts = [self.scheme] if self.scheme else []
        parts += [f"theme:{self.theme}"] if self.theme else []
        parts += [_media_name(feature, value) for feature, value in self.media]
        parts += [self.change] if self.change else []
        parts += [f":{pseudo}" for pseudo in self.pseudo]
        parts += ["alone"] if self.turn else []
        parts += [f"({self.turn})"] if self.turn > 1 else []
        if self.widths is not None:
            low, high = self.widths
            parts.append(f"{low}px" if low == high else f"{low}–{high}px")
        elif self.viewport != DEFAULT_VIEWPORT:
            parts.append(f"{self.viewport[0]}x{self.viewport[1]}")
        return " ".join(parts) or "site"

    @property
    def is_plain(self) -> bool:
        """Whether this is the page as it is: no scheme, theme, feature, change or pseudo-class."""
        return not (self.scheme or self.theme or self.media or self.change or self.pseudo)


def ordered_states(states: Iterable[State]) -> tuple[State, ...]:
    """Return states in report order, each once.

    The page as it is comes first, then schemes, themes, media, pseudo-classes and changes; the
    whole list once for every window, as these come.
    """
    distinct = dict.fromkeys(states)
    windows: dict[tuple[object, ...], int] = {}
    for state in distinct:
        windows.setdefault((state.widths or (), state.viewport), len(windows))

    def place(state: State) -> tuple[int, int]:
        kinds = (state.scheme, state.theme, state.media, state.pseudo, state.change)
        kind = next((number for number, said in enumerate(kinds, 1) if said), 0)
        return windows[state.widths or (), state.viewport], kind

    return tuple(sorted(distinct, key=place))


def _media_name(feature: str, value: str) -> str:
    return _NAMES.get((feature, value)) or (value if feature in _ALONE else f"{feature}={value}")

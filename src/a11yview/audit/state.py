"""States: the conditions under which a page is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["DEFAULT_VIEWPORT", "LINK_PSEUDO_CLASSES", "State"]

DEFAULT_VIEWPORT: Final = (1280, 800)
"""Width and height of the viewport, in CSS px, unless the caller names another."""

LINK_PSEUDO_CLASSES: Final = ("hover", "focus", "visited", "active")
"""The states of a link that the default run checks, in report order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One combination of scheme, media features and pseudo-classes.

    ``scheme`` is a token of the catalog, or None for the site's own design; ``media`` holds
    media features that differ from the default (``("prefers-color-scheme", "dark")``), sorted;
    ``pseudo`` names pseudo-classes that every link is in; ``viewport`` is width and height in
    CSS px. Two equal states are the same state: it is hashable, and its :attr:`name` is unique.
    """

    scheme: str | None = None
    media: tuple[tuple[str, str], ...] = ()
    pseudo: tuple[str, ...] = ()
    viewport: tuple[int, int] = DEFAULT_VIEWPORT

    @property
    def name(self) -> str:
        """A short, unique name, such as ``site``, ``white-on-black``, ``dark`` or ``:hover``."""
        parts = [self.scheme] if self.scheme else []
        parts += [_media_name(feature, value) for feature, value in self.media]
        parts += [f":{pseudo}" for pseudo in self.pseudo]
        if self.viewport != DEFAULT_VIEWPORT:
            parts.append(f"{self.viewport[0]}x{self.viewport[1]}")
        return " ".join(parts) or "site"

    @property
    def is_plain(self) -> bool:
        """Whether this is the page as it is: no scheme, feature or pseudo-class."""
        return not (self.scheme or self.media or self.pseudo)


def _media_name(feature: str, value: str) -> str:
    return value if feature in {"prefers-color-scheme", "media"} else f"{feature}={value}"

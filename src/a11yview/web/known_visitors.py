"""Choices by cookie, and the panels that show them: kept, since many requests share them.

Everything here follows from the catalog and the arguments alone, so a kept value is the value
made anew. Both stores are bounded, and so is what they hold: a cookie of more than 1,024
characters is no choice, and a panel is some 10 kB.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.emit import attributes, panel
from a11yview.emit.markup import HtmlText
from a11yview.settings import Preferences
from a11yview.settings.taking_over import take_over
from a11yview.settings.wire import LONGEST_COOKIE
from a11yview.web.files import own_sheet_name

if TYPE_CHECKING:
    from a11yview.settings import Catalog

__all__ = ["KnownVisitors", "PanelHalves", "Visitor"]

_MOST_COOKIES: Final = 1024
_MOST_PANELS: Final = 256
_QUOTES: Final = 2
_START_TAG: Final = re.compile("<form[^>]*>")


class Visitor(NamedTuple):
    """The choices in a cookie, as they are written, with all that follows from them."""

    preferences: Preferences
    cookie: str
    attributes: HtmlText
    own_sheet: str | None


class PanelHalves(NamedTuple):
    """A panel in two: up to the end of the form's start tag, where hidden fields go, and on."""

    start: str
    rest: str


class KnownVisitors:
    """The visitors of one site; safe for threads, as ``lru_cache`` is."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._of_cookie = lru_cache(_MOST_COOKIES)(self._read)
        self._panels = lru_cache(_MOST_PANELS)(self._panel)

    def visitor(self, cookie: str | None) -> Visitor:
        """Return the choices in the value of a cookie; None is no cookie."""
        if not cookie or len(cookie) > LONGEST_COOKIE + _QUOTES:
            cookie = ""
        return self._of_cookie(cookie)

    def taken_over(
        self, header: str, *, secure: bool, host: str
    ) -> tuple[str | None, tuple[str, ...]]:
        """Return another panel's cookies as one of ours, and how to set it for good."""
        if not self._catalog.take_over:
            return None, ()
        taken = take_over(header, self._catalog, secure=secure, host=host)
        return (taken.preferences.to_cookie(), taken.set_cookies) if taken else (None, ())

    def panel(self, visitor: Visitor, lang: str, action: str) -> PanelHalves:
        """Return the panel with the choices of a visitor; raises as ``emit.panel`` does."""
        return self._panels(visitor.cookie, lang, action)

    def _read(self, cookie: str) -> Visitor:
        preferences = Preferences.from_cookie(cookie, self._catalog)
        return Visitor(
            preferences=preferences,
            cookie=preferences.to_cookie(),
            attributes=HtmlText(attributes(preferences)),
            own_sheet=own_sheet_name(preferences),
        )

    def _panel(self, cookie: str, lang: str, action: str) -> PanelHalves:
        preferences = Preferences.from_cookie(cookie, self._catalog)
        html = str(panel(self._catalog, preferences, action=action, lang=lang))
        tag = _START_TAG.search(html)
        end = tag.end() if tag else len(html)  # attributes hold no bare ">": they are escaped
        return PanelHalves(html[:end], html[end:])

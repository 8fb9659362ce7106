"""``PageSettings``: what one page gets, for the visitor who asked for it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from a11yview.emit.controls import hidden_field
from a11yview.emit.markup import HtmlText
from a11yview.settings.cookie import COOKIE_NAME, cookie_value
from a11yview.settings.form_answer import is_local_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from a11yview.settings import Preferences
    from a11yview.web.files import SiteFiles
    from a11yview.web.known_visitors import KnownVisitors, Visitor

__all__ = ["PageFacts", "PageSettings", "depends_on_cookie", "page_address", "visitor_cookie"]

# What stands for itself in the path of an address (RFC 3986, 3.3).
_PATH_SIGNS: Final = "/:@!$&'()*+,;=~"
_PLAIN_PATH: Final = re.compile(r"[A-Za-z0-9/._-]*")


def _return_field(address: str) -> str:
    """Return the field that leads back to an address of the site, empty where it is none."""
    return hidden_field("return-to", address) if is_local_path(address) else ""


_known_return_field: Final = lru_cache(maxsize=1024)(_return_field)
_LONGEST_KNOWN: Final = 256
"""Letters of an address whose field is kept: so the store is bounded."""


class PageFacts(NamedTuple):
    """The parts of a page's request that count.

    ``cookie`` is the value of its ``Cookie`` header; ``secure`` says whether it came by HTTPS, as
    far as the server knows; ``address`` is its path and query, to which the form leads back, empty
    for none; ``base`` the path under which the site has our addresses, with a slash at its end;
    ``lang`` gives the language of the page, None for that of the site, and ``hidden`` the fields
    that the framework wants in every form, both when a panel is asked for; ``files`` are the
    addresses of our files by name, where others serve them; ``host`` is what the visitor asked for.
    """

    cookie: str | None
    secure: bool
    address: str = ""
    base: str = "/a11yview/"
    lang: Callable[[], str | None] | None = None
    hidden: Callable[[], Mapping[str, str]] | None = None
    files: Mapping[str, str] | None = None
    host: str = ""


class PageSettings:
    """The display settings of one page: made for each request, read when first asked for.

    ``was_read`` tells whether the page depends on the visitor's cookie by now, so that its
    response has to say ``Vary: Cookie``. ``set_cookies`` are the values of ``Set-Cookie`` that take
    over the choice in another panel's cookies, once, where the catalog says so.
    """

    __slots__ = (
        "_facts",
        "_files",
        "_known_facts",
        "_known_visitor",
        "_lang",
        "_visitors",
        "set_cookies",
        "was_read",
    )

    def __init__(
        self,
        files: SiteFiles,
        visitors: KnownVisitors,
        lang: str,
        facts: Callable[[], PageFacts],
    ) -> None:
        self._files = files
        self._visitors = visitors
        self._lang = lang
        self._facts = facts
        self._known_facts: PageFacts | None = None
        self._known_visitor: Visitor | None = None
        self.was_read = False
        self.set_cookies: tuple[str, ...] = ()

    @property
    def preferences(self) -> Preferences:
        """The visitor's choices."""
        return self._visitor().preferences

    @property
    def attributes(self) -> HtmlText:
        """Attributes for the ``<html>`` tag."""
        return self._visitor().attributes

    def head(self, *, nonce: str = "") -> HtmlText:
        """Return the elements to write first in ``<head>``, before any other style sheet."""
        facts, own = self._page_facts(), self._visitor().own_sheet
        address = facts.base + own if own else None
        return self._files.head(facts.base, facts.files, own=address, nonce=nonce)

    def panel(self, *, lang: str | None = None) -> HtmlText:
        """Return the panel, in the language of the page or another; it goes first in ``<body>``."""
        facts = self._page_facts()
        lang = lang or (facts.lang and facts.lang()) or self._lang
        start, rest = self._visitors.panel(self._visitor(), lang, facts.base)
        is_short = len(facts.address) <= _LONGEST_KNOWN
        hidden = (_known_return_field if is_short else _return_field)(facts.address)
        if facts.hidden:
            fields = facts.hidden()
            hidden = "".join((*map(hidden_field, fields, fields.values()), hidden))
        return HtmlText(f"{start}{hidden}{rest}")

    def _page_facts(self) -> PageFacts:
        if self._known_facts is None:
            self._known_facts = self._facts()
        return self._known_facts

    def _visitor(self) -> Visitor:
        if self._known_visitor is None:
            facts = self._page_facts()
            cookie = visitor_cookie(facts.cookie, secure=facts.secure)
            if cookie is None and facts.cookie:
                cookie, self.set_cookies = self._visitors.taken_over(
                    facts.cookie, secure=facts.secure, host=facts.host
                )
            self._known_visitor = self._visitors.visitor(cookie)
            self.was_read = True
        return self._known_visitor


def depends_on_cookie(page: PageSettings | None, *, is_open: bool, media_type: str | None) -> bool:
    """Return whether a response has to say ``Vary: Cookie``.

    It does where its page read the cookie, and where it still may: ``is_open`` says that the
    response is written while it is sent, so that nobody knows its length.
    """
    may_read = is_open and (media_type or "").startswith("text/html")
    return may_read or (page is not None and page.was_read)


def visitor_cookie(header: str | None, *, secure: bool) -> str | None:
    """Return the value of our cookie, None without one.

    Browsers send a cookie whose name begins with ``__Host-`` over HTTPS alone. So where it is
    there, the visitor came by HTTPS, even if a proxy did not say so.
    """
    if not header:
        return None
    return cookie_value(header, secure=secure or COOKIE_NAME in header)


def page_address(path: str, query: str) -> str:
    """Return the address of a page within its site, from its decoded path and its query."""
    quoted = path if _PLAIN_PATH.fullmatch(path) else quote(path, safe=_PATH_SIGNS)
    return f"{quoted}?{query}" if query else quoted

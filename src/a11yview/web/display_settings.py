"""``DisplaySettings``: all that one site serves, from one catalog."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from a11yview.errors import expect
from a11yview.settings import Catalog, form_answer
from a11yview.settings.same_origin import is_same_origin
from a11yview.web.answer import LONGEST_FORM_BYTES, Answer
from a11yview.web.files import SiteFiles, own_sheet_answer
from a11yview.web.known_visitors import KnownVisitors
from a11yview.web.page_settings import PageFacts, PageSettings, visitor_cookie

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.web.answer import Request

__all__ = ["DisplaySettings"]

_FORM_TYPE: Final = "application/x-www-form-urlencoded"


class DisplaySettings:
    """The display settings of one site: stylesheet, scripts, panel and form of one catalog.

    ``catalog`` is a ``Catalog``, or the path of a TOML or JSON file, from ``folder`` where it is
    relative; None is the classic one. ``lang`` is the language of pages that say none: the first
    of the catalog's ``locales`` where it names its own, else English.

    Raises ``CatalogError`` and ``CatalogFileError`` for a file that is none, each problem with its
    place, ``OSError`` where it cannot be read.
    """

    def __init__(
        self,
        catalog: Catalog | str | PathLike[str] | None = None,
        *,
        folder: str | PathLike[str] = "",
        lang: str | None = None,
    ) -> None:
        right = "a Catalog, or the path of its file"
        expect("catalog", catalog, Catalog | str | PathLike | None, right)
        if isinstance(catalog, str | PathLike):
            from a11yview.site.catalog_file import read_catalog  # noqa: PLC0415 - reads TOML

            catalog = read_catalog(Path(folder, catalog), Path(folder))
        self.catalog = Catalog.classic() if catalog is None else catalog
        self.lang = lang or _language_of(self.catalog)
        self.files = SiteFiles(self.catalog)
        self.visitors = KnownVisitors(self.catalog)
        self.page(lambda: PageFacts(cookie=None, secure=False)).panel()  # its words may be wrong

    def page(self, facts: Callable[[], PageFacts]) -> PageSettings:
        """Return the settings of one page; ``facts`` is called once one of them is asked for."""
        return PageSettings(self.files, self.visitors, self.lang, facts)

    def answer(self, request: Request) -> Answer:
        """Return the answer to a request for an address of ours; never raises."""
        if not request.name:
            return self._form_answer(request)
        file = self.files.answer(request.name, request.header("Accept-Encoding") or "")
        if file is None:
            cookie = visitor_cookie(request.header("Cookie"), secure=request.secure)
            file = own_sheet_answer(request.name, self.visitors.visitor(cookie).preferences)
        if file is None:
            return Answer.refusal(404, "404 Not Found")
        if request.method not in {"GET", "HEAD"}:
            return Answer.refusal(405, "405 Method Not Allowed", ("Allow", "GET, HEAD"))
        return file

    def _form_answer(self, request: Request) -> Answer:
        if request.method != "POST":
            return Answer.refusal(405, "405 Method Not Allowed", ("Allow", "POST"))
        origin = request.header("Origin")
        here = is_same_origin(
            host=request.host,
            origin=origin,
            fetch_site=request.header("Sec-Fetch-Site"),
            referer=request.header("Referer"),
        )
        if here is False:
            return Answer.refusal(403, "403 Forbidden: the form was sent from another site")
        if isinstance(request.body, bytes | str):
            if not (request.header("Content-Type") or "").lower().startswith(_FORM_TYPE):
                return Answer.refusal(415, f"415 Unsupported Media Type: send {_FORM_TYPE}")
            if len(request.body) > LONGEST_FORM_BYTES:
                return Answer.refusal(413, "413 Content Too Large")
        # Behind a proxy the browser knows best: its Origin has the scheme that it used.
        secure = request.secure or (origin or "").lower().startswith("https://")
        answer = form_answer(request.body, self.catalog, secure=secure)
        headers = (
            ("Location", answer.location),
            ("Set-Cookie", answer.set_cookie),
            ("Cache-Control", "no-store"),
        )
        return Answer(status=303, headers=headers)


def _language_of(catalog: Catalog) -> str:
    return "en" if catalog.locales == Catalog.classic().locales else catalog.locales[0]

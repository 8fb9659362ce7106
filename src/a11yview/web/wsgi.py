"""A middleware for any WSGI application: Bottle, Pyramid, or a function of your own."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from a11yview.web.answer import LONGEST_FORM_BYTES, Request
from a11yview.web.display_settings import DisplaySettings
from a11yview.web.page_settings import PageFacts, PageSettings, depends_on_cookie, page_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from os import PathLike
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from a11yview.settings import Catalog

__all__ = ["DisplaySettingsMiddleware"]

_PREFIX: Final = "/a11yview/"


class DisplaySettingsMiddleware:
    """The display settings of a WSGI application.

    It puts the page's settings into ``environ["a11yview"]``, read when first asked for, answers
    what comes under ``/a11yview/``, and adds ``Vary: Cookie`` where a page read the choice.
    ``catalog`` is a ``Catalog``, the path of its file from the working folder, or settings made
    before; None is the classic one. ``lang`` gives the language of the page that answers a request;
    without it, it is the site's.

    Raises ``CatalogError`` and ``CatalogFileError`` for a file that holds no catalog.
    """

    def __init__(
        self,
        app: WSGIApplication,
        catalog: DisplaySettings | Catalog | str | PathLike[str] | None = None,
        *,
        lang: Callable[[WSGIEnvironment], str | None] | None = None,
    ) -> None:
        self.app = app
        if not isinstance(catalog, DisplaySettings):
            catalog = DisplaySettings(catalog)
        self.settings: DisplaySettings = catalog
        self._lang = lang

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request for an address of ours, and let the application answer the others."""
        path = _path(environ)
        if path == _PREFIX.rstrip("/") or path.startswith(_PREFIX):
            return self._answer(environ, path[len(_PREFIX) :], start_response)
        page = self.settings.page(lambda: self._facts(environ))
        environ["a11yview"] = page

        def start_with_headers(
            status: str,
            headers: list[tuple[str, str]],
            *error: Any,  # noqa: ANN401 - as PEP 3333 has it
        ) -> Callable[[bytes], object]:
            return start_response(status, _with_headers(headers, page), *error)

        return self.app(environ, start_with_headers)

    def _facts(self, environ: WSGIEnvironment) -> PageFacts:
        root = _text(environ.get("SCRIPT_NAME", ""))
        lang = self._lang
        return PageFacts(
            cookie=environ.get("HTTP_COOKIE"),
            secure=environ["wsgi.url_scheme"] == "https",
            address=page_address(root + _path(environ), environ.get("QUERY_STRING", "")),
            base=root + _PREFIX,
            host=environ.get("HTTP_HOST", ""),
            lang=lang and (lambda: lang(environ)),
        )

    def _answer(
        self, environ: WSGIEnvironment, name: str, start_response: StartResponse
    ) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        size = min(int(length), LONGEST_FORM_BYTES + 1) if length[:9].isdecimal() else 0
        request = Request(
            method=environ["REQUEST_METHOD"],
            name=name,
            header=lambda header: _header(environ, header),
            host=environ.get("HTTP_HOST", ""),
            secure=environ["wsgi.url_scheme"] == "https",
            body=environ["wsgi.input"].read(size) if size else b"",
        )
        answer = self.settings.answer(request)
        status = f"{answer.status} {HTTPStatus(answer.status).phrase}"
        start_response(status, [*answer.headers, ("Content-Length", str(len(answer.body)))])
        return [] if request.method == "HEAD" else [answer.body]


def _with_headers(headers: list[tuple[str, str]], page: PageSettings) -> list[tuple[str, str]]:
    given = {name.lower(): value for name, value in headers}
    is_open = "content-length" not in given
    more = [("Set-Cookie", cookie) for cookie in page.set_cookies]
    if depends_on_cookie(page, is_open=is_open, media_type=given.get("content-type")):
        told = given.get("vary", "").lower().replace(" ", "").split(",")
        more += [] if {"cookie", "*"} & set(told) else [("Vary", "Cookie")]
    return [*headers, *more]


def _path(environ: WSGIEnvironment) -> str:
    return _text(environ.get("PATH_INFO", ""))


def _text(value: str) -> str:
    """Decode a text that WSGI gives as Latin-1 bytes (PEP 3333)."""
    return value.encode("latin-1").decode("utf-8", "replace")


def _header(environ: WSGIEnvironment, name: str) -> str | None:
    key = name.upper().replace("-", "_")
    value = environ.get(key if key == "CONTENT_TYPE" else f"HTTP_{key}")
    return None if value is None else str(value)

"""Flask: ``A11yview(app)``, and the functions are in every template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from flask import Flask, Response, current_app, g, has_request_context, request

from a11yview.errors import expect
from a11yview.jinja2 import install
from a11yview.web import (
    LONGEST_FORM_BYTES,
    DisplaySettings,
    PageFacts,
    PageSettings,
    Request,
    depends_on_cookie,
    page_address,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from a11yview.settings import Catalog

__all__ = ["A11yview"]

_KEY: Final = "a11yview.page"
_METHODS: Final = ("GET", "HEAD", "POST")


class A11yview:
    """The display settings of a Flask application.

    ``A11yview(app)`` adds the addresses under ``/a11yview/``, the three functions for templates and
    ``Vary: Cookie`` where a page read the choice; ``A11yview()`` and ``init_app(app)`` do the same
    in an application factory. ``catalog`` is a ``Catalog`` or the path of its file from the
    application's root, else the configuration's ``A11YVIEW_CATALOG``, else the classic one.
    ``lang`` gives the language of the page that is being written, such as Flask-Babel's
    ``get_locale``; without it, it is the site's.

    Raises ``CatalogError`` and ``CatalogFileError`` for a file that holds no catalog.
    """

    def __init__(
        self,
        app: Flask | None = None,
        *,
        catalog: Catalog | str | PathLike[str] | None = None,
        lang: Callable[[], object] | None = None,
    ) -> None:
        self._catalog = catalog
        self._lang = lang
        if app is not None:
            self.init_app(app)

    def init_app(self, app: Flask) -> None:
        """Put the settings into an application."""
        expect("app", app, Flask, "a Flask application")
        catalog = self._catalog or app.config.get("A11YVIEW_CATALOG")
        settings = DisplaySettings(catalog, folder=app.root_path)
        app.extensions["a11yview"] = settings

        def page_of_request(_: object = None) -> PageSettings | None:
            if not has_request_context():
                return None
            environ = request.environ
            page: PageSettings | None = environ.get(_KEY)
            if page is None:
                page = environ[_KEY] = g.a11yview = settings.page(lambda: self._facts(app))
            return page

        def answer(name: str = "") -> Response:
            return _answer(settings, name)

        install(app.jinja_env, settings, page=page_of_request)
        for rule, endpoint in (("/a11yview/", "a11yview"), ("/a11yview/<name>", "a11yview.file")):
            app.add_url_rule(
                rule, endpoint.replace(".", "_"), answer, methods=_METHODS, strict_slashes=False
            )
        app.after_request(_with_headers)

    def _facts(self, app: Flask) -> PageFacts:
        asked = request._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - each attribute of the proxy would cost a look-up
        environ = asked.environ
        root = asked.root_path.rstrip("/")
        return PageFacts(
            cookie=environ.get("HTTP_COOKIE"),
            secure=asked.scheme == "https",
            address=page_address(root + asked.path, environ.get("QUERY_STRING", "")),
            base=f"{root}/a11yview/",
            lang=self._language if self._lang else None,
            host=environ.get("HTTP_HOST", ""),
            hidden=_csrf_field if "csrf" in app.extensions else None,
        )

    def _language(self) -> str | None:
        lang = self._lang() if self._lang else None
        return str(lang) if lang else None


def _csrf_field() -> dict[str, str]:
    """Return the token that Flask-WTF wants in every form."""
    token: Any = current_app.jinja_env.globals["csrf_token"]
    return {"csrf_token": str(token())}


def _answer(settings: DisplaySettings, name: str) -> Response:
    asked = Request(
        method=request.method,
        name=name,
        header=request.headers.get,
        host=request.host,
        secure=request.is_secure,
        body=request.stream.read(LONGEST_FORM_BYTES + 1) or request.form,  # read by others, too
    )
    answer = settings.answer(asked)
    return Response(answer.body, answer.status, list(answer.headers))


def _with_headers(response: Response) -> Response:
    is_open = response.is_streamed and response.content_length is None
    page: PageSettings | None = request.environ.get(_KEY)
    if depends_on_cookie(page, is_open=is_open, media_type=response.mimetype):
        response.vary.add("Cookie")
    for cookie in page.set_cookies if page else ():
        response.headers.add("Set-Cookie", cookie)
    return response

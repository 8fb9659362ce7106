"""Starlette, and so FastAPI: a middleware that is plain ASGI, with the addresses in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request as PageRequest

from a11yview.web import (
    LONGEST_FORM_BYTES,
    Answer,
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

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from a11yview.settings import Catalog

__all__ = ["DisplaySettingsMiddleware"]

_PREFIX: Final = "/a11yview/"


class DisplaySettingsMiddleware:
    """The display settings of an ASGI application.

    It puts the page's settings on ``request.state.a11yview``, read when first asked for, answers
    what comes under ``/a11yview/``, and adds ``Vary: Cookie`` where a page read the choice.
    Templates have the functions of ``a11yview.jinja2.install(templates.env)``. ``catalog`` is a
    ``Catalog`` or the path of its file from the working folder, None the classic one; ``lang``
    gives the language of the page that answers a request; without it, it is the site's.

    Raises ``CatalogError`` and ``CatalogFileError`` for a file that holds no catalog.
    """

    def __init__(
        self,
        app: ASGIApp,
        catalog: Catalog | str | PathLike[str] | None = None,
        *,
        lang: Callable[[PageRequest], str | None] | None = None,
    ) -> None:
        self.app = app
        self._lang = lang
        self.settings = DisplaySettings(catalog)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for an address of ours, and let the application answer the others."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if path == _PREFIX.rstrip("/") or path.startswith(_PREFIX):
            answer = self.settings.answer(await _request(scope, receive, path[len(_PREFIX) :]))
            await _send(answer, send)
            return
        page = self.settings.page(lambda: self._facts(scope))
        scope.setdefault("state", {})["a11yview"] = page

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), page)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _facts(self, scope: Scope) -> PageFacts:
        lang = self._lang
        return PageFacts(
            cookie=_cookies(Headers(scope=scope)),
            secure=scope["scheme"] == "https",
            address=page_address(scope["path"], scope["query_string"].decode("latin-1")),
            base=scope.get("root_path", "") + _PREFIX,
            host=Headers(scope=scope).get("Host", ""),
            lang=lang and (lambda: lang(PageRequest(scope))),
        )


def _add_headers(headers: MutableHeaders, page: PageSettings) -> None:
    is_open = "Content-Length" not in headers
    if depends_on_cookie(page, is_open=is_open, media_type=headers.get("Content-Type")):
        headers.add_vary_header("Cookie")
    for cookie in page.set_cookies:
        headers.append("Set-Cookie", cookie)


async def _request(scope: Scope, receive: Receive, name: str) -> Request:
    headers = Headers(scope=scope)
    return Request(
        method=scope["method"],
        name=name,
        header=lambda name: _cookies(headers) if name == "Cookie" else headers.get(name),
        host=headers.get("Host", ""),
        secure=scope["scheme"] == "https",
        body=await _body(receive),
    )


async def _send(answer: Answer, send: Send) -> None:
    headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in (*answer.headers, ("Content-Length", str(len(answer.body))))
    ]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


def _cookies(headers: Headers) -> str:
    return "; ".join(headers.getlist("Cookie"))  # HTTP/2 may send one after the other


async def _body(receive: Receive) -> bytes:
    """Return the body of a request, of one that is too long just more than may be read."""
    body = b""
    more = True
    while more and len(body) <= LONGEST_FORM_BYTES:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body

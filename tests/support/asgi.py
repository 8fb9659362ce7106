"""A visitor of an ASGI application, who keeps cookies as a browser does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

from support.asynchronous import run

if TYPE_CHECKING:
    from collections.abc import Callable


class Visitor:
    """Asks the application itself, without a server in between."""

    def __init__(self, app: Callable[..., Any], *, root_path: str = "") -> None:
        transport = httpx.ASGITransport(app=app, root_path=root_path)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://testserver")

    def get(self, path: str, **options: Any) -> httpx.Response:
        return run(self._client.get(path, **options))

    def head(self, path: str, **options: Any) -> httpx.Response:
        return run(self._client.head(path, **options))

    def post(self, path: str, **options: Any) -> httpx.Response:
        return run(self._client.post(path, **options))

"""The middleware: ``request.a11yview``, and ``Vary: Cookie`` where a page read the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.utils.cache import patch_vary_headers

from a11yview.django.cookies import add_cookie
from a11yview.django.pages import page_settings
from a11yview.web import depends_on_cookie

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

__all__ = ["DisplaySettingsMiddleware"]


class DisplaySettingsMiddleware:
    """Puts the page's settings on the request, read when first asked for; sync and async."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._is_async = iscoroutinefunction(get_response)
        if self._is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        """Return the response of the view, or a promise of it."""
        page_settings(request)
        if self._is_async:
            return self._answered(request)
        return _with_headers(request, self.get_response(request))

    async def _answered(self, request: HttpRequest) -> HttpResponseBase:
        return _with_headers(request, await self.get_response(request))


def _with_headers(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    is_open = response.streaming and not response.has_header("Content-Length")
    page = page_settings(request)
    if depends_on_cookie(page, is_open=is_open, media_type=response.get("Content-Type")):
        patch_vary_headers(response, ["Cookie"])
    for cookie in page.set_cookies:
        add_cookie(response, cookie)
    return response

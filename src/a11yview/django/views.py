"""The view of all our addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from a11yview.django.conf import display_settings
from a11yview.django.cookies import add_cookie
from a11yview.web import Request

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["answer"]


def answer(request: HttpRequest, name: str = "") -> HttpResponse:
    """Return the answer to the panel's form, or a file of the catalog."""
    asked = Request(
        method=request.method or "",
        name=name,
        header=request.headers.get,
        host=request.get_host(),
        secure=request.is_secure(),
        body=request.POST,
    )
    given = display_settings().answer(asked)
    response = HttpResponse(given.body, status=given.status)
    for header, value in given.headers:
        if header == "Set-Cookie":
            add_cookie(response, value)
        else:
            response.headers[header] = value
    return response

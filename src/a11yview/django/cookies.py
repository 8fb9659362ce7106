"""Cookies where Django's middlewares and test clients look for them."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

__all__ = ["add_cookie"]


def add_cookie(response: HttpResponseBase, header: str) -> None:
    """Add the cookie that a value of ``Set-Cookie`` sets.

    Cookies of one name for several domains are several cookies: each has a place of its own.
    """
    for name, morsel in SimpleCookie(header).items():
        domain = morsel["domain"]
        dict.__setitem__(response.cookies, f"{name} {domain}" if domain else name, morsel)

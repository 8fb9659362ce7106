"""The one cookie: its names, and the headers that set, clear and carry it.

Source: RFC 6265bis, the ``__Host-`` prefix: ``Secure``, ``Path=/``, no ``Domain``. The script
of the panel reads and writes the same cookie, so it is not ``HttpOnly``; it holds display
settings and nothing that could open a door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.settings.preferences import Preferences

if TYPE_CHECKING:
    from a11yview.settings.catalog import Catalog

__all__ = [
    "COOKIE_MAX_AGE",
    "COOKIE_NAME",
    "DEV_COOKIE_NAME",
    "clear_cookie_header",
    "cookie_value",
    "preferences_from_cookie_header",
    "set_cookie_header",
]

COOKIE_NAME: Final = "__Host-a11yview"
DEV_COOKIE_NAME: Final = "a11yview"
COOKIE_MAX_AGE: Final = 365 * 24 * 60 * 60
"""Seconds that a choice lasts: a year from the visitor's last one."""

_PADDING: Final = " \t,"
"""No part of a cookie; some servers join two headers by a comma."""


def set_cookie_header(preferences: Preferences, *, secure: bool = True) -> str:
    """Return the value of the ``Set-Cookie`` header that keeps ``preferences``.

    Without a choice it clears the cookie. ``secure=False`` is for a local development server
    over plain HTTP: the plain name, no ``Secure``.
    """
    if not preferences:
        return clear_cookie_header(secure=secure)
    return _header(preferences.to_cookie(), COOKIE_MAX_AGE, secure=secure)


def clear_cookie_header(*, secure: bool = True) -> str:
    """Return the value of the ``Set-Cookie`` header that removes the cookie."""
    return _header("", 0, secure=secure)


def preferences_from_cookie_header(
    header: str | bytes | None, catalog: Catalog | None = None, *, secure: bool = True
) -> Preferences:
    """Return the preferences in the value of a request's ``Cookie`` header; never raises.

    Only the name that belongs to ``secure`` is read: over HTTPS a plain cookie, which another
    host of the domain could have set, changes nothing.
    """
    if isinstance(header, bytes):
        header = header.decode("latin-1")
    if not isinstance(header, str):
        return Preferences()
    return Preferences.from_cookie(cookie_value(header, secure=secure), catalog)


def cookie_value(header: str, *, secure: bool = True) -> str | None:
    """Return the value of our cookie in a request's ``Cookie`` header, None without one."""
    wanted = COOKIE_NAME if secure else DEV_COOKIE_NAME
    if wanted not in header:
        return None
    for part in header.split(";"):
        name, _, value = part.partition("=")
        if name.strip(_PADDING) == wanted:
            return value.strip(_PADDING)
    return None


def _header(value: str, max_age: int, *, secure: bool) -> str:
    name = COOKIE_NAME if secure else DEV_COOKIE_NAME
    ending = "; Secure" if secure else ""
    return f"{name}={value}; Path=/; Max-Age={max_age}; SameSite=Lax{ending}"

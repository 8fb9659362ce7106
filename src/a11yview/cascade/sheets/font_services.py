"""Addresses whose sheets hold fonts and no colors: where one is not read, no verdict changes.

Source: the documentation of each service. Google's ``/icon``, its font effects and icon fonts with
classes of their own are not among them, for those sheets set sizes and colors, too.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

__all__ = ["holds_only_fonts"]

_GOOGLE: Final = re.compile(r"/css2?/?")
_ANY_SHEET: Final = re.compile(r"/.*")
_SERVICES: Final = {
    "fonts.googleapis.com": _GOOGLE,
    "fonts.googleapis.cn": _GOOGLE,
    "fonts.loli.net": _GOOGLE,
    "fonts.bunny.net": _GOOGLE,
    "use.typekit.net": re.compile(r"/[a-z0-9]+\.css"),
    "p.typekit.net": re.compile(r"/p\.css"),
    "fast.fonts.net": re.compile(r"/(?:cssapi|t)/.*"),
    "cloud.typography.com": _ANY_SHEET,
    "api.fontshare.com": re.compile(r"/v\d+/css"),
    "fonts.cdnfonts.com": re.compile(r"/css/.*"),
    "rsms.me": re.compile(r"/inter/inter(?:-ui)?\.css"),
    "cdn.jsdelivr.net": re.compile(r"/(?:npm|fontsource)/(?:css/|@fontsource(?:-variable)?/).*"),
    "unpkg.com": re.compile(r"/@fontsource(?:-variable)?/.*"),
}


def holds_only_fonts(address: str) -> bool:
    """Return whether the sheet at an address of another host is known to hold fonts alone."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    path = _SERVICES.get(host)
    if path is None or path.fullmatch(parts.path) is None:
        return False
    return "effect=" not in parts.query

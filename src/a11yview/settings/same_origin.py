"""Whether a form was sent from a page of the site itself."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_same_origin"]

# A scheme and a host, perhaps with a port; a path follows in a referrer alone.
_ORIGIN: Final = re.compile(r"(https?)://([^/?#@\s]+)(?:[/?#].*)?", re.IGNORECASE)
_DEFAULT_PORT: Final = {"http": ":80", "https": ":443"}


def is_same_origin(
    *, host: str, origin: str | None, fetch_site: str | None, referer: str | None = None
) -> bool | None:
    """Return whether a request comes from the site at ``host``; None where it does not say.

    ``host`` is what the visitor asked for, ``origin``, ``fetch_site`` and ``referer`` are the
    headers of these names. Every browser of today sends one of the first two with a form, so
    that None is a program's request, with no visitor's cookies in it. The scheme may differ:
    behind a proxy a server does not know that of the visitor.

    Source: Fetch Metadata, ``Sec-Fetch-Site``; Fetch, the ``Origin`` header.
    """
    if fetch_site is not None:
        return fetch_site == "same-origin"
    sender = origin or referer
    if not sender:
        return None
    found = _ORIGIN.fullmatch(sender)
    if found is None:
        return False
    port = _DEFAULT_PORT[found[1].lower()]
    return _plain(found[2], port) == _plain(host, port)


def _plain(host: str, port: str) -> str:
    return host.lower().removesuffix(port)

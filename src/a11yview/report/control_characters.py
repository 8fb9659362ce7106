"""Control characters that no page may write to a terminal: they move its cursor or reverse text."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["UNESCAPED", "in_markup", "plain"]

_CHARACTERS: Final = "\x7f-\x9f\u2028-\u202e\u2066-\u2069"
UNESCAPED: Final = re.compile(f"[{_CHARACTERS}]")
"""Control characters that writers of JSON and XML leave as they are."""
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that no HTML page holds, escaped or not."""
_ALL: Final = re.compile(f"[\x00-\x1f\u200e\u200f{_CHARACTERS}]")


def in_markup(document: str) -> str:
    """Return an HTML page fit to be written to a terminal; it reads the same in a browser.

    Source: HTML, 3.2.4.2.1, text: no control characters but white space, and no surrogates.
    """
    document = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", document)
    return UNESCAPED.sub(lambda found: f"&#{ord(found[0])};", document)


def plain(text: str) -> str:
    """Return a text from a page, or a name, fit to be written to a terminal on one line."""
    return _ALL.sub("\N{REPLACEMENT CHARACTER}", text)

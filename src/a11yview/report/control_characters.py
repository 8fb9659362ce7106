"""Control characters that no page may write to a terminal: they move its cursor or reverse text."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["UNESCAPED", "plain"]

_CHARACTERS: Final = "\x7f-\x9f\u2028-\u202e\u2066-\u2069"
UNESCAPED: Final = re.compile(f"[{_CHARACTERS}]")
"""Control characters that writers of JSON and XML leave as they are."""
_ALL: Final = re.compile(f"[\x00-\x1f\u200e\u200f{_CHARACTERS}]")


def plain(text: str) -> str:
    """Return a text from a page, or a name, fit to be written to a terminal on one line."""
    return _ALL.sub("\N{REPLACEMENT CHARACTER}", text)

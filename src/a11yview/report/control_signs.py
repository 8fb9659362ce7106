"""Signs that no page may write into a terminal: they move its cursor, or turn the text round."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["UNESCAPED", "plain"]

_SIGNS: Final = "\x7f-\x9f\u2028-\u202e\u2066-\u2069"
UNESCAPED: Final = re.compile(f"[{_SIGNS}]")
"""Those that writers of JSON and XML leave as they are."""
_ALL: Final = re.compile(f"[\x00-\x1f\u200e\u200f{_SIGNS}]")


def plain(text: str) -> str:
    """Return what of a page or name may be written to a terminal, on one line."""
    return _ALL.sub("\N{REPLACEMENT CHARACTER}", text)

"""Selector lists, split at their commas."""

from __future__ import annotations

import re
from typing import Final

from a11yview.cascade.sheets.token_patterns import COMMENT

__all__ = ["split_list"]


def split_list(text: str) -> list[str]:
    """Return the pieces of a text between its commas outside brackets and strings."""
    if "," not in text:
        return [text]
    if not any(char in text for char in "([\"'\\/"):
        return text.split(",")
    pieces: list[str] = []
    start = 0
    while True:
        end = _find_comma(text, start)
        pieces.append(text[start:end])
        if end >= len(text):
            return pieces
        start = end + 1


_COMMA: Final = re.compile(
    rf"""{COMMENT}|"(?:[^"\\]++|\\[\s\S])*+"?|'(?:[^'\\]++|\\[\s\S])*+'?|\\[\s\S]|[()\[\],]"""
)


def _find_comma(text: str, start: int) -> int:
    depth = 0
    for found in _COMMA.finditer(text, start):
        char = text[found.start()]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == "," and not depth:
            return found.start()
    return len(text)

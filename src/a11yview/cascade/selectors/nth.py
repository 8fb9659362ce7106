"""The ``An+B`` notation (CSS Syntax 3, section 6)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

__all__ = ["parse_nth"]

_S: Final = r"[ \t\n\r\f]*"
_NTH: Final = re.compile(
    rf"(?:(even|odd)|([+-]?[0-9]*)n(?:{_S}([+-]){_S}([0-9]+)|(-[0-9]+))?|([+-]?[0-9]+))"
    rf"(?:{_S}(?<![0-9a-zA-Z])?\bof\b([\s\S]*))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def parse_nth(text: str) -> tuple[int, int, str | None] | None:
    """Return step, offset and the text behind ``of``; ``None`` if the text is no such notation."""
    found = _NTH.fullmatch(text.strip(" \t\n\r\f"))
    if found is None:
        return None
    word, step, sign, offset, joined, single, of = found.groups()
    if word is not None:
        return 2, 1 if word.lower() == "odd" else 0, of
    if single is not None:
        return 0, _bounded(single), of
    step_value = {"": 1, "+": 1, "-": -1}.get(step)
    if step_value is None:
        step_value = _bounded(step)
    if joined is not None:
        return step_value, _bounded(joined), of
    return step_value, _bounded(sign + offset) if sign else 0, of


def _bounded(digits: str) -> int:
    if len(digits) > 12:
        return -(2**31) if digits.startswith("-") else 2**31
    return int(digits)

"""The ``An+B`` notation (CSS Syntax 3, section 6)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from a11yview.cascade.sheets.token_patterns import COMMENT, IDENT, strip, unescape

__all__ = ["parse_nth"]

_S: Final = rf"(?:[ \t\n\r\f]|{COMMENT})*"
_NTH: Final = re.compile(
    rf"(?:(even|odd)|([+-]?[0-9]*)n(?:{_S}([+-]){_S}([0-9]+)|(-[0-9]+))?|([+-]?[0-9]+))"
    rf"(?:{_S}(?<![0-9a-zA-Z])?\b(?-i:of)\b([\s\S]*))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def parse_nth(text: str) -> tuple[int, int, str | None] | None:
    """Return step, offset and the text behind ``of``; ``None`` if the text is no such notation."""
    text = strip(text)
    if "\\" in text and (begun := IDENT.match(text)):
        name = unescape(begun[0])
        if "+" in name:  # as a sign of its own, it would not stand in a name
            return None
        text = name + text[begun.end() :]
    found = _NTH.fullmatch(text)
    if found is None:
        return None
    word, step, sign, offset, attached, single, of = found.groups()
    if word is not None:
        return 2, 1 if word.lower() == "odd" else 0, of
    if single is not None:
        return 0, _bounded(single), of
    step_value = {"": 1, "+": 1, "-": -1}.get(step)
    if step_value is None:
        step_value = _bounded(step)
    if attached is not None:
        return step_value, _bounded(attached), of
    return step_value, _bounded(sign + offset) if sign else 0, of


def _bounded(digits: str) -> int:
    """Return the number, within the range of browsers."""
    if len(digits) > 12:
        digits = f"{digits[0]}{2**31}" if digits[0] in "+-" else f"{2**31}"
    return max(-(2**31), min(int(digits), 2**31 - 1))

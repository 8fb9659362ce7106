"""``shortened``: a script of this package with short names for what it declares."""

from __future__ import annotations

import re
from collections import Counter
from string import ascii_letters
from typing import Final

__all__ = ["shortened"]

_STRING: Final = r'"[^"]*"|`[^`]*`'
# A constant or a function, the parameters of a function, what a loop goes over.
_DECLARED: Final = (
    re.compile(r"(?:const|let|function) (\w+)"),
    re.compile(r"(\w+)=>"),
    re.compile(r"\(([\w,]+)\)(?:=>|\{)"),
    re.compile(r"(?:const|let) \[([\w,.]+)\]"),
)
# What is a property's name somewhere stays as it is everywhere: `x.name`, `{name:`, `{name,other}`.
_PROPERTIES: Final = (
    re.compile(r"(?<!\.)\.(\w+)"),
    re.compile(r"[{,]\s*(\w+):"),
    re.compile(r"\{([\w,\s]+)\}"),
    re.compile(r"`([^`]*)`"),
)


def shortened(text: str, *, keep: frozenset[str] = frozenset()) -> str:
    """Return ``text`` with one or two letters for each name that it declares, except ``keep``.

    It is made for the assets of this package, without spare space: a name means one thing
    throughout, strings have double quotes, no regular expression holds a quote or a whole name, and
    what takes parameters and is no function is none of the names.
    """
    code = re.sub(r'"[^"]*"', '""', text)
    names = _found(_DECLARED, code) - _found(_PROPERTIES, code) - keep
    counts = Counter(re.findall(r"\w+", code))
    often = sorted(names, key=lambda name: (-counts[name], name))
    free = [letter for letter in ascii_letters if letter not in counts]
    short = dict(zip(often, [*free, *(f"${letter}" for letter in ascii_letters)], strict=False))
    known = re.compile(rf"{_STRING}|(?<![\w.])\w+|(?<=\.\.\.)\w+")
    return known.sub(lambda found: short.get(found[0], found[0]), text)


def _found(patterns: tuple[re.Pattern[str], ...], code: str) -> set[str]:
    groups = (found for pattern in patterns for found in pattern.findall(code))
    return {name for group in groups for name in re.findall(r"[^\W\d]\w*", group)}

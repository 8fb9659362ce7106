"""A script of this package in fewer bytes, with the same meaning.

``shortened`` gives short names, ``with_joined_declarations`` writes fewer ``let``.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from string import ascii_letters
from typing import Final

__all__ = ["shortened", "with_joined_declarations"]

_STRING: Final = r'"[^"]*"|`[^`]*`'
_WORD_OR_STRING: Final = re.compile(rf"({_STRING}|(?<![\w.])\w+|(?<=\.\.\.)\w+)")
_TOKEN: Final = re.compile(rf"({_STRING}|[({{[]|[)}}\]]|;let\b ?|;|\blet\b)")
_START: Final = "(()=>{"
_WORD: Final = re.compile(r"\w+")
_SIGN: Final = re.compile(rf"{_STRING}|[()\[\]{{}};]")
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


def shortened(
    text: str, *, keep: frozenset[str] = frozenset(), letters: str = ascii_letters
) -> str:
    """Return ``text`` with one or two ``letters`` for each name that it declares, except ``keep``.

    It is made for the assets of this package, without spare space: a name means one thing
    throughout, strings have double quotes, no regular expression holds a quote or a whole name, and
    what takes parameters and is no function is none of the names. What a statement of the
    outermost function declares within shares its letters with what others do.
    """
    code = re.sub(r'"[^"]*"', '""', text)
    names = _found(_DECLARED, code) - _found(_PROPERTIES, code) - keep
    taken = set(re.findall(r"\w+", code))
    free = [letter for letter in letters if letter not in taken]
    free += [f"${letter}" for letter in letters]
    own, shared = _by_statement(code, names)
    most = max(map(len, own), default=0)
    common = dict(zip(shared, free[most:], strict=False))
    written = []
    for statement, inner in zip(_statements(text), own, strict=True):
        short = common | dict(zip(inner, free, strict=False))
        words = _WORD_OR_STRING.split(statement)
        written += [short.get(word, word) for word in words]
    return "".join(written)


def with_joined_declarations(text: str) -> str:
    """Return ``text`` with one ``let`` for declarations that follow each other.

    Like ``shortened``, it is made for the scripts of this package: there ``;`` ends each statement
    that is no block.
    """
    declares = [False]  # by open bracket: whether the statement there is a declaration
    written = []
    for token in _TOKEN.split(text):
        if token.startswith(";let") and declares[-1]:
            written.append(",")
            continue
        if token in {"(", "[", "{"}:
            declares.append(False)
        elif token in {")", "]", "}"}:
            declares.pop()
        elif token.startswith(";") or token == "let":
            declares[-1] = token != ";"
        written.append(token)
    return "".join(written)


def _by_statement(code: str, names: set[str]) -> tuple[list[list[str]], list[str]]:
    """Return the names declared within each statement, and the others; the most frequent first."""
    statements = _statements(code)
    heads = [one.removeprefix(_START).partition("=")[0] for one in statements]
    outer = names & set().union(*(_found(_DECLARED[:1], head) for head in heads))
    return [_by_count(one, names - outer) for one in statements], _by_count(code, outer)


def _by_count(code: str, names: set[str]) -> list[str]:
    counts = Counter(name for name in _WORD.findall(code) if name in names)
    return sorted(counts, key=lambda name: (-counts[name], name))


def _statements(text: str) -> list[str]:
    """Return the statements of the outermost function, or of the script where there is none."""
    depth, cuts = -2 if text.startswith(_START) else 0, [0]
    for found in _SIGN.finditer(text):
        depth += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(found[0], 0)
        if not depth and found[0] in ";}":
            cuts.append(found.end())
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


def _found(patterns: tuple[re.Pattern[str], ...], code: str) -> set[str]:
    groups = (found for pattern in patterns for found in pattern.findall(code))
    return {name for group in groups for name in re.findall(r"[^\W\d]\w*", group)}

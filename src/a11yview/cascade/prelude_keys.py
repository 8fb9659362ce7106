"""What selectors ask for, read off their text: enough to leave most of them unparsed.

A page has an element for a selector only if it has every id, class, name and attribute that the
selector names outside parentheses. Reading those takes a small part of the time of parsing.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["PieceKeys", "prelude_keys"]

_NAME: Final = r"[\w\x80-\U0010ffff\-]"
_ODD: Final = re.compile(r"""[&\\"'|/@()\[]""")
_ATTRIBUTE: Final = re.compile(
    rf"""\[[ \t\n\r\f]*({_NAME}+)[ \t\n\r\f]*"""
    r"""(?:[~|^$*]?=(?:[^\[\]()"'\\/]|"[^"\\\n\r\f]*"|'[^'\\\n\r\f]*')*)?\]"""
)
_ARGUMENT: Final = re.compile(r"\([^()\"'\\/@]*\)")
_SUBJECT: Final = re.compile(r"[^ \t\n\r\f>+~]+\Z")
_KEY: Final = re.compile(rf"[.#!]{_NAME}+|(?<!{_NAME})(?<!:){_NAME}+")


class PieceKeys(NamedTuple):
    """The keys of one selector of a list, those of its subject apart.

    ``bucket`` is the best key of the subject, ``*`` if there is none.
    """

    bucket: str
    subject: frozenset[str]
    needs: frozenset[str]


def prelude_keys(text: str) -> list[PieceKeys] | None:
    """Return the keys of each selector of a list; ``None`` if only parsing can tell.

    Whether the list is valid is not said.
    """
    if "[" in text:
        text = _ATTRIBUTE.sub(r"!\1", text)
    while "(" in text:
        shorter = _ARGUMENT.sub("", text)
        if shorter == text:
            return None
        text = shorter
    if _ODD.search(text):
        return None
    return [_piece_keys(piece.rstrip(" \t\n\r\f")) for piece in text.split(",")]


def _piece_keys(text: str) -> PieceKeys:
    found = _SUBJECT.search(text)
    subject = frozenset(map(_key, _KEY.findall(found[0]))) if found else _NONE
    needs = subject
    if found and found.start():
        needs = subject.union(map(_key, _KEY.findall(text, 0, found.start())))
    return PieceKeys(min(subject, key=_worth, default="*"), subject, needs)


def _key(text: str) -> str:
    """Return the key that a piece of a compound asks for, as tags have it."""
    if text[0] in ".#":
        return text
    return f"[{text[1:].lower()}" if text[0] == "!" else text.lower()


def _worth(key: str) -> tuple[int, str]:
    """How few elements a key may have, by its kind; by its letters, so that all runs agree."""
    return "#.[".find(key[0]) % 4, key


_NONE: Final[frozenset[str]] = frozenset()

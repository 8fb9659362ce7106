"""Plain selectors, which most are: without brackets, arguments, comments and escapes.

They fall into compounds at white space and combinators; see :mod:`.selector_parsing`.
"""

from __future__ import annotations

import re
from typing import Final

from a11yview.cascade.selector_compounds import PLAIN_CLASSES

__all__ = ["is_plain", "steps", "valid_pieces"]

_SPACE: Final = r"[ \t\n\r\f]"
_BETWEEN: Final = rf"(?:{_SPACE}*+[>+~]{_SPACE}*+|{_SPACE}++)"
_COMPOUND: Final = r"[\w\-.#:*\x80-\U0010ffff]++"
_PLAIN: Final = re.compile(rf"{_COMPOUND}(?:{_BETWEEN}{_COMPOUND})*+")
_STEP: Final = re.compile(rf"({_COMPOUND}){_SPACE}*+([>+~]?){_SPACE}*+")

_NAME: Final = r"-?[a-zA-Z_\x80-\U0010ffff][\w\-\x80-\U0010ffff]*+"
_CLASS: Final = rf":(?:{'|'.join(sorted(PLAIN_CLASSES))})(?![\w\-\x80-\U0010ffff])"
_KNOWN: Final = rf"(?:(?:{_NAME}|\*)(?:[.#]{_NAME}|{_CLASS})*+|(?:[.#]{_NAME}|{_CLASS})++)"
_VALID: Final = (
    rf"{_SPACE}*+{_KNOWN}(?:{_BETWEEN}{_KNOWN}){{0,40}}+(?:::?(?:before|after))?+{_SPACE}*+"
)
_VALID_LIST: Final = re.compile(rf"{_VALID}(?:,{_VALID})++")


def is_plain(text: str) -> bool:
    """Whether a selector, white space around it taken off, is plain. It may be invalid still."""
    return _PLAIN.fullmatch(text) is not None


def steps(text: str) -> list[tuple[str, str]]:
    """Return the compounds of a plain selector, each with the combinator behind it."""
    return _STEP.findall(text)


def valid_pieces(text: str) -> list[str]:
    """Return the selectors of a list of several if it is surely valid; else nothing."""
    return text.split(",") if _VALID_LIST.fullmatch(text) else []

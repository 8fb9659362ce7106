"""Regular expressions of CSS tokens, for finding rules and declarations.

Parsing every token costs five times what finding the structure costs. Structure is decided by
brackets, ``;`` and ``@`` alone, outside comments, strings, unquoted URLs and escapes.
Source: CSS Syntax 3, sections 4 and 5.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = [
    "COMMENT",
    "DOUBLE",
    "ESCAPE",
    "IDENT",
    "NAME",
    "NAME_CHAR",
    "NAME_START",
    "PLAIN_BLOCK",
    "SIMPLE_RULE",
    "SINGLE",
    "SPACE",
    "SPACE_OR_MARKER",
    "URL",
    "find",
    "folded",
    "hides_letters",
    "is_outside",
    "names_in",
    "skip_block",
    "span",
    "strip",
    "unescape",
]

# Written as what they are not: a range up to the last character takes long to compile.
NAME_CHAR: Final = r"[^\x00-,./:-@\[-\^`{-\x7f]"
NAME_START: Final = r"[^\x00-@\[-\^`{-\x7f]"
COMMENT: Final = r"/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)"
DOUBLE: Final = r'"(?:[^"\\\n\r\f]++|\\(?:\r\n|[\s\S]|\Z))*+"?'
SINGLE: Final = r"'(?:[^'\\\n\r\f]++|\\(?:\r\n|[\s\S]|\Z))*+'?"
URL: Final = (
    r"(?:(?<![^\x00-\"$-,./:-?\[\]\^`{-\x7f])(?<!\\[^\n])|(?<=<!--))"
    r"\\?[uU]\\?[rR]\\?[lL]\([ \t\n\r\f]*+(?![\"' \t\n\r\f])"
    r"(?:[^)\\]++|\\(?:[\s\S]|\Z))*+\)?"
)
ESCAPE: Final = r"\\(?:[^\n\r\f]|\Z)"

SPACE: Final = re.compile(rf"(?:[ \t\n\r\f]++|{COMMENT})*+")
SPACE_OR_MARKER: Final = re.compile(rf"(?:[ \t\n\r\f]++|{COMMENT}|<!--|-->)*+")
_ESCAPED_CHAR: Final = r"\\(?:[0-9a-fA-F]{1,6}+(?:\r\n|[ \t\n\r\f])?+|[^\n\r\f0-9a-fA-F])"
NAME: Final = rf"(?:{NAME_CHAR}++|{_ESCAPED_CHAR})"
IDENT: Final = re.compile(rf"(?:--|-?(?:{NAME_START}|{_ESCAPED_CHAR})){NAME}*+")
_STRUCTURE: Final = re.compile(rf"{COMMENT}|{DOUBLE}|{SINGLE}|{URL}|{ESCAPE}|[{{}}()\[\];]")
_CLOSER: Final = {"(": ")", "[": "]", "{": "}"}

# A rule without nested rules or odd brackets: nearly every real one.
_STRING: Final = r"""(?:"(?:[^"\\\n\r\f]++|\\[^\n\r\f])*+"|'(?:[^'\\\n\r\f]++|\\[^\n\r\f])*+')"""
_INNER: Final = r"""[^(){}\[\]"'\\/]*+(?:/(?!\*)[^(){}\[\]"'\\/]*+)*+"""
_CALL: Final = (
    rf"\((?:[ \t\n\r\f]*+{_STRING})?+{_INNER}"
    rf"(?:\({_INNER}(?:\({_INNER}\){_INNER})*+\){_INNER})*+\)"
)
_BRACKETS: Final = rf"""\[[^\[\]{{}}()"'\\/;]*+(?:{_STRING}[^\[\]{{}}()"'\\/;]*+)?+\]"""
_CLOSED_COMMENT: Final = r"/\*(?:[^*]++|\*(?!/))*+\*/"
SIMPLE_RULE: Final = re.compile(
    rf"""(?!<!--|--)"""
    rf"""([^{{}}()\[\];"'\\/@]*+(?:(?:{_CALL}|\\[^\n\r\f{{]|{_BRACKETS})[^{{}}()\[\];"'\\/]*+)*+)"""
    rf"""\{{([^{{}}()\[\]"'\\/]*+"""
    rf"""(?:(?:{_CALL}|{_STRING}|{_CLOSED_COMMENT}|/(?!\*)|\\[^\n\r\f])[^{{}}()\[\]"'\\/]*+)*+)"""
    rf"""\}}[ \t\n\r\f]*+"""
)
"""Finds a rule without nested blocks, and the white space behind: prelude, content of the block."""

_NO_MARK: Final = r"""[^(){}\[\];"'\\/]*+(?:/(?!\*)[^(){}\[\];"'\\/]*+)*+"""
_PLAIN_STRING: Final = r"""(?:"[^"\\;\n\r\f]*+"|'[^'\\;\n\r\f]*+')"""
_PLAIN_CALL: Final = (
    rf"\((?:[ \t\n\r\f]*+{_PLAIN_STRING})?+{_NO_MARK}"
    rf"(?:\({_NO_MARK}(?:\({_NO_MARK}\){_NO_MARK})*+\){_NO_MARK})*+\)"
)
PLAIN_BLOCK: Final = re.compile(
    rf"""[^{{}}()\[\]"'\\/@]*+"""
    rf"""(?:(?:{_PLAIN_CALL}|{_PLAIN_STRING}|/(?!\*))[^{{}}()\[\]"'\\/@]*+)*+"""
)
"""The content of a block in which every semicolon stands between declarations."""
_ESCAPED: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|([\s\S])|\Z)")
_ESCAPED_LETTER: Final = re.compile(
    r"\\(?:[g-z-]|0{0,4}(?:[46][1-9a-f]|[57][0-9a]|2d)(?![0-9a-f]))", re.IGNORECASE
)
"""Finds the escape of an ASCII letter or dash; sites mostly escape punctuation and icons."""
_START: Final = re.compile(rf"(?:[ \t\n\r\f]++|{COMMENT})++")


def find(text: str, start: int, stops: str) -> int:
    """Return the offset of the first of ``stops`` outside any bracket, or the end of the text."""
    expected: list[str] = []
    for found in _STRUCTURE.finditer(text, start):
        char = text[found.start()]
        if expected:
            if char == expected[-1]:
                expected.pop()
            elif char in _CLOSER:
                expected.append(_CLOSER[char])
        elif char in stops:
            return found.start()
        elif char in _CLOSER:
            expected.append(_CLOSER[char])
    return len(text)


def is_outside(text: str, at: int) -> bool:
    """Whether an offset lies outside every bracket, string and comment."""
    expected: list[str] = []
    for found in _STRUCTURE.finditer(text):
        if found.start() >= at:
            break
        if found.end() > at:
            return False
        char = text[found.start()]
        if expected and char == expected[-1]:
            expected.pop()
        elif char in _CLOSER:
            expected.append(_CLOSER[char])
    return not expected


def skip_block(text: str, start: int) -> int:
    """Return the offset behind the bracket that closes the one at ``start``."""
    end = find(text, start + 1, _CLOSER[text[start]])
    return min(end + 1, len(text))


def span(text: str, offset: int) -> tuple[int, int]:
    """Return start and end of the value of the declaration at an offset.

    ``!important`` counts as part of it; (-1, -1) where there is no declaration.
    """
    found = IDENT.match(text, offset) if offset >= 0 else None
    if found is None:
        return -1, -1
    colon = SPACE.match(text, found.end()).end()  # type: ignore[union-attr]  # matches always
    start = SPACE.match(text, colon + 1).end()  # type: ignore[union-attr]  # matches always
    end = find(text, colon + 1, ";}")
    return start, start + len(text[start:end].rstrip(" \t\n\r\f"))


def strip(text: str) -> str:
    """Return the text without white space and comments at both ends."""
    text = text.strip(" \t\n\r\f")
    if "/*" in text:
        found = _START.match(text)
        text = text[found.end() :] if found else text
        if text.endswith("*/") or text.count("/*") > text.count("*/"):
            text = text[: _end(text)]
    return text + " " if text.endswith("\\") else text  # white space that an escape takes stays


def _end(text: str) -> int:
    """Return the offset of the white space and comments that a text ends with."""
    end = len(text)
    comments = [
        found.span() for found in _STRUCTURE.finditer(text) if text.startswith("/*", found.start())
    ]
    for start, stop in reversed(comments):
        if stop != end:
            break
        end = len(text[:start].rstrip(" \t\n\r\f"))
    return end


def _character(found: re.Match[str]) -> str:
    digits, char = found[1], found[2]
    if digits is None:
        return char or "\ufffd"
    code = int(digits, 16)
    valid = 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if valid else "\ufffd"


def unescape(name: str) -> str:
    """Return an identifier with its escapes resolved."""
    return _ESCAPED.sub(_character, name) if "\\" in name else name


def hides_letters(text: str) -> bool:
    """Whether escapes in a text may stand for letters or dashes of ASCII."""
    return "\\" in text and _ESCAPED_LETTER.search(text) is not None


def folded(text: str) -> bytes:
    """Return a long text with the letters of ASCII in lower case, as bytes.

    ``str.lower()`` takes several times as long.
    """
    return text.encode("utf-8", "surrogatepass").lower()


def names_in(text: str, names: Collection[str]) -> frozenset[str]:
    """Return the names that a text of CSS may contain, in any case, with escapes or without.

    The names are in lower case.
    """
    plain = folded(text)
    found = {name for name in names if name.encode() in plain}
    if len(found) < len(names) and hides_letters(text):
        plain = folded(unescape(text))
        found.update(name for name in names if name.encode() in plain)
    return frozenset(found)

"""The keys that selectors need, read off their text, so that most stay unparsed.

A page has an element for a selector only if it has every id, class, name and attribute that the
selector names outside parentheses. Reading those takes a small part of the time of parsing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.selectors.pseudo_names import STATES
from a11yview.cascade.selectors.signature_pool import attributes_read
from a11yview.cascade.sheets.model import SheetKeys
from a11yview.cascade.sheets.rules import NOWHERE, WIDTH
from a11yview.cascade.sheets.token_patterns import (
    COMMENT,
    DOUBLE,
    NAME,
    NAME_CHAR,
    SINGLE,
    unescape,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.sheets.sheet import Sheet

__all__ = ["SelectorKeys", "prelude_keys", "sheet_keys"]

_SPACE: Final = r" \t\n\r\f"
_ODD: Final = r"""&\\"'|/@()\]{"""
_ATTRIBUTE: Final = re.compile(
    rf"""(\[)[{_SPACE}]*({NAME_CHAR}+)[{_SPACE}]*"""
    r"""(?:[~|^$*]?=(?:[^\[\]()"'\\/{]|"[^"\\\n\r\f{]*"|'[^'\\\n\r\f{]*')*)?\]"""
)
_ARGUMENT: Final = re.compile(r"\([^()\"'\\/@{]*\)")
_KEY: Final = re.compile(
    rf"[.#\[]{NAME_CHAR}+|(?<!{NAME_CHAR})(?<!:){NAME_CHAR}+"
    rf"|(?<!:):(?:{'|'.join(sorted(STATES))})(?!{NAME_CHAR})"
)
_BUCKETS: Final = re.compile(
    rf"[{_SPACE}>+~]*+(?:[^{_SPACE}>+~,{_ODD}]++[{_SPACE}>+~]++(?=[^,{{]))*+"  # up to the subject
    rf"(?:[^,.#{_ODD}]++(?=[.#]))?+([.#]?{NAME_CHAR}*+)[^,{_ODD}]*+([,{{])"
    r"|[^{]*\{"
)
"""Finds the bucket of each selector in lists that end with a brace, and the mark that follows.

The subject is the last compound; its bucket is the first ``.class`` or ``#id`` in it, else the name
that it begins with. Of a list with odd characters (brackets, strings, escapes, ``|``), nothing is
found but its end.
"""
_COMMENT_OR_STRING: Final = re.compile(rf"{COMMENT}|({DOUBLE}|{SINGLE})")
_NAMED: Final = re.compile(rf"[.#](?:{NAME})++")
_PLAINLY_NAMED: Final = re.compile(rf"[.#]{NAME_CHAR}++")
_ATTRIBUTE_READ: Final = re.compile(
    rf"""\[[{_SPACE}]*(?:[^{_SPACE}\[\]=|]*+\|)?[{_SPACE}]*((?:{NAME})+)"""
    rf"""(?:[{_SPACE}]*(?:([~|^$*]?=)[{_SPACE}]*"""
    rf"""(?:"([^"\\\n\r\f]*)"|'([^'\\\n\r\f]*)'|({NAME_CHAR}+))[{_SPACE}]*[iIsS]?[{_SPACE}]*)?(\]))?"""
)
"""Finds ``[name operator value flag]``; without the closing bracket where more may be asked."""


MAX_NESTING: Final = 6
"""Parentheses within one another that are taken out."""


_Attributes: TypeAlias = "tuple[frozenset[str], frozenset[tuple[str, str, str]], frozenset[str]]"
_NO_ATTRIBUTES: Final[_Attributes] = (frozenset(), frozenset(), frozenset())
SelectorKeys: TypeAlias = tuple[str, Collection[str]]
"""The bucket of one selector of a list, and the keys that a page must have for it to match.

The bucket is the subject's first id or class, else its name, else ``*``. States stand among the
keys with a colon, ``:hover``.
"""


def prelude_keys(text: str, bucket: str = "*") -> list[SelectorKeys] | None:
    """Return the keys of each selector of a list; ``None`` if only parsing can tell.

    ``bucket`` is one that :func:`sheet_keys` found for the list, if it found any but ``*``.
    It says nothing about whether the list is valid.
    """
    text = _bare(text)
    if bucket != "*" and "," not in text:
        return [(bucket, _needs(text))]
    found = _BUCKETS.findall(text + "{")
    if found[-1][1] != "{" or "{" in text:
        return None
    return [
        (_key(one) if one else "*", _needs(piece))
        for (one, _), piece in zip(found, text.split(","), strict=True)
    ]


def _needs(text: str) -> list[str]:
    """Return the keys in the bare text of a selector, as tags have them."""
    found = _KEY.findall(text)
    return found if text.islower() else list(map(_key, found))


def _bare(text: str) -> str:
    """Return selectors without arguments, their attributes cut to ``[name``.

    The closing bracket stays where only parsing can tell the attribute.
    """
    if "[" in text:
        text = "".join(_ATTRIBUTE.split(text))
    if "(" in text:
        for _ in range(MAX_NESTING):
            text, found = _ARGUMENT.subn("", text)
            if not found:
                break
    return text


def _key(text: str) -> str:
    """Return the key that a piece of a compound asks for, as tags have it."""
    return text if text[0] in ".#" else text.lower()


def sheet_keys(sheet: Sheet) -> SheetKeys:
    """Return the keys that the selectors of a sheet ask for, read off their texts."""
    text, preludes = sheet.text, sheet.rules.preludes
    starts, ends, parents = (preludes[column::WIDTH] for column in range(3))
    texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    asked = " ".join((*texts, *(one.text for one in sheet.conditions)))
    some_odd = "{" in asked or max(parents, default=NOWHERE) != NOWHERE
    if "/*" in asked:
        asked = _COMMENT_OR_STRING.sub(r"\1", asked)
    attributes, tests, whole = _attributes_of(asked) if "[" in asked else _NO_ATTRIBUTES
    if "attr(" in sheet.mentions:
        whole |= attributes_read(text)
    if some_odd:
        for number, parent in enumerate(parents):
            if parent != NOWHERE or "{" in texts[number]:
                texts[number] = "&"
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    number = 0
    lists = [texts[prelude] for prelude in sheet.rules.rows[0::WIDTH]]
    for key, mark in _BUCKETS.findall(_bare("{".join((*lists, "")))):
        buckets[key].append(number)
        if mark != ",":
            number += 1
    return SheetKeys(
        buckets=_named(buckets),
        names=_ids_and_classes(asked),
        attribute_names=attributes | whole,
        attribute_tests=tests,
        whole_attributes=whole,
    )


def _ids_and_classes(text: str) -> frozenset[str]:
    """Return the ids and classes that selectors may name."""
    if "\\" not in text:
        return frozenset(_PLAINLY_NAMED.findall(text))
    return frozenset(map(unescape, _NAMED.findall(text)))


def _attributes_of(text: str) -> _Attributes:
    names, tests, whole = set[str](), set[tuple[str, str, str]](), set[str]()
    for name, operator, *values, end in _ATTRIBUTE_READ.findall(text):
        read = unescape(name).lower()
        names.add(read)
        if not end:
            whole.add(read)
        elif operator:
            tests.add((read, operator, "".join(values)))
    return frozenset(names), frozenset(tests), frozenset(whole)


def _named(buckets: defaultdict[str, list[int]]) -> Mapping[str, list[int]]:
    """Return buckets with names in lower case, and ``*`` for those without a name."""
    for key in [key for key in buckets if key[:1] not in {".", "#"}]:
        name = key.lower() or "*"
        if name != key:
            buckets[name] += buckets.pop(key)
    return buckets

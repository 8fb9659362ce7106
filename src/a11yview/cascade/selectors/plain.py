"""Plain selectors, the short way: most selectors need no parser to be split.

A *plain selector* has no brackets, arguments, comments or escapes. :mod:`.parsing` splits it here
into compounds, and reads each of those but once::

    plain    = compound ( between compound )*
    between  = space* ( '>' | '+' | '~' ) space*  |  space+
    compound = one or more of  a-z A-Z 0-9 - _ # . : *  and characters beyond ASCII

A *surely valid list* may have attributes, ``:nth-*()`` and ``:not()``, in their usual forms. Its
selectors can be parsed one by one, when a page needs them: none can make the others invalid::

    list      = selector ( ',' selector )*
    selector  = space* compound ( between compound ){0,40} element? space*
    compound  = ( name | '*' )? ( simple | ':not(' argument ( ',' space* argument )* ')' )*
    argument  = ( name | '*' )? simple*
    simple    = '.' name | '#' name | ':' name | attribute | nth
    attribute = '[' name ( operator ( name | string ) )? ']'
    nth       = ':nth-' 'last-'? ( 'child' | 'of-type' ) '(' ( 'odd' | 'even' | An+B ) ')'
    element   = ':before' | ':after' | '::' name

It is valid if, besides, all names behind colons are known.
"""

from __future__ import annotations

import re
from typing import Final

from a11yview.cascade.selectors.compounds import PLAIN_CLASSES
from a11yview.cascade.selectors.pseudo_names import ELEMENTS
from a11yview.cascade.selectors.selector_lists import split_list
from a11yview.cascade.sheets.token_patterns import NAME_CHAR, NAME_START

__all__ = ["is_plain", "steps", "valid_pieces"]

_SPACE: Final = r"[ \t\n\r\f]"
_BETWEEN: Final = rf"(?:{_SPACE}*+[>+~]{_SPACE}*+|{_SPACE}++)"
_COMPOUND: Final = r"""[^\x00-"$-)+,/;-@\[-\^`{-\x7f]++"""
_PLAIN: Final = re.compile(rf"{_COMPOUND}(?:{_BETWEEN}{_COMPOUND})*+")
_STEP: Final = re.compile(rf"({_COMPOUND}){_SPACE}*+([>+~]?){_SPACE}*+")

_NAME: Final = rf"-?{NAME_START}{NAME_CHAR}*+"
_CLASS: Final = rf":(?!before|after){_NAME}(?![\\(])"
_ATTRIBUTE: Final = rf"""\[{_NAME}(?:[~|^$*]?=(?:{_NAME}|"[^"\\\n\r\f]*+"|'[^'\\\n\r\f]*+'))?+\]"""
_NTH: Final = r":nth-(?:last-)?+(?:child|of-type)\((?:odd|even|-?\d*+n(?:[+-]\d++)?+|[+-]?\d++)\)"
_SIMPLE: Final = rf"[.#]{_NAME}|{_CLASS}|{_ATTRIBUTE}|{_NTH}"
_ARGUMENT: Final = rf"(?=[^),])(?:{_NAME}|\*)?+(?:{_SIMPLE})*+"
_NOT: Final = rf":not\({_ARGUMENT}(?:,{_SPACE}*+{_ARGUMENT})*+\)"
_KNOWN: Final = rf"(?=[^ \t\n\r\f,>+~])(?:{_NAME}|\*)?+(?:{_SIMPLE}|{_NOT})*+"
_ELEMENT: Final = rf"(?:::?(?:before|after)(?!{NAME_CHAR}|[\\(])|::{_NAME}(?![\\(]))"
_VALID: Final = rf"{_SPACE}*+{_KNOWN}(?:{_BETWEEN}{_KNOWN}){{0,40}}+{_ELEMENT}?+{_SPACE}*+"
_VALID_LIST: Final = re.compile(rf"(?:{_VALID}(?:,(?!\Z)|\Z))++")
"""Lists that are valid if all names behind colons that have no arguments are known."""
_PSEUDO: Final = re.compile(rf"(::?)(?!(?<=::)-webkit-)({_NAME})(?!\()")
_KNOWN_PSEUDO: Final = frozenset(
    (
        *((":", name) for name in (*PLAIN_CLASSES, "before", "after")),
        *(("::", name) for name in ELEMENTS),
    )
)


def is_plain(text: str) -> bool:
    """Whether a selector, without white space around it, is plain; it may be invalid."""
    return _PLAIN.fullmatch(text) is not None


def steps(text: str) -> list[tuple[str, str]]:
    """Return the compounds of a plain selector, each with the combinator behind it."""
    return _STEP.findall(text)


def valid_pieces(text: str) -> list[str]:
    """Return the selectors of a list if it is surely valid; else none."""
    if _VALID_LIST.fullmatch(text) and _KNOWN_PSEUDO.issuperset(_PSEUDO.findall(text)):
        return split_list(text)
    return []

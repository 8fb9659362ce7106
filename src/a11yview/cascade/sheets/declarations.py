"""The relevant declarations of blocks and ``style`` attributes, with their offsets.

A property is relevant if styles depend on it: ``RELEVANT`` of
:mod:`a11yview.cascade.values.shorthands`. Whether a value is valid is seen later, by ``expand``.
Source: CSS Syntax 3, section 5.
"""

from __future__ import annotations

import re
from typing import Final

from a11yview.cascade.sheets.model import RawDeclaration
from a11yview.cascade.sheets.token_patterns import (
    COMMENT,
    IDENT,
    PLAIN_BLOCK,
    SPACE,
    find,
    is_outside,
    skip_block,
    strip,
    unescape,
)
from a11yview.cascade.values.shorthands import RELEVANT

__all__ = ["block_declarations", "declaration", "scan_style"]

_MARK: Final = re.compile(
    rf"!(?:[ \t\n\r\f]|{COMMENT})*+({IDENT.pattern})(?:[ \t\n\r\f]|{COMMENT})*+\Z"
)
_PLAIN: Final = re.compile(r"""[^(\["']*\Z""")


def scan_style(text: str) -> tuple[RawDeclaration, ...]:
    """Return the relevant declarations of a ``style`` attribute, in order."""
    found: list[RawDeclaration] = []
    at, size = 0, len(text)
    while True:
        at = SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches always
        if at >= size:
            return tuple(found)
        if text[at] == ";":
            at += 1
        elif text[at] == "@" and (name := IDENT.match(text, at + 1)):
            at = find(text, name.end(), ";{")
            at = skip_block(text, at) if text.startswith("{", at) else at
        else:
            end = find(text, at, ";")
            one = declaration(text, at, end)
            if one is not None:
                found.append(one)
            at = end


def block_declarations(body: str, offset: int) -> tuple[RawDeclaration, ...]:
    """Return the relevant declarations of a block that holds no other blocks, in order.

    ``offset`` is where the block's content begins in the sheet.
    """
    if PLAIN_BLOCK.fullmatch(body):
        return _plain_declarations(body, offset)
    return tuple(one._replace(offset=one.offset + offset) for one in scan_style(body))


def declaration(text: str, at: int, end: int) -> RawDeclaration | None:
    """Return the declaration in a part of a text; ``None`` if it has no relevant one."""
    found = IDENT.match(text, at)
    if found is None:
        return None
    colon = SPACE.match(text, found.end()).end()  # type: ignore[union-attr]  # matches always
    if colon >= end or text[colon] != ":":
        return None
    name = unescape(found[0])
    if not name.startswith("--"):
        name = name.lower()
        if name not in RELEVANT:
            return None
    return _with_importance(name, strip(text[colon + 1 : end]), at)


def _with_importance(name: str, value: str, offset: int) -> RawDeclaration:
    important = False
    if "!" in value:
        found = _MARK.search(value)
        important = (
            found is not None
            and unescape(found[1]).lower() == "important"
            # Within a bracket or string that the end of the sheet closes, it is part of the value.
            and (_PLAIN.match(value) is not None or is_outside(value, found.start()))
        )
        if found is not None and important:
            value = strip(value[: found.start()])
    return RawDeclaration(name, value, important, offset)


def _plain_declarations(body: str, offset: int) -> tuple[RawDeclaration, ...]:
    """Return the relevant declarations of a block in which every semicolon ends one."""
    declarations: list[RawDeclaration] = []
    for piece in body.split(";"):
        name, colon, value = piece.partition(":")
        if colon:
            bare = name.strip(" \t\n\r\f")
            if bare[:2] != "--":
                bare = bare.lower()
                if bare not in RELEVANT:
                    offset += len(piece) + 1
                    continue
            elif IDENT.fullmatch(bare) is None:
                offset += len(piece) + 1
                continue
            start = offset + len(name) - len(name.lstrip(" \t\n\r\f"))
            value = value.strip(" \t\n\r\f")
            declarations.append(
                _with_importance(bare, value, start)
                if "!" in value
                else RawDeclaration(bare, value, False, start)  # noqa: FBT003 - made by the thousand
            )
        offset += len(piece) + 1
    return tuple(declarations)

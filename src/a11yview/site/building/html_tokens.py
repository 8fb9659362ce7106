"""HTML bytes into tokens with byte offsets, as far as finding a page's head and body needs.

Python's own ``html.parser`` is not used here: where a comment ends, and whether a tag inside
``<title>`` is a tag, differ between patch releases of one and the same Python version, and an
insertion must not land elsewhere because of that. The rules below are the standard's and work on
bytes, so that an offset means the same in every encoding that keeps ASCII as ASCII.

Source: HTML Living Standard, 13.2.5 Tokenization.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["BLANK", "Token", "tokens"]

# Elements whose content holds no tags; `noscript` is one of them wherever scripts run.
_RAW_TEXT: Final = frozenset(
    {"script", "style", "title", "textarea", "noscript", "noframes", "iframe"}
)

_COMMENT: Final = re.compile(rb"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_DECLARATION: Final = re.compile(rb"<(?:[!?]|/[^a-zA-Z])[^>]*(?:>|\Z)")
_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][^\t\n\f\r />]*)")
_ATTRIBUTE: Final = re.compile(
    rb"""
    [\t\n\f\r /]*                                      # between attributes
    ([^\t\n\f\r />][^\t\n\f\r />=]*)                   # the name
    (?:[\t\n\f\r ]*=[\t\n\f\r ]*
       (?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)|(?=>))
    )?
    """.replace(rb"\r ", rb"\r\x20"),
    re.VERBOSE,
)
# What stands behind a name whose value has a quote that is never closed, or is not there at all.
_UNFINISHED: Final = re.compile(rb"[\t\n\f\r ]*=")
_IN_SCRIPT: Final = re.compile(rb"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)
_TAG_CLOSE: Final = re.compile(rb"[\t\n\f\r /]*>")
BLANK: Final = b"\t\n\f\r "


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One piece of a page: what it is, and the bytes ``start`` to ``end`` that it takes.

    ``name`` is a tag's name in lower case; ``attributes`` has the first of each name, unescaped.
    The content of a raw text element is one token of kind ``"raw"``, named after the element.
    """

    kind: Literal["doctype", "comment", "start", "end", "text", "raw"]
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(page: bytes, start: int = 0) -> Iterator[Token]:
    """Yield the tokens of ``page`` from byte ``start`` on; together they cover every byte.

    An unfinished tag at the end of the page is dropped, as the standard has it.
    """
    position = start
    while position < len(page):
        token = _markup(page, position)
        if token is None:
            opening = page.find(b"<", position + 1)
            end = len(page) if opening < 0 else opening
            yield Token(kind="text", start=position, end=end)
            position = end
            continue
        yield token
        position = token.end
        if token.kind == "start" and token.name in _RAW_TEXT:
            end = _raw_end(page, position, token.name)
            yield Token(kind="raw", start=position, end=end, name=token.name)
            position = end


def _markup(page: bytes, position: int) -> Token | None:
    """Return the markup that begins with the ``<`` at ``position``; None where that is text."""
    if comment := _COMMENT.match(page, position):
        return Token(kind="comment", start=position, end=comment.end())
    if declaration := _DECLARATION.match(page, position):
        is_doctype = declaration[0][:9].lower() == b"<!doctype"
        kind: Literal["doctype", "comment"] = "doctype" if is_doctype else "comment"
        return Token(kind=kind, start=position, end=declaration.end())
    tag = _TAG.match(page, position)
    if tag is None:
        return None
    attributes, end = _attributes(page, tag.end())
    return Token(
        kind="end" if tag[1] else "start",
        start=position,
        end=end,
        name=tag[2].decode("latin-1").lower(),
        attributes=attributes,
    )


def _attributes(page: bytes, position: int) -> tuple[dict[str, str], int]:
    """Return a tag's attributes and where the tag ends: at the page's end if never."""
    attributes: dict[str, str] = {}
    while (close := _TAG_CLOSE.match(page, position)) is None:
        found = _ATTRIBUTE.match(page, position)
        if found is None:
            return attributes, len(page)
        name, *values = found.groups()
        value = next((value for value in values if value is not None), None)
        if value is None and _UNFINISHED.match(page, found.end()):
            return attributes, len(page)
        attributes.setdefault(
            name.decode("latin-1").lower(), unescape((value or b"").decode("latin-1"))
        )
        position = found.end()
    return attributes, close.end()


def _raw_end(page: bytes, position: int, name: str) -> int:
    """Return where the end tag of a raw text element begins: at the page's end if nowhere."""
    if name == "script":
        return _script_end(page, position)
    end_tag = re.compile(rb"</" + name.encode("ascii") + rb"(?=[\t\n\f\r />])", re.IGNORECASE)
    found = end_tag.search(page, position)
    return found.start() if found else len(page)


def _script_end(page: bytes, position: int) -> int:
    """Return where the end tag of a script begins.

    In a comment, as old pages hide their scripts in one, a script may write another.
    Source: HTML Living Standard, 13.2.5.18 to 13.2.5.31, script data (double) escaped.
    """
    is_hidden = is_written = False
    while found := _IN_SCRIPT.search(page, position):
        position = found.end()
        if found[0] == b"<!--":
            is_hidden = True
            position -= 2  # its dashes may be those of the end: <!-->
        elif found[0] == b"-->":
            is_hidden = is_written = False
        elif found[1] and not is_written:
            return found.start()
        else:
            is_written = is_hidden and not found[1]
    return len(page)

"""CSS tokens, from tinycss2: the only module of this room that imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "Token", "comma_separated", "is_mark", "tokens_of"]

MAX_LENGTH = 16_384
"""Longest text that is read as a color, in characters; a longer one is refused unread."""

MAX_DEPTH = 48
"""Deepest nesting of functions and parentheses; a deeper one is refused."""


class Token(NamedTuple):
    """One component value of CSS.

    ``kind`` is ``ident``, ``number``, ``percentage``, ``dimension``, ``hash``, ``function``,
    ``parentheses``, ``space``, ``literal`` or ``other`` (which no color has). ``text`` is the
    name, unit or character in lower case; ``items`` is what stands between the parentheses.
    """

    kind: str
    text: str = ""
    number: float = 0.0
    items: tuple[Token, ...] = ()


def tokens_of(source: str | Sequence[object]) -> tuple[Token, ...]:
    """Return the tokens of a text, or of component values that tinycss2 has made of it."""
    if isinstance(source, str):
        if len(source) > MAX_LENGTH:
            return (Token("other"),)
        try:
            source = tinycss2.parse_component_value_list(source, skip_comments=True)
        except ValueError:  # an integer of more digits than Python reads
            return (Token("other"),)
    return _strip(tuple(_token(node, 0) for node in source if _is_relevant(node)))


def is_mark(token: Token, mark: str) -> bool:
    """Return whether a token is a punctuation mark, ``,`` or ``/``."""
    return token.kind == "literal" and token.text == mark


def comma_separated(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the runs of tokens between commas; one empty run of no tokens."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if is_mark(token, ","):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _strip(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind == "space":
        start += 1
    while end > start and tokens[end - 1].kind == "space":
        end -= 1
    return tokens[start:end]


def _is_relevant(node: Any) -> bool:  # noqa: ANN401 - tinycss2 has no types
    return bool(node.type != "comment")


def _token(node: Any, depth: int) -> Token:  # noqa: ANN401, PLR0911 - no types; one return a kind
    match node.type:
        case "ident":
            return Token("ident", node.lower_value)
        case "number":
            return Token("number", "", node.value)
        case "percentage":
            return Token("percentage", "%", node.value)
        case "dimension":
            return Token("dimension", node.lower_unit, node.value)
        case "hash":
            return Token("hash", node.value.lower())
        case "whitespace":
            return Token("space")
        case "literal":
            return Token("literal", node.value)
        case "function" if depth < MAX_DEPTH:
            return Token("function", node.lower_name, 0.0, _block(node.arguments, depth))
        case "() block" if depth < MAX_DEPTH:
            return Token("parentheses", "", 0.0, _block(node.content, depth))
        case _:
            return Token("other")


def _block(nodes: list[Any], depth: int) -> tuple[Token, ...]:
    return _strip(tuple(_token(node, depth + 1) for node in nodes if _is_relevant(node)))

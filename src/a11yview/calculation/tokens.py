"""CSS tokens, from tinycss2: the only module of this package that imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "Token", "comma_separated", "is_mark", "is_word", "tokens_of"]

MAX_LENGTH: Final = 16_384
"""Longest text that is read as tokens, in characters; a longer one is refused unread."""

MAX_DEPTH: Final = 100
"""Deepest nesting of functions and parentheses; a deeper one is refused."""


class Token(NamedTuple):
    """One component value of CSS.

    ``kind`` is ``ident``, ``number``, ``percentage``, ``dimension``, ``hash``, ``function``,
    ``parentheses``, ``space``, ``literal`` or ``other`` (which no value read here has). ``text``
    is the name, unit or character in lower case; ``items`` what stands between the parentheses.
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
    return _tokens(source, 0)


def is_mark(token: Token, mark: str) -> bool:
    """Return whether a token is a punctuation mark, ``,`` or ``/``."""
    return token.kind == "literal" and token.text == mark


def is_word(tokens: Sequence[Token], word: str) -> bool:
    """Return whether tokens are one keyword, with or without space around it."""
    words = [token for token in tokens if token.kind != "space"]
    return len(words) == 1 and words[0].kind == "ident" and words[0].text == word


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


def _tokens(nodes: Iterable[Any], depth: int) -> tuple[Token, ...]:
    return _strip(tuple([_token(node, depth) for node in nodes if node.type != "comment"]))


def _token(node: Any, depth: int) -> Token:  # noqa: ANN401 - tinycss2 has no types
    kind = node.type
    read = _LEAVES.get(kind)
    if read is not None:
        return read(node)
    if depth < MAX_DEPTH:
        if kind == "function":
            return Token("function", node.lower_name, 0.0, _tokens(node.arguments, depth + 1))
        if kind == "() block":
            return Token("parentheses", "", 0.0, _tokens(node.content, depth + 1))
    return Token("other")


_SPACE: Final = Token("space")
_LEAVES: Final[dict[str, Callable[[Any], Token]]] = {
    "ident": lambda node: Token("ident", node.lower_value),
    "number": lambda node: Token("number", "", node.value),
    "percentage": lambda node: Token("percentage", "%", node.value),
    "dimension": lambda node: Token("dimension", node.lower_unit, node.value),
    "hash": lambda node: Token("hash", node.value.lower()),
    "whitespace": lambda _: _SPACE,
    "literal": lambda node: Token("literal", node.value),
}

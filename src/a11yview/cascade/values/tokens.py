"""Component values, as tinycss2 reads them: parsing with a memo, and looking at them.

This is the one module of the package that calls tinycss2's parser of values. Its nodes are untyped:
they are told apart by their attribute ``type``.
"""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import tinycss2
from tinycss2 import ast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Token: TypeAlias = Any
Tokens: TypeAlias = "tuple[Token, ...]"

_BLOCKS: Final = frozenset({"() block", "[] block", "{} block"})
_CUT_OFF: Final = frozenset({"eof-in-string", "eof-in-url"})
_MAX_DEPTH: Final = 200
_MAX_DIGITS: Final = 400  # more of them change no number that Python or a browser can hold
_DIGITS: Final = re.compile(rf"(\d{{{_MAX_DIGITS}}})\d+")
_NAME: Final = r"(?:--|-?[a-zA-Z_])[a-zA-Z0-9_-]*+"
_STRING: Final = r"""(?:"[^"\\\n\r\f\0]*+"|'[^'"\\\n\r\f\0]*+')"""
_PIECE: Final = re.compile(
    rf"""(?![uU][rR][lL]\([^"'])(?:(?:{_NAME})?\(|\)|[^ \n\t,:/*()"'\\]++|[ \n\t]++|[,:*]|/(?!\*)"""
    rf"""|{_STRING})"""
)
_LEAF: Final = re.compile(
    rf"({_NAME})|#([0-9a-fA-F]{{3,8}})"
    rf"|([+-]?(?:(\d{{1,9}})|\d{{0,9}}\.\d{{1,9}}))([a-zA-Z]*|%)"
    rf"|([ \n\t]+)|([+,:*/-])|{_STRING}",
    re.ASCII,
)


@lru_cache(maxsize=16384)
def component_values(text: str) -> Tokens:
    """Return the component values of ``text``, without comments and outer white space.

    A string or a URL that the end of the text cuts off is complete, as it is to a browser.
    """
    plain = _plain(text)
    if plain is not None:
        return plain
    if len(text) > _MAX_DIGITS:
        text = _DIGITS.sub(r"\1", text)
    tokens = tinycss2.parse_component_value_list(text, skip_comments=True)
    return trim(token for token in tokens if getattr(token, "kind", "") not in _CUT_OFF)


def _plain(text: str) -> Tokens | None:
    """Return the component values of words, strings and calls, as most values are.

    The same as the parser's but for their positions, in a fraction of its time; ``None`` if there
    is anything else.
    """
    text = text.strip(" \n\t")
    pieces = _PIECE.findall(text)
    if "".join(pieces) != text:
        return None
    if "(" not in text:
        leaves = tuple(map(_leaf, pieces))
        return None if None in leaves else leaves
    tokens: list[Token] = []
    around: list[list[Token]] = []
    for piece in pieces:
        if piece[-1] == "(":
            inside: list[Token] = []
            tokens.append(
                ast.FunctionBlock(1, 1, piece[:-1], inside)
                if len(piece) > 1
                else ast.ParenthesesBlock(1, 1, inside)
            )
            around.append(tokens)
            tokens = inside
        elif piece != ")":
            token = _leaf(piece)
            if token is None:
                return None
            tokens.append(token)
        elif around:
            tokens = around.pop()
        else:
            return None
    return None if around else tuple(tokens)


@lru_cache(maxsize=4096)
def _leaf(text: str) -> Token | None:
    """Return the token that is the whole of a text."""
    found = _LEAF.fullmatch(text)
    if found is None:
        return None
    name, digits, number, whole, unit, space, mark = found.groups()
    if name:
        return ast.IdentToken(1, 1, name)
    if digits:
        return ast.HashToken(1, 1, digits, not digits[0].isdecimal())
    if number:
        return _number(number, int(number) if whole else None, unit)
    if space or mark:
        return (ast.WhitespaceToken if space else ast.LiteralToken)(1, 1, space or mark)
    return ast.StringToken(1, 1, text[1:-1], f'"{text[1:-1]}"')


def _number(text: str, whole: int | None, unit: str) -> Token:
    value = float(text)
    if not unit:
        return ast.NumberToken(1, 1, value, whole, text)
    if unit == "%":
        return ast.PercentageToken(1, 1, value, whole, text)
    return ast.DimensionToken(1, 1, value, whole, text, unit)


def trim(tokens: Iterable[Token]) -> Tokens:
    """Return ``tokens`` without the white space and comments at both ends."""
    kept = list(tokens)
    while kept and kept[-1].type in ("whitespace", "comment"):
        kept.pop()
    start = 0
    while start < len(kept) and kept[start].type in ("whitespace", "comment"):
        start += 1
    return tuple(kept[start:])


def words(tokens: Iterable[Token]) -> list[Token]:
    """Return ``tokens`` without white space and comments."""
    return [token for token in tokens if token.type not in ("whitespace", "comment")]


def contents(token: Token) -> list[Token]:
    """Return the content of a block or a function; empty for any other token."""
    if token.type == "function":
        return list(token.arguments)
    if token.type in _BLOCKS:
        return list(token.content)
    return []


def walk(
    tokens: Iterable[Token], into: Callable[[Token], list[Token]] = contents
) -> Iterator[Token]:
    """Yield every token, depth first, however deep they nest; ``into`` says what is in one."""
    stack = [iter(tokens)]
    while stack:
        token = next(stack[-1], None)
        if token is None:
            stack.pop()
            continue
        yield token
        inside = into(token)
        if inside:
            stack.append(iter(inside))


def with_functions(tokens: Iterable[Token], give: Callable[[Token], Token | None]) -> Tokens:
    """Return ``tokens`` with what ``give`` returns in the place of functions, at any depth."""
    found: list[Token] = []
    for token in tokens:
        given = give(token) if token.type == "function" else None
        inside = contents(token) if given is None else []
        if inside:
            given = copy(token)
            place = "arguments" if token.type == "function" else "content"
            setattr(given, place, list(with_functions(inside, give)))
        found.append(token if given is None else given)
    return tuple(found)


def too_deep(tokens: Iterable[Token], most: int = _MAX_DEPTH) -> bool:
    """Whether blocks nest deeper than any value has a use for."""
    level = list(tokens)
    for _ in range(most):
        level = [inner for token in level for inner in contents(token)]
        if not level:
            return False
    return True


def split_commas(tokens: Iterable[Token]) -> list[list[Token]]:
    """Return the runs of tokens between top-level commas; always at least one run."""
    return split(tokens, ",")


def split(tokens: Iterable[Token], separator: str) -> list[list[Token]]:
    """Return the runs of tokens between the top-level literals ``separator``."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == separator:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def keyword(token: Token) -> str:
    """Return the identifier in lower case, or an empty text for any other token."""
    if token.type != "ident":
        return ""
    return str(token.lower_value)


def is_literal(token: Token, value: str) -> bool:
    """Whether ``token`` is the delimiter ``value``."""
    return bool(token.type == "literal" and token.value == value)


def serialize(tokens: Iterable[Token]) -> str:
    """Return the CSS text of ``tokens``, which must not nest too deep."""
    return str(tinycss2.serialize(list(tokens)))


def quoted(text: str) -> str:
    """Return ``text`` as a CSS string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'

"""``var()``, ``env()``, ``attr()``, ``if()``, ``--name()``: found once, replaced per element.

The result is a text again: between what came from different places a comment keeps tokens apart,
so that ``var(--number)px`` is no dimension.

Source: CSS Custom Properties Level 1, section 3; CSS Values and Units Level 5, sections 7.6 and 9.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from a11yview.cascade.values.calls import arguments, branches, is_call
from a11yview.cascade.values.syntaxes import parse_syntax
from a11yview.cascade.values.tokens import (
    component_values,
    contents,
    is_literal,
    keyword,
    serialize,
    too_deep,
    trim,
    walk,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from a11yview.cascade.values.tokens import Token, Tokens

MAX_LENGTH: Final = 100_000
"""Longest text, in characters, that substitution may produce: what is longer is invalid."""

_MENTION: Final = re.compile(r"\b(?:var|env|attr|if|inherit)\(|--[\w-]*\(|\\", re.IGNORECASE)
_PLAIN: Final = re.compile(r"[\w\s#.,%+*-]*")
# Chromium has heard of `inherit()`, and takes no declaration with it.
_SUBSTITUTED: Final = frozenset({"var", "env", "attr", "if", "inherit"})
_SAFE_BEFORE: Final = frozenset(" \t\r\n\f,(")
_SAFE_AFTER: Final = frozenset(" \t\r\n\f,)")


class Reference(NamedTuple):
    """One ``var()``, ``env()`` or ``attr()``; ``kind`` is its name in lower case.

    ``how`` is what ``attr()`` reads the attribute as; ``is_indexed`` says that ``env()`` asks for
    one of several values, which no desktop screen has. ``branches`` are those of ``if()``, each
    with its condition, which ``else`` has none of. A call of a sheet's function is of the kind
    ``function`` and has ``arguments``; those of ``attr()`` are its fallback, which depends on it.
    """

    kind: str
    name: str
    how: tuple[str, str]
    fallback: Segments | None
    is_indexed: bool = False
    branches: tuple[tuple[str, Segments], ...] = ()
    arguments: tuple[Segments, ...] = ()


Segments: TypeAlias = "tuple[str | Reference, ...]"
Lookup: TypeAlias = "Callable[[Reference], str | None]"


def mentions_substitution(text: str) -> bool:
    """Whether ``text`` may have anything to substitute; cheap, and never wrongly false."""
    return ("(" in text or "\\" in text) and _MENTION.search(text) is not None


def _is_reference(token: Token) -> bool:
    if token.type != "function":
        return False
    name: str = token.lower_name
    return name in _SUBSTITUTED or is_call(token)


def is_substitutable(tokens: Iterable[Token]) -> bool | None:
    """Whether all references are well formed; ``None`` when there are none."""
    found = False
    for token in walk(tokens, _inside):
        if token.type == "error":
            return False
        if _is_reference(token):
            found = True
            if not _is_well_formed(token):
                return False
    return found or None


def _inside(token: Token) -> list[Token]:
    """Return the parts in which references count: the conditions of ``if()`` are left out."""
    if token.type != "function" or token.lower_name != "if":
        return contents(token)
    return [inner for branch in branches(token.arguments) or () for inner in branch.value]


def _is_well_formed(token: Token) -> bool:
    kind: str = token.lower_name
    if kind == "if" or is_call(token):
        return (branches if kind == "if" else arguments)(token.arguments) is not None
    first, *fallback = _head_and_fallback(token.arguments)
    if any(is_literal(inner, ";") or is_literal(inner, "!") for part in fallback for inner in part):
        return False
    name, *how = words(first) or [None]
    if name is None or name.type != "ident":
        return False
    if kind == "var":
        return not how and _is_custom_name(name)
    if kind == "env":
        return all(one.type == "number" and one.is_integer and one.value >= 0 for one in how)
    return kind == "attr" and (not how or (len(how) == 1 and _is_attribute_type(how[0])))


def _is_attribute_type(token: Token) -> bool:
    if token.type == "function" and token.lower_name == "type":
        syntax = serialize(trim(token.arguments))
        return "<url>" not in syntax and parse_syntax(syntax) is not None
    return token.type == "ident" or is_literal(token, "%")


def _is_custom_name(token: Token) -> bool:
    return bool(token.type == "ident" and token.value.startswith("--") and token.value != "--")


def is_custom_value(text: str) -> bool:
    """Whether ``text`` can be the value of a custom property."""
    if _PLAIN.fullmatch(text):
        return True
    tokens = component_values(text)
    if any(is_literal(token, "!") or is_literal(token, ";") for token in tokens):
        return False
    if too_deep(tokens) or any(token.type == "error" for token in walk(tokens)):
        return False
    return is_substitutable(tokens) is not False


def substitute(text: str, lookup: Lookup) -> str | None:
    """Return ``text`` with every reference replaced, ``None`` if one has nothing to stand for.

    ``lookup`` gives the text for a reference, or ``None``; then its fallback is taken.
    """
    if not mentions_substitution(text):
        return text
    return joined(segments_of(text), lookup)


def joined(segments: Segments, lookup: Lookup) -> str | None:
    """Return the text of segments with every reference replaced, as :func:`substitute` does."""
    parts: list[str] = []
    size = 0
    last = ""
    for segment in segments:
        if isinstance(segment, str):
            part: str | None = segment
        else:
            part = lookup(segment)
            if part is None:
                part = None if segment.fallback is None else joined(segment.fallback, lookup)
        if part is None:
            return None
        if not part:
            continue
        if last and last not in _SAFE_BEFORE and part[0] not in _SAFE_AFTER:
            parts.append("/**/")
        parts.append(part)
        last = part[-1]
        size += len(part)
        if size > MAX_LENGTH:
            return None
    return "".join(parts)


@lru_cache(maxsize=8192)
def segments_of(text: str) -> Segments:
    """Return the parts of ``text``: literal texts, and references between them."""
    tokens = component_values(text)
    if too_deep(tokens):
        return (Reference("invalid", "", ("", ""), None),)
    return _segments(tokens)


def names_in(segments: Segments) -> Iterator[str]:
    """Yield the names of all references, those in fallbacks too."""
    for segment in segments:
        if isinstance(segment, Reference):
            yield segment.name
            if segment.fallback is not None:
                yield from names_in(segment.fallback)
            for part in (*(value for _, value in segment.branches), *segment.arguments):
                yield from names_in(part)


def _segments(tokens: Iterable[Token]) -> Segments:
    parts: list[str | Reference] = []
    literal: list[Token] = []

    def flush() -> None:
        if literal:
            _append(parts, serialize(literal))
            literal.clear()

    for token in tokens:
        if _is_reference(token):
            flush()
            parts.append(_reference(token))
        elif any(map(_is_reference, walk(contents(token)))):
            flush()
            opening, closing = _brackets(token)
            _append(parts, opening)
            for inner in _segments(contents(token)):
                _append(parts, inner)
            _append(parts, closing)
        else:
            literal.append(token)
    flush()
    return tuple(parts)


def _append(parts: list[str | Reference], part: str | Reference) -> None:
    if isinstance(part, str) and parts and isinstance(parts[-1], str):
        parts[-1] += part
    elif part:
        parts.append(part)


def _brackets(token: Token) -> tuple[str, str]:
    if token.type == "function":
        return f"{token.name}(", ")"
    pairs = {"() block": ("(", ")"), "[] block": ("[", "]"), "{} block": ("{", "}")}
    return pairs[token.type]


def _reference(token: Token) -> Reference:
    kind: str = token.lower_name
    if kind == "if":
        parts = tuple(
            (serialize(one.condition), _segments(one.value))
            for one in branches(token.arguments) or ()
        )
        return Reference(kind, "", ("", ""), None, branches=parts)
    if kind not in _SUBSTITUTED:
        given = tuple(map(_segments, arguments(token.arguments) or ()))
        return Reference("function", str(token.name), ("", ""), None, arguments=given)
    first, *rest = _head_and_fallback(token.arguments)
    fallback = _segments(trim(rest[0])) if rest else None
    name, *how = words(first) or [None]
    if name is None or name.type != "ident":
        return Reference("invalid", "", ("", ""), None)
    if kind == "attr":
        given = () if fallback is None else (fallback,)
        return Reference(kind, str(name.value), _attribute_type(how), None, arguments=given)
    return Reference(
        kind, str(name.value), ("", ""), fallback, is_indexed=kind == "env" and how != []
    )


def _head_and_fallback(tokens: Sequence[Token]) -> list[Tokens]:
    """Return the part before the first comma, and all the rest after it."""
    for i, token in enumerate(tokens):
        if is_literal(token, ","):
            return [tuple(tokens[:i]), tuple(tokens[i + 1 :])]
    return [tuple(tokens)]


def _attribute_type(how: list[Token]) -> tuple[str, str]:
    """Return how ``attr()`` reads an attribute: as ``string``, in a ``unit``, or of a ``type``."""
    if not how or keyword(how[0]) == "raw-string":
        return ("string", "")
    token = how[0]
    if token.type == "function" and token.lower_name == "type":
        return ("type", serialize(trim(token.arguments)))
    return ("unit", "%" if is_literal(token, "%") else keyword(token))

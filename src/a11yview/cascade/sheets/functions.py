"""``@function`` rules: name, parameters and declarations.

Source: CSS Functions and Mixins Level 1, section 2; Chromium 156 where it differs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.model import Function, FunctionDeclaration, Parameter
from a11yview.cascade.sheets.token_patterns import IDENT, SPACE, find, skip_block, strip, unescape
from a11yview.cascade.values.substitution import is_custom_value, mentions_substitution
from a11yview.cascade.values.syntaxes import parse_syntax
from a11yview.cascade.values.tokens import (
    component_values,
    contents,
    is_literal,
    keyword,
    serialize,
    split_commas,
    trim,
    words,
)
from a11yview.cascade.values.tree_counting import with_numbers
from a11yview.cascade.values.typed_values import ValueContext, computed_text
from a11yview.cascade.values.units import LengthContext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.cascade.sheets.model import FunctionRule
    from a11yview.cascade.values.tokens import Token, Tokens

__all__ = ["function_of"]

_CONDITIONAL: Final = frozenset({"container", "media", "supports"})
_MAX_DEPTH: Final = 32
"""Conditions within one another that a function may have: far more than any real one has."""
_MARK: Final = re.compile(r"![ \t\n\r\f]*important\Z", re.IGNORECASE)


@lru_cache(maxsize=512)
def function_of(text: str, rule: FunctionRule) -> Function | None:
    """Return the function that a rule of a sheet defines, ``None`` if it is invalid."""
    tokens = component_values(rule.prelude)
    if not tokens or tokens[0].type != "function" or not tokens[0].name.startswith("--"):
        return None
    returns = _returned(words(tokens[1:]))
    parameters = _parameters(tokens[0].arguments)
    if returns is None or parameters is None or len(tokens[0].name) < 3:
        return None
    body = tuple(_declarations(text[rule.start : rule.end], ()))
    return Function(str(tokens[0].name), parameters, returns, body)


def _returned(tokens: Sequence[Token]) -> str | None:
    if not tokens:
        return "*"
    return _syntax(tokens[1:]) if keyword(tokens[0]) == "returns" and len(tokens) > 1 else None


def _syntax(tokens: Sequence[Token]) -> str | None:
    """Return a type, as ``@property`` has it; more than one data type stands in ``type()``."""
    first, *rest = tokens
    if first.type == "function":
        is_type = first.lower_name == "type" and not rest
        text = serialize(trim(contents(first))) if is_type else ""
    else:
        text = serialize(words(tokens)).replace("/**/", "")
        if "|" in text or text == "*":
            return None
    return text if text and parse_syntax(text) is not None else None


def _parameters(tokens: Sequence[Token]) -> tuple[Parameter, ...] | None:
    if not words(tokens):
        return ()
    found = [_parameter(trim(part)) for part in split_commas(tokens)]
    valid = tuple(one for one in found if one is not None)
    return valid if len(valid) == len(found) else None


def _parameter(tokens: Tokens) -> Parameter | None:
    if not tokens or tokens[0].type != "ident" or not tokens[0].value.startswith("--"):
        return None
    colon = next((i for i, token in enumerate(tokens) if is_literal(token, ":")), None)
    typed = words(tokens[1:colon])
    syntax = _syntax(typed) if typed else "*"
    if syntax is None:
        return None
    default = None if colon is None else serialize(trim(tokens[colon + 1 :]))
    if default is not None and not _is_default(default, syntax):
        return None
    return Parameter(str(tokens[0].value), syntax, default)


def _is_default(text: str, syntax: str) -> bool:
    if not is_custom_value(text):
        return False
    if mentions_substitution(text):
        return True
    numbered, around = with_numbers(text, (1, 1)), ValueContext(LengthContext(), "light")
    return computed_text(numbered, parse_syntax(syntax) or (), around) is not None


def _declarations(
    text: str, conditions: tuple[tuple[str, str], ...]
) -> Iterator[FunctionDeclaration]:
    """Yield the declarations of a block in order; anything else is skipped up to a semicolon."""
    at, size = 0, len(text)
    while True:
        at = SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches always
        if at >= size:
            return
        if text[at] == "@" and (name := IDENT.match(text, at + 1)):
            start = find(text, name.end(), ";{")
            end = skip_block(text, start) if text.startswith("{", start) else start + 1
            kind = unescape(name[0]).lower()
            if end > start + 1 and kind in _CONDITIONAL and len(conditions) < _MAX_DEPTH:
                inner = text[start + 1 : end - text.endswith("}", start + 1, end)]
                condition = (kind, strip(text[name.end() : start]))
                yield from _declarations(inner, (*conditions, condition))
            at = end
            continue
        end = find(text, at, ";")
        found = _declaration(text[at:end])
        if found is not None:
            yield FunctionDeclaration(conditions, *found)
        at = end + 1


def _declaration(text: str) -> tuple[str, str] | None:
    """Return name and value of a local variable or of ``result``; neither can be important."""
    found = IDENT.match(text)
    if found is None:
        return None
    colon = SPACE.match(text, found.end()).end()  # type: ignore[union-attr]  # matches always
    name, value = unescape(found[0]), strip(text[colon + 1 :])
    if not name.startswith("--"):
        name = name.lower()
    is_one = text[colon : colon + 1] == ":" and (name == "result" or name.startswith("--"))
    return (name, value) if is_one and not _MARK.search(value) and is_custom_value(value) else None

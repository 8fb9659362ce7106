"""The arguments of ``if()`` and of functions that a sheet defines, ``--name()``.

Source: CSS Values and Units Level 5, section 8; CSS Functions and Mixins Level 1, section 3;
Chromium 156 where it differs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.values.boolean_conditions import parse_condition
from a11yview.cascade.values.tokens import (
    contents,
    is_literal,
    keyword,
    split,
    split_commas,
    trim,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.values.tokens import Token, Tokens

__all__ = ["Branch", "arguments", "branches", "has_calls", "is_call"]

_CALL: Final = re.compile(r"\bif\(|--[\w-]+\(|\\", re.IGNORECASE)


class Branch(NamedTuple):
    """One branch of ``if()``; there are no tokens in the condition of ``else``."""

    condition: Tokens
    value: Tokens


def has_calls(text: str) -> bool:
    """Whether a text may call a function of a sheet, or ``if()``; never wrongly false."""
    return "(" in text and _CALL.search(text) is not None


def is_call(token: Token) -> bool:
    """Whether a function is one that a sheet defines."""
    return len(token.name) > 2 and str(token.name).startswith("--")


def branches(tokens: Sequence[Token]) -> tuple[Branch, ...] | None:
    """Return the branches of ``if()``, ``None`` if it is malformed."""
    parts = split(tokens, ";")
    if len(parts) > 1 and not words(parts[-1]):
        del parts[-1]
    found = [_branch(part) for part in parts]
    valid = tuple(branch for branch in found if branch is not None)
    return valid if len(valid) == len(found) else None


def _branch(tokens: Sequence[Token]) -> Branch | None:
    at = next((i for i, token in enumerate(tokens) if is_literal(token, ":")), None)
    if at is None or any(is_literal(token, "!") for token in tokens):
        return None
    condition, value = trim(tokens[:at]), trim(tokens[at + 1 :])
    if len(condition) == 1 and keyword(condition[0]) == "else":
        return Branch((), value)
    is_valid = parse_condition(condition, lambda _: None) is not None
    return Branch(condition, value) if is_valid else None


def arguments(tokens: Sequence[Token]) -> tuple[Tokens, ...] | None:
    """Return the arguments of a call, without the braces around them; ``None`` if malformed."""
    if not words(tokens):
        return ()
    parts = split_commas(tokens)
    if len(parts) > 1 and not words(parts[0]):
        del parts[0]
    found = [_argument(part) for part in parts]
    return tuple(filter(None, found)) if all(found) else None


def _argument(tokens: Sequence[Token]) -> Tokens | None:
    """Return one argument; within braces, commas are part of it, and nothing may follow them."""
    inside = trim(tokens)
    if any(token.type == "{} block" for token in inside):
        if len(inside) > 1 or tokens[-1] is not inside[0]:
            return None
        inside = trim(contents(inside[0]))
    if any(is_literal(token, ";") or is_literal(token, "!") for token in inside):
        return None
    return inside

"""``sibling-index()`` and ``sibling-count()``: numbers that the place of an element decides.

They stay as they are in a custom property without a type; where a value is used, they are numbers.
Source: CSS Values and Units Level 5, section 10.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.values.tokens import (
    component_values,
    serialize,
    walk,
    with_functions,
    words,
)

if TYPE_CHECKING:
    from a11yview.cascade.values.tokens import Token, Tokens

__all__ = ["counted", "counts_siblings", "with_numbers"]

_COUNTING: Final = frozenset({"sibling-index", "sibling-count"})


def counts_siblings(text: str) -> bool:
    """Whether one of them is in a text."""
    if "(" not in text or not ("sibling-" in text.lower() or "\\" in text):
        return False
    return any(_is_counting(token) for token in walk(component_values(text)))


def _is_counting(token: Token) -> bool:
    return token.type == "function" and token.lower_name in _COUNTING


def counted(tokens: Tokens, place: tuple[int, int]) -> Tokens:
    """Return tokens with each of them replaced by its number.

    ``place`` is that of the element among its siblings, from 1, and how many these are with it.
    """
    # Calculations, since the number may stand only where one may: not for a length in quirks mode.
    index, count = (component_values(f"calc({number})")[0] for number in place)

    def number(token: Token) -> Token | None:
        if not _is_counting(token) or words(token.arguments):
            return None
        return index if token.lower_name == "sibling-index" else count

    return with_functions(tokens, number)


def with_numbers(text: str, place: tuple[int, int]) -> str:
    """Return a text with each of them replaced by its number."""
    return serialize(counted(component_values(text), place)) if counts_siblings(text) else text

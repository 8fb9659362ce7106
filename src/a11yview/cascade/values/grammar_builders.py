"""Grammars made from lists of keywords and functions, for properties with simple values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.calculation.functions import FUNCTIONS
from a11yview.cascade.values import data_types
from a11yview.cascade.values.calculation import Percentages
from a11yview.cascade.values.tokens import keyword, split_commas, trim, walk, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.values.tokens import Token, Tokens

Reader: TypeAlias = "Callable[[Tokens, bool], object | None]"
"""Takes trimmed tokens, and whether quirks mode is on."""

_ANY: Final = frozenset({"*"})
_SIZES: Final = (
    "min-content max-content fit-content stretch intrinsic min-intrinsic -webkit-fill-available "
    "-webkit-min-content -webkit-max-content -webkit-fit-content"
)


def keywords(text: str) -> Reader:
    """Return the grammar of one of these keywords."""
    allowed = frozenset(text.split())
    return lambda tokens, _: data_types.word(tokens, allowed)


def one_or_several(one: str, several: str) -> Reader:
    """Return the grammar of one keyword, or of any of several, each once."""
    alone, together = frozenset(one.split()), frozenset(several.split())

    def read(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
        names = [keyword(token) for token in words(tokens)]
        fits = len(set(names)) == len(names) and together.issuperset(names)
        is_one = len(names) == 1 and names[0] in alone
        return " ".join(names) if names and (fits or is_one) else None

    return read


def up_to_three(reader: Reader) -> Reader:
    """Return the grammar of ``none``, or of one to three values, for the axes."""

    def read(tokens: Tokens, quirks: bool) -> str | None:  # noqa: FBT001 - a Reader
        if data_types.word(tokens, frozenset({"none"})):
            return "none"
        parts = words(tokens)
        fits = 1 <= len(parts) <= 3 and all(reader((one,), quirks) is not None for one in parts)
        return data_types.normalized(tokens) if fits else None

    return read


def words_of(text: str, functions: str = "") -> Reader:
    """Any sequence of these keywords, of numbers, lengths and of these functions."""
    allowed, names = frozenset(text.split()), frozenset(functions.split())

    def fits(token: Token) -> bool:
        if token.type == "ident":
            return token.lower_value in allowed
        if token.type == "function":
            return (
                token.lower_name in names
                or data_types.math_function(token, Percentages.LENGTHS) is not None
            )
        return token.type in ("number", "dimension", "percentage")

    def read(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
        parts = words(tokens)
        return data_types.normalized(tokens) if parts and all(map(fits, parts)) else None

    return read


def functions_of(names: str, *, url: bool = False, words_too: str = "") -> Reader:
    """``none``, or a sequence of these functions (``*`` for any), perhaps with ``url()``."""
    known, allowed = frozenset(names.split()), frozenset(words_too.split())

    def fits(token: Token) -> bool:
        if token.type == "function":
            return known == _ANY or token.lower_name in known
        return (url and token.type == "url") or keyword(token) in allowed

    def read(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
        if data_types.word(tokens, frozenset({"none"})):
            return "none"
        parts = words(tokens)
        return data_types.normalized(tokens) if parts and all(map(fits, parts)) else None

    return read


def keyword_list(text: str) -> Reader:
    """Keywords separated by commas, one a layer."""
    allowed = frozenset(text.split())

    def read(tokens: Tokens, _: bool) -> tuple[str, ...] | None:  # noqa: FBT001 - a Reader
        layers = [data_types.word(trim(part), allowed) for part in split_commas(tokens)]
        return tuple(layer for layer in layers if layer) if all(layers) else None

    return read


def joined(reader: Reader, separator: str) -> Reader:
    """Return a grammar whose value is the text of a list."""

    def read(tokens: Tokens, quirks: bool) -> str | None:  # noqa: FBT001 - a Reader
        found = reader(tokens, quirks)
        return separator.join(found) if isinstance(found, tuple) else None

    return read


def length_of(
    extra: str = "",
    *,
    percent: bool = True,
    negative: bool = True,
    quirky: bool = False,
    functions: str = "",
) -> Reader:
    """Return the grammar of a length or one of the ``extra`` words.

    ``functions`` are those that only layout resolves: their text is kept.
    """
    allowed, open_functions = frozenset(extra.split()), frozenset(functions.split())

    def read(tokens: Tokens, quirks: bool) -> object | None:  # noqa: FBT001 - a Reader
        found = data_types.word(tokens, allowed) or data_types.length(
            tokens, percent=percent, negative=negative, unitless=quirks and quirky
        )
        if found is None and open_functions and _calls(tokens, open_functions):
            return data_types.normalized(tokens)
        return found

    return read


def _calls(tokens: Tokens, names: frozenset[str]) -> bool:
    """Whether a value is one of these functions, or a sum or the like with one in it."""
    if len(tokens) != 1 or tokens[0].type != "function":
        return False
    if tokens[0].lower_name in names:
        return True
    inside = (token for token in walk(tokens) if token.type == "function")
    return tokens[0].lower_name in FUNCTIONS and any(one.lower_name in names for one in inside)


def size_of(none: str) -> Reader:
    """Return the grammar of a width or a height; ``none`` is the word for not any."""
    functions = "calc-size anchor-size random"
    return length_of(f"{_SIZES} {none}", negative=False, quirky=True, functions=functions)

"""Transforms: the grammar, and lengths that are measured for each element.

Source: CSS Transforms Level 1, section 11; Level 2, section 5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.calculation.expressions import ANGLE, NUMBER
from a11yview.calculation.units import ANGLES
from a11yview.cascade.values import data_types
from a11yview.cascade.values.calculation import Percentages
from a11yview.cascade.values.grammar_builders import length_of, up_to_three
from a11yview.cascade.values.tokens import keyword, split_commas, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.cascade.values.data_types import Computable, Quantity
    from a11yview.cascade.values.grammar_builders import Reader
    from a11yview.cascade.values.tokens import Token, Tokens

__all__ = ["TransformText", "is_transform", "transform", "translate"]


@dataclass(frozen=True, slots=True)
class TransformText:
    """A declared value: text, and between it lengths that depend on the element."""

    pieces: tuple[str | Quantity | Computable, ...]


_NUMBERS: Final = "[n0]"
_LENGTH: Final = "[l0]"
_PLACE: Final = "[lp0]"
_ANGLE: Final = "[a0]"
_SCALE: Final = "[np0]"
_ARGUMENTS: Final = {
    name: re.compile(pattern)
    for names, pattern in (
        ("matrix", f"{_NUMBERS}{{6}}"),
        ("matrix3d", f"{_NUMBERS}{{16}}"),
        ("translate", f"{_PLACE}{{1,2}}"),
        ("translatex translatey", _PLACE),
        ("translatez", _LENGTH),
        ("translate3d", f"{_PLACE}{{2}}{_LENGTH}"),
        ("scale", f"{_SCALE}{{1,2}}"),
        ("scalex scaley scalez", _SCALE),
        ("scale3d", f"{_SCALE}{{3}}"),
        ("rotate rotatex rotatey rotatez skewx skewy", _ANGLE),
        ("rotate3d", f"{_NUMBERS}{{3}}{_ANGLE}"),
        ("skew", f"{_ANGLE}{{1,2}}"),
        ("perspective", f"{_LENGTH}|-"),
    )
    for name in names.split()
}
"""The arguments that each takes, a sign each: a number, length, percentage or angle, a bare zero;
``-`` stands for ``none``."""


def is_transform(token: Token) -> bool:
    """Whether a token is one of the functions of ``transform``, with arguments that it takes."""
    if token.type != "function" or token.lower_name not in _ARGUMENTS:
        return False
    parts = [words(part) for part in split_commas(token.arguments)]
    signs = "".join(_sign(part[0]) if len(part) == 1 else "?" for part in parts)
    return _ARGUMENTS[token.lower_name].fullmatch(signs) is not None


def _sign(token: Token) -> str:
    if token.type == "number":
        return "n" if token.value else "0"
    if token.type == "ident":
        return "-" if keyword(token) == "none" else "?"
    if token.type == "dimension" and token.lower_unit in ANGLES:
        return "a"
    found = data_types.math_function(token, Percentages.LENGTHS)
    if found is not None and found.calculation.type in (NUMBER, ANGLE):
        return "n" if found.calculation.type == NUMBER else "a"
    if data_types.length((token,)) is None:
        return "?"
    return "p" if token.type == "percentage" or (found and found.has_percent) else "l"


def _transforms(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    fits = keyword(tokens[0]) == "none" if len(tokens) == 1 else False
    if fits or (tokens and all(map(is_transform, words(tokens)))):
        return data_types.normalized(tokens)
    return None


def _with_lengths(reader: Reader) -> Reader:
    """Return a grammar of text as one that keeps lengths apart, where there are any to measure."""

    def read(tokens: Tokens, quirks: bool) -> object | None:  # noqa: FBT001 - a Reader
        text = reader(tokens, quirks)
        if text is None:
            return None
        pieces = tuple(_pieces(tokens))
        return text if all(isinstance(piece, str) for piece in pieces) else TransformText(pieces)

    return read


def _pieces(tokens: Tokens) -> Iterator[str | Quantity | Computable]:
    for token in tokens:
        measured = _measured(token)
        if measured is not None:
            yield measured
        elif token.type == "function" and token.lower_name in _ARGUMENTS:
            yield f"{token.lower_name}("
            yield from _pieces(token.arguments)
            yield ")"
        elif token.type == "whitespace":
            yield " "
        else:
            yield data_types.normalized((token,))


def _measured(token: Token) -> Quantity | Computable | None:
    """Return a length, but for one that is in px already."""
    if token.type == "dimension":
        return None if token.lower_unit == "px" else data_types.length((token,), percent=False)
    return data_types.length((token,)) if token.type == "function" else None


transform: Final = _with_lengths(_transforms)
translate: Final = _with_lengths(up_to_three(length_of()))

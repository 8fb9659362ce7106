"""Transforms: the grammar, and lengths that are measured for each element.

Source: CSS Transforms Level 1, section 11; Level 2, section 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.cascade.values import data_types
from a11yview.cascade.values.grammar_builders import functions_of, length_of, up_to_three

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.cascade.values.data_types import Computable, Quantity
    from a11yview.cascade.values.grammar_builders import Reader
    from a11yview.cascade.values.tokens import Token, Tokens

__all__ = ["TRANSFORMS", "TransformText", "transform", "translate"]

TRANSFORMS: Final = frozenset(
    (
        "matrix matrix3d perspective rotate rotate3d rotatex rotatey rotatez scale scale3d scalex "
        "scaley scalez skew skewx skewy translate translate3d translatex translatey translatez"
    ).split()
)


@dataclass(frozen=True, slots=True)
class TransformText:
    """What is declared: text, and the lengths between that depend on the element."""

    pieces: tuple[str | Quantity | Computable, ...]


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
        elif token.type == "function" and token.lower_name in TRANSFORMS:
            yield f"{token.lower_name}("
            yield from _pieces(token.arguments)
            yield ")"
        elif token.type == "whitespace":
            yield " "
        else:
            yield data_types.normalized((token,))


def _measured(token: Token) -> Quantity | Computable | None:
    """Return what is a length, but for one that is in px already."""
    if token.type == "dimension":
        return None if token.lower_unit == "px" else data_types.length((token,), percent=False)
    return data_types.length((token,)) if token.type == "function" else None


transform: Final = _with_lengths(functions_of(" ".join(TRANSFORMS)))
translate: Final = _with_lengths(up_to_three(length_of()))

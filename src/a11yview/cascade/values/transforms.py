"""Transforms: the grammar, and lengths that are measured for each element.

Source: CSS Transforms Level 1, section 11; Level 2, section 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.cascade.values import data_types
from a11yview.cascade.values.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.cascade.values.data_types import Computable, Quantity
    from a11yview.cascade.values.tokens import Token, Tokens

__all__ = ["TRANSFORMS", "TransformText", "transform", "translate"]

TRANSFORMS: Final = frozenset(
    (
        "matrix matrix3d perspective rotate rotate3d rotatex rotatey rotatez scale scale3d scalex "
        "scaley scalez skew skewx skewy translate translate3d translatex translatey translatez"
    ).split()
)
_NONE: Final = frozenset({"none"})


@dataclass(frozen=True, slots=True)
class TransformText:
    """What is declared: text, and the lengths between that depend on the element."""

    pieces: tuple[str | Quantity | Computable, ...]


def transform(tokens: Tokens, _: bool) -> TransformText | str | None:  # noqa: FBT001 - a Reader
    """Return ``none``, or functions in a row."""
    if data_types.word(tokens, _NONE):
        return "none"
    parts = words(tokens)
    if not parts or not all(
        part.type == "function" and part.lower_name in TRANSFORMS for part in parts
    ):
        return None
    return _joined(tokens)


def translate(tokens: Tokens, _: bool) -> TransformText | str | None:  # noqa: FBT001 - a Reader
    """Return ``none``, or one to three lengths, for the axes."""
    if data_types.word(tokens, _NONE):
        return "none"
    parts = words(tokens)
    if not 1 <= len(parts) <= 3 or any(data_types.length((part,)) is None for part in parts):
        return None
    return _joined(tokens)


def _joined(tokens: Tokens) -> TransformText | str:
    pieces = tuple(_pieces(tokens))
    if all(isinstance(piece, str) for piece in pieces):
        return data_types.normalized(tokens)
    return TransformText(pieces)


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

"""Flexible boxes: the grammar of their direction, and of how their items grow and shrink.

Source: CSS Flexbox 1, sections 5 and 7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.values import data_types
from a11yview.cascade.values.grammar_builders import keywords, size_of
from a11yview.cascade.values.tokens import keyword, words

if TYPE_CHECKING:
    from a11yview.cascade.values.tokens import Tokens

__all__ = ["FLEX_READERS", "flex", "flex_flow"]


def _shrink(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    found = data_types.number(tokens)
    if found is None or (tokens[0].type == "number" and tokens[0].value < 0):
        return None
    return data_types.normalized(tokens)


FLEX_READERS: Final = {
    "flex-direction": keywords("row row-reverse column column-reverse"),
    "flex-wrap": keywords("nowrap wrap wrap-reverse balance"),
    "flex-basis": size_of("auto content"),
    "flex-shrink": _shrink,
}
"""The longhands, with their grammar. How items grow is not read: no text leaves a box by that."""

_SHRINKING: Final = {"none": ("0", "auto"), "auto": ("1", "auto"), "initial": ("1", "auto")}


def flex(tokens: Tokens, quirks: bool) -> dict[str, object] | None:  # noqa: FBT001 - a Shorthand
    """Return the part of ``flex`` about shrinking: whether, and from which size."""
    parts = words(tokens)
    names = [keyword(part) for part in parts]
    if len(names) == 1 and names[0] in _SHRINKING:
        shrink, basis = _SHRINKING[names[0]]
        return {"flex-shrink": shrink, "flex-basis": basis}
    numbers = [part for part in parts if part.type == "number"]
    sizes = [part for part in parts if part.type != "number"]
    if not 1 <= len(parts) <= 3 or any(part.value < 0 for part in numbers) or len(sizes) > 1:
        return None
    if len(parts) == 3 and sizes and parts[1] is sizes[0]:
        return None  # how it grows and shrinks stands together
    if len(numbers) == 3 and numbers[2].value == 0:
        numbers.pop()  # a basis of zero needs no unit
    if len(numbers) > 2:
        return None
    found: object = data_types.Quantity(0.0, "px")
    if sizes:
        found = FLEX_READERS["flex-basis"]((sizes[0],), quirks)
        if found is None:
            return None
    shrink = data_types.normalized([numbers[1]]) if len(numbers) == 2 else "1"
    return {"flex-shrink": shrink, "flex-basis": found}


def flex_flow(tokens: Tokens, quirks: bool) -> dict[str, object] | None:  # noqa: FBT001 - likewise
    """Return the direction of a flexible box, and whether its lines wrap."""
    found: dict[str, object] = {}
    for part in words(tokens):
        for name in ("flex-direction", "flex-wrap"):
            value = FLEX_READERS[name]((part,), quirks)
            if value is not None and name not in found:
                found[name] = value
                break
        else:
            return None
    initial = {"flex-direction": "row", "flex-wrap": "nowrap"}
    return initial | found if found else None

"""Where an item lies in a grid: the grammar of its lines.

Source: CSS Grid Layout 2, section 8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.values import data_types
from a11yview.cascade.values.tokens import keyword, split, trim, words

if TYPE_CHECKING:
    from a11yview.cascade.values.tokens import Token, Tokens

__all__ = ["GRID_SHORTHANDS", "grid_line", "grid_lines"]

_NO_NAMES: Final = frozenset({"auto", "span", "inherit", "initial", "unset", "revert", "default"})
_START_ROW, _START_COLUMN, _END_ROW, _END_COLUMN = (
    f"grid-{axis}-{end}" for end in ("start", "end") for axis in ("row", "column")
)
GRID_SHORTHANDS: Final = {
    "grid-row": (_START_ROW, _END_ROW),
    "grid-column": (_START_COLUMN, _END_COLUMN),
    "grid-area": (_START_ROW, _START_COLUMN, _END_ROW, _END_COLUMN),
}
"""The longhands of each shorthand, in the order of its values."""


def grid_line(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    """Return a line: ``auto``, a number, a name, or how many tracks are spanned."""
    parts = words(tokens)
    if [keyword(part) for part in parts] == ["auto"]:
        return "auto"
    names = [keyword(part) for part in parts if part.type == "ident"]
    numbers = [part for part in parts if part.type != "ident" and _is_integer(part)]
    spans = names.count("span")
    others = [name for name in names if name != "span"]
    if len(names) + len(numbers) != len(parts) or max(len(numbers), len(others), spans) > 1:
        return None
    if not (numbers or others) or not _NO_NAMES.isdisjoint(others):
        return None
    if numbers and numbers[0].type == "number":
        number = numbers[0].value
        if number == 0 or (spans and number < 0):
            return None
    return " ".join(data_types.normalized([part]) for part in parts)


def _is_integer(part: Token) -> bool:
    """Whether it is an integer, or a calculation of a number, which is rounded to one."""
    return data_types.number((part,)) is not None and (part.type != "number" or part.is_integer)


def grid_lines(tokens: Tokens, most: int) -> list[str] | None:
    """Return the lines that a shorthand of at most so many names; those left out follow."""
    parts = [trim(part) for part in split(tokens, "/")]
    if not 1 <= len(parts) <= most:
        return None
    found = [grid_line(part, False) for part in parts]  # noqa: FBT003 - a Reader
    lines = [line for line in found if line is not None]
    if len(lines) != len(found):
        return None
    while len(lines) < most:
        # Of a row's end and a column's start the row's start is the model, of a column's end
        # its own start.
        model = lines[1] if len(lines) == 3 else lines[0]
        lines.append(model if model.isidentifier() and model != "auto" else "auto")
    return lines

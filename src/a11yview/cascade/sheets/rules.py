"""The rules of a sheet as columns of numbers; those that a page uses are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, overload

from a11yview.cascade.sheets.declarations import block_declarations
from a11yview.cascade.sheets.model import Prelude, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.sheets.model import RawDeclaration

__all__ = ["NOWHERE", "WIDTH", "Rules"]

WIDTH: Final = 4
"""Numbers in a row, of preludes and of rules."""
NOWHERE: Final = -1


class Rules(Sequence[Rule]):
    """The rules of a sheet in order, each made when it is asked for.

    ``preludes`` are rows of numbers: where the text starts and ends, the prelude around it, the
    condition around the rule. ``rows``, one for each rule: its prelude, its condition, where its
    block starts and ends. ``given`` are the declarations of rules that have no block to
    themselves. ``NOWHERE`` stands for a missing one.
    """

    __slots__ = ("_declarations", "_preludes", "given", "preludes", "rows", "text")

    def __init__(
        self,
        text: str,
        preludes: Sequence[int],
        rows: Sequence[int],
        given: Mapping[int, tuple[RawDeclaration, ...]],
    ) -> None:
        self.text = text
        self.preludes = preludes
        self.rows = rows
        self.given = given
        self._declarations: dict[int, tuple[RawDeclaration, ...]] = {}
        self._preludes: dict[int, Prelude] = {}

    def __len__(self) -> int:
        return len(self.rows) // WIDTH

    @overload
    def __getitem__(self, number: int) -> Rule: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Rule]: ...
    def __getitem__(self, number: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        condition = self.condition_of(number)
        return Rule(self.prelude_of(number), condition, self.declarations_of(number))

    def declarations_of(self, rule: int) -> tuple[RawDeclaration, ...]:
        """Return the declarations of a rule by its number, the same object each time."""
        found = self._declarations.get(rule)
        if found is None:
            start, end = self.rows[rule * WIDTH + 2 : rule * WIDTH + WIDTH]
            if start == NOWHERE:
                found = self.given.get(rule, ())
            else:
                found = block_declarations(self.text[start:end], start)
            self._declarations[rule] = found
        return found

    def prelude_of(self, rule: int) -> Prelude:
        """Return the prelude of a rule by its number."""
        return self.prelude(self.rows[rule * WIDTH])

    def condition_of(self, rule: int) -> int:
        """Return the condition around a rule by its number."""
        return self.rows[rule * WIDTH + 1]

    def own_text(self, rule: int) -> str | None:
        """Return the selectors of a rule as written; ``None`` directly in ``@scope``."""
        preludes, at = self.preludes, self.rows[rule * WIDTH] * WIDTH
        start = preludes[at]
        return None if start == NOWHERE else self.text[start : preludes[at + 1]]

    def outer_text(self, rule: int) -> str | None:
        """Return the selectors of a rule as written; ``None`` if it stands within another."""
        preludes, at = self.preludes, self.rows[rule * WIDTH] * WIDTH
        start, parent = preludes[at], preludes[at + 2]
        return self.text[start : preludes[at + 1]] if parent == NOWHERE != start else None

    def prelude(self, number: int) -> Prelude:
        """Return a prelude by its number."""
        prelude = self._preludes.get(number)
        if prelude is None:
            row = self.preludes[number * WIDTH : number * WIDTH + WIDTH]
            start, end, parent, condition = row
            text = None if start == NOWHERE else self.text[start:end]
            around = None if parent == NOWHERE else self.prelude(parent)
            prelude = self._preludes[number] = Prelude(text, start, around, condition)
        return prelude

"""Blocks: the declarations of one rule with one importance, at one rank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.model import ROLLING_BACK, SEEN, CssWide, Declaration, Origin
from a11yview.cascade.sheets.token_patterns import names_in
from a11yview.cascade.sorting.ranking import group_of
from a11yview.cascade.values.calls import has_calls
from a11yview.cascade.values.shorthands import expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.sheets.model import RawDeclaration

__all__ = ["Block"]

_new: Final = tuple.__new__
_NOT_COMPUTED: Final = re.compile(r"\brandom\(", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _one(names: frozenset[str]) -> frozenset[str]:
    """Return the one object for equal names."""
    return names


@dataclass(slots=True, eq=False)
class Block:
    """The declarations of one rule with one importance, read when first needed."""

    rank: int
    sheet: int
    origin: Origin
    condition: int
    raw: Sequence[RawDeclaration]
    important: bool
    quirks: bool
    selector: str = ""
    """The selector list of the rule, as written."""
    reads_attributes: bool = False
    """Whether a value may have ``attr()``: equal tags then compute differently; see declared."""
    has_calls: bool = False
    """Whether a value may have ``if()``, or call a function of a sheet; likewise."""
    is_unread: bool = False
    """Whether a value on which sight depends has a function that is not computed."""
    is_marked: bool = False
    """Whether any of these three holds."""
    _declared: dict[str, Declaration] | None = None
    _names: frozenset[str] | None = None
    _group: tuple[int, ...] | None = None
    _keyword: CssWide | None = None
    """The keyword that all declarations are, UNSET where they are not one that rolls back."""

    @property
    def declared(self) -> dict[str, Declaration]:
        """The valid declarations by longhand; the last of each."""
        if self._declared is None:
            declared: dict[str, Declaration] = {}
            rank, origin, sheet = self.rank, self.origin, self.sheet
            for name, value, important, offset in self.raw:
                if important == self.important:
                    if "(" in value:
                        self._look_for_functions(name, value)
                    for longhand, parsed in expand(name, value, quirks=self.quirks):
                        found = (longhand, parsed, rank, origin, sheet, offset)
                        # Calling the class itself takes twice the time.
                        declared[longhand] = _new(Declaration, found)
            self._declared = declared
        return self._declared

    @property
    def names(self) -> frozenset[str]:
        """The properties with a valid declaration; equal ones are mostly one object."""
        if self._names is None:
            self._names = _one(frozenset(self.declared))
        return self._names

    @property
    def rolls_back_to(self) -> CssWide | None:
        """The keyword that rolls back, if all of its declarations are that one."""
        if self._keyword is None:
            values = {declaration.value for declaration in self.declared.values()}
            keyword = values.pop() if len(values) == 1 else None
            if not isinstance(keyword, CssWide) or keyword not in ROLLING_BACK:
                keyword = CssWide.UNSET
            self._keyword = keyword
        return None if self._keyword is CssWide.UNSET else self._keyword

    @property
    def group(self) -> tuple[int, ...]:
        """The level that ``revert-layer`` steps below."""
        if self._group is None:
            self._group = group_of(self.rank)
        return self._group

    def placed(self, rank: int, *, sheet: int, condition: int) -> Block:
        """Return the same block at another rank, as another set of sheets numbers its own."""
        return Block(
            rank,
            sheet,
            self.origin,
            condition,
            self.raw,
            self.important,
            self.quirks,
            self.selector,
        )

    def _look_for_functions(self, name: str, value: str) -> None:
        if "attr(" in value.lower() or ("\\" in value and names_in(value, ("attr(",))):
            self.reads_attributes = True
        self.has_calls = self.has_calls or has_calls(value)
        if name[:2] != "--" and name.startswith(SEEN) and _NOT_COMPUTED.search(value):
            self.is_unread = True
        self.is_marked = self.reads_attributes or self.has_calls or self.is_unread

"""What one rule declares, as the cascade takes it: at one rank, read when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yview.cascade.model import Declaration, Origin
from a11yview.cascade.values.shorthands import expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.sheets.model import RawDeclaration

__all__ = ["Block"]


@dataclass(slots=True, eq=False)
class Block:
    """What one rule declares with one importance, at one rank; read when first needed."""

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
    """Whether a value has ``attr()``, so that equal tags may compute differently; see declared."""
    _declared: dict[str, Declaration] | None = None

    @property
    def declared(self) -> dict[str, Declaration]:
        """The valid declarations by longhand; the last of each."""
        if self._declared is None:
            declared: dict[str, Declaration] = {}
            for name, value, important, offset in self.raw:
                if important == self.important:
                    if "(" in value and "attr(" in value.lower():
                        self.reads_attributes = True
                    for longhand, parsed in expand(name, value, quirks=self.quirks):
                        declared[longhand] = Declaration(
                            longhand, parsed, self.rank, self.origin, self.sheet, offset
                        )
            self._declared = declared
        return self._declared

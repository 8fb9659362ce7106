"""Matched blocks → the winning declaration of each property.

Source: CSS Cascade 5, sections 6 (cascading) and 7.3 (roll-back keywords).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.cascading.ranking import group_of
from a11yview.cascade.model import ROLLING_BACK, CssWide, Declaration, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.cascading.blocks import Block

__all__ = ["Winners"]


class Winners:
    """What wins where the same blocks match; the blocks weakest first."""

    __slots__ = ("blocks", "declarations")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.declarations: dict[str, Declaration] = {}
        """The winning declaration by longhand or custom property."""
        for block in blocks:
            self.declarations.update(block.declared)

    def deciding(self, name: str) -> Declaration | None:
        """Return the declaration that decides a property, if any does."""
        winner = self.declarations.get(name)
        return None if winner is None else self.standing(winner)

    def standing(self, declaration: Declaration) -> Declaration | None:
        """Return what stands once a declaration has rolled back what it does, if anything."""
        found: Declaration | None = declaration
        while found is not None and isinstance(found.value, CssWide):
            if found.value not in ROLLING_BACK:
                break
            found = self.below(found, found.value)
        return found

    def below(self, declaration: Declaration, level: CssWide) -> Declaration | None:
        """Return what wins once the declaration's origin, layer or rule is rolled back.

        ``level`` is one of :data:`ROLLING_BACK`.
        """
        name, group = declaration.name, group_of(declaration.rank)
        rule = next((block.raw for block in self.blocks if block.rank == declaration.rank), None)
        for block in reversed(self.blocks):
            if block.rank >= declaration.rank:
                continue
            if level is CssWide.REVERT:
                if block.origin is not Origin.USER_AGENT or declaration.origin is Origin.USER_AGENT:
                    continue
            elif level is CssWide.REVERT_RULE:
                if block.raw is rule:
                    continue
            elif group_of(block.rank) >= group:
                continue
            found = block.declared.get(name)
            if found is not None:
                return found
        return None

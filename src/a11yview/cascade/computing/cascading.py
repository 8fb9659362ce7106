"""Matched blocks → the winning declaration of each property.

Source: CSS Cascade 5, sections 6 (cascading) and 7.3 (roll-back keywords).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.computing.computed_fields import PAINTED
from a11yview.cascade.computing.ranking import group_of
from a11yview.cascade.model import ROLLING_BACK, CssWide, Declaration, Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.computing.blocks import Block
    from a11yview.cascade.computing.prepared import Preparer

__all__ = ["Cascaded"]


class Cascaded:
    """What wins for elements that match the same blocks; the blocks weakest first."""

    __slots__ = (
        "blocks",
        "customs",
        "is_whole",
        "needs_parent",
        "number",
        "paint",
        "reads_attributes",
        "shape",
        "winners",
    )

    def __init__(self, number: int, blocks: Sequence[Block], preparer: Preparer) -> None:
        self.number = number
        self.blocks = blocks
        winners: dict[str, Declaration] = {}
        for block in blocks:
            winners.update(block.declared)
        self.winners = winners
        """The winning declaration by longhand or custom property."""
        customs: list[Declaration] = []
        paint: list[Declaration] = []
        shape: list[Declaration] = []
        for name, declaration in winners.items():
            if name[:2] == "--":
                customs.append(declaration)
                continue
            found = self._standing(declaration)
            if found is not None:
                (paint if name in PAINTED else shape).append(found)
        self.shape = preparer.prepared(shape)
        self.paint = preparer.prepared(paint)
        self.customs = preparer.customs(customs) if customs else None
        self.reads_attributes = any(block.reads_attributes for block in blocks)
        self.is_whole = (
            self.reads_attributes
            or self.shape.rolls_back
            or self.paint.rolls_back
            or (self.customs is not None and self.customs.rolls_back)
        )
        """Whether computing takes more than the three parts, each by itself."""
        self.needs_parent = self.is_whole or self.shape.needs_parent or self.paint.needs_parent
        """Whether more of the parent's style may count than what is inherited by itself."""

    def deciding(self, name: str) -> Declaration | None:
        """Return the declaration that decides a property, if any does."""
        winner = self.winners.get(name)
        return None if winner is None else self._standing(winner)

    def _standing(self, declaration: Declaration) -> Declaration | None:
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

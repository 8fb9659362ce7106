"""Matched blocks → the winning declaration of each property.

Source: CSS Cascade 5, sections 6 (cascading) and 7.3 (roll-back keywords).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from a11yview.cascade.model import ROLLING_BACK, CssWide, Declaration, Origin
from a11yview.cascade.sorting.ranking import group_of
from a11yview.cascade.values.animations import ANIMATION_LONGHANDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.cascade.sorting.blocks import Block

__all__ = ["Winners"]


class Winners:
    """The winning declarations where the same blocks match; ``blocks`` come weakest first."""

    __slots__ = ("_declaring", "_places", "blocks", "declarations")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.declarations: dict[str, Declaration] = {}
        """The winning declaration by longhand or custom property."""
        for block in blocks:
            self.declarations.update(block.declared)
        self._places: dict[int, int] = {}
        """Where the block of a rank stands; filled when something rolls back."""
        self._declaring: defaultdict[str, list[int]] = defaultdict(list)
        """Where the blocks stand that declare a property; likewise."""

    def decided(self) -> Iterator[Declaration]:
        """Yield the declarations that decide the longhands of a style, and custom properties.

        Keywords that roll back are followed but for custom properties, where references may roll
        back as well.
        """
        for name, declaration in self.declarations.items():
            if name in ANIMATION_LONGHANDS:
                continue
            if declaration.value.__class__ is CssWide and name[:2] != "--":
                found = self.standing(declaration)
                if found is not None:
                    yield found
            else:
                yield declaration

    def deciding(self, name: str) -> Declaration | None:
        """Return the declaration that decides a property, if any does."""
        winner = self.declarations.get(name)
        return None if winner is None else self.standing(winner)

    def standing(self, declaration: Declaration) -> Declaration | None:
        """Return the declaration that decides once roll-back keywords are followed, if any does."""
        found: Declaration | None = declaration
        while found is not None and isinstance(found.value, CssWide):
            if found.value not in ROLLING_BACK:
                break
            found = self.below(found, found.value)
        return found

    def below(self, declaration: Declaration, level: CssWide) -> Declaration | None:
        """Return the declaration that wins without this one's origin, layer or rule.

        ``level`` is one of :data:`ROLLING_BACK`.
        """
        if not self._places:
            for place, block in enumerate(self.blocks):
                self._places[block.rank] = place
                for name in block.declared:
                    self._declaring[name].append(place)
        # Not by rank: layers may stand in another order than that in which they were numbered.
        own, group = self._places[declaration.rank], group_of(declaration.rank)
        is_important = self.blocks[own].important
        declaring = self._declaring[declaration.name]
        for at in range(bisect_left(declaring, own) - 1, -1, -1):
            block = self.blocks[declaring[at]]
            if level is CssWide.REVERT:
                if block.origin is not Origin.USER_AGENT or declaration.origin is Origin.USER_AGENT:
                    continue
            elif level is CssWide.REVERT_RULE:
                if block.raw is self.blocks[own].raw:
                    continue
            elif (its := group_of(block.rank)) == group or (is_important and its > group):
                continue
            return block.declared[declaration.name]
        return None

"""Matched blocks → the winning declaration of each property.

Source: CSS Cascade 5, sections 6 (cascading) and 7.3 (roll-back keywords).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.model import INHERITED, CssWide, Declaration, Origin, Pending
from a11yview.cascade.prepared import prepare
from a11yview.cascade.ranking import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.blocks import Block
    from a11yview.cascade.prepared import Group

__all__ = ["Cascaded"]


class Cascaded:
    """What wins for elements that match the same blocks; the blocks weakest first."""

    __slots__ = (
        "blocks",
        "has_custom",
        "needs_parent",
        "number",
        "prepared",
        "reads_attributes",
        "winners",
    )

    def __init__(
        self,
        number: int,
        blocks: Sequence[Block],
        groups: dict[tuple[Pending, tuple[str, ...]], Group] | None = None,
    ) -> None:
        self.number = number
        self.blocks = blocks
        winners: dict[str, Declaration] = {}
        for block in blocks:
            winners.update(block.declared)
        self.winners = winners
        """The winning declaration by longhand or custom property."""
        self.prepared = prepare(winners, {} if groups is None else groups)
        self.has_custom = any(name[:2] == "--" for name in winners)
        self.reads_attributes = any(block.reads_attributes for block in blocks)
        self.needs_parent = any(_takes_from_parent(found) for found in winners.values())
        """Whether more of the parent's style may count than what is inherited by itself."""

    def below(self, declaration: Declaration, level: CssWide) -> Declaration | None:
        """Return what wins once the declaration's origin or layer is rolled back.

        ``level`` is ``CssWide.REVERT`` or ``CssWide.REVERT_LAYER``.
        """
        name, group = declaration.name, group_of(declaration.rank)
        for block in reversed(self.blocks):
            if block.rank >= declaration.rank:
                continue
            if level is CssWide.REVERT:
                if block.origin is not Origin.USER_AGENT or declaration.origin is Origin.USER_AGENT:
                    continue
            elif group_of(block.rank) >= group:
                continue
            found = block.declared.get(name)
            if found is not None:
                return found
        return None


def _takes_from_parent(declaration: Declaration) -> bool:
    """Whether a declaration may take a value from the parent that is not inherited by itself."""
    value = declaration.value
    if value.__class__ is Pending:
        text = value.text.lower()
        return "inherit" in text or "revert" in text
    if value.__class__ is not CssWide or declaration.name in INHERITED:
        return value is CssWide.REVERT or value is CssWide.REVERT_LAYER
    return value is not CssWide.INITIAL and value is not CssWide.UNSET

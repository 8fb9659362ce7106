"""The cascaded values of an element, sorted by the part of the style that each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.properties import PROPERTIES
from a11yview.cascade.model import Pending
from a11yview.cascade.sorting.winners import Winners
from a11yview.cascade.values.animations import ANIMATION_LONGHANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.model import Declaration
    from a11yview.cascade.sharing.prepared_values import Preparer
    from a11yview.cascade.sorting.blocks import Block

__all__ = ["CascadedValues"]

_PAINTED: Final = frozenset(name for name, row in PROPERTIES.items() if row.part == "paint")


class CascadedValues(Winners):
    """The winners where the same blocks match, ready to be computed.

    ``number`` tells sets of winners apart.
    """

    __slots__ = (
        "has_calls",
        "is_particular",
        "is_unread",
        "is_whole",
        "needs_parent",
        "number",
        "paint",
        "prepared_customs",
        "reads_attributes",
        "refers_in_animations",
        "shape",
    )

    def __init__(self, number: int, blocks: Sequence[Block], preparer: Preparer) -> None:
        super().__init__(blocks)
        self.number = number
        paint: list[Declaration] = []
        shape: list[Declaration] = []
        customs: list[Declaration] = []
        for winner in self.decided():
            name = winner.name
            if name[:2] == "--":
                customs.append(winner)
            else:
                (paint if name in _PAINTED else shape).append(winner)
        self.shape = preparer.part(shape)
        self.paint = preparer.part(paint)
        self.prepared_customs = preparer.customs(customs) if customs else None
        marked = [block for block in blocks if block.is_marked]
        self.reads_attributes = any(block.reads_attributes for block in marked)
        self.has_calls = any(block.has_calls for block in marked)
        self.is_unread = any(block.is_unread for block in marked)
        """Whether a function that is not computed may decide how a text is seen."""
        self.refers_in_animations = "animation-name" in self.declarations and any(
            name in ANIMATION_LONGHANDS and isinstance(declaration.value, Pending)
            for name, declaration in self.declarations.items()
        )
        self.is_particular = self.reads_attributes or self.refers_in_animations
        """Whether more than what is inherited and these winners may decide the style."""
        prepared = self.prepared_customs
        self.is_whole = (
            self.reads_attributes
            or self.has_calls
            or self.shape.rolls_back
            or self.paint.rolls_back
            or (prepared is not None and prepared.rolls_back)
        )
        """Whether the style is computed as a whole, rather than part by part."""
        self.needs_parent = self.is_whole or self.shape.needs_parent or self.paint.needs_parent
        """Whether more of the parent's style may count than what is inherited by itself."""

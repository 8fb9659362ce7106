"""The winners of an element, sorted by the part of the style that each is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.computing.computed_fields import PAINTED
from a11yview.cascade.model import CssWide, Pending
from a11yview.cascade.sorting.winners import Winners
from a11yview.cascade.values.animations import ANIMATION_LONGHANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.computing.prepared import Preparer
    from a11yview.cascade.model import Declaration
    from a11yview.cascade.sorting.blocks import Block

__all__ = ["Cascaded"]


class Cascaded(Winners):
    """What wins where the same blocks match, ready to be computed."""

    __slots__ = (
        "customs",
        "has_calls",
        "is_particular",
        "is_unread",
        "is_whole",
        "needs_parent",
        "number",
        "paint",
        "reads_attributes",
        "refers_in_animations",
        "shape",
    )

    def __init__(self, number: int, blocks: Sequence[Block], preparer: Preparer) -> None:
        super().__init__(blocks)
        self.number = number
        customs: list[Declaration] = []
        paint: list[Declaration] = []
        shape: list[Declaration] = []
        for name, declaration in self.declarations.items():
            if name[:2] == "--":
                customs.append(declaration)
                continue
            if name in ANIMATION_LONGHANDS:
                continue
            found: Declaration | None = declaration
            if declaration.value.__class__ is CssWide:
                found = self.standing(declaration)
            if found is not None:
                (paint if name in PAINTED else shape).append(found)
        self.shape = preparer.prepared(shape)
        self.paint = preparer.prepared(paint)
        self.customs = preparer.customs(customs) if customs else None
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
        self.is_whole = (
            self.reads_attributes
            or self.has_calls
            or self.shape.rolls_back
            or self.paint.rolls_back
            or (self.customs is not None and self.customs.rolls_back)
        )
        """Whether computing takes more than the three parts, each by itself."""
        self.needs_parent = self.is_whole or self.shape.needs_parent or self.paint.needs_parent
        """Whether more of the parent's style may count than what is inherited by itself."""

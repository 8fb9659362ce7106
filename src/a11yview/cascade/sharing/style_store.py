"""The memory of the pages of one index: their winners, and the styles made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.sharing.cascaded_values import CascadedValues
from a11yview.cascade.sharing.prepared_values import Preparer
from a11yview.cascade.sharing.shared_parts import SharedParts
from a11yview.cascade.sharing.unique_styles import UniqueStyles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from a11yview.cascade.model import Function, Registration
    from a11yview.cascade.sharing.prepared_values import PreparedCustoms, PreparedPart
    from a11yview.cascade.sorting.blocks import Block
    from a11yview.cascade.sorting.keyframe_blocks import KeyframeBlocks

__all__ = ["StyleStore"]


class StyleStore:
    """The winners, styles and parts of styles of the pages of one index.

    ``blocks`` are those of the index, by their ranks; ``keyframes`` those of ended animations.
    """

    def __init__(self, blocks: Mapping[int, Block], keyframes: KeyframeBlocks) -> None:
        self.keyframes = keyframes
        self._blocks = blocks
        self._preparer = Preparer()
        self.unique = UniqueStyles()
        self._cascaded: dict[tuple[int, ...], CascadedValues] = {}
        self.has_unread = False
        """Whether :attr:`.CascadedValues.is_unread` is true of any."""
        self._recipes: dict[tuple[PreparedPart, PreparedCustoms | None, bool], int] = {}
        self._parts: dict[object, SharedParts] = {}
        self._registrations: dict[tuple[Registration, ...], int] = {}
        self._functions: dict[tuple[Function, ...], int] = {}

    def __len__(self) -> int:
        return len(self._cascaded) + len(self.unique) + len(self._recipes)

    def block(self, rank: int) -> Block:
        """Return the block of a rank: of a rule, of an element itself, or of a keyframe."""
        return self._blocks.get(rank) or self.keyframes[rank]

    def cascaded(self, ranks: tuple[int, ...]) -> CascadedValues:
        """Return the winners among blocks, named by their ranks, weakest first: one object each."""
        cascaded = self._cascaded.get(ranks)
        if cascaded is None:
            own, keyframes = self._blocks, self.keyframes
            blocks = [own.get(rank) or keyframes[rank] for rank in ranks]
            cascaded = CascadedValues(len(self._cascaded), blocks, self._preparer)
            self._cascaded[ranks] = cascaded
            self.has_unread = self.has_unread or cascaded.is_unread
        return cascaded

    def recipe(self, winners: CascadedValues, *, in_slot: bool) -> int:
        """Return a number for what a paint is made from beside that of the parent."""
        key = (winners.paint, winners.prepared_customs, in_slot)
        return self._recipes.setdefault(key, len(self._recipes))

    def parts(self, key: object) -> SharedParts:
        """Return the parts in one setting: what values depend on beside winners and parents."""
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = SharedParts(self.unique)
        return found

    def registered(self, properties: Iterable[Registration]) -> int:
        """Return a number for registered custom properties, equal where they are."""
        return self._registrations.setdefault(tuple(properties), len(self._registrations))

    def functions(self, functions: Iterable[Function]) -> int:
        """Return a number for functions of sheets, equal where they are."""
        return self._functions.setdefault(tuple(functions), len(self._functions))

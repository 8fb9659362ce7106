"""Keyframes as blocks of the cascade: above all normal declarations, below the important ones.

Source: CSS Cascade 5, section 6.1 (the animation origin); CSS Animations Level 1, section 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from a11yview.cascade.model import Origin
from a11yview.cascade.sorting.blocks import Block
from a11yview.cascade.sorting.ranking import Level, rank_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.sheets.model import RawDeclaration

__all__ = ["KeyframeBlocks"]

Keyframe: TypeAlias = tuple[tuple[int, int], int, float]
"""The position of a sheet among all, the offset of its ``@keyframes``, and a point from 0 to 1."""


class KeyframeBlocks:
    """The keyframes on which animations have ended so far, by their ranks."""

    def __init__(self) -> None:
        self._blocks: dict[int, Block] = {}
        self._numbers: dict[Keyframe, int] = {}

    def __getitem__(self, rank: int) -> Block:
        return self._blocks[rank]

    def rank_of(
        self,
        keyframe: Keyframe,
        declared: Sequence[RawDeclaration],
        *,
        sheet: int,
        name: str,
        order: int,
    ) -> int:
        """Return the rank of what a keyframe declares.

        ``sheet`` is the number of its sheet on the page, ``name`` that of its ``@keyframes``;
        ``order`` is the animation's among those of the element, of which the last wins.
        """
        number = self._numbers.setdefault(keyframe, len(self._numbers))
        rank = rank_of(Level.ANIMATION, sheet=order, rule=number)
        if rank not in self._blocks:
            self._blocks[rank] = Block(
                rank,
                sheet,
                Origin.AUTHOR,
                -1,
                declared,
                important=False,
                quirks=False,
                selector=f"@keyframes {name}",
            )
        return rank

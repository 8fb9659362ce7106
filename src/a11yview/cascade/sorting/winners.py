"""Matched blocks → the winning declaration of each property.

Source: CSS Cascade 5, sections 6 (cascading) and 7.3 (roll-back keywords).
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, Final

from a11yview.cascade.model import ROLLING_BACK, CssWide, Declaration, Origin
from a11yview.cascade.values.animations import ANIMATION_LONGHANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from a11yview.cascade.sorting.blocks import Block

__all__ = ["Winners"]

_MANY: Final = 64  # blocks: more are mostly alike, and only the last of these counts


class Winners:
    """The winning declarations where the same blocks match; ``blocks`` come weakest first."""

    __slots__ = ("_places", "blocks", "declarations")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.declarations: dict[str, Declaration] = {}
        """The winning declaration by longhand or custom property."""
        for block in blocks if len(blocks) <= _MANY else _deciding(blocks):
            self.declarations.update(block.declared)
        self._places: _Places | None = None
        """Made when something rolls back."""

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
        if self._places is None:
            self._places = _Places(self.blocks)
        place = self._places.below(declaration, level)
        return None if place is None else self.blocks[place].declared[declaration.name]


def _deciding(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without those whose properties a later one declares anew, every one.

    The first of these stays, for the order of the properties.
    """
    first: dict[frozenset[str], Block] = {}
    last: dict[frozenset[str], Block] = {}
    for block in blocks:
        names = block.names
        last[names] = block
        if names not in first:
            first[names] = block
    return [block for block in blocks if block in {first[block.names], last[block.names]}]


class _Places:
    """Where the blocks of a set of winners stand, and to which of them a keyword rolls back.

    Properties that the same blocks declare share one list of places, and what lies between a block
    and the first that may stand below it is skipped at once: time goes with the blocks and with
    the properties, not with their product.
    """

    __slots__ = ("_below_layer", "_below_rule", "_blocks", "_declaring", "_of_rank", "_user_agent")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._of_rank = {block.rank: place for place, block in enumerate(blocks)}
        self._declaring = _declaring(blocks)
        self._user_agent = _skipping(blocks, lambda _, below: below.origin is Origin.USER_AGENT)
        self._below_rule = _skipping(blocks, lambda own, below: own.raw is not below.raw)
        self._below_layer = _skipping(blocks, lambda own, below: own.group != below.group)

    def below(self, declaration: Declaration, level: CssWide) -> int | None:
        """Return where the block stands whose declaration wins once one is rolled back, if any."""
        if level is CssWide.REVERT and declaration.origin is Origin.USER_AGENT:
            return None
        # Not by rank: layers may stand in another order than that in which they were numbered.
        own = self._of_rank[declaration.rank]
        skipping = {CssWide.REVERT: self._user_agent, CssWide.REVERT_RULE: self._below_rule}
        bound = skipping.get(level, self._below_layer)[own]
        declaring = self._declaring[declaration.name]
        for at in range(bisect_right(declaring, bound) - 1, -1, -1):
            if self._may_stand(self._blocks[declaring[at]], self._blocks[own], level):
                return declaring[at]
        return None

    @staticmethod
    def _may_stand(block: Block, own: Block, level: CssWide) -> bool:
        if level is CssWide.REVERT:
            return block.origin is Origin.USER_AGENT
        if level is CssWide.REVERT_RULE:
            return block.raw is not own.raw
        return block.group != own.group and not (own.important and block.group > own.group)


def _declaring(blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Return where the blocks stand that declare each property."""
    alike: dict[frozenset[str], list[int]] = {}
    for place, block in enumerate(blocks):
        alike.setdefault(block.names, []).append(place)
    numbers: dict[str, list[int]] = {}
    for number, names in enumerate(alike):
        for name in names:
            numbers.setdefault(name, []).append(number)
    places = list(alike.values())
    joined: dict[tuple[int, ...], list[int]] = {}
    declaring: dict[str, list[int]] = {}
    for name, found in numbers.items():
        key = tuple(found)
        if key not in joined:
            joined[key] = sorted(chain.from_iterable(places[number] for number in found))
        declaring[name] = joined[key]
    return declaring


def _skipping(blocks: Sequence[Block], differs: Callable[[Block, Block], bool]) -> list[int]:
    """Return, for each block, the place of the first below it that differs; -1 if none does.

    A block that does not differ from the one above it has the same ones below.
    """
    found = [-1] if blocks else []
    for place in range(1, len(blocks)):
        below = place - 1
        found.append(below if differs(blocks[place], blocks[below]) else found[below])
    return found

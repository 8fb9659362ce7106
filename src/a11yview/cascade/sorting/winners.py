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
    from collections.abc import Iterator, Sequence

    from a11yview.cascade.sorting.blocks import Block

__all__ = ["MAX_ROLLED_BACK", "Winners"]

MAX_ROLLED_BACK: Final = 32
"""How often a declaration rolls back, block by block, before nothing is taken to stand below.

Blocks that hold nothing but one keyword, such as ``all: revert-layer``, do not count: they are
passed at once.
"""
_MANY: Final = 64  # blocks: more are mostly alike, and only the last of these counts


class Winners:
    """The winning declarations where the same blocks match; ``blocks`` come weakest first."""

    __slots__ = ("_places", "blocks", "declarations", "has_given_up")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.declarations: dict[str, Declaration] = {}
        """The winning declaration by longhand or custom property."""
        for block in blocks if len(blocks) <= _MANY else _deciding(blocks):
            self.declarations.update(block.declared)
        self.has_given_up = False
        """Whether a declaration rolled back more often than :data:`MAX_ROLLED_BACK`."""
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
        for _ in range(MAX_ROLLED_BACK):
            if found is None or not isinstance(found.value, CssWide):
                return found
            if found.value not in ROLLING_BACK:
                return found
            place = self._placed().landing(found, found.value)
            found = None if place is None else self.blocks[place].declared[found.name]
        self.give_up()
        return None

    def below(self, declaration: Declaration, level: CssWide) -> Declaration | None:
        """Return the declaration that wins without this one's origin, layer or rule.

        ``level`` is one of :data:`ROLLING_BACK`.
        """
        place = self._placed().below(declaration, level)
        return None if place is None else self.blocks[place].declared[declaration.name]

    def give_up(self) -> None:
        """Note that a declaration was not followed to its end."""
        self.has_given_up = True

    def _placed(self) -> _Places:
        if self._places is None:
            self._places = _Places(self.blocks)
        return self._places


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

    __slots__ = ("_blocks", "_declaring", "_landings", "_of_rank", "_skipping")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._of_rank = {block.rank: place for place, block in enumerate(blocks)}
        self._declaring = _declaring(blocks)
        self._skipping: dict[CssWide, list[int]] = {}
        self._landings: dict[tuple[int, int], int | None] = {}
        """Where one lands from a block of one keyword, by the list of places and the block's."""

    def below(self, declaration: Declaration, level: CssWide) -> int | None:
        """Return where the block stands whose declaration wins once one is rolled back, if any."""
        if level is CssWide.REVERT and declaration.origin is Origin.USER_AGENT:
            return None
        # Not by rank: layers may stand in another order than that in which they were numbered.
        own = self._of_rank[declaration.rank]
        return self._below(own, level, self._declaring[declaration.name])

    def landing(self, declaration: Declaration, level: CssWide) -> int | None:
        """Return where one stands once blocks that roll back as a whole are passed as well."""
        declaring = self._declaring[declaration.name]
        place = self.below(declaration, level)
        passed = []
        while place is not None:
            block = self._blocks[place]
            keyword = block.rolls_back_to
            if keyword is None:
                break
            key = (id(declaring), place)
            if key in self._landings:
                place = self._landings[key]
                break
            passed.append(key)
            in_user_agent = keyword is CssWide.REVERT and block.origin is Origin.USER_AGENT
            place = None if in_user_agent else self._below(place, keyword, declaring)
        for key in passed:
            self._landings[key] = place
        return place

    def _below(self, own: int, level: CssWide, declaring: Sequence[int]) -> int | None:
        if level not in self._skipping:
            self._skipping[level] = _skipping(self._blocks, level)
        block = self._blocks[own]
        bound = self._skipping[level][own]
        for at in range(bisect_right(declaring, bound) - 1, -1, -1):
            if self._may_stand(self._blocks[declaring[at]], block, level):
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


def _skipping(blocks: Sequence[Block], level: CssWide) -> list[int]:
    """Return, for each block, the place of the first below it that it may roll back to, or -1.

    A block that does not differ from the one above it has the same ones below.
    """
    if level is CssWide.REVERT:
        lasting = [block.origin is Origin.USER_AGENT for block in blocks]
        return _last_before(lasting)
    kinds: list[object]
    if level is CssWide.REVERT_RULE:
        kinds = [id(block.raw) for block in blocks]
    else:
        kinds = [block.group for block in blocks]
    found = [-1] if blocks else []
    for place in range(1, len(blocks)):
        found.append(place - 1 if kinds[place] != kinds[place - 1] else found[place - 1])
    return found


def _last_before(flags: Sequence[bool]) -> list[int]:
    """Return, for each place, the last one below it that is flagged, or -1."""
    found, last = [], -1
    for place, flag in enumerate(flags):
        found.append(last)
        if flag:
            last = place
    return found

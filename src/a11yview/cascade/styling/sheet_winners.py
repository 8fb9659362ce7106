"""The winners among the rules of sheets under conditions, the same for all pages that have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.sorting.ranking import layer_of, relayered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.matching.matches import Match
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_store import StyleStore
    from a11yview.cascade.styling.active_conditions import Active, ActiveConditions

__all__ = ["SheetWinners"]


class SheetWinners:
    """The winners of matched rules, before animations."""

    def __init__(self, conditions: ActiveConditions, store: StyleStore) -> None:
        self.conditions = conditions
        self.index = conditions.index
        self.store = store
        self._in_all_universes: dict[tuple[int, tuple[int, ...]], CascadedValues | None] = {}
        """The winners among ranks under conditions, by the number of these."""

    def of(self, match: Match, active: Active, bit: int) -> CascadedValues | None:
        """Return the winners of a match in the universe of a bit.

        ``None`` if they depend on containers.
        """
        if match.conditional:
            return self._decided(match, active, bit)
        key = (active.number, match.ranks)
        if key not in self._in_all_universes:
            self._in_all_universes[key] = self._decided(match, active, bit)
        return self._in_all_universes[key]

    def _decided(self, match: Match, active: Active, bit: int) -> CascadedValues | None:
        ranks, asking = self.holding(match, active, bit)
        return None if asking else self.among(ranks, active)

    def holding(self, match: Match, active: Active, bit: int) -> tuple[list[int], list[int]]:
        """Return the ranks of rules that hold, and those of them that also depend on containers."""
        blocks, holds = self.index.blocks, active.holds
        found = [
            rank
            for rank in match.ranks
            if (condition := blocks[rank].condition) < 0 or holds[condition]
        ]
        if match.conditional:
            for rank, mask in match.conditional:
                condition = blocks[rank].condition
                if mask >> bit & 1 and (condition < 0 or holds[condition]):
                    found.append(rank)
            found.sort()
        container_of = self.conditions.container_of
        asking = [
            rank
            for rank in found
            if (condition := blocks[rank].condition) >= 0 and container_of[condition] >= 0
        ]
        return found, asking

    def among(self, ranks: Sequence[int], active: Active) -> CascadedValues:
        """Return the winners among blocks under the layers in force."""
        layers = active.layers
        key: tuple[int, ...] = tuple(ranks)
        if layers is not None:
            key = tuple(sorted(key, key=lambda rank: self._reranked(rank, layers)))
        return self.store.cascaded(key)

    def _reranked(self, rank: int, layers: Mapping[str, int]) -> int:
        block = self.index.blocks[rank]
        name = self.index.conditions.layer_name(block.condition)
        return rank if name is None else relayered(rank, layers.get(name, layer_of(rank)))

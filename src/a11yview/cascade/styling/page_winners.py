"""The winners of each match of a page, in any environment."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from a11yview.cascade.styling.ended_animations import EndedAnimations

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from a11yview.cascade.matching.matches import Match, Matches
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.styling.active_conditions import Active
    from a11yview.cascade.styling.sheet_winners import SheetWinners

__all__ = ["PageWinners"]


class PageWinners:
    """The winners of the matches of a page, with what animations leave once they have ended."""

    def __init__(self, matches: Matches, sheets: SheetWinners) -> None:
        self.sheets = sheets
        self.animations = EndedAnimations(sheets.index, sheets.store)
        self._matches = matches
        self._alike: dict[int, list[int]] = {}
        self._alike_under: dict[frozenset[int], list[int]] = {}
        self._tables: dict[tuple[int, int], list[CascadedValues | None]] = {}

    @property
    def has_given_up(self) -> bool:
        """Whether a declaration that decides on the page was not rolled back to its end."""
        tables = self._tables.values()
        return any(one is not None and one.has_given_up for table in tables for one in table)

    def table(self, active: Active, bit: int) -> list[CascadedValues | None]:
        """Return the winners by number of match, as far as known, for conditions and universe."""
        key = (active.number, bit)
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = [None] * len(self._matches.distinct)
        while len(table) < len(self._matches.distinct):
            table.append(None)
        return table

    def of(self, match: Match, active: Active, bit: int) -> CascadedValues | None:
        """Return the winners of a match, ``None`` if they depend on containers."""
        table = self.table(active, bit)
        known = table[match.number]
        if known is None:
            first = self._first_alike(match)[bit] if match.conditional else 0
            if first < bit:
                known = self.of(match, active, first)
            else:
                known = self.sheets.of(match, active, bit)
                if known is not None:
                    known = self.animations.applied(known, active)
            table[match.number] = known
        return known

    def among(self, ranks: Sequence[int], active: Active) -> CascadedValues:
        """Return the winners among the blocks of these ranks."""
        return self.animations.applied(self.sheets.among(ranks, active), active)

    def outside_containers(self, match: Match, active: Active, bit: int) -> CascadedValues:
        """Return the winners of a match around which there is no container."""
        ranks, asking = self.sheets.holding(match, active, bit)
        return self.among([rank for rank in ranks if rank not in asking], active)

    @cached_property
    def first_alike(self) -> list[int]:
        """For each universe, the first in which the same rules match all nodes but the root."""
        matches = self._matches
        n_universes = len(matches.universes)
        if n_universes == 1:
            return [0]
        distinct = {*islice(matches.match, 1, None)}
        distinct.update(match for pseudo in matches.pseudo for match in pseudo.values())
        masks = {mask for match in distinct for _, mask in match.conditional}
        return _firsts_alike(masks, n_universes)

    def _first_alike(self, match: Match) -> list[int]:
        """Return for each universe the first one in which the same rules match."""
        known = self._alike.get(match.number)
        if known is None:
            masks = frozenset([mask for _, mask in match.conditional])
            known = self._alike_under.get(masks)
            if known is None:
                known = _firsts_alike(masks, len(self._matches.universes))
                self._alike_under[masks] = known
            self._alike[match.number] = known
        return known


def _firsts_alike(masks: Collection[int], n_universes: int) -> list[int]:
    """Return for each universe the first one that has the same bit in every mask."""
    seen: dict[tuple[int, ...], int] = {}
    return [
        seen.setdefault(tuple([mask >> bit & 1 for mask in masks]), bit)
        for bit in range(n_universes)
    ]

"""Matches × environment → computed styles, node by node.

Everything that does not depend on the environment is remembered across environments: an extra
state computes only the styles that differ.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from a11yview.cascade.sharing.shared_parts import SharedParts
from a11yview.cascade.sorting.ranking import layer_of, relayered
from a11yview.cascade.styling.element_displays import changed_displays, slot_between
from a11yview.cascade.styling.ended_animations import EndedAnimations
from a11yview.cascade.styling.restyle import Restyle
from a11yview.cascade.styling.style_pass import StylePass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from a11yview.cascade.matching.matches import Match, Matches
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.model import Environment
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import SharedStyle
    from a11yview.cascade.styling.active_conditions import Active, ActiveConditions
    from a11yview.cascade.styling.element_displays import Slot

__all__ = ["Restyles", "Styler"]

Restyles: TypeAlias = "dict[tuple[int, int], Restyle]"
"""The lead for each set of conditions and universes in which the same wins."""


class Styler:
    """Computes the styles of one matched page in any environment."""

    def __init__(
        self,
        tree: PageTree,
        conditions: ActiveConditions,
        matches: Matches,
        *,
        page_color_scheme: str,
    ) -> None:
        self.tree = tree
        self.index = conditions.index
        self.store = conditions.store
        self.matches = matches
        self.page_color_scheme = page_color_scheme
        self.conditions = conditions
        self.animations = EndedAnimations(self.index, self.store)
        self.slots = self._slots()
        """The slot of the user agent between each node and its parent."""
        self.displays = self._displays()
        """What each node makes of computed values of ``display``."""
        self._alike: dict[int, list[int]] = {}
        self._alike_under: dict[frozenset[int], list[int]] = {}
        self._tables: dict[tuple[int, int], list[CascadedValues | None]] = {}
        self._generating: dict[str, list[int]] = {}
        self._generated: dict[object, dict[tuple[int, str, int], SharedStyle | None]] = {}
        self._own_parts: dict[object, SharedParts] = {}
        names = self.index.mentions | tree.mentions
        self.reads_scheme = bool(page_color_scheme) or "color-scheme" in names
        """Whether a preference for dark may change a value."""
        self.may_contain = "container" in names
        """Whether an element may be a query container."""
        self.asks_media = not names.isdisjoint(("if(", "@function"))
        """Whether a value may ask a media query."""

    def _slots(self) -> list[Slot | None]:
        signatures, parents = self.tree.signatures, self.matches.parent
        of_node = [signatures[element] for element in self.matches.first]
        return [
            slot_between(of_node[parent], one) if parent >= 0 else None
            for one, parent in zip(of_node, parents, strict=True)
        ]

    def _displays(self) -> list[Mapping[str, str]]:
        signatures, parents = self.tree.signatures, self.matches.parent
        of_node = [signatures[element] for element in self.matches.first]
        return [
            changed_displays(one, of_node[parent] if parent >= 0 else None)
            for one, parent in zip(of_node, parents, strict=True)
        ]

    # -- winners ---------------------------------------------------------------------------------

    def cascaded(self, ranks: Sequence[int], active: Active) -> CascadedValues:
        """Return what wins among the blocks of these ranks under the layers in force."""
        return self.animations.applied(self._layered(ranks, active), active)

    def _layered(self, ranks: Sequence[int], active: Active) -> CascadedValues:
        layers = active.layers
        key: tuple[int, ...] = tuple(ranks)
        if layers is not None:
            key = tuple(sorted(key, key=lambda rank: self._reranked(rank, layers)))
        return self.store.cascaded(key)

    def _reranked(self, rank: int, layers: Mapping[str, int]) -> int:
        block = self.index.blocks[rank]
        name = self.index.conditions.layer_name(block.condition)
        return rank if name is None else relayered(rank, layers.get(name, layer_of(rank)))

    def ranks(self, match: Match, active: Active, bit: int) -> tuple[list[int], list[int]]:
        """Return the ranks that hold, and those that further depend on containers."""
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

    # -- styles ----------------------------------------------------------------------------------

    def run(self, leads: Restyles, environment: Environment, bit: int) -> StylePass:
        """Return the styles of every node in the universe of a bit.

        ``leads`` are those of earlier runs. They hold the styler, so the styler holds none: a page
        is gone with the last name for it, and needs no garbage collector.
        """
        active, alike = self.conditions.under(environment), self._alike_bits
        key = (active.number, alike[bit])
        lead = leads.get(key)
        work = StylePass(self, environment, active, bit, lead)
        work.run()
        if lead is None:
            leads[key] = Restyle(work)
        return work

    @cached_property
    def _alike_bits(self) -> list[int]:
        """For each universe, the first in which the same rules match all nodes but the root."""
        matches = self.matches
        n_universes = len(matches.universes)
        if n_universes == 1:
            return [0]
        distinct = {*islice(matches.match, 1, None)}
        distinct.update(match for pseudo in matches.pseudo for match in pseudo.values())
        masks = {mask for match in distinct for _, mask in match.conditional}
        return _firsts_alike(masks, n_universes)

    def table(self, active: Active, bit: int) -> list[CascadedValues | None]:
        """Return the winners by number of match, as far as known, for conditions and universe."""
        key = (active.number, bit)
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = [None] * len(self.matches.distinct)
        while len(table) < len(self.matches.distinct):
            table.append(None)
        return table

    def winners(self, match: Match, active: Active, bit: int) -> CascadedValues | None:
        """Return the winners of a match, ``None`` if they depend on containers."""
        table = self.table(active, bit)
        known = table[match.number]
        if known is None:
            first = self._first_alike(match)[bit] if match.conditional else 0
            if first < bit:
                known = self.winners(match, active, first)
            else:
                known = self._decided(match, active, bit)
                if known is not None:
                    known = self.animations.applied(known, active)
            table[match.number] = known
        return known

    def _decided(self, match: Match, active: Active, bit: int) -> CascadedValues | None:
        """Return the winners of a match before animations, those of an earlier page if it can be.

        ``None`` if they depend on containers.
        """
        decided, key = self.conditions.decided, (active.number, match.ranks)
        if not match.conditional and key in decided:
            return decided[key]
        ranks, asking = self.ranks(match, active, bit)
        winners = None if asking else self._layered(ranks, active)
        if not match.conditional:
            decided[key] = winners
        return winners

    def _first_alike(self, match: Match) -> list[int]:
        """Return for each universe the first one in which the same rules match."""
        known = self._alike.get(match.number)
        if known is None:
            masks = frozenset([mask for _, mask in match.conditional])
            known = self._alike_under.get(masks)
            if known is None:
                known = _firsts_alike(masks, len(self.matches.universes))
                self._alike_under[masks] = known
            self._alike[match.number] = known
        return known

    def generating(self, name: str) -> list[int]:
        """Return the nodes for which a rule may give ``::before`` or ``::after`` its content.

        Most pages have rules for both on every element (``*::before {box-sizing: …}``): these
        few are all that an environment need look at.
        """
        nodes = self._generating.get(name)
        if nodes is None:
            blocks, known = self.index.blocks, {}
            nodes = self._generating[name] = []
            for node, pseudo in enumerate(self.matches.pseudo):
                match = pseudo.get(name)
                if match is None:
                    continue
                if match.number not in known:
                    ranks = (*match.ranks, *(rank for rank, _ in match.conditional))
                    known[match.number] = any("content" in blocks[r].declared for r in ranks)
                if known[match.number]:
                    nodes.append(node)
        return nodes

    def generated(self, key: object) -> dict[tuple[int, str, int], SharedStyle | None]:
        """Return the generated pseudo-elements known for one set of all that values depend on."""
        return self._generated.setdefault(key, {})

    def own_parts(self, key: object) -> SharedParts:
        """Return what is known of styles that read attributes of this page's elements."""
        return self._own_parts.setdefault(key, SharedParts(self.store.unique))


def _firsts_alike(masks: Collection[int], n_universes: int) -> list[int]:
    """Return for each universe the first one that has the same bit in every mask."""
    seen: dict[tuple[int, ...], int] = {}
    return [
        seen.setdefault(tuple([mask >> bit & 1 for mask in masks]), bit)
        for bit in range(n_universes)
    ]

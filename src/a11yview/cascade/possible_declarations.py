"""The declarations that elements of a page may have, under any conditions.

A computed value is that of one environment. Whoever wants to know in which environments it may be
another asks here: which elements any rule gives a value, and which conditions stand around the
rules that declare some properties for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.model import Pending

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from a11yview.cascade.matching.matches import Match, Matches
    from a11yview.cascade.sorting.blocks import Block

__all__ = ["conditions_of", "elements_declared"]


def elements_declared(
    matches: Matches, block_of: Callable[[int], Block], name: str, values: Collection[str]
) -> list[int]:
    """Return the elements for which a rule declares one of the values of a property.

    A value with ``var()`` may be any of them. ``block_of`` returns the block of a rank.
    """

    def declares(rank: int) -> bool:
        found = block_of(rank).declared.get(name)
        return found is not None and (found.value in values or isinstance(found.value, Pending))

    found = {one.number for one in matches.distinct if any(map(declares, _ranks(one)))}
    nodes = matches.match
    return [element for element, node in enumerate(matches.node_of) if nodes[node].number in found]


def conditions_of(
    matches: Matches,
    block_of: Callable[[int], Block],
    elements: Iterable[int],
    names: frozenset[str],
) -> list[int]:
    """Return the numbers of the conditions around declarations of properties for elements."""
    numbers = {matches.match[matches.node_of[element]].number for element in elements}
    blocks = (block_of(rank) for number in numbers for rank in _ranks(matches.distinct[number]))
    found = {one.condition for one in blocks if not names.isdisjoint(one.names)}
    return sorted(found - {-1})


def _ranks(match: Match) -> Iterator[int]:
    """Yield the ranks that a match has in any universe."""
    yield from match.ranks
    yield from (rank for rank, _ in match.conditional)

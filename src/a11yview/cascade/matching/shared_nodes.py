"""Nodes that the pages of a site share.

The rules that an element matches follow from the signatures of its ancestors and itself, and from
the answers of each to questions of position. None of these names a page. So nodes form a tree of
their own: the pages of a site have heads, navigations and footers in common, and every paragraph of
their articles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from a11yview.cascade.matching.positions import PositionKey

__all__ = ["Answers", "MatchedRanks", "SharedNode", "SharedNodes"]

MatchedRanks: TypeAlias = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
"""Ranks that match in every universe; ranks that match in some, with the mask of those."""
Answers: TypeAlias = "frozenset[tuple[PositionKey, int]]"
"""The questions of position that an element was asked, with its answers."""


@dataclass(slots=True, eq=False)
class SharedNode:
    """A node apart from any page, and the ranks that its elements match."""

    keys: frozenset[str]
    """The keys of its elements and of all their ancestors."""
    match: MatchedRanks
    pseudo: tuple[tuple[str, MatchedRanks], ...]
    """The ranks that each of its pseudo-elements matches."""
    children: dict[tuple[int, Answers], SharedNode] = field(default_factory=dict)
    """Nodes below it by the number of their signature and their answers."""


class SharedNodes:
    """The shared nodes of one index, for one sequence of universes."""

    def __init__(self) -> None:
        self._roots: dict[object, SharedNode] = {}
        self._number = 0

    def __len__(self) -> int:
        return self._number

    def root(self, key: object) -> SharedNode | None:
        """Return the node of a root element; the key holds all that may tell pages apart."""
        return self._roots.get(key)

    def add_root(self, key: object, node: SharedNode) -> None:
        """Keep the node of a root element."""
        self._roots[key] = node
        self._number += 1

    def add(self, above: SharedNode, key: tuple[int, Answers], node: SharedNode) -> None:
        """Keep a node below another."""
        above.children[key] = node
        self._number += 1

    def clear(self) -> None:
        """Forget all nodes."""
        self._roots.clear()
        self._number = 0

"""The nodes of a matched page: the facts that hold in every environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.styling.element_displays import changed_displays, slot_between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.matching.matches import Matches
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.styling.element_displays import Slot

__all__ = ["PageNodes", "SiblingCount"]

SiblingCount = tuple[int, int]
"""The number of an element among its siblings, from 1, and how many these are."""


class PageNodes:
    """The nodes of a page, and which facts about an environment may count for their values."""

    def __init__(
        self, tree: PageTree, matches: Matches, index: Index, *, page_color_scheme: str
    ) -> None:
        self.tree = tree
        self.matches = matches
        self.page_color_scheme = page_color_scheme
        self.quirks = index.quirks
        self._index = index
        parents = matches.parent
        of_node = [tree.signatures[element] for element in matches.first]
        pairs = list(zip(of_node, parents, strict=True))
        self.slots: list[Slot | None] = [
            slot_between(of_node[parent], one) if parent >= 0 else None for one, parent in pairs
        ]
        """The slot of the user agent between each node and its parent."""
        self.displays: list[Mapping[str, str]] = [
            changed_displays(one, of_node[parent] if parent >= 0 else None) for one, parent in pairs
        ]
        """For each node, the computed values of ``display`` that become another one."""
        self.counts_siblings = tree.sibling_counts is not None
        """Whether a value may ask for :attr:`.Context.place`."""
        mentions = index.mentions | tree.mentions
        self.reads_scheme = bool(page_color_scheme) or "color-scheme" in mentions
        """Whether a preference for dark may change a value."""
        self.may_contain = "container" in mentions
        """Whether an element may be a query container."""
        self.asks_media = not mentions.isdisjoint(("if(", "@function"))
        """Whether a value may ask a media query."""
        self._generating: dict[str, list[int]] = {}

    def sibling_count(self, node: int) -> SiblingCount | None:
        """Return where a node's elements are among their siblings, ``None`` if no value asks."""
        counts = self.tree.sibling_counts
        return None if counts is None or node < 0 else counts[self.matches.first[node]]

    def attributes(self, node: int) -> Mapping[str, str]:
        """Return the attributes of a node's first element."""
        return self.tree.attributes(self.matches.first[node])

    def generating(self, name: str) -> list[int]:
        """Return the nodes for which a rule may give ``::before`` or ``::after`` its content.

        Most pages have rules for both on every element (``*::before {box-sizing: …}``): these
        few are all that an environment need look at.
        """
        nodes = self._generating.get(name)
        if nodes is None:
            blocks, known = self._index.blocks, dict[int, bool]()
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

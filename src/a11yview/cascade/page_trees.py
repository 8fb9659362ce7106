"""The trees of a page with shadow trees: which sheets each has, and what its elements match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.matching.flattening import flattened
from a11yview.cascade.matching.page_tree import PageTree
from a11yview.cascade.matching.tree_scopes import TreeScopes
from a11yview.cascade.tree_sheets import UNRENDERED, tree_sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.html.document import Document
    from a11yview.cascade.html.shadow_trees import ShadowTrees
    from a11yview.cascade.matching.matches import Matches
    from a11yview.cascade.matching.universes import Universe
    from a11yview.cascade.sheets.sources import Source
    from a11yview.cascade.sorting.page_conditions import Use

__all__ = ["PageTrees", "first_alike"]


def first_alike(sources: Sequence[Source]) -> list[int]:
    """Return for each sheet the number of the first that shadow trees have alike, or its own."""
    known: dict[object, int] = {}
    return [
        known.setdefault((one.sheet, one.where, one.conditions) if one.tree else number, number)
        for number, one in enumerate(sources)
    ]


class PageTrees:
    """The trees of one page.

    ``browser`` are the uses of the browser's sheets: in the document, and in each shadow tree.
    ``uses`` are those of ``sources``, the author's sheets of all trees.
    """

    def __init__(
        self,
        document: Document,
        sources: Sequence[Source],
        uses: Sequence[Use],
        browser: tuple[Sequence[Use], Sequence[Use]],
    ) -> None:
        assert document.shadow_trees is not None  # noqa: S101 - else there is one tree alone
        self._document = document
        self._trees: ShadowTrees = document.shadow_trees
        numbers: list[list[int]] = [[] for _ in self._trees.trees]
        for number, source in enumerate(sources):
            numbers[source.tree].append(number)
        of_trees: dict[tuple[bool, tuple[Use, ...]], int] = {}
        self._sheets_of: list[int] = []
        """The number of the sheets of each tree."""
        self._owners_of: list[list[int]] = []
        self.order: list[int] = []
        """The numbers of the sources by those of the sheets; negative for the browser's."""
        alike = first_alike(sources)
        for tree, own in enumerate(numbers):
            first = browser[tree > 0]
            key = (tree > 0, (*first, *(uses[number] for number in own)))
            if key not in of_trees:
                of_trees[key] = len(of_trees)
                self.order += [-1 for _ in first] + [alike[number] for number in own]
            self._sheets_of.append(of_trees[key])
            owners = [self._owner(tree, sources[number].element) for number in own]
            self._owners_of.append([-1 for _ in first] + owners)
        self._sheets = tree_sheets([uses for _, uses in of_trees], quirks=document.quirks)
        self.index, self.winners = self._sheets.index, self._sheets.winners
        self.tree = PageTree(document, self.index.signatures, self.index.mentions)

    def _owner(self, tree: int, element: int) -> int:
        """Return the parent in its own tree of the element that brought a sheet, -1 for none."""
        if element < 0:
            return -1
        return self._trees.trees[tree].parent[self._trees.place[element]]

    def matches(self, universes: Sequence[Universe]) -> Matches:
        """Return the matches of the elements of all trees under some universes."""
        scopes = TreeScopes(
            self._document, self._sheets.matchers, self._sheets_of, self._owners_of, universes
        )
        return flattened(self.tree, scopes, self._sheets.placed, UNRENDERED)

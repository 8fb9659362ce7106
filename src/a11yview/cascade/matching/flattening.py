"""The matches of all trees of a page, joined along its flat tree as if they were one.

Elements that match alike in their own tree, by the same rules of other trees, below one node, are
one node. The ranks of all rules become those among the sheets of all trees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from a11yview.cascade.matching.matches import Match, Matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.tree_scopes import TreeScope, TreeScopes

    _Ranks: TypeAlias = tuple[int, int, tuple[tuple[int, int], ...]]
    """The number of a matcher, a context, and ranks with their masks."""

__all__ = ["flattened"]


def flattened(
    tree: PageTree, scopes: TreeScopes, placed: Callable[[int, int, int], int], unrendered: int
) -> Matches:
    """Return the matches of a flat tree.

    ``placed`` gives a rank of a matcher, in a context, its place among the sheets of all trees;
    ``unrendered`` is the rank of what hides elements.
    """
    flattening = _Flattening(tree, scopes, placed, unrendered)
    for element, parent in enumerate(tree.parent):
        flattening.add(element, parent)
    return flattening.result


class _Flattening:
    def __init__(
        self,
        tree: PageTree,
        scopes: TreeScopes,
        placed: Callable[[int, int, int], int],
        unrendered: int,
    ) -> None:
        self._tree = tree
        self._scopes = scopes
        self._placed = placed
        self._unrendered = unrendered
        matchings = [scope.matching for scope in scopes.scopes]
        self._everywhere = matchings[0].evaluator.all
        self.result = Matches(
            matchings[0].matches.universes,
            [-1] * len(tree.parent),
            given_up=any(one.matches.given_up for one in matchings),
        )
        self._nodes: dict[tuple[object, ...], int] = {}
        self._matches: dict[tuple[object, ...], Match] = {}
        self._pseudo: dict[tuple[object, ...], dict[str, Match]] = {}

    def add(self, element: int, parent: int) -> None:
        """Give an element its node."""
        result, scope, trees = self.result, self._scopes.scope_of(element), self._scopes.trees
        own = scope.matching.matches.node_of[trees.place[element]]
        across: dict[str, list[_Ranks]] = {}
        for one in self._scopes.found_across(element):
            across.setdefault(one.pseudo, []).append((one.matcher, one.context, one.ranks))
        is_hidden = element in trees.unrendered
        match = self._match(
            scope, scope.matching.matches.match[own], across.pop("", ()), is_hidden=is_hidden
        )
        pseudo = self._all_pseudo(scope, scope.matching.matches.pseudo[own], across)
        above = result.node_of[parent] if parent >= 0 else -1
        counts = self._tree.sibling_counts
        place = None if counts is None else counts[element]
        # The node is that of all pages and trees that are alike.
        key = (above, id(scope.matching.nodes[own]), match.number, id(pseudo), place)
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = len(result.parent)
            result.parent.append(above)
            result.first.append(element)
            result.match.append(match)
            result.pseudo.append(pseudo)
        result.node_of[element] = node

    def _match(
        self, scope: TreeScope, own: Match | None, across: Iterable[_Ranks], *, is_hidden: bool
    ) -> Match:
        of_own = () if own is None else (own.ranks, own.conditional)
        key = (scope.matcher, *of_own, tuple(across), is_hidden)
        match = self._matches.get(key)
        if match is None:
            match = self._matches[key] = self._joined(scope, own, across, is_hidden=is_hidden)
        return match

    def _joined(
        self, scope: TreeScope, own: Match | None, across: Iterable[_Ranks], *, is_hidden: bool
    ) -> Match:
        masks: dict[int, int] = {}
        if own is not None:
            for rank in own.ranks:
                masks[self._placed(scope.matcher, rank, 0)] = self._everywhere
            for rank, mask in own.conditional:
                masks[self._placed(scope.matcher, rank, 0)] = mask
        for matcher, context, ranks in across:
            for rank, mask in ranks:
                found = self._placed(matcher, rank, context)
                masks[found] = masks.get(found, 0) | mask
        if is_hidden:
            masks[self._unrendered] = self._everywhere
        always = [rank for rank, mask in masks.items() if mask == self._everywhere]
        sometimes = [item for item in masks.items() if item[1] != self._everywhere]
        match = Match(len(self.result.distinct), tuple(sorted(always)), tuple(sorted(sometimes)))
        self.result.distinct.append(match)
        return match

    def _all_pseudo(
        self,
        scope: TreeScope,
        own: Mapping[str, Match],
        across: Mapping[str, Sequence[_Ranks]],
    ) -> dict[str, Match]:
        found = {
            name: self._match(scope, own.get(name), across.get(name, ()), is_hidden=False)
            for name in {**own, **across}
        }
        key = tuple((name, match.number) for name, match in found.items())
        return self._pseudo.setdefault(key, found)

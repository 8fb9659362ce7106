"""The matches of a page with two indexes, merged as if these were one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.matching.matches import Match, Matches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["merged"]


def merged(beneath: Matches, above: Matches, parents: Sequence[int]) -> Matches:
    """Return the matches of both, for a tree with these parents and the same universes.

    A node of ``beneath`` is split where its elements match different rules of ``above``.
    """
    if not any(map(_matches_something, above.distinct)):
        return beneath
    merge = _Merge(beneath, above)
    for element, parent in enumerate(parents):
        merge.add(element, parent)
    return merge.result


def _matches_something(match: Match) -> bool:
    return bool(match.ranks or match.conditional)


class _Merge:
    def __init__(self, beneath: Matches, above: Matches) -> None:
        self._beneath = beneath
        self._above = above
        self.result = Matches(
            beneath.universes,
            [-1] * len(beneath.node_of),
            given_up=beneath.given_up or above.given_up,
        )
        self._nodes: dict[tuple[int, int, int, int], int] = {}
        self._matches: dict[tuple[int, int], Match] = {}
        self._pseudo: dict[tuple[int, int], dict[str, Match]] = {}

    def add(self, element: int, parent: int) -> None:
        """Give an element its node."""
        result = self.result
        under, over = self._beneath.node_of[element], self._above.node_of[element]
        match, pseudo = self._above.match[over], self._above.pseudo[over]
        around = result.node_of[parent] if parent >= 0 else -1
        key = (around, under, match.number, id(pseudo))
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = len(result.parent)
            result.parent.append(around)
            result.first.append(element)
            result.match.append(self._match(self._beneath.match[under], match))
            result.pseudo.append(self._both(self._beneath.pseudo[under], pseudo))
        result.node_of[element] = node

    def _match(self, under: Match, over: Match) -> Match:
        known = self._matches.get((under.number, over.number))
        if known is None:
            known = self._matches[under.number, over.number] = self._numbered(
                sorted((*under.ranks, *over.ranks)), sorted((*under.conditional, *over.conditional))
            )
        return known

    def _numbered(self, ranks: Sequence[int], conditional: Sequence[tuple[int, int]]) -> Match:
        match = Match(len(self.result.distinct), tuple(ranks), tuple(conditional))
        self.result.distinct.append(match)
        return match

    def _both(self, under: dict[str, Match], over: Mapping[str, Match]) -> dict[str, Match]:
        """Return the matches of pseudo-elements; the two mappings are told by their identity."""
        key = (id(under), id(over))
        known = self._pseudo.get(key)
        if known is None:
            known = self._pseudo[key] = {
                name: self._match(under.get(name, _NOTHING), over.get(name, _NOTHING))
                for name in {**under, **over}
            }
        return known


_NOTHING = Match(-1, (), ())

"""The roots of ``@scope`` rules that hold an element, and how far it lies below each.

Source: CSS Cascade 6, "Scoped Styles: the @scope rule".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.matching.selector_map import Scope
    from a11yview.cascade.selectors.model import Chain

__all__ = ["ScopeRoots"]

_MAX_SCOPE_ROOTS: Final = 16
"""Roots of one ``@scope`` that may hold one element: farther ones are passed over."""

Roots: TypeAlias = "tuple[tuple[int, int, int], ...]"
"""Scope roots, nearest first: element, depth in the tree, mask of universes."""


class ScopeRoots:
    """The scope roots of one page, found when asked for.

    ``owners`` holds, for each sheet of the index, the element that ``@scope`` without a prelude
    starts from (the parent of the ``style`` element), or -1.
    """

    def __init__(self, index: Index, evaluator: Evaluator, owners: Sequence[int]) -> None:
        self._index = index
        self._evaluator = evaluator
        self._owners = owners
        self._roots: dict[tuple[int, int], dict[int, tuple[int, Roots]]] = {}
        """The depth of each element and the roots whose scope holds it, by sheet and scope."""

    def _scopes(self) -> Iterator[tuple[int, Scope]]:
        for use in self._index.numbers:
            for scope in self._index.sheets[use].scopes():
                yield use, scope

    def chains(self) -> Iterator[Chain]:
        """Yield the chains of the starts and ends of all scopes."""
        for _, scope in self._scopes():
            for selector in (*(scope.start or ()), *scope.end):
                yield selector.chain

    def implicit_roots(self) -> frozenset[int]:
        """Return the elements that scopes without a prelude start from."""
        return frozenset(self._owners[use] for use, scope in self._scopes() if scope.start is None)

    def holding(self, use: int, condition: int, element: int) -> list[tuple[int, int, int]]:
        """Return the roots whose scope holds an element: (root, hops up, mask).

        ``use`` is the number of a sheet, ``condition`` that of a ``@scope`` in it.
        """
        known = self._roots.setdefault((use, condition), {})
        pending: list[int] = []
        at = element
        while at >= 0 and at not in known:
            pending.append(at)
            at = self._evaluator.parent[at]
        depth, roots = known[at] if at >= 0 else (-1, ())
        for one in reversed(pending):
            depth += 1
            roots = self._roots_at(use, condition, one, depth, roots)
            known[one] = depth, roots
        return [(root, depth - above, mask) for root, above, mask in roots]

    def _roots_at(self, use: int, condition: int, element: int, depth: int, above: Roots) -> Roots:
        """Return the roots whose scope holds an element; ``above`` are those of its parent."""
        scope = self._index.sheets[use].scope(condition)
        if scope is None:
            return ()
        own = self._starts_at(use, scope, element)
        if own:
            above = ((element, depth, own), *above[: _MAX_SCOPE_ROOTS - 1])
        if not above or (not scope.end and scope.outer < 0):
            return above
        around = self._evaluator.all
        if scope.outer >= 0:  # what the scope around does not hold, none within it holds
            around = _union(mask for *_, mask in self.holding(use, scope.outer, element))
        roots: list[tuple[int, int, int]] = []
        for root, height, within in above:
            mask = within & around
            for selector in scope.end:
                mask &= ~self._evaluator.chain_in_scope(selector.chain, element, root)
            if mask:
                roots.append((root, height, mask))
        return tuple(roots)

    def _starts_at(self, use: int, scope: Scope, element: int) -> int:
        """Return where an element is a root of the scope."""
        mask = 0
        if scope.start is None:
            mask = self._evaluator.all if element == max(self._owners[use], 0) else 0
            if mask and scope.outer >= 0:
                outer_roots = self.holding(use, scope.outer, element)
                mask &= _union(within for _, _, within in outer_roots)
        elif scope.outer < 0:
            for selector in scope.start:
                mask |= self._evaluator.chain_in_scope(selector.chain, element, 0)
        else:
            for outer, _, within in self.holding(use, scope.outer, element):
                for selector in scope.start:
                    mask |= within & self._evaluator.chain_in_scope(selector.chain, element, outer)
        return mask


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union

"""Which ``@scope`` holds an element: from which roots, and how far below them.

Source: CSS Cascade 6 (scoped styles).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.selector_map import Scope, SelectorMap

__all__ = ["ScopeRoots"]

_MAX_SCOPE_ROOTS: Final = 16
"""Roots of one ``@scope`` that one element is held by: farther ones are passed over."""

Roots: TypeAlias = "tuple[tuple[int, int, int], ...]"


class ScopeRoots:
    """The scope roots of one page, as far as asked for."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._roots: dict[tuple[SelectorMap, int, int], dict[int, tuple[int, Roots]]] = {}

    def holding(
        self, sheet: SelectorMap, condition: int, owner: int, element: int
    ) -> list[tuple[int, int, int]]:
        """Return the scope roots whose scope holds the element: (root, hops up, mask)."""
        key = sheet, condition, owner
        known = self._roots.setdefault(key, {})
        pending: list[int] = []
        at = element
        while at >= 0 and at not in known:
            pending.append(at)
            at = self._evaluator.parent[at]
        depth, roots = known[at] if at >= 0 else (-1, ())
        for one in reversed(pending):
            depth += 1
            roots = self._roots_at(key, one, depth, roots)
            known[one] = depth, roots
        return [(root, depth - above, mask) for root, above, mask in roots]

    def _roots_at(
        self,
        key: tuple[SelectorMap, int, int],
        element: int,
        depth: int,
        above: Roots,
    ) -> Roots:
        """Return the roots whose scope holds an element, nearest first: (root, depth, mask).

        ``above`` are those of its parent.
        """
        sheet, condition, owner = key
        scope = sheet.scope(condition)
        if scope is None:
            return ()
        own = self._starts_at(sheet, scope, owner, element)
        if own:
            above = ((element, depth, own), *above[: _MAX_SCOPE_ROOTS - 1])
        if not above or (not scope.end and scope.outer < 0):
            return above
        around = self._evaluator.all
        if scope.outer >= 0:  # what the scope around does not hold, none within it holds
            around = _union(mask for *_, mask in self.holding(sheet, scope.outer, owner, element))
        held: list[tuple[int, int, int]] = []
        for root, height, within in above:
            mask = within & around
            for selector in scope.end:
                mask &= ~self._evaluator.chain_in_scope(selector.chain, element, root)
            if mask:
                held.append((root, height, mask))
        return tuple(held)

    def _starts_at(self, sheet: SelectorMap, scope: Scope, owner: int, element: int) -> int:
        """Return where an element is a root of the scope."""
        mask = 0
        if scope.start is None:
            mask = self._evaluator.all if element == max(owner, 0) else 0
            if mask and scope.outer >= 0:
                outer_roots = self.holding(sheet, scope.outer, owner, element)
                mask &= _union(within for _, _, within in outer_roots)
        elif scope.outer < 0:
            for selector in scope.start:
                mask |= self._evaluator.chain_in_scope(selector.chain, element, 0)
        else:
            for outer, _, within in self.holding(sheet, scope.outer, owner, element):
                for selector in scope.start:
                    mask |= within & self._evaluator.chain_in_scope(selector.chain, element, outer)
        return mask


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union

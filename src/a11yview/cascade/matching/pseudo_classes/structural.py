"""Tree-structural pseudo-classes: ``:root``, ``:empty``, ``:nth-child()`` and the like; ``:scope``.

Source: Selectors 4, "Tree-Structural Pseudo-classes" and "Location Pseudo-classes".
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.selectors.model import Nth, Selector, StructuralTest

    _List: TypeAlias = tuple[tuple[Selector, ...], int, int | None]
    """The selectors behind ``of``, the parent of the siblings, and the scope root."""

__all__ = ["Structural"]


class Structural:
    """The tree-structural pseudo-classes of one page."""

    def __init__(self) -> None:
        self._counts: dict[_List, _Counts] = {}
        """The counts of ``:nth-child(… of …)``."""

    @staticmethod
    def structural(evaluator: Evaluator, test: StructuralTest, element: int) -> int:
        """Return where ``:root``, ``:scope`` or ``:empty`` holds."""
        if test.name == "root":
            holds = element == 0
        elif test.name == "scope":
            holds = element == (evaluator.scope or 0)
            if not element and evaluator.scope is None:  # a host is the root of scopes alone
                holds = bool(evaluator.signatures[0].tag)
        else:
            holds = evaluator.tree.is_empty(element)
        return evaluator.all if holds else 0

    def nth(self, evaluator: Evaluator, test: Nth, element: int) -> int:
        """Return where ``:nth-child()`` or one of its kin holds."""
        tree = evaluator.tree
        if test.of is not None:
            return self._nth_of(evaluator, test, test.of, element)
        if test.of_type:
            before = tree.types[0][element]
            after = tree.types[1][element]
        else:
            before = tree.sibling_index(element)
            after = len(tree.siblings(element)) - before - 1
        if not test.step and not test.offset:
            return evaluator.all if not before and not after else 0
        return evaluator.all if _in_steps(test, (after if test.from_end else before) + 1) else 0

    def _nth_of(
        self, evaluator: Evaluator, test: Nth, of: tuple[Selector, ...], element: int
    ) -> int:
        own = evaluator.any_of(of, element)
        if not own:
            return 0
        tree = evaluator.tree
        siblings, index = tree.siblings(element), tree.sibling_index(element)
        key = (of, tree.parent[element], evaluator.scope)
        counts = self._counts.get(key)
        if counts is None:
            counts = self._counts[key] = _Counts(evaluator.any_of(of, one) for one in siblings)
        answer = 0
        for bit in range(own.bit_length()):
            if own >> bit & 1:
                before = counts.before(bit)
                number = before[-1] - before[index] if test.from_end else before[index] + 1
                answer |= _in_steps(test, number) << bit
        return answer


class _Counts:
    """How many siblings match before each, in each universe."""

    __slots__ = ("_before", "_masks")

    def __init__(self, masks: Iterable[int]) -> None:
        self._masks = list(masks)
        self._before: dict[int, list[int]] = {}

    def before(self, bit: int) -> Sequence[int]:
        """Return the counts in the universe of a bit, that of all siblings at the end."""
        found = self._before.get(bit)
        if found is None:
            ones = (mask >> bit & 1 for mask in self._masks)
            found = self._before[bit] = [0, *accumulate(ones)]
        return found


def _in_steps(test: Nth, number: int) -> bool:
    """Whether a number, from 1, is one that the test counts."""
    step, distance = test.step, number - test.offset
    if not step:
        return not distance
    return not distance % step and distance // step >= 0

"""The relational pseudo-class ``:has()``.

Source: Selectors 4, "The Relational Pseudo-class".
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.selectors.model import Chain, Compound, Has

__all__ = ["MAX_HAS_STEPS", "HasSearch"]

MAX_HAS_STEPS: Final = 1_000_000
"""Elements that ``:has()`` looks at on one page: beyond them, it counts as not matching."""


class HasSearch:
    """The searches that ``:has()`` makes on one page, and what they found.

    The element that is asked is the anchor; the relative selectors start from it.
    """

    def __init__(self) -> None:
        self._below: dict[tuple[Chain, int | None], list[int]] = {}
        """Where anything below an element matches a compound, for every element."""
        self._after: dict[tuple[Chain, int, int | None], list[int]] = {}
        """Where any sibling matches a compound, counted from the last one, by the parent."""
        self._subjects: dict[Compound, Sequence[int]] = {}
        self._steps = 0

    @property
    def is_given_up(self) -> bool:
        """Whether the searches took too much work, so that some were broken off."""
        return self._steps > MAX_HAS_STEPS

    def has(self, evaluator: Evaluator, test: Has, anchor: int) -> int:
        """Return where any relative selector of a ``:has()`` finds an element."""
        mask = 0
        for combinator, selector in test.relatives:
            chain = selector.chain
            if chain.left is None and combinator in {" ", "~"}:
                mask |= self._has_compound(evaluator, chain, combinator, anchor)
                continue
            for element in self._possible_subjects(evaluator, chain, combinator, anchor):
                mask |= self._search(evaluator, chain, combinator, anchor, element)
                if mask == evaluator.all:
                    return mask
        return mask

    def _has_compound(
        self, evaluator: Evaluator, chain: Chain, combinator: str, anchor: int
    ) -> int:
        """Return where anything below the anchor, or any sibling after it, matches a compound.

        Worked out for every element or sibling at once: many anchors ask the same.
        """
        if not self._subjects_of(evaluator, chain):
            return 0
        tree = evaluator.tree
        if combinator == " ":
            return self._masks_below(evaluator, chain)[anchor]
        siblings = tree.siblings(anchor)
        key = (chain, tree.parent[anchor], evaluator.scope)
        masks = self._after.get(key)
        if masks is None:
            masks = [0]
            for sibling in reversed(siblings):
                masks.append(masks[-1] | evaluator.chain(chain, sibling))
            self._after[key] = masks
        return masks[len(siblings) - tree.sibling_index(anchor) - 1]

    def _masks_below(self, evaluator: Evaluator, chain: Chain) -> Sequence[int]:
        key = (chain, evaluator.scope)
        masks = self._below.get(key)
        if masks is None:
            parent = evaluator.parent
            masks = [0] * len(parent)
            for at in range(len(masks) - 1, 0, -1):
                own = 0 if masks[at] == evaluator.all else evaluator.chain(chain, at)
                masks[parent[at]] |= masks[at] | own
            self._below[key] = masks
        return masks

    def _possible_subjects(
        self, evaluator: Evaluator, chain: Chain, combinator: str, anchor: int
    ) -> Iterable[int]:
        """Return the elements that may be the subject of a relative selector, in order."""
        tree = evaluator.tree
        if chain.left is None and combinator == ">":
            return tree.children[anchor]
        if chain.left is None:
            return tree.siblings(anchor)[tree.sibling_index(anchor) + 1 :][:1]
        subjects = self._subjects_of(evaluator, chain)
        within = anchor if combinator in {" ", ">"} else max(tree.parent[anchor], 0)
        first = bisect_right(subjects, anchor)
        return subjects[first : bisect_right(subjects, tree.last[within], first)]

    def _subjects_of(self, evaluator: Evaluator, chain: Chain) -> Sequence[int]:
        """Return the elements whose tag a chain's subject accepts, in order."""
        compound = chain.compound
        subjects = self._subjects.get(compound)
        if subjects is None:
            subjects = self._subjects[compound] = [
                element for element, accepts in enumerate(evaluator.accepted) if accepts[compound]
            ]
        return subjects

    def _search(
        self, evaluator: Evaluator, chain: Chain, combinator: str, anchor: int, element: int
    ) -> int:
        """Return where a chain matches an element, its leftmost compound as the anchor asks."""
        tree = evaluator.tree
        # States of the search: (link of the chain, element that must match it, mask so far).
        pending: list[tuple[Chain, int, int]] = [(chain, element, evaluator.all)]
        answer = 0
        while pending:
            link, at, mask = pending.pop()
            self._steps += 1
            if self._steps > MAX_HAS_STEPS:
                return answer
            if not evaluator.accepted[at][link.compound]:
                continue
            mask &= evaluator.tests(link.compound.tests, at)
            if not mask:
                continue
            if link.left is None:
                if _is_related(tree, combinator, anchor, at):
                    answer |= mask
                continue
            left = link.left
            pending.extend(
                (left, other, mask) for other in _leftwards(tree, link.combinator, at, anchor)
            )
        return answer


def _leftwards(tree: PageTree, combinator: str, element: int, anchor: int) -> Iterator[int]:
    """Yield the elements that the compound before may match; all lie behind the anchor."""
    if combinator in {" ", ">"}:
        at = tree.parent[element]
        while at > anchor:
            yield at
            if combinator == ">":
                return
            at = tree.parent[at]
        return
    index = tree.sibling_index(element)
    before = tree.siblings(element)[max(index - 1, 0) if combinator == "+" else 0 : index]
    yield from (sibling for sibling in before if sibling > anchor)


def _is_related(tree: PageTree, combinator: str, anchor: int, element: int) -> bool:
    """Whether an element stands to the anchor as a leading combinator says."""
    match combinator:
        case ">":
            return tree.parent[element] == anchor
        case "+":
            index = tree.sibling_index(element)
            return index > 0 and tree.siblings(element)[index - 1] == anchor
        case "~":
            return tree.parent[element] == tree.parent[anchor] and element > anchor
        case _:
            at = tree.parent[element]
            while at > anchor:
                at = tree.parent[at]
            return at == anchor

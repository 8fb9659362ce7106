"""Whether chains match elements, as masks of universes.

Answers about ancestors are kept by node, those about earlier siblings by parent, so that deep
trees and long rows of siblings cost time in proportion to their size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.positions import PositionKey
    from a11yview.cascade.matching.tag_answers import TagAnswers
    from a11yview.cascade.selectors.model import Chain, Compound, ElementTest, Selector
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["Evaluator", "TestMethod"]

TestMethod: TypeAlias = "Callable[[Evaluator, Any, int], int]"
"""Returns where an :class:`.ElementTest` holds for an element: see :mod:`.pseudo_classes`."""


class Evaluator:
    """Evaluates chains on the elements of one page under several universes at once.

    ``methods`` answer the element tests, by their class. ``root_signatures`` are those of the root
    element, each with the universes in which it has it. ``node_of`` grows while nodes are found:
    an element that has none yet has -1.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that an answer depends on
        self,
        tree: PageTree,
        methods: Mapping[type[ElementTest], TestMethod],
        answers: TagAnswers,
        n_universes: int,
        node_of: Sequence[int],
        root_signatures: Sequence[tuple[int, Signature]] = (),
    ) -> None:
        self.tree = tree
        self.parent = tree.parent
        self.signatures = tree.signatures
        self.answers = answers
        of_tags = [answers.of(signature) for signature in tree.tag_signatures]
        self.accepted: Sequence[Mapping[Compound, bool]] = [
            of_tags[number] for number in tree.document.kind
        ]
        """For each element, which compounds its tag satisfies; the root's as the source has it."""
        self.all = (1 << n_universes) - 1
        """The mask of all universes."""
        self.scope: int | None = None
        """The element that ``:scope`` stands for; ``None``: the root."""
        self._methods = methods
        self._node_of = node_of
        self.root_signatures = root_signatures
        self._root_varies = len(root_signatures) > 1
        self._above: dict[Chain, dict[int, int]] = {}
        self._before: dict[tuple[Chain, int], list[int]] = {}
        self._followers: dict[tuple[str, Chain, int], dict[int, int]] = {}

    # -- compounds -------------------------------------------------------------------------------

    def _root_mask(self, compound: Compound) -> int:
        mask = 0
        for within, signature in self.root_signatures:
            if self.answers.of(signature)[compound]:
                mask |= within
        return mask

    def tests(self, tests: Iterable[ElementTest], element: int) -> int:
        """Return where all of these tests hold for an element."""
        mask, methods = self.all, self._methods
        for test in tests:
            mask &= methods[test.__class__](self, test, element)
            if not mask:
                break
        return mask

    # -- chains ----------------------------------------------------------------------------------

    def chain(  # noqa: C901, PLR0911, PLR0912 - one branch a combinator, in one loop for speed
        self, chain: Chain, element: int
    ) -> int:
        """Return where a chain matches with the element as its subject."""
        mask = self.all
        accepted, methods, parent = self.accepted, self._methods, self.parent
        while True:
            compound = chain.compound
            if element == 0 and self._root_varies:
                mask &= self._root_mask(compound)
                if not mask:
                    return 0
            elif not accepted[element][compound]:
                return 0
            for test in compound.tests:
                mask &= methods[test.__class__](self, test, element)
                if not mask:
                    return 0
            left = chain.left
            if left is None:
                return mask
            combinator = chain.combinator
            if combinator == ">":
                element = parent[element]
                if element < 0:
                    return 0
                chain = left
            elif combinator == " ":
                element = parent[element]
                return mask & self.above(left, element) if element >= 0 else 0
            else:
                index = self.tree.sibling_index(element)
                if not index:
                    return 0
                if combinator == "~":
                    return mask & self._any_before(left, element, index)
                element = self.tree.siblings(element)[index - 1]
                chain = left

    def any_of(self, selectors: Iterable[Selector], element: int) -> int:
        """Return where any of the selectors matches an element."""
        mask = 0
        for selector in selectors:
            mask |= self.chain(selector.chain, element)
            if mask == self.all:
                break
        return mask

    def above(self, chain: Chain, element: int) -> int:
        """Return where a chain matches the element or any element above it."""
        if chain.scoped:
            return self._walk(chain, element)
        known = self._above.get(chain)
        if known is None:
            known = self._above[chain] = {}
        node_of, parent = self._node_of, self.parent
        pending: list[int] = []
        mask = 0
        at = element
        while at >= 0:
            node = node_of[at]
            if node >= 0 and node in known:
                mask = known[node]
                break
            pending.append(at)
            at = parent[at]
        for at in reversed(pending):
            if mask != self.all:
                mask |= self.chain(chain, at)
            node = node_of[at]
            if node >= 0:
                known[node] = mask
        return mask

    def _walk(self, chain: Chain, element: int) -> int:
        mask = 0
        while element >= 0 and mask != self.all:
            mask |= self.chain(chain, element)
            element = self.parent[element]
        return mask

    def _any_before(self, chain: Chain, element: int, index: int) -> int:
        """Return where a chain matches any sibling before the element, whose index is given."""
        siblings = self.tree.siblings(element)
        if chain.scoped:
            mask = 0
            for sibling in siblings[:index]:
                mask |= self.chain(chain, sibling)
            return mask
        key = (chain, self.parent[element])
        masks = self._before.get(key)
        if masks is None:
            masks = self._before[key] = []
        while len(masks) < index:
            last = masks[-1] if masks else 0
            if last != self.all:
                last |= self.chain(chain, siblings[len(masks)])
            masks.append(last)
        return masks[index - 1]

    # -- positions -------------------------------------------------------------------------------

    def position(self, key: PositionKey, element: int) -> int:
        """Return the answer of an element to a question of position."""
        mask, methods = self.all, self._methods
        for test in key.tests:
            mask &= methods[test.__class__](self, test, element)
        if key.left is None or not mask:
            return mask
        if key.left.scoped:
            return mask & self._follows(key.combinator, key.left, element)
        parent = self.parent[element]
        asked = (key.combinator, key.left, parent)
        followers = self._followers.get(asked)
        if followers is None:
            followers = self._followers[asked] = self._find_followers(*asked)
        return mask & followers.get(element, 0)

    def _follows(self, combinator: str, left: Chain, element: int) -> int:
        """Return where a chain matches the sibling before the element, or any before it."""
        index = self.tree.sibling_index(element)
        if not index:
            return 0
        if combinator == "~":
            return self._any_before(left, element, index)
        return self.chain(left, self.tree.siblings(element)[index - 1])

    def _find_followers(self, combinator: str, left: Chain, parent: int) -> dict[int, int]:
        """Return where the children of an element follow one that a chain matches."""
        found: dict[int, int] = {}
        if parent < 0:
            return found
        accepted, any_before = self.accepted, combinator == "~"
        mask, compound = 0, left.compound
        for child in self.tree.children[parent]:
            if mask:
                found[child] = mask
            own = self.chain(left, child) if accepted[child][compound] else 0
            mask = mask | own if any_before else own
        return found

    def may_follow(self, chain: Chain, parent: int) -> bool:
        """Whether all left of a chain's subject matches, so that the subject's position counts."""
        left = chain.left
        if left is None or chain.combinator in {"+", "~"} or left.scoped:
            return True
        if chain.combinator == ">":
            return bool(self.chain(left, parent))
        return bool(self.above(left, parent))

    # -- scopes ----------------------------------------------------------------------------------

    def chain_in_scope(self, chain: Chain, element: int, root: int) -> int:
        """Return where a chain matches when ``:scope`` is the given element."""
        outer, self.scope = self.scope, root
        try:
            return self.chain(chain, element)
        finally:
            self.scope = outer

"""Does a chain match an element? The answer is a mask over universes.

Answers about ancestors are kept per node, those about earlier siblings per parent, so that deep
trees and long rows of siblings cost time in proportion to their size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from a11yview.cascade.matching.element_tests import EVALUATORS
from a11yview.cascade.matching.positions import OF_ANCESTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.positions import PositionKey
    from a11yview.cascade.matching.universes import Universe
    from a11yview.cascade.selectors.model import Chain, Compound, ElementTest
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["Evaluator"]


class Evaluator:
    """Evaluates chains on the elements of one page under several universes at once."""

    def __init__(
        self,
        tree: PageTree,
        universes: Sequence[Universe],
        node_of: Sequence[int],
        root_signatures: Sequence[tuple[int, Signature]],
    ) -> None:
        self.tree = tree
        self.parent = tree.parent
        self.signatures = tree.signatures
        self.node_of = node_of
        self.universes = tuple(universes)
        self.all = (1 << len(universes)) - 1
        self.scope: int | None = None
        self.root_signatures = root_signatures
        self._varied = len(root_signatures) > 1
        self._every: dict[str, int] = {}
        self._on_links: dict[str, int] = {}
        for bit, universe in enumerate(universes):
            masks = self._every if universe.pseudo_on == "every" else self._on_links
            for name in universe.pseudo:
                masks[name] = masks.get(name, 0) | 1 << bit
        self.state_names = frozenset((*self._every, *self._on_links))
        self._above: dict[Chain, dict[int, int]] = {}
        self._before: dict[tuple[Chain, int], list[int]] = {}
        self._followers: dict[tuple[str, Chain, int], dict[int, int]] = {}
        self.counted: dict[object, Any] = {}
        """What ``:nth-child(… of …)`` counts, kept by :mod:`.element_tests`."""
        self.held: dict[object, list[int]] = {}
        """What ``:has()`` found, likewise."""
        self.answers: dict[object, dict[int, int]] = {}
        """Where elements match lists of complex selectors, likewise."""
        self.steps = 0
        """Elements that ``:has()`` has looked at."""

    # -- compounds -------------------------------------------------------------------------------

    @staticmethod
    def accepts(compound: Compound, signature: Signature) -> bool:
        """Whether the kind half of a compound holds for a signature; remembered."""
        accepted = signature.accepted.get(compound)
        if accepted is None:
            accepted = signature.accepted[compound] = compound.accepts(signature)
        return accepted

    def _root_mask(self, compound: Compound) -> int:
        mask = 0
        for within, signature in self.root_signatures:
            if self.accepts(compound, signature):
                mask |= within
        return mask

    def test(self, test: ElementTest, element: int) -> int:
        """Return where one element test holds."""
        return EVALUATORS[test.__class__](self, test, element)

    def state(self, name: str, element: int) -> int:
        """Return where a state pseudo-class holds for an element."""
        held = self.state_of(name, self.signatures[element])
        return self._state(name, at_link=self.tree.is_near_link(element)) if held is None else held

    def state_of(self, name: str, signature: Signature) -> int | None:
        """Return where it holds for all elements of a signature, ``None`` if each must be asked."""
        if name in OF_ANCESTORS and name in self._on_links and not signature.is_link:
            return None
        return self._state(name, at_link=signature.is_link)

    def _state(self, name: str, *, at_link: bool) -> int:
        if name == "link":
            return self.all & ~self._state("visited", at_link=at_link)
        if name == "visited" and not at_link:
            return 0
        mask = self._every.get(name, 0)
        return mask | self._on_links.get(name, 0) if at_link else mask

    def states(self, names: Iterable[str]) -> int:
        """Return where every one of the states holds, whatever the element."""
        mask = self.all
        for name in names:
            mask &= self._every.get(name, 0)
        return mask

    # -- chains ----------------------------------------------------------------------------------

    def chain(  # noqa: C901, PLR0911, PLR0912 - one branch a combinator, in one loop for speed
        self, chain: Chain, element: int
    ) -> int:
        """Return where a chain matches with the element as its subject."""
        mask = self.all
        signatures, parent = self.signatures, self.parent
        while True:
            compound = chain.compound
            signature = signatures[element]
            accepted = signature.accepted.get(compound)
            if accepted is None:
                accepted = signature.accepted[compound] = compound.accepts(signature)
            if element == 0 and self._varied:
                mask &= self._root_mask(compound)
                if not mask:
                    return 0
            elif not accepted:
                return 0
            for test in compound.tests:
                mask &= EVALUATORS[test.__class__](self, test, element)
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
                place = self.tree.sibling_index(element)
                if not place:
                    return 0
                if combinator == "~":
                    return mask & self._any_before(left, element, place)
                element = self.tree.siblings(element)[place - 1]
                chain = left

    def above(self, chain: Chain, element: int) -> int:
        """Return where the element or any element above it matches."""
        if chain.scoped:
            return self._walk(chain, element)
        known = self._above.get(chain)
        if known is None:
            known = self._above[chain] = {}
        node_of, parent = self.node_of, self.parent
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

    def _any_before(self, chain: Chain, element: int, place: int) -> int:
        """Return where any of the ``place`` siblings before the element matches."""
        siblings = self.tree.siblings(element)
        if chain.scoped:
            mask = 0
            for sibling in siblings[:place]:
                mask |= self.chain(chain, sibling)
            return mask
        key = (chain, self.parent[element])
        masks = self._before.get(key)
        if masks is None:
            masks = self._before[key] = []
        while len(masks) < place:
            last = masks[-1] if masks else 0
            if last != self.all:
                last |= self.chain(chain, siblings[len(masks)])
            masks.append(last)
        return masks[place - 1]

    # -- place -----------------------------------------------------------------------------------

    def position(self, key: PositionKey, element: int) -> int:
        """Return the answer of an element to a question of place."""
        mask = self.all
        for test in key.tests:
            mask &= EVALUATORS[test.__class__](self, test, element)
        if key.left is None or not mask:
            return mask
        if key.left.scoped:
            return mask & self._follows(key.combinator, key.left, element)
        parent = self.parent[element]
        asked = (key.combinator, key.left, parent)
        followers = self._followers.get(asked)
        if followers is None:
            followers = self._followers[asked] = self._found_followers(*asked)
        return mask & followers.get(element, 0)

    def _follows(self, combinator: str, left: Chain, element: int) -> int:
        """Return where the sibling before the element, or any before it, matches."""
        place = self.tree.sibling_index(element)
        if not place:
            return 0
        if combinator == "~":
            return self._any_before(left, element, place)
        return self.chain(left, self.tree.siblings(element)[place - 1])

    def _found_followers(self, combinator: str, left: Chain, parent: int) -> dict[int, int]:
        """Return where the children of an element follow one that a chain matches."""
        found: dict[int, int] = {}
        if parent < 0:
            return found
        signatures, any_before = self.signatures, combinator == "~"
        mask, compound = 0, left.compound
        for child in self.tree.children[parent]:
            if mask:
                found[child] = mask
            own = self.chain(left, child) if self.accepts(compound, signatures[child]) else 0
            mask = mask | own if any_before else own
        return found

    def may_follow(self, chain: Chain, parent: int) -> bool:
        """Whether what stands above a chain's subject matches, so that its place matters."""
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

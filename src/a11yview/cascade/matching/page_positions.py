"""The questions of position that the elements of one page are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.matching.page_selectors import filing_keys
from a11yview.cascade.matching.positions import may_hold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.page_selectors import PageSelectors
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.positions import PositionKey, Positions
    from a11yview.cascade.matching.shared_nodes import Answers
    from a11yview.cascade.selectors.model import Chain, Compound
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["PagePositions"]


class PagePositions:
    """The questions that selectors of one page pose, by the elements that they concern.

    ``scope_chains`` are those of the starts and ends of ``@scope`` rules.
    """

    def __init__(
        self,
        tree: PageTree,
        evaluator: Evaluator,
        positions: Positions,
        selectors: PageSelectors,
        scope_chains: Iterable[Chain],
    ) -> None:
        self._tree = tree
        self._evaluator = evaluator
        self._positions = positions
        self._holding: dict[Compound, frozenset[Signature]] = {}
        self._by_key: dict[str, list[tuple[Chain, PositionKey]]] = {}
        self._of_signature: dict[Signature, tuple[tuple[Chain, PositionKey], ...]] = {}
        self._of_root: dict[PositionKey, int] = {}
        """Questions that the root answers for all elements below it, with the answers."""
        seen: set[Chain] = set()
        for selector in selectors.posing_questions(positions):
            self._file(selector.chain, seen)
            if selector.chain is not selector.whole and selector.whole.left is not None:
                for _, key in positions.of(selector.whole.left):
                    self._of_root[key] = evaluator.position(key, 0)
        for chain in scope_chains:
            self._file(chain, seen)

    def _file(self, posing: Chain, seen: set[Chain]) -> None:
        """File every compound of a chain whose answer depends on the position of its element."""
        for chain, key in self._positions.of(posing):
            if chain not in seen:
                seen.add(chain)
                if key.left is not None and not self._parents_of(key.left.compound):
                    continue
                for name in filing_keys(chain):
                    self._by_key.setdefault(name, []).append((chain, key))

    def _parents_of(self, compound: Compound) -> frozenset[Signature]:
        """Return the signatures of elements with a child that a compound may match."""
        parents = self._holding.get(compound)
        if parents is None:
            answers, around = self._evaluator.answers, self._tree.around
            parents = self._holding[compound] = frozenset(
                parent
                for signature in self._tree.tag_signatures
                if answers.of(signature)[compound]
                and all(may_hold(test, signature) for test in compound.tests)
                for parent in around[signature]
            )
        return parents

    def may_have_sibling(self, key: PositionKey, parent: Signature) -> bool:
        """Whether children of a signature's elements may have the sibling that is asked for."""
        return key.left is None or parent in self._parents_of(key.left.compound)

    def of_signature(self, signature: Signature) -> tuple[tuple[Chain, PositionKey], ...]:
        """Return the questions that elements of a signature may answer differently."""
        found = self._of_signature.get(signature)
        if found is None:
            accepted, by_key = self._evaluator.answers.of(signature), self._by_key
            posed = [
                one
                for key in signature.keys
                for one in by_key.get(key, ())
                if accepted[one[0].compound]
            ]
            found = self._of_signature[signature] = self._positions.asked(signature, posed)
        return found

    def asked_of_root(self) -> Answers:
        """Return the questions that the root answers, which may differ from page to page.

        They are those of selectors that ask nothing above it.
        """
        found = dict(self._of_root)
        for _, signature in self._evaluator.root_signatures:
            for chain, key in self.of_signature(signature):
                if chain.left is None and key not in found:
                    found[key] = self._evaluator.position(key, 0)
        return frozenset(found.items())

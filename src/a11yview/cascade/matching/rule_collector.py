"""The rules of an index as far as one page concerns them.

What the page answers once for all its elements (what is asked of the root alone, of states, of
names that no element has) is answered here, so that the matcher asks each element for the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from a11yview.cascade.matching.positions import may_hold
from a11yview.cascade.matching.rule_selectors import GENERATED, STYLED
from a11yview.cascade.selectors.model import AnyOf, AnyTag, FormTest, StateTest, StructuralTest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.positions import PositionKey
    from a11yview.cascade.matching.rule_selectors import RuleSelector
    from a11yview.cascade.matching.shared_nodes import Answers
    from a11yview.cascade.selectors.model import Chain, Compound
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["ApplicableRules", "PageSelector", "RuleCollector", "note"]


@dataclass(slots=True, eq=False)
class PageSelector:
    """A candidate that elements of the page may match."""

    candidate: RuleSelector
    whole: Chain
    """Its chain, simplified for the page."""
    chain: Chain
    """The same for elements below the root, without what is asked of the root alone."""
    within: int
    """Where what is asked of the root holds, and of the states of a pseudo-element."""
    needs: frozenset[str]
    """Keys that elements of a page must have between them."""
    keys: tuple[str, ...]
    """What it is filed under: keys of which its subject must have one, and has no two."""
    asked: Compound | None
    """What is still to be asked of a tag that has such a key, if anything is."""


@dataclass(slots=True, eq=False)
class ApplicableRules:
    """What may match the elements of one signature below the root, or a pseudo-element of them."""

    ranks: list[int] = field(default_factory=list)
    masks: dict[int, int] = field(default_factory=dict)
    """Ranks that all of those elements match in some universes alone."""
    contextual: list[PageSelector] = field(default_factory=list)
    content: bool = False
    """Whether any rule gives content."""

    def copy(self) -> ApplicableRules:
        """Return one to add to."""
        return ApplicableRules([*self.ranks], {**self.masks}, [*self.contextual], self.content)


class RuleCollector:
    """Candidates of one page, and the questions of place that they pose."""

    def __init__(
        self,
        tree: PageTree,
        index: Index,
        evaluator: Evaluator,
        keys: frozenset[str],
        *,
        content_elsewhere: bool,
    ) -> None:
        self.index = index
        self.evaluator = evaluator
        self.keys = keys
        self.content_elsewhere = content_elsewhere
        """Whether another index may give content to what these rules style."""
        self._tree = tree
        present = keys.union(f":{state}" for state in evaluator.state_names)
        self._candidates = list(index.candidates(present))
        self._alike = index.alike.setdefault(evaluator.universes, {})
        self._known_holding: dict[Compound, frozenset[Signature]] = {}
        self._position: dict[str, list[tuple[Chain, PositionKey]]] = {}
        self._of_signature: dict[Signature, tuple[tuple[Chain, PositionKey], ...]] = {}
        self._of_root: dict[PositionKey, int] = {}
        """What was asked of the root for all elements below it, with its answers."""
        self._file_positions(tree)

    def _file_positions(self, tree: PageTree) -> None:
        """File every compound whose answer depends on place."""
        seen: set[Chain] = set()
        positions = self.index.positions
        for candidate in self._candidates:
            if positions.of(candidate.chain):
                live = self._left_of(candidate)
                if live is None:
                    continue
                self._file(positions.of(live.chain), seen)
                if live.chain is not live.whole and live.whole.left is not None:
                    for _, position in positions.of(live.whole.left):
                        self._of_root[position] = self.evaluator.position(position, 0)
        for found in tree.scope_positions:
            self._file(found, seen)

    @cached_property
    def _live(self) -> dict[str, list[PageSelector]]:
        """What elements of the page may match, by a key that they must have."""
        found: dict[str, list[PageSelector]] = {}
        for candidate in self._candidates:
            live = self._left_of(candidate)
            if live is not None:
                for key in live.keys:
                    found.setdefault(key, []).append(live)
        return found

    @cached_property
    def _common(self) -> tuple[dict[str, ApplicableRules], list[PageSelector]]:
        """Of what no key tells: what is the same for all signatures, and what is not."""
        parts = {"": ApplicableRules()}
        others: list[PageSelector] = []
        for live in self._live.get("*", ()):
            if _is_for_all(live):
                self._add(live, live.within if _is_decided(live) else None, parts, {})
            else:
                others.append(live)
        return parts, others

    def _left_of(self, candidate: RuleSelector) -> PageSelector | None:
        """Return what the page leaves of a candidate, ``None`` if nothing can match it."""
        alike = self._alike
        if candidate in alike:
            live = alike[candidate]
            return live if live is not None and live.needs <= self.keys else None
        sheet, chain = self.index.sheets[candidate.use], candidate.chain
        demands = sheet.simplifier.demands(chain)
        selector = candidate.selector
        within = self.evaluator.states(selector.pseudo_states)
        if (
            not (within and demands.states <= self.evaluator.state_names)
            or selector.pseudo not in STYLED
        ):
            alike[candidate] = None
            return None
        if candidate.scope >= 0 or not (demands.asks or _asked_of_root(chain)):
            live = alike[candidate] = _live_of(candidate, chain, chain, within, demands.needs)
            return live if live.needs <= self.keys else None
        found = sheet.simplifier.on_page(chain, self.keys)
        if found is None:
            return None
        below, above = found, _asked_of_root(found)
        if above is not None:
            # All other elements are below the root: what is asked of it need be asked only once.
            within &= self.evaluator.chain(above, 0)
            below = sheet.parser.chain(found.compound, "", None, scoped=found.scoped)
        return _live_of(candidate, found, below, within, demands.needs) if within else None

    def _file(self, positions: Iterable[tuple[Chain, PositionKey]], seen: set[Chain]) -> None:
        for chain, position in positions:
            if chain not in seen:
                seen.add(chain)
                if position.left is not None and not self._holding(position.left.compound):
                    continue
                for key in _keys(chain):
                    self._position.setdefault(key, []).append((chain, position))

    def _holding(self, compound: Compound) -> frozenset[Signature]:
        """Return the signatures of elements with a child that a compound may match."""
        holding = self._known_holding.get(compound)
        if holding is None:
            accepts, around = self.evaluator.accepts, self._tree.around
            holding = self._known_holding[compound] = frozenset(
                parent
                for kind in self._tree.tag_signatures
                if accepts(compound, kind) and all(may_hold(test, kind) for test in compound.tests)
                for parent in around[kind]
            )
        return holding

    def may_have_sibling(self, key: PositionKey, parent: Signature) -> bool:
        """Whether children of a signature's elements may have the sibling that is asked for."""
        return key.left is None or parent in self._holding(key.left.compound)

    # -- what may match --------------------------------------------------------------------------

    def accepted(self, signature: Signature) -> Iterator[PageSelector]:
        """Yield the candidates whose subject may be of a signature."""
        return self._accepted(signature, self._live.get("*", ()))

    def _accepted(
        self, signature: Signature, unkeyed: Sequence[PageSelector]
    ) -> Iterator[PageSelector]:
        accepts = self.evaluator.accepts
        for key in signature.keys:
            for live in self._live.get(key, ()) if key != "*" else unkeyed:
                if live.asked is None or accepts(live.asked, signature):
                    yield live

    def parts(self, signature: Signature) -> dict[str, ApplicableRules]:
        """Return what may match elements of a signature below the root.

        Keys are names of pseudo-elements, ``""`` for the elements themselves.
        """
        common, others = self._common
        own = {"": common[""].copy()}
        own[""].ranks.extend(self.index.own_ranks(signature))
        for live in self._accepted(signature, others):
            self._add(live, self._decided(live, signature), own, common)
        parts = {**common, **own}
        for name in GENERATED:
            if name in parts and not (parts[name].content or self.content_elsewhere):
                del parts[name]
        return parts

    def _add(
        self,
        live: PageSelector,
        mask: int | None,
        parts: dict[str, ApplicableRules],
        common: Mapping[str, ApplicableRules],
    ) -> None:
        """Add a candidate to the parts, with where it matches if that is decided.

        A part that is not among them starts as the common one of its name.
        """
        if mask == 0:
            return
        candidate = live.candidate
        name = candidate.selector.pseudo
        part = parts.get(name)
        if part is None:
            part = parts[name] = common[name].copy() if name in common else ApplicableRules()
        part.content |= candidate.content
        if mask is None:
            part.contextual.append(live)
        elif mask == self.evaluator.all:
            part.ranks.extend(candidate.ranks)
        else:
            note(candidate, mask, part.masks)

    def _decided(self, live: PageSelector, signature: Signature) -> int | None:
        """Return where all elements of a signature match, ``None`` if each must be asked."""
        chain, mask = live.chain, live.within
        open_ = chain.left is not None or live.candidate.scope >= 0
        for test in chain.compound.tests:
            if isinstance(test, StateTest):
                held = self.evaluator.state_of(test.name, signature)
                if held is None:
                    open_ = True
                else:
                    mask &= held
            elif isinstance(test, StructuralTest) and test.name == "root":
                return 0
            elif may_hold(test, signature):
                open_ = True
            else:
                return 0
        return None if open_ and mask else mask

    # -- questions of place ----------------------------------------------------------------------

    def asked_of_root(self) -> Answers:
        """Return the questions of place that the root answers, which may differ from page to page.

        They are those of selectors that ask nothing above it.
        """
        found = dict(self._of_root)
        for _, signature in self.evaluator.root_signatures:
            for chain, position in self.positions(signature):
                if chain.left is None and position not in found:
                    found[position] = self.evaluator.position(position, 0)
        return frozenset(found.items())

    def positions(self, signature: Signature) -> tuple[tuple[Chain, PositionKey], ...]:
        """Return the questions of place that elements of a signature may answer differently."""
        found = self._of_signature.get(signature)
        if found is None:
            accepts, asked = self.evaluator.accepts, self.index.positions.asked
            found = self._of_signature[signature] = tuple(
                [
                    (chain, left)
                    for key in signature.keys
                    for chain, position in self._position.get(key, ())
                    if accepts(chain.compound, signature)
                    and (left := asked(position, signature)) is not None
                ]
            )
        return found


def _keys(chain: Chain) -> tuple[str, ...]:
    """Return what to file a chain under: keys of which its subject must have one, and has no two.

    They are one key, or the names in ``:is(ul, ol)``.
    """
    compound = chain.compound
    if compound.keys:
        return compound.keys[:1]
    for test in compound.tag_tests:
        if isinstance(test, AnyTag) and not test.negated:
            names = {one.tag for one in test.compounds}
            if None not in names:
                return tuple(filter(None, names))
    return ("*",)


def _is_key(compound: Compound) -> bool:
    """Whether the kind half holds for whatever has the key, or for all where there is none."""
    return len(compound.keys) <= 1 and not compound.tag_tests and compound.namespace is None


def _live_of(
    candidate: RuleSelector, whole: Chain, chain: Chain, within: int, needs: frozenset[str]
) -> PageSelector:
    compound = chain.compound
    asked = None if _is_key(compound) else compound
    return PageSelector(candidate, whole, chain, within, needs, _keys(chain), asked)


def _asked_of_root(chain: Chain) -> Chain | None:
    """Return what stands before the subject, if it is ``:root`` and the subject anywhere below."""
    left = chain.left
    if left is None or left.left is not None or chain.combinator != " ":
        return None
    tests = left.compound.tests
    is_root = any(isinstance(test, StructuralTest) and test.name == "root" for test in tests)
    return left if is_root else None


def _is_for_all(live: PageSelector) -> bool:
    """Whether the answer of an element to a candidate does not depend on its signature."""
    compound = live.chain.compound
    return compound.is_open and not any(
        isinstance(test, (FormTest, StructuralTest, StateTest))
        or (isinstance(test, AnyOf) and not test.negated)
        for test in compound.tests
    )


def _is_decided(live: PageSelector) -> bool:
    """Whether all elements below the root match, if their signature does."""
    chain = live.chain
    return chain.left is None and not chain.compound.tests and live.candidate.scope < 0


def note(candidate: RuleSelector, mask: int, masks: dict[int, int]) -> None:
    """Add the universes in which a candidate matches to those of its ranks."""
    for rank in candidate.ranks:
        masks[rank] = masks.get(rank, 0) | mask

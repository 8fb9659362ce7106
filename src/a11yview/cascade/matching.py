"""Document × index → which rules each element matches, once for all environments.

Elements that must match alike become one *node*: same parent node, same signature, same answers to
the tests of place that any selector could ask of them. Selectors are tried on the first element of
each node alone.

State pseudo-classes and attributes set on the root are conditions. They are evaluated for all
*universes* (combinations that environments ask for) at once: an answer is a bit mask, one bit for
each universe.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.cascade.evaluating import Evaluator
from a11yview.cascade.positions import position_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.evaluating import Universe
    from a11yview.cascade.index import Candidate, Index, Plan
    from a11yview.cascade.page_tree import PageTree
    from a11yview.cascade.positions import PositionKey
    from a11yview.cascade.selector_model import Chain, Signature

__all__ = ["Match", "Matches", "match"]


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """What equal nodes match: ranks in every universe, and ranks under conditions (masks)."""

    number: int
    ranks: tuple[int, ...]
    conditional: tuple[tuple[int, int], ...]


@dataclass(slots=True, eq=False)
class Matches:
    """The nodes of a page, parents before children, and what each matches."""

    universes: Sequence[Universe]
    node_of: list[int]
    """The node of each element."""
    parent: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    """The first element of each node."""
    match: list[Match] = field(default_factory=list)
    pseudo: list[dict[str, Match]] = field(default_factory=list)
    in_link: list[bool] = field(default_factory=list)
    """Whether the node is a link or within one."""
    distinct: list[Match] = field(default_factory=list)
    """Every distinct match, by its number."""


_NO_PSEUDO: Final[dict[str, Match]] = {}


def match(tree: PageTree, index: Index, universes: Sequence[Universe]) -> Matches:
    """Return what every element matches under every universe."""
    matcher = _Matcher(tree, index, universes)
    matcher.run()
    return matcher.matches


def root_signatures(
    tree: PageTree, index: Index, universes: Sequence[Universe]
) -> list[tuple[int, Signature]]:
    """Return the signatures of the root element, each with the universes it has it in."""
    masks: dict[tuple[tuple[str, str], ...], int] = {}
    for bit, universe in enumerate(universes):
        masks[universe.root_attributes] = masks.get(universe.root_attributes, 0) | 1 << bit
    if not tree.parent:
        return []
    signatures: dict[Signature, int] = {}
    for attributes, mask in masks.items():
        signature = tree.root_signature(index, attributes)
        signatures[signature] = signatures.get(signature, 0) | mask
    return [(mask, signature) for signature, mask in signatures.items()]


@dataclass(slots=True, eq=False)
class _Family:
    """Children of one node with one signature: what tells them apart, and the nodes so far."""

    keys: tuple[PositionKey, ...]
    nodes: dict[tuple[int, ...], int] = field(default_factory=dict)


class _Matcher:
    def __init__(self, tree: PageTree, index: Index, universes: Sequence[Universe]) -> None:
        self.tree = tree
        self.index = index
        self.matches = Matches(universes, [-1] * len(tree.parent))
        self.evaluator = Evaluator(
            tree, universes, self.matches.node_of, root_signatures(tree, index, universes)
        )
        self.ancestors: list[frozenset[str]] = []
        self._known: dict[tuple[object, ...], Match] = {}
        self._pseudo: dict[tuple[object, ...], dict[str, Match]] = {}
        self._keys = tree.keys.union(*(one.keys for _, one in self.evaluator.root_signatures))
        self._position: dict[str, list[tuple[Chain, PositionKey]]] = {}
        self._of_signature: dict[Signature, tuple[tuple[Chain, PositionKey], ...]] = {}
        self._required: frozenset[str] = frozenset()
        self._note_positions()

    def _note_positions(self) -> None:
        """Gather every compound whose answer depends on place, by a key of its tags."""
        seen: set[Chain] = set()
        required: set[str] = set()
        interned: dict[PositionKey, PositionKey] = {}
        for key in self._keys:
            for candidate in self.index.candidates(key):
                if not candidate.needs <= self._keys:
                    continue
                chain = candidate.selector.chain
                required |= chain.required
                position_keys(chain, seen, self._position, interned)
        for chains in self.tree.scope_chains:
            position_keys(chains, seen, self._position, interned)
        self._required = frozenset(required)

    def run(self) -> None:
        tree, node_of = self.tree, self.matches.node_of
        parents, signatures = tree.parent, tree.signatures
        families: dict[tuple[int, int], int | _Family] = {}
        evaluate = self.evaluator.position
        for element in range(1 if len(parents) else 0):
            node_of[element] = self._root()
        for element in range(1, len(parents)):
            above = node_of[parents[element]]
            signature = signatures[element]
            pair = (above, signature.number)
            family = families.get(pair)
            if family is None:
                keys = self._keys_for(signature, parents[element])
                if not keys:
                    families[pair] = node_of[element] = self._node(element, above, signature)
                    continue
                family = families[pair] = _Family(keys)
            if family.__class__ is int:
                node_of[element] = family
                continue
            answers = tuple([evaluate(key, element) for key in family.keys])  # type: ignore[union-attr]
            node = family.nodes.get(answers)  # type: ignore[union-attr]
            if node is None:
                node = self._node(element, above, signature)
                family.nodes[answers] = node  # type: ignore[union-attr]
            node_of[element] = node

    # -- what tells the children of a node apart -------------------------------------------------

    def _keys_for(self, signature: Signature, parent: int) -> tuple[PositionKey, ...]:
        chains = self._of_signature.get(signature)
        if chains is None:
            chains = self._of_signature[signature] = self._chains_for(signature)
        keys: dict[PositionKey, None] = {}
        for chain, key in chains:
            if key not in keys and self.evaluator.may_follow(chain, parent):
                keys[key] = None
        return tuple(keys)

    def _chains_for(self, signature: Signature) -> tuple[tuple[Chain, PositionKey], ...]:
        found: list[tuple[Chain, PositionKey]] = []
        for key in signature.keys:
            for chain, position in self._position.get(key, ()):
                if self.evaluator.accepts(chain.compound, signature):
                    found.append((chain, position))
        return tuple(found)

    # -- nodes -----------------------------------------------------------------------------------

    def _add(self, element: int, above: int, signature: Signature) -> frozenset[str]:
        matches = self.matches
        matches.parent.append(above)
        matches.first.append(element)
        inherited = self.ancestors[above] if above >= 0 else frozenset()
        own = self._required.intersection(signature.keys)
        self.ancestors.append(inherited if own <= inherited else inherited | own)
        linked = signature.is_link or (above >= 0 and matches.in_link[above])
        matches.in_link.append(linked)
        return inherited

    def _root(self) -> int:
        """Add the node of the root element, whose attributes may differ among universes."""
        signatures = self.evaluator.root_signatures
        inherited = self._add(0, -1, signatures[0][1])
        for _, signature in signatures[1:]:
            self.ancestors[0] |= self._required.intersection(signature.keys)
        ranks: list[int] = []
        conditional: dict[int, int] = {}
        pseudo: dict[str, dict[int, int]] = {}
        for mask, signature in signatures:
            plan = self.index.plan(signature)
            if mask == self.evaluator.all:
                ranks.extend(plan.direct)
            else:
                for rank in plan.direct:
                    conditional[rank] = conditional.get(rank, 0) | mask
            self._try(plan.contextual, 0, inherited, conditional, mask)
            for name, candidates in plan.pseudo.items():
                self._try(candidates, 0, inherited, pseudo.setdefault(name, {}), mask)
        self.matches.match.append(self._match(ranks, conditional))
        self.matches.pseudo.append(self._pseudo_matches(pseudo))
        return 0

    def _node(self, element: int, above: int, signature: Signature) -> int:
        inherited = self._add(element, above, signature)
        plan: Plan = self.index.plan(signature)
        conditional: dict[int, int] = {}
        if plan.contextual:
            self._try(plan.contextual, element, inherited, conditional, self.evaluator.all)
        self.matches.match.append(self._match(plan.direct, conditional))
        if plan.pseudo:
            pseudo: dict[str, dict[int, int]] = {}
            for name, candidates in plan.pseudo.items():
                found: dict[int, int] = {}
                self._try(candidates, element, inherited, found, self.evaluator.all)
                if found:
                    pseudo[name] = found
            self.matches.pseudo.append(self._pseudo_matches(pseudo))
        else:
            self.matches.pseudo.append(_NO_PSEUDO)
        return len(self.matches.parent) - 1

    def _try(
        self,
        candidates: Sequence[Candidate],
        element: int,
        inherited: frozenset[str],
        found: dict[int, int],
        within: int,
    ) -> None:
        evaluator = self.evaluator
        for candidate in candidates:
            chain = candidate.selector.chain
            if not chain.required <= inherited:
                continue
            if candidate.scope >= 0:
                ranked = self._scoped(candidate, element)
            else:
                mask = evaluator.chain(chain, element)
                ranked = (
                    ((candidate.normal, mask), (candidate.important, mask)) if mask else ()
                )
            states = candidate.selector.pseudo_states
            for rank, answer in ranked:
                mask = answer & within
                if states:
                    mask &= evaluator.states(states)
                if rank and mask:
                    found[rank] = found.get(rank, 0) | mask

    def _scoped(self, candidate: Candidate, element: int) -> list[tuple[int, int]]:
        """Return ranks and masks of a rule in ``@scope``: one for each scope root that matches."""
        sheet = self.index.sheets[candidate.use]
        owner = self.tree.owners[candidate.use]
        found: list[tuple[int, int]] = []
        roots = self.evaluator.scope_roots(sheet, candidate.scope, owner, element)
        for root, hops, within in roots:
            mask = within & self.evaluator.chain_in_scope(candidate.selector.chain, element, root)
            if mask:
                found.extend((rank, mask) for rank in self.index.scoped_ranks(candidate, hops))
        return found

    def _match(self, ranks: Sequence[int], conditional: dict[int, int]) -> Match:
        everywhere = self.evaluator.all
        always = list(ranks)
        sometimes: list[tuple[int, int]] = []
        for rank, mask in conditional.items():
            if mask == everywhere:
                always.append(rank)
            else:
                sometimes.append((rank, mask))
        if len(always) > len(ranks):
            always.sort()
        sometimes.sort()
        key = (tuple(always), tuple(sometimes))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Match(len(self.matches.distinct), *key)
            self.matches.distinct.append(known)
        return known

    def _pseudo_matches(self, found: dict[str, dict[int, int]]) -> dict[str, Match]:
        if not found:
            return _NO_PSEUDO
        matches = {name: self._match((), masks) for name, masks in found.items() if masks}
        key = tuple((name, one.number) for name, one in matches.items())
        return self._pseudo.setdefault(key, matches)

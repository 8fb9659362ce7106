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

from a11yview.cascade.element_tests import MAX_HAS_STEPS
from a11yview.cascade.evaluating import Evaluator
from a11yview.cascade.positions import may_vary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade.evaluating import Universe
    from a11yview.cascade.index import Index
    from a11yview.cascade.page_tree import PageTree
    from a11yview.cascade.plans import Candidate
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
    given_up: bool = False
    """Whether ``:has()`` was given up on, for the work it took."""


_NO_PSEUDO: Final[dict[str, Match]] = {}
_NO_KEYS: Final[frozenset[str]] = frozenset()


def match(tree: PageTree, index: Index, universes: Sequence[Universe]) -> Matches:
    """Return what every element matches under every universe."""
    matcher = _Matcher(tree, index, universes)
    matcher.run()
    matcher.matches.given_up = matcher.evaluator.steps > MAX_HAS_STEPS
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
class _Plan:
    """What may match the elements of one signature on one page."""

    direct: Match
    contextual: tuple[Candidate, ...]
    pseudo: list[tuple[str, tuple[int, ...], tuple[Candidate, ...]]]
    own: frozenset[str]
    """The keys of the signature that selectors ask of ancestors."""
    fixed_pseudo: dict[str, Match] | None = None
    """What pseudo-elements match, if the tag alone decides."""


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
        self._always: dict[tuple[int, ...], Match] = {}
        self._pseudo: dict[tuple[object, ...], dict[str, Match]] = {}
        self._keys = tree.keys.union(*(one.keys for _, one in self.evaluator.root_signatures))
        self._plans: dict[Signature, _Plan] = {}
        self._position: dict[str, list[tuple[Chain, PositionKey]]] = {}
        self._of_signature: dict[Signature, tuple[tuple[Chain, PositionKey], ...]] = {}
        self._required: frozenset[str] = frozenset()
        self._note_positions()

    def _note_positions(self) -> None:
        """Gather every compound whose answer depends on place, by a key of its tags."""
        seen: set[Chain] = set()
        required: set[str] = set()
        keys = self._keys
        for key in keys:
            for candidate in self.index.candidates(key, keys):
                if candidate.needs <= keys:
                    required.update(candidate.chain.required)
                    if candidate.positions:
                        self._file(candidate.positions, seen)
        for positions in self.tree.scope_positions:
            self._file(positions, seen)
        self._required = frozenset(required)

    def _file(self, positions: Iterable[tuple[Chain, PositionKey]], seen: set[Chain]) -> None:
        for chain, position in positions:
            if chain not in seen:
                seen.add(chain)
                keys = chain.compound.keys
                key = keys[0] if keys else "*"
                self._position.setdefault(key, []).append((chain, position))

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
                keys = self._keys_for(signature, above, parents[element])
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

    def _keys_for(self, signature: Signature, above: int, parent: int) -> tuple[PositionKey, ...]:
        chains = self._of_signature.get(signature)
        if chains is None:
            chains = self._of_signature[signature] = self._chains_for(signature)
        if not chains:
            return ()
        ancestors = self.ancestors[above]
        keys: dict[PositionKey, None] = {}
        for chain, key in chains:
            if (
                key not in keys
                and chain.required <= ancestors
                and self.evaluator.may_follow(chain, parent)
            ):
                keys[key] = None
        return tuple(keys)

    def _chains_for(self, signature: Signature) -> tuple[tuple[Chain, PositionKey], ...]:
        found: list[tuple[Chain, PositionKey]] = []
        for key in signature.keys:
            for chain, position in self._position.get(key, ()):
                accepted = self.evaluator.accepts(chain.compound, signature)
                if accepted and may_vary(position, signature):
                    found.append((chain, position))
        return tuple(found)

    # -- nodes -----------------------------------------------------------------------------------

    def _plan(self, signature: Signature) -> _Plan:
        """Return what may match elements of a signature on this page."""
        plan = self._plans.get(signature)
        if plan is None:
            found = self.index.plan(signature, self._keys)
            plan = self._plans[signature] = _Plan(
                self._match(found.direct, {}),
                self._usable(found.contextual),
                [
                    (name, inner.direct, self._usable(inner.contextual))
                    for name, inner in found.pseudo.items()
                ],
                self._required.intersection(signature.keys),
            )
            if not any(contextual for _, _, contextual in plan.pseudo):
                plan.fixed_pseudo = self._pseudo_matches(
                    {name: self._match(direct, {}) for name, direct, _ in plan.pseudo}
                )
        return plan

    def _usable(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Leave out what no element of this page can match in any universe."""
        if not candidates:
            return ()
        keys, states = self._keys, self.evaluator.state_names
        return tuple(
            [
                candidate
                for candidate in candidates
                if candidate.needs <= keys and candidate.states <= states
            ]
        )

    def _add(self, element: int, above: int, signature: Signature, own: frozenset[str]) -> None:
        matches = self.matches
        matches.parent.append(above)
        matches.first.append(element)
        inherited = self.ancestors[above] if above >= 0 else _NO_KEYS
        self.ancestors.append(inherited if own <= inherited else inherited | own)
        linked = signature.is_link or (above >= 0 and matches.in_link[above])
        matches.in_link.append(linked)

    def _root(self) -> int:
        """Add the node of the root element, whose attributes may differ among universes."""
        signatures = self.evaluator.root_signatures
        plans = [(mask, self._plan(signature)) for mask, signature in signatures]
        own = frozenset[str]().union(*(plan.own for _, plan in plans))
        self._add(0, -1, signatures[0][1], own)
        conditional: dict[int, int] = {}
        pseudo: dict[str, dict[int, int]] = {}
        for mask, plan in plans:
            for rank in plan.direct.ranks:
                conditional[rank] = conditional.get(rank, 0) | mask
            self._try(plan.contextual, 0, _NO_KEYS, conditional, mask)
            for name, direct, contextual in plan.pseudo:
                found = pseudo.setdefault(name, {})
                for rank in direct:
                    found[rank] = found.get(rank, 0) | mask
                self._try(contextual, 0, _NO_KEYS, found, mask)
        self.matches.match.append(self._match((), conditional))
        matched = {name: self._match((), masks) for name, masks in pseudo.items() if masks}
        self.matches.pseudo.append(self._pseudo_matches(matched))
        return 0

    def _node(self, element: int, above: int, signature: Signature) -> int:
        plan = self._plans.get(signature)
        if plan is None:
            plan = self._plan(signature)
        self._add(element, above, signature, plan.own)
        match = plan.direct
        inherited = self.ancestors[above]
        if plan.contextual:
            found: dict[int, int] = {}
            self._try(plan.contextual, element, inherited, found, self.evaluator.all)
            if found:
                match = self._match(match.ranks, found)
        self.matches.match.append(match)
        pseudo = plan.fixed_pseudo
        if pseudo is None:
            matched: dict[str, Match] = {}
            for name, direct, contextual in plan.pseudo:
                found = {}
                self._try(contextual, element, inherited, found, self.evaluator.all)
                if found or direct:
                    matched[name] = self._match(direct, found)
            pseudo = self._pseudo_matches(matched)
        self.matches.pseudo.append(pseudo)
        return len(self.matches.parent) - 1

    def _try(
        self,
        candidates: Sequence[Candidate],
        element: int,
        inherited: frozenset[str],
        found: dict[int, int],
        within: int,
    ) -> None:
        evaluate = self.evaluator.chain
        for candidate in candidates:
            chain = candidate.chain
            if not chain.required <= inherited:
                continue
            if candidate.special:
                self._try_special(candidate, element, found, within)
                continue
            mask = evaluate(chain, element) & within
            if mask:
                for rank in (candidate.normal, candidate.important):
                    if rank:
                        found[rank] = found.get(rank, 0) | mask

    def _try_special(
        self, candidate: Candidate, element: int, found: dict[int, int], within: int
    ) -> None:
        within &= self.evaluator.states(candidate.selector.pseudo_states)
        if candidate.scope >= 0:
            ranked = self._scoped(candidate, element)
        else:
            mask = self.evaluator.chain(candidate.chain, element)
            ranked = [(candidate.normal, mask), (candidate.important, mask)]
        for rank, mask in ranked:
            if rank and mask & within:
                found[rank] = found.get(rank, 0) | mask & within

    def _scoped(self, candidate: Candidate, element: int) -> list[tuple[int, int]]:
        """Return ranks and masks of a rule in ``@scope``: one for each scope root that matches."""
        sheet = self.index.sheets[candidate.use]
        owner = self.tree.owners[candidate.use]
        found: list[tuple[int, int]] = []
        roots = self.evaluator.scope_roots(sheet, candidate.scope, owner, element)
        for root, hops, within in roots:
            mask = within & self.evaluator.chain_in_scope(candidate.chain, element, root)
            if mask:
                found.extend((rank, mask) for rank in self.index.scoped_ranks(candidate, hops))
        return found

    def _match(self, ranks: tuple[int, ...], conditional: dict[int, int]) -> Match:
        if not conditional:
            known = self._always.get(ranks)
            if known is None:
                known = self._always[ranks] = self._joined(ranks, conditional)
            return known
        return self._joined(ranks, conditional)

    def _joined(self, ranks: tuple[int, ...], conditional: dict[int, int]) -> Match:
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

    def _pseudo_matches(self, matches: dict[str, Match]) -> dict[str, Match]:
        """Return the matches of pseudo-elements, one object for equal ones."""
        if not matches:
            return _NO_PSEUDO
        key = tuple((name, one.number) for name, one in matches.items())
        return self._pseudo.setdefault(key, matches)

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

from a11yview.cascade.candidates import GENERATED
from a11yview.cascade.element_tests import MAX_HAS_STEPS
from a11yview.cascade.evaluating import Evaluator
from a11yview.cascade.page_rules import PageRules, note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.candidates import Candidate
    from a11yview.cascade.evaluating import Universe
    from a11yview.cascade.index import Index
    from a11yview.cascade.page_rules import Live, Part
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

    part: Part
    direct: Match
    """What elements match that match nothing contextual."""
    pseudo: dict[str, Part]
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
        self._pseudo: dict[tuple[object, ...], dict[str, Match]] = {}
        keys = tree.keys.union(*(one.keys for _, one in self.evaluator.root_signatures))
        self.rules = PageRules(tree, index, self.evaluator, keys)
        self._plans: dict[Signature, _Plan] = {}

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
        chains = self.rules.positions(signature)
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

    # -- nodes -----------------------------------------------------------------------------------

    def _plan(self, signature: Signature) -> _Plan:
        """Return what may match elements of a signature below the root."""
        pseudo = self.rules.parts(signature)
        part = pseudo.pop("")
        plan = self._plans[signature] = _Plan(
            part,
            self._match(part.ranks, part.masks),
            pseudo,
            self.rules.required.intersection(signature.keys),
        )
        if not any(part.contextual for part in pseudo.values()):
            plan.fixed_pseudo = self._pseudo_matches(
                {name: self._match(part.ranks, part.masks) for name, part in pseudo.items()}
            )
        return plan

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
        rules, signatures = self.rules, self.evaluator.root_signatures
        own = frozenset[str]().union(*(signature.keys for _, signature in signatures))
        self._add(0, -1, signatures[0][1], own & rules.required)
        conditional: dict[int, int] = {}
        pseudo: dict[str, dict[int, int]] = {}
        given: set[str] = set()
        for mask, signature in signatures:
            for rank in self.index.own_ranks(signature):
                conditional[rank] = conditional.get(rank, 0) | mask
            for live in rules.accepted(signature):
                if not live.whole.required:
                    name = live.candidate.selector.pseudo
                    found = pseudo.setdefault(name, {}) if name else conditional
                    self._try(live, live.whole, 0, found, mask)
                    if live.candidate.content:
                        given.add(name)
        self.matches.match.append(self._match([], conditional))
        matched = {
            name: self._match([], masks)
            for name, masks in pseudo.items()
            if masks and (name in given or name not in GENERATED)
        }
        self.matches.pseudo.append(self._pseudo_matches(matched))
        return 0

    def _node(self, element: int, above: int, signature: Signature) -> int:
        plan = self._plans.get(signature)
        if plan is None:
            plan = self._plan(signature)
        self._add(element, above, signature, plan.own)
        part, inherited = plan.part, self.ancestors[above]
        self.matches.match.append(
            self._asked(part, element, inherited) if part.contextual else plan.direct
        )
        pseudo = plan.fixed_pseudo
        if pseudo is None:
            matched = {
                name: self._asked(part, element, inherited) for name, part in plan.pseudo.items()
            }
            pseudo = self._pseudo_matches(
                {name: one for name, one in matched.items() if one.ranks or one.conditional}
            )
        self.matches.pseudo.append(pseudo)
        return len(self.matches.parent) - 1

    def _asked(self, part: Part, element: int, inherited: frozenset[str]) -> Match:
        """Return what an element matches, or a pseudo-element of it."""
        found = dict(part.masks)
        for live in part.contextual:
            chain = live.chain
            if chain.required <= inherited:
                self._try(live, chain, element, found, live.within)
        return self._match(part.ranks, found)

    def _try(
        self, live: Live, chain: Chain, element: int, found: dict[int, int], within: int
    ) -> None:
        candidate = live.candidate
        if candidate.special:
            self._try_special(candidate, chain, element, found, within)
            return
        mask = self.evaluator.chain(chain, element) & within
        if mask:
            note(candidate, mask, found)

    def _try_special(
        self, candidate: Candidate, chain: Chain, element: int, found: dict[int, int], within: int
    ) -> None:
        within &= self.evaluator.states(candidate.selector.pseudo_states)
        if candidate.scope < 0:
            mask = self.evaluator.chain(chain, element) & within
            if mask:
                note(candidate, mask, found)
            return
        for rank, mask in self._scoped(candidate, element):
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

    def _match(self, ranks: Sequence[int], masks: Mapping[int, int]) -> Match:
        """Return the match of ranks that hold everywhere and others that hold somewhere."""
        everywhere = self.evaluator.all
        always = list(ranks)
        sometimes: list[tuple[int, int]] = []
        for rank, mask in masks.items():
            if mask == everywhere:
                always.append(rank)
            else:
                sometimes.append((rank, mask))
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

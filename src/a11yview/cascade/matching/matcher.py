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

from a11yview.cascade.matching.element_tests import MAX_HAS_STEPS
from a11yview.cascade.matching.evaluating import Evaluator
from a11yview.cascade.matching.matches import Match, Matches
from a11yview.cascade.matching.rule_collector import RuleCollector, note
from a11yview.cascade.matching.rule_selectors import GENERATED
from a11yview.cascade.matching.scope_roots import ScopeRoots
from a11yview.cascade.matching.shared_nodes import SharedNode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.positions import PositionKey
    from a11yview.cascade.matching.rule_collector import ApplicableRules, PageSelector
    from a11yview.cascade.matching.rule_selectors import RuleSelector
    from a11yview.cascade.matching.shared_nodes import Answers, MatchedRanks
    from a11yview.cascade.matching.universes import Universe
    from a11yview.cascade.selectors.model import Chain
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["match"]


_NO_PSEUDO: Final[dict[str, Match]] = {}
_UNASKED: Final[Answers] = frozenset()


def match(
    tree: PageTree,
    index: Index,
    universes: Sequence[Universe],
    *,
    content_elsewhere: bool = False,
) -> Matches:
    """Return what every element matches under every universe.

    Rules for ``::before`` and ``::after`` count where one of them gives content, or may do so in
    another index.
    """
    matcher = _Matcher(tree, index, universes, content_elsewhere=content_elsewhere)
    matcher.run()
    if matcher.evaluator.steps > MAX_HAS_STEPS:
        matcher.matches.given_up = True
        index.lineages.clear()
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

    part: ApplicableRules
    direct: MatchedRanks
    """What elements match that match nothing contextual."""
    pseudo: dict[str, ApplicableRules]
    fixed_pseudo: tuple[tuple[str, MatchedRanks], ...] | None = None
    """What pseudo-elements match, if the tag alone decides."""


@dataclass(slots=True, eq=False)
class _Family:
    """Children of one node with one signature: what tells them apart, and the nodes so far."""

    keys: tuple[PositionKey, ...]
    nodes: dict[tuple[int, ...], int] = field(default_factory=dict)


class _Matcher:
    def __init__(
        self,
        tree: PageTree,
        index: Index,
        universes: Sequence[Universe],
        *,
        content_elsewhere: bool,
    ) -> None:
        self.tree = tree
        self.index = index
        self.matches = Matches(universes, [-1] * len(tree.parent))
        self.evaluator = Evaluator(
            tree, universes, self.matches.node_of, root_signatures(tree, index, universes)
        )
        self._lineage: list[SharedNode] = []
        """That of each node."""
        self._known: dict[MatchedRanks, Match] = {}
        self._pseudo: dict[tuple[tuple[str, MatchedRanks], ...], dict[str, Match]] = {}
        keys = tree.keys.union(*(one.keys for _, one in self.evaluator.root_signatures))
        self.rules = RuleCollector(
            tree, index, self.evaluator, keys, content_elsewhere=content_elsewhere
        )
        self._plans: dict[Signature, _Plan] = {}
        self._scope_roots = ScopeRoots(self.evaluator)

    def run(self) -> None:
        tree, node_of = self.tree, self.matches.node_of
        parents, signatures = tree.parent, tree.signatures
        families: dict[tuple[int, int, tuple[int, int] | None], int | _Family] = {}
        evaluate, owners, counts = self.evaluator.position, tree.scope_owners, tree.sibling_counts
        for element in range(1 if len(parents) else 0):
            node_of[element] = self._root()
        for element in range(1, len(parents)):
            above = node_of[parents[element]]
            signature = signatures[element]
            if element in owners:  # no other element is like one that a scope starts from
                lineage = self._made_lineage(element, self._lineage[above], signature)
                node_of[element] = self._add(element, above, lineage)
                continue
            place = None if counts is None else counts[element]
            likeness = (above, signature.number, place)
            family = families.get(likeness)
            if family is None:
                keys = self._keys_for(signature, above, parents[element])
                if not keys:
                    node = self._node(element, above, signature, _UNASKED)
                    families[likeness] = node_of[element] = node
                    continue
                family = families[likeness] = _Family(keys)
            if isinstance(family, int):
                node_of[element] = family
                continue
            answers = tuple([evaluate(key, element) for key in family.keys])
            known = family.nodes.get(answers)
            if known is None:
                asked = frozenset(zip(family.keys, answers, strict=True))
                known = family.nodes[answers] = self._node(element, above, signature, asked)
            node_of[element] = known

    # -- what tells the children of a node apart -------------------------------------------------

    def _keys_for(self, signature: Signature, above: int, parent: int) -> tuple[PositionKey, ...]:
        chains = self.rules.positions(signature)
        if not chains:
            return ()
        ancestors, around = self._lineage[above].keys, self.tree.signatures[parent]
        keys: dict[PositionKey, None] = {}
        for chain, key in chains:
            if (
                key not in keys
                and chain.required <= ancestors
                and self.rules.may_have_sibling(key, around)
                and self.evaluator.may_follow(chain, parent)
            ):
                keys[key] = None
        return tuple(keys)

    # -- nodes -----------------------------------------------------------------------------------

    def _add(self, element: int, above: int, lineage: SharedNode) -> int:
        """Add the node of an element."""
        matches = self.matches
        matches.parent.append(above)
        matches.first.append(element)
        matches.match.append(self._match(lineage.match))
        pseudo = _NO_PSEUDO
        if lineage.pseudo:
            known = self._pseudo.get(lineage.pseudo)
            if known is None:
                known = {name: self._match(matched) for name, matched in lineage.pseudo}
                self._pseudo[lineage.pseudo] = known
            pseudo = known
        matches.pseudo.append(pseudo)
        self._lineage.append(lineage)
        return len(self._lineage) - 1

    def _match(self, matched: MatchedRanks) -> Match:
        known = self._known.get(matched)
        if known is None:
            known = self._known[matched] = Match(len(self.matches.distinct), *matched)
            self.matches.distinct.append(known)
        return known

    def _root(self) -> int:
        """Add the node of the root element, whose attributes may differ among universes."""
        signatures = tuple(self.evaluator.root_signatures)
        key = (
            tuple(self.matches.universes),
            signatures,
            self.tree.page_language,
            self.rules.asked_of_root(),
            self.rules.content_elsewhere,
        )
        lineage = self.index.lineages.get(key)
        if lineage is None:
            lineage = self._root_lineage(signatures)
            if not self.index.has_scopes:  # those may start where a page has its style element
                self.index.lineages[key] = lineage
                self.index.count_lineage()
        return self._add(0, -1, lineage)

    def _root_lineage(self, signatures: Sequence[tuple[int, Signature]]) -> SharedNode:
        masks: dict[str, dict[int, int]] = {"": {}}
        given: set[str] = set()
        elsewhere = self.rules.content_elsewhere
        for within, signature in signatures:
            for rank in self.index.own_ranks(signature):
                masks[""][rank] = masks[""].get(rank, 0) | within
            for live in self.rules.accepted(signature):
                if not live.whole.required:
                    name = live.candidate.selector.pseudo
                    self._try(live, live.whole, 0, masks.setdefault(name, {}), within)
                    if live.candidate.content:
                        given.add(name)
        match = self._matched([], masks.pop(""))
        return SharedNode(
            frozenset(key for _, signature in signatures for key in signature.keys),
            match,
            tuple(
                (name, self._matched([], found))
                for name, found in masks.items()
                if found and (name in given or name not in GENERATED or elsewhere)
            ),
        )

    def _node(self, element: int, above: int, signature: Signature, asked: Answers) -> int:
        family = self._lineage[above].below
        key = (signature.number, asked)
        lineage = family.get(key)
        if lineage is None:
            lineage = family[key] = self._made_lineage(element, self._lineage[above], signature)
        return self._add(element, above, lineage)

    def _made_lineage(self, element: int, above: SharedNode, signature: Signature) -> SharedNode:
        plan = self._plans.get(signature)
        if plan is None:
            plan = self._plans[signature] = self._plan(signature)
        part, pseudo = plan.part, plan.fixed_pseudo
        if pseudo is None:
            pseudo = tuple(
                (name, matched)
                for name, part in plan.pseudo.items()
                if any(matched := self._asked(part, element, above.keys))
            )
        self.index.count_lineage()
        return SharedNode(
            above.keys
            if above.keys.issuperset(signature.keys)
            else above.keys.union(signature.keys),
            self._asked(part, element, above.keys) if part.contextual else plan.direct,
            pseudo,
        )

    def _plan(self, signature: Signature) -> _Plan:
        """Return what may match elements of a signature below the root."""
        pseudo = self.rules.parts(signature)
        part = pseudo.pop("")
        plan = _Plan(part, self._matched(part.ranks, part.masks), pseudo)
        if not any(part.contextual for part in pseudo.values()):
            plan.fixed_pseudo = tuple(
                (name, self._matched(part.ranks, part.masks)) for name, part in pseudo.items()
            )
        return plan

    def _asked(
        self, part: ApplicableRules, element: int, inherited: frozenset[str]
    ) -> MatchedRanks:
        """Return what an element matches, or a pseudo-element of it."""
        found = dict(part.masks)
        for live in part.contextual:
            chain = live.chain
            if chain.required <= inherited:
                self._try(live, chain, element, found, self.evaluator.all)
        return self._matched(part.ranks, found)

    def _try(
        self, live: PageSelector, chain: Chain, element: int, found: dict[int, int], within: int
    ) -> None:
        candidate = live.candidate
        within &= live.within
        if candidate.scope >= 0:
            for rank, mask in self._scoped(candidate, element):
                if rank and mask & within:
                    found[rank] = found.get(rank, 0) | mask & within
            return
        mask = self.evaluator.chain(chain, element) & within
        if mask:
            note(candidate, mask, found)

    def _scoped(self, candidate: RuleSelector, element: int) -> list[tuple[int, int]]:
        """Return ranks and masks of a rule in ``@scope``: one for each scope root that matches."""
        sheet = self.index.sheets[candidate.use]
        owner = self.tree.owners[candidate.use]
        found: list[tuple[int, int]] = []
        roots = self._scope_roots.holding(sheet, candidate.scope, owner, element)
        for root, hops, within in roots:
            mask = within & self.evaluator.chain_in_scope(candidate.chain, element, root)
            if mask:
                found.extend((rank, mask) for rank in self.index.scoped_ranks(candidate, hops))
        return found

    def _matched(self, ranks: Sequence[int], masks: Mapping[int, int]) -> MatchedRanks:
        """Return ranks that hold everywhere and others that hold somewhere, in order."""
        everywhere = self.evaluator.all
        always = list(ranks)
        sometimes: list[tuple[int, int]] = []
        for rank, mask in masks.items():
            if mask == everywhere:
                always.append(rank)
            else:
                sometimes.append((rank, mask))
        return tuple(sorted(always)), tuple(sorted(sometimes))

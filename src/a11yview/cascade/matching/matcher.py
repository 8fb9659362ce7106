"""Finds the nodes of a page and the ranks that they match, with all that earlier pages left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from a11yview.cascade.matching.evaluating import Evaluator
from a11yview.cascade.matching.matches import Match, Matches
from a11yview.cascade.matching.page_positions import PagePositions
from a11yview.cascade.matching.page_selectors import KnownSelectors, PageSelectors
from a11yview.cascade.matching.positions import Positions
from a11yview.cascade.matching.pseudo_classes.registry import PseudoClasses
from a11yview.cascade.matching.rule_collector import RuleCollector, add_masks, matched_ranks
from a11yview.cascade.matching.rule_selectors import GENERATED
from a11yview.cascade.matching.scope_roots import ScopeRoots
from a11yview.cascade.matching.shared_nodes import SharedNode, SharedNodes
from a11yview.cascade.matching.tag_answers import TagAnswers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.matching.page_selectors import PageSelector
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.positions import PositionKey
    from a11yview.cascade.matching.pseudo_classes.hosts import HostPlace
    from a11yview.cascade.matching.rule_collector import ApplicableRules
    from a11yview.cascade.matching.rule_selectors import RuleSelector
    from a11yview.cascade.matching.shared_nodes import Answers, MatchedRanks
    from a11yview.cascade.matching.universes import Universe
    from a11yview.cascade.selectors.model import Chain
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["Matcher", "TreeMatching"]

_NO_PSEUDO: Final[dict[str, Match]] = {}
_UNASKED: Final[Answers] = frozenset()


class Matcher:
    """Matches pages with the rules of one index; what it finds on one page serves the next."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.answers = TagAnswers()
        self.positions = Positions()
        self._memories: dict[tuple[Universe, ...], _Memory] = {}

    def __len__(self) -> int:
        """How much is kept from page to page."""
        return len(self.index.signatures) + sum(len(one.nodes) for one in self._memories.values())

    def match(
        self,
        tree: PageTree,
        universes: Sequence[Universe],
        owners: Sequence[int],
        *,
        content_elsewhere: bool = False,
    ) -> Matches:
        """Return the matches of every element under every universe: see :meth:`matching`."""
        return self.matching(tree, universes, owners, content_elsewhere=content_elsewhere).matches

    def matching(
        self,
        tree: PageTree,
        universes: Sequence[Universe],
        owners: Sequence[int],
        *,
        content_elsewhere: bool = False,
        host: HostPlace | None = None,
    ) -> TreeMatching:
        """Match every element of a tree under every universe.

        ``owners`` are those of :class:`.ScopeRoots`. Rules for ``::before`` and ``::after`` count
        where one of them gives content, or may do so in another index: ``content_elsewhere``.
        ``host`` is where the host of a shadow tree is.
        """
        key = tuple(universes)
        memory = self._memories.get(key)
        if memory is None:
            memory = self._memories[key] = _Memory(key, KnownSelectors(self.index), SharedNodes())
        found = TreeMatching(
            self, memory, tree, owners, content_elsewhere=content_elsewhere, host=host
        )
        found.run()
        if found.matches.given_up:
            memory.nodes.clear()  # what depends on the rest of the page is no other page's
        return found


@dataclass(frozen=True, slots=True)
class _Memory:
    """The selectors and nodes that pages share under one sequence of universes."""

    universes: tuple[Universe, ...]
    selectors: KnownSelectors
    nodes: SharedNodes


@dataclass(slots=True, eq=False)
class _Siblings:
    """Children of one node with one signature: the questions that part them, and their nodes."""

    keys: tuple[PositionKey, ...]
    nodes: dict[tuple[int, ...], int] = field(default_factory=dict)
    """Their nodes by their answers."""


class TreeMatching:
    """The nodes of one tree, found parents before children, and what each matches."""

    def __init__(  # noqa: PLR0913 - all that its answers depend on
        self,
        matcher: Matcher,
        memory: _Memory,
        tree: PageTree,
        owners: Sequence[int],
        *,
        content_elsewhere: bool,
        host: HostPlace | None,
    ) -> None:
        universes = memory.universes
        self.matches = Matches(universes, [-1] * len(tree.parent))
        self._tree = tree
        self._index = matcher.index
        self._shared = memory.nodes
        self._content_elsewhere = content_elsewhere
        self._pseudo_classes = PseudoClasses(tree, universes, host)
        self.states = states = self._pseudo_classes.states
        roots = _root_signatures(tree, universes)
        if host is not None:  # what stands for it has no attributes that could be set
            roots = [((1 << len(universes)) - 1, tree.signatures[0])]
        self.evaluator = self._evaluator = Evaluator(
            tree,
            self._pseudo_classes.methods,
            matcher.answers,
            len(universes),
            self.matches.node_of,
            roots,
        )
        keys = tree.keys.union(*(signature.keys for _, signature in roots))
        present = keys.union(f":{state}" for state in states.names)
        self.rules = rules = list(self._index.rule_selectors(present))
        """The selectors that may match, those that reach into other trees among them."""
        selectors = PageSelectors(memory.selectors, rules, keys, self._evaluator, states)
        self._scope_roots = ScopeRoots(self._index, self._evaluator, owners)
        self._positions = PagePositions(
            tree, self._evaluator, matcher.positions, selectors, self._scope_roots.chains()
        )
        self._rules = RuleCollector(
            self._index, selectors, self._evaluator, states, content_elsewhere=content_elsewhere
        )
        self.nodes = self._nodes = list[SharedNode]()
        """The shared node of each node."""
        self._matches: dict[MatchedRanks, Match] = {}
        self._pseudo: dict[tuple[tuple[str, MatchedRanks], ...], dict[str, Match]] = {}

    def run(self) -> None:
        """Give every element its node."""
        tree, node_of = self._tree, self.matches.node_of
        parents, signatures, counts = tree.parent, tree.signatures, tree.sibling_counts
        if not parents:
            return
        families: dict[tuple[int, int, tuple[int, int] | None], int | _Siblings] = {}
        evaluate, scope_roots = self._evaluator.position, self._scope_roots.implicit_roots()
        node_of[0] = self._root()
        for element in range(1, len(parents)):
            above = node_of[parents[element]]
            signature = signatures[element]
            if element in scope_roots:  # no other element is like one that a scope starts from
                node = self._new_node(element, self._nodes[above], signature)
                node_of[element] = self._add(element, above, node)
                continue
            alike = (above, signature.number, None if counts is None else counts[element])
            family = families.get(alike)
            if family is None:
                keys = self._keys_for(signature, above, parents[element])
                if not keys:
                    number = self._node(element, above, signature, _UNASKED)
                    families[alike] = node_of[element] = number
                    continue
                family = families[alike] = _Siblings(keys)
            if isinstance(family, int):
                node_of[element] = family
                continue
            answers = tuple([evaluate(key, element) for key in family.keys])
            known = family.nodes.get(answers)
            if known is None:
                asked = frozenset(zip(family.keys, answers, strict=True))
                known = family.nodes[answers] = self._node(element, above, signature, asked)
            node_of[element] = known
        self.matches.given_up = self._pseudo_classes.has.is_given_up

    def _keys_for(self, signature: Signature, above: int, parent: int) -> tuple[PositionKey, ...]:
        """Return the questions that part the children of a node with one signature."""
        posed = self._positions.of_signature(signature)
        if not posed:
            return ()
        ancestors, around = self._nodes[above].keys, self._tree.signatures[parent]
        keys: dict[PositionKey, None] = {}
        for chain, key in posed:
            if (
                key not in keys
                and chain.required <= ancestors
                and self._positions.may_have_sibling(key, around)
                and self._evaluator.may_follow(chain, parent)
            ):
                keys[key] = None
        return tuple(keys)

    # -- nodes -----------------------------------------------------------------------------------

    def _add(self, element: int, above: int, node: SharedNode) -> int:
        """Add a node to those of the page; return its number."""
        matches = self.matches
        matches.parent.append(above)
        matches.first.append(element)
        matches.match.append(self._match(node.match))
        pseudo = _NO_PSEUDO
        if node.pseudo:
            known = self._pseudo.get(node.pseudo)
            if known is None:
                known = {name: self._match(ranks) for name, ranks in node.pseudo}
                self._pseudo[node.pseudo] = known
            pseudo = known
        matches.pseudo.append(pseudo)
        self._nodes.append(node)
        return len(self._nodes) - 1

    def _match(self, ranks: MatchedRanks) -> Match:
        known = self._matches.get(ranks)
        if known is None:
            known = self._matches[ranks] = Match(len(self.matches.distinct), *ranks)
            self.matches.distinct.append(known)
        return known

    def _root(self) -> int:
        """Add the node of the root element, whose attributes may differ among universes."""
        signatures = tuple(self._evaluator.root_signatures)
        key = (
            signatures,
            self._pseudo_classes.linguistic.page_language,
            self._positions.asked_of_root(),
            self._content_elsewhere,
            self._pseudo_classes.hosts.answers(self._evaluator, (one.chain for one in self.rules)),
        )
        node = self._shared.root(key)
        if node is None:
            node = self._new_root(signatures)
            if not self._index.has_scopes:  # those may start where a page has its style element
                self._shared.add_root(key, node)
        return self._add(0, -1, node)

    def _new_root(self, signatures: Sequence[tuple[int, Signature]]) -> SharedNode:
        masks: dict[str, dict[int, int]] = {"": {}}
        given: set[str] = set()
        for within, signature in signatures:
            for rank in self._index.own_ranks(signature):
                masks[""][rank] = masks[""].get(rank, 0) | within
            for selector in self._rules.accepting(signature):
                if not selector.whole.required:
                    name = selector.rule.selector.pseudo
                    self._try(selector, selector.whole, 0, masks.setdefault(name, {}), within)
                    if selector.rule.content:
                        given.add(name)
        everywhere = self._evaluator.all
        match = matched_ranks((), masks.pop(""), everywhere)
        return SharedNode(
            frozenset(key for _, signature in signatures for key in signature.keys),
            match,
            tuple(
                (name, matched_ranks((), found, everywhere))
                for name, found in masks.items()
                if found and (name in given or name not in GENERATED or self._content_elsewhere)
            ),
        )

    def _node(self, element: int, above: int, signature: Signature, asked: Answers) -> int:
        """Add the node of an element below the root, known from an earlier page or new."""
        parent = self._nodes[above]
        key = (signature.number, asked)
        node = parent.children.get(key)
        if node is None:
            node = self._new_node(element, parent, signature)
            self._shared.add(parent, key, node)
        return self._add(element, above, node)

    def _new_node(self, element: int, above: SharedNode, signature: Signature) -> SharedNode:
        rules = self._rules.of_signature(signature)
        pseudo = rules.matched_pseudo
        if pseudo is None:
            pseudo = tuple(
                (name, matched)
                for name, one in rules.pseudo.items()
                if any(matched := self._matched(one, element, above.keys))
            )
        is_open = bool(rules.element.contextual)
        return SharedNode(
            above.keys
            if above.keys.issuperset(signature.keys)
            else above.keys.union(signature.keys),
            self._matched(rules.element, element, above.keys) if is_open else rules.matched,
            pseudo,
        )

    def _matched(
        self, rules: ApplicableRules, element: int, inherited: frozenset[str]
    ) -> MatchedRanks:
        """Return the ranks that an element, or a pseudo-element of it, matches of these rules."""
        everywhere = self._evaluator.all
        found = dict(rules.masks)
        for selector in rules.contextual:
            chain = selector.chain
            if chain.required <= inherited:
                self._try(selector, chain, element, found, everywhere)
        return matched_ranks(rules.ranks, found, everywhere)

    def _try(
        self, selector: PageSelector, chain: Chain, element: int, found: dict[int, int], within: int
    ) -> None:
        """Add the ranks of a selector where its chain matches an element."""
        rule = selector.rule
        within &= selector.within
        if rule.scope >= 0:
            for rank, mask in self._scoped(rule, element):
                if rank and mask & within:
                    found[rank] = found.get(rank, 0) | mask & within
            return
        mask = self._evaluator.chain(chain, element) & within
        if mask:
            add_masks(rule, mask, found)

    def language(self, element: int) -> str:
        """Return the language of an element, which the content of its shadow tree inherits."""
        return self._pseudo_classes.linguistic.language_of(element)

    def direction(self, element: int) -> str:
        """Return the direction of an element, likewise."""
        return self._pseudo_classes.linguistic.direction_of(element)

    def found(self, rule: RuleSelector, element: int) -> list[tuple[int, int]]:
        """Return the ranks of a selector, each with where its chain matches an element."""
        if rule.scope >= 0:
            return [(rank, mask) for rank, mask in self._scoped(rule, element) if rank]
        mask = self._evaluator.chain(rule.chain, element)
        return [(rank, mask) for rank in rule.ranks] if mask else []

    def _scoped(self, rule: RuleSelector, element: int) -> list[tuple[int, int]]:
        """Return ranks and masks of a rule in ``@scope``: one for each scope root that matches."""
        found: list[tuple[int, int]] = []
        for root, hops, within in self._scope_roots.holding(rule.use, rule.scope, element):
            mask = within & self._evaluator.chain_in_scope(rule.chain, element, root)
            if mask:
                found.extend((rank, mask) for rank in self._index.scoped_ranks(rule, hops))
        return found


def _root_signatures(tree: PageTree, universes: Sequence[Universe]) -> list[tuple[int, Signature]]:
    """Return the signatures of the root element, each with the universes it has it in."""
    masks: dict[tuple[tuple[str, str], ...], int] = {}
    for bit, universe in enumerate(universes):
        masks[universe.root_attributes] = masks.get(universe.root_attributes, 0) | 1 << bit
    if not tree.parent:
        return []
    signatures: dict[Signature, int] = {}
    for attributes, mask in masks.items():
        signature = tree.root_signature(attributes)
        signatures[signature] = signatures.get(signature, 0) | mask
    return [(mask, signature) for signature, mask in signatures.items()]

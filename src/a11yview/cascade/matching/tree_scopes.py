"""Each tree of a page matched with its own rules, and the rules that reach into other trees.

A rule matches in the tree that its sheet stands in, its *tree scope*. Three kinds of selectors
reach beyond it, each over one boundary:

- ``:host`` and its kin, the host: element 0 of its shadow tree (:mod:`.pseudo_classes.hosts`);
- ``::slotted()``, what is shown in a slot, and in a slot of that slot;
- ``::part()``, elements of the shadow tree of a host by their ``part``, and of trees within that as
  far as ``exportparts`` hands them on.

Source: CSS Scoping 1, section 3; CSS Shadow Parts 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.html.node_trees import tree_document
from a11yview.cascade.matching.page_tree import PageTree
from a11yview.cascade.matching.pseudo_classes.hosts import HostPlace
from a11yview.cascade.matching.rule_selectors import STYLED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yview.cascade.html.document import Document
    from a11yview.cascade.html.shadow_trees import ShadowTrees
    from a11yview.cascade.matching.matcher import Matcher, TreeMatching
    from a11yview.cascade.matching.rule_selectors import RuleSelector
    from a11yview.cascade.matching.universes import Universe

__all__ = ["Found", "TreeScope", "TreeScopes"]

_ACROSS: Final = ("::slotted()", "::part()")


class Found(NamedTuple):
    """Ranks that rules of another tree have on an element, each with where they match.

    ``context`` says where that tree is to the element's (:func:`.in_context`), ``matcher`` whose
    ranks they are, ``pseudo`` which pseudo-element of the element they are for.
    """

    matcher: int
    context: int
    pseudo: str
    ranks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class TreeScope:
    """One tree, matched with the rules of its own sheets."""

    matcher: int
    """The number of the sheets that it shares with others."""
    matching: TreeMatching
    slotted: Sequence[RuleSelector]
    parts: Sequence[RuleSelector]


class TreeScopes:
    """The trees of a document, each matched by the matcher whose number ``sheets_of`` has.

    ``owners_of`` are the owners of each tree's sheets: see :class:`.ScopeRoots`.
    """

    def __init__(
        self,
        document: Document,
        matchers: Sequence[Matcher],
        sheets_of: Sequence[int],
        owners_of: Sequence[Sequence[int]],
        universes: Sequence[Universe],
    ) -> None:
        assert document.shadow_trees is not None  # noqa: S101 - else there is one tree alone
        self.trees: ShadowTrees = document.shadow_trees
        self._document = document
        self._universes = universes
        self._focusable = PageTree(
            document, matchers[0].index.signatures, frozenset()
        ).around_focusable
        self._places: list[HostPlace | None] = []
        self.scopes: list[TreeScope] = []
        for number, sheets in enumerate(sheets_of):
            self.scopes.append(self._matched(number, sheets, matchers[sheets], owners_of[number]))

    def _matched(
        self, number: int, sheets: int, matcher: Matcher, owners: Sequence[int]
    ) -> TreeScope:
        tree, place, handed_down = self.trees.trees[number], None, dict[str, str]()
        if number:
            around, host = self.scopes[tree.around].matching, self.trees.place[tree.host]
            place = HostPlace(around.evaluator, host, self._places[tree.around])
            handed_down = {"lang": around.language(host), "dir": around.direction(host)}
        self._places.append(place)
        index = matcher.index
        page_tree = PageTree(
            tree_document(self._document, number, handed_down),
            index.signatures,
            index.mentions,
            around_focusable=[self._focusable[element] for element in tree.elements],
        )
        matching = matcher.matching(
            page_tree, self._universes, owners, content_elsewhere=True, host=place
        )
        across = [rule for rule in matching.rules if rule.selector.across is not None]
        return TreeScope(
            sheets,
            matching,
            [rule for rule in across if rule.selector.pseudo.startswith("::slotted()")],
            [rule for rule in across if rule.selector.pseudo.startswith("::part()")],
        )

    def scope_of(self, element: int) -> TreeScope:
        """Return the scope that an element is in."""
        return self.scopes[self.trees.tree_of[element]]

    def found_across(self, element: int) -> list[Found]:
        """Return the ranks that rules of other trees have on an element, or on parts of its own."""
        trees, found = self.trees, list[Found]()
        inner = 0
        slot = None if self._is_slot(element) else trees.slot_of.get(element)
        while slot is not None:
            inner += 1
            found += self._in_slot(element, slot, inner)
            slot = trees.slot_of.get(slot)
        hosted = trees.hosted.get(element)
        if hosted is not None:
            found += self._of_host(hosted, inner + 1)
        if trees.tree_of[element]:
            found += self._of_part(element)
        return found

    def _is_slot(self, element: int) -> bool:
        """Whether an element is the slot of a shadow tree, which shows others instead of itself."""
        is_slot = self._document.tag(element) == "slot"
        return is_slot and bool(self.trees.tree_of[element])

    def _of_host(self, number: int, context: int) -> Iterator[Found]:
        """Yield the blocks that rules of its shadow tree have for a host."""
        scope = self.scopes[number]
        matches = scope.matching.matches
        node = matches.node_of[0]
        for pseudo, match in {"": matches.match[node], **matches.pseudo[node]}.items():
            ranks = [(rank, scope.matching.evaluator.all) for rank in match.ranks]
            yield Found(scope.matcher, context, pseudo, (*ranks, *match.conditional))

    def _in_slot(self, element: int, slot: int, context: int) -> Iterator[Found]:
        """Yield the blocks that rules of a slot's tree have for an element that it shows."""
        scope = self.scope_of(slot)
        for rule in scope.slotted:
            across = rule.selector.across
            if across is None or across.slotted is None:
                continue
            own = self.scope_of(element).matching.evaluator
            within = own.chain(across.slotted.chain, self.trees.place[element])
            if within:
                yield from self._found(scope, rule, slot, within, context)

    def _of_part(self, element: int) -> Iterator[Found]:
        """Yield the blocks that rules of the trees around have for a part."""
        trees = self.trees
        names = {*self._attributes(element).get("part", "").split()}
        number, context = trees.tree_of[element], 0
        while names and number:
            host = trees.trees[number].host
            inside, outside = self.scopes[number], self.scope_of(host)
            yield from self._named(inside, -1, element, names, context)
            yield from self._named(outside, host, element, names, context - 1)
            exported = _exported(self._attributes(host).get("exportparts", ""))
            names = {outer for name in names for outer in exported.get(name, ())}
            number, context = trees.tree_of[host], context - 1

    def _named(
        self, scope: TreeScope, host: int, element: int, names: set[str], context: int
    ) -> Iterator[Found]:
        """Yield the blocks of rules that match the host (-1: the tree's own) for its part."""
        own = self.scope_of(element).matching.evaluator
        for rule in scope.parts:
            across = rule.selector.across
            if across is None or not across.parts <= names:
                continue
            within = own.all
            if across.states is not None:
                within = own.chain(across.states.chain, self.trees.place[element])
            if within:
                yield from self._found(scope, rule, host, within, context)

    def _found(
        self, scope: TreeScope, rule: RuleSelector, subject: int, within: int, context: int
    ) -> Iterator[Found]:
        """Yield the ranks of a rule whose chain matches its subject, in some universes."""
        pseudo = rule.selector.pseudo
        for start in _ACROSS:
            pseudo = pseudo.removeprefix(start)
        if pseudo not in STYLED:
            return
        within &= scope.matching.states.of_every_element(rule.selector.pseudo_states)
        place = self.trees.place[subject] if subject >= 0 else 0
        ranks = [
            (rank, mask & within)
            for rank, mask in scope.matching.found(rule, place)
            if mask & within
        ]
        if ranks:
            yield Found(scope.matcher, context, pseudo, tuple(ranks))

    def _attributes(self, element: int) -> Mapping[str, str]:
        return self._document.attributes(element)


def _exported(text: str) -> dict[str, list[str]]:
    """Return the names under which a host hands on the parts of its tree, by their own names."""
    exported: dict[str, list[str]] = {}
    for piece in text.split(","):
        inner, colon, outer = piece.partition(":")
        name, other = inner.strip(), outer.strip() if colon else inner.strip()
        if name and other:
            exported.setdefault(name, []).append(other)
    return exported

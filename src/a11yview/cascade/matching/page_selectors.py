"""Selectors as one page leaves them.

A page answers some questions once for all its elements: whether a state holds anywhere, whether any
element has a name, whatever is asked of the root alone. These answers are taken out of the
selectors, so that each element is asked for the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from a11yview.cascade.matching.rule_selectors import STYLED
from a11yview.cascade.selectors.model import (
    AnyOf,
    AnyTag,
    FormTest,
    HostTest,
    StateTest,
    StructuralTest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.index import Index
    from a11yview.cascade.matching.positions import Positions
    from a11yview.cascade.matching.pseudo_classes.states import States
    from a11yview.cascade.matching.rule_selectors import RuleSelector
    from a11yview.cascade.selectors.model import Chain, Compound

__all__ = ["KnownSelectors", "PageSelector", "PageSelectors"]


@dataclass(slots=True, eq=False)
class PageSelector:
    """The selector of a rule that elements of a page may match."""

    rule: RuleSelector
    whole: Chain
    """The chain, simplified for the page."""
    chain: Chain
    """The chain for elements below the root: without ``:root`` in front."""
    within: int
    """The universes in which ``:root`` in front holds, and the states of a pseudo-element."""
    needs: frozenset[str]
    """Keys that elements of a page must have between them."""
    keys: tuple[str, ...]
    """The keys that it is filed under: its subject must have one of them, and has no two."""
    asked: Compound | None
    """The compound that a tag with such a key must satisfy; ``None``: the key is enough."""

    @property
    def is_open(self) -> bool:
        """Whether the answer of an element does not depend on its signature."""
        compound = self.chain.compound
        return compound.is_open and not any(
            isinstance(test, (FormTest, HostTest, StructuralTest, StateTest))
            or (isinstance(test, AnyOf) and not test.negated)
            for test in compound.tests
        )

    @property
    def is_decided(self) -> bool:
        """Whether all elements below the root match, if their signature does."""
        chain = self.chain
        return chain.left is None and not chain.compound.tests and self.rule.scope < 0


class KnownSelectors:
    """The selectors of an index that are the same on every page, for one sequence of universes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[RuleSelector, PageSelector | None] = {}

    def on_page(
        self, rule: RuleSelector, keys: frozenset[str], evaluator: Evaluator, states: States
    ) -> PageSelector | None:
        """Return a selector as a page leaves it, ``None`` if nothing can match it.

        ``keys`` are those that elements of the page have.
        """
        known = self._known
        if rule in known:
            found = known[rule]
            return found if found is not None and found.needs <= keys else None
        sheet, chain = self._index.sheets[rule.use], rule.chain
        demands = sheet.simplifier.demands(chain)
        pseudo = rule.selector.pseudo
        within = states.of_every_element(rule.selector.pseudo_states)
        if not (within and demands.states <= states.names) or pseudo not in STYLED:
            known[rule] = None
            return None
        if rule.scope >= 0 or not (demands.asks or _asked_of_root(chain)):
            found = known[rule] = _page_selector(rule, chain, chain, within, demands.needs)
            return found if found.needs <= keys else None
        whole = sheet.simplifier.on_page(chain, keys)
        if whole is None:
            return None
        below, above = whole, _asked_of_root(whole)
        if above is not None:
            # All other elements are below the root: what is asked of it need be asked only once.
            within &= evaluator.chain(above, 0)
            below = sheet.parser.chain(whole.compound, "", None, scoped=whole.scoped)
        return _page_selector(rule, whole, below, within, demands.needs) if within else None


class PageSelectors:
    """The selectors that elements of one page may match."""

    def __init__(
        self,
        known: KnownSelectors,
        rules: Sequence[RuleSelector],
        keys: frozenset[str],
        evaluator: Evaluator,
        states: States,
    ) -> None:
        self._known = known
        self._rules = rules
        self._keys = keys
        self._evaluator = evaluator
        self._states = states

    def _on_page(self, rule: RuleSelector) -> PageSelector | None:
        return self._known.on_page(rule, self._keys, self._evaluator, self._states)

    @cached_property
    def by_key(self) -> Mapping[str, Sequence[PageSelector]]:
        """The selectors by a key that their subject must have, ``*`` for those without one."""
        found: dict[str, list[PageSelector]] = {}
        for rule in self._rules:
            selector = self._on_page(rule)
            if selector is not None:
                for key in selector.keys:
                    found.setdefault(key, []).append(selector)
        return found

    def posing_questions(self, positions: Positions) -> Iterator[PageSelector]:
        """Yield the selectors that may ask for the position of an element."""
        for rule in self._rules:
            if positions.of(rule.chain):
                selector = self._on_page(rule)
                if selector is not None:
                    yield selector


def filing_keys(chain: Chain) -> tuple[str, ...]:
    """Return keys of which the subject of a chain must have one, and has no two.

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


def _page_selector(
    rule: RuleSelector, whole: Chain, chain: Chain, within: int, needs: frozenset[str]
) -> PageSelector:
    compound = chain.compound
    is_key = len(compound.keys) <= 1 and not compound.tag_tests and compound.namespace is None
    asked = None if is_key else compound
    return PageSelector(rule, whole, chain, within, needs, filing_keys(chain), asked)


def _asked_of_root(chain: Chain) -> Chain | None:
    """Return the compound before the subject if it is ``:root``, and the subject anywhere below."""
    left = chain.left
    if left is None or left.left is not None or chain.combinator != " ":
        return None
    tests = left.compound.tests
    is_root = any(isinstance(test, StructuralTest) and test.name == "root" for test in tests)
    return left if is_root else None

"""Chains without the parts that no element of a page can decide.

A selector may name what no element of a page has: ``:not(.draft, .draft *)`` holds everywhere on
a page without drafts, and ``:is(.note, .tip) p`` asks of it for notes alone. Such parts are taken
out once for a page, not asked about on each element.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.selectors.form_pseudo_classes import keys_of
from a11yview.cascade.selectors.model import (
    AnyOf,
    AnyTag,
    Compound,
    ElementTest,
    FormTest,
    Has,
    Nth,
    Selector,
    StateTest,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from a11yview.cascade.selectors.model import Chain
    from a11yview.cascade.selectors.parsing import SelectorParser

__all__ = ["Demands", "Simplifier"]

_NONE: Final[frozenset[str]] = frozenset()
# What stands beside a visited link is styled as beside any other: whose it is, is private.
_TOLD_TO_NOBODY: Final = frozenset({"visited, before a sibling"})


class Demands(NamedTuple):
    """The needs of a chain on a page."""

    needs: frozenset[str]
    """Keys that elements must have between them."""
    states: frozenset[str]
    """State pseudo-classes that must hold."""
    asks: frozenset[str]
    """Keys without which the chain is simpler."""


class Simplifier:
    """Simplifies the chains of one sheet, and keeps the results for all pages that use it."""

    def __init__(self, parser: SelectorParser) -> None:
        self._parser = parser
        self._demands: dict[Chain, Demands] = {}
        self._chains: dict[tuple[Chain, frozenset[str]], Chain | None] = {}

    def __len__(self) -> int:
        """How many results are kept: a chain has one for each set of keys that it asks for."""
        return len(self._chains)

    def demands(self, chain: Chain) -> Demands:
        """Return the needs of a chain on a page."""
        found = self._demands.get(chain)
        if found is None:
            compound, left = chain.compound, chain.left
            needs = frozenset(compound.keys)
            states = asks = _NONE
            if compound.tests or compound.tag_tests:
                states = frozenset(
                    test.name
                    for test in compound.tests
                    if isinstance(test, StateTest) and test.name != "link"
                )
                asks = self._asked_keys(compound)
            if left is not None:
                above = self.demands(left)
                needs |= above.needs
                states |= above.states
                if chain.combinator in {"+", "~"} and "visited" in above.states:
                    states |= _TOLD_TO_NOBODY
                asks |= above.asks
            found = self._demands[chain] = Demands(needs, states, asks)
        return found

    def _asked_keys(self, compound: Compound) -> frozenset[str]:
        asked: set[str] = set()
        for tag_test in compound.tag_tests:
            if isinstance(tag_test, AnyTag) and not tag_test.negated:
                asked.update(*(one.keys for one in tag_test.compounds))
        for test in compound.tests:
            if isinstance(test, FormTest):
                asked |= keys_of(test.name)
            for selector in test.inner:
                demands = self.demands(selector.chain)
                asked.update(demands.needs, demands.asks)
        return frozenset(asked)

    def on_page(self, chain: Chain, keys: AbstractSet[str]) -> Chain | None:
        """Return a chain simplified for elements with these keys; ``None``: it matches none."""
        demands = self.demands(chain)
        if not demands.needs <= keys:
            return None
        if not demands.asks:
            return chain
        key = (chain, demands.asks & keys)
        if key not in self._chains:
            self._chains[key] = self._simplified(chain, keys)
        return self._chains[key]

    def _simplified(self, chain: Chain, keys: AbstractSet[str]) -> Chain | None:
        left = chain.left
        if left is not None:
            left = self.on_page(left, keys)
            if left is None:
                return None
        compound = self._compound(chain.compound, keys)
        if compound is None:
            return None
        if compound is chain.compound and left is chain.left:
            return chain
        return self._parser.chain(compound, chain.combinator, left, scoped=chain.scoped)

    def _compound(self, compound: Compound, keys: AbstractSet[str]) -> Compound | None:
        for tag_test in compound.tag_tests:
            if (
                isinstance(tag_test, AnyTag)
                and not tag_test.negated
                and not any(all(key in keys for key in one.keys) for one in tag_test.compounds)
            ):
                return None
        tests: list[ElementTest] = []
        for test in compound.tests:
            left = self._test(test, keys)
            if left is False:
                return None
            if left is not True:
                tests.extend(_unwrapped(left))
        if len(tests) == len(compound.tests) and all(map(_is, tests, compound.tests)):
            return compound
        return replace(compound, tests=tuple(tests))

    def _test(self, test: ElementTest, keys: AbstractSet[str]) -> ElementTest | bool:
        """Return a test simplified, or its answer where that is the same for all elements."""
        match test:
            case FormTest():
                asked = keys_of(test.name)
                return test if not asked or not asked.isdisjoint(keys) else False
            case AnyOf():
                return self._any_of(test, keys)
            case Has():
                return test if self._matchable(test.inner, keys) else False
            case Nth() if test.of is not None:
                of = self._matchable(test.of, keys)
                return replace(test, of=of) if of else False
            case _:
                return test

    def _any_of(self, test: AnyOf, keys: AbstractSet[str]) -> AnyOf | bool:
        selectors = self._matchable(test.selectors, keys)
        if not selectors:
            return test.negated
        if any(_is_universal(one.chain) for one in selectors):
            return not test.negated
        return test if selectors == test.selectors else AnyOf(selectors, test.negated)

    def _matchable(
        self, selectors: Sequence[Selector], keys: AbstractSet[str]
    ) -> tuple[Selector, ...]:
        """Return the selectors that elements may match, simplified."""
        found: list[Selector] = []
        for selector in selectors:
            chain = self.on_page(selector.chain, keys)
            if chain is selector.chain:
                found.append(selector)
            elif chain is not None:
                found.append(Selector(chain, selector.specificity))
        return tuple(found)


def _unwrapped(test: ElementTest) -> tuple[ElementTest, ...]:
    """Return the tests within ``:is()`` if it holds tests alone."""
    if isinstance(test, AnyOf) and not test.negated and len(test.selectors) == 1:
        chain = test.selectors[0].chain
        if chain.left is None and chain.compound.is_open:
            return chain.compound.tests
    return (test,)


def _is(one: object, other: object) -> bool:
    return one is other


def _is_universal(chain: Chain) -> bool:
    """Whether every element matches."""
    return chain.left is None and chain.compound.is_open and not chain.compound.tests

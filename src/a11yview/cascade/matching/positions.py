"""Questions of position: all that can tell apart elements with one signature under one node.

Such elements match alike unless some selector asks where they stand: among which siblings, with
which contents, in which form state. A :class:`PositionKey` is one such question, as one compound of
a selector poses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.fixed import fixed
from a11yview.cascade.selectors.form_pseudo_classes import can_hold
from a11yview.cascade.selectors.model import (
    AnyOf,
    Chain,
    Direction,
    ElementTest,
    FormTest,
    Has,
    Nth,
    StateTest,
    StructuralTest,
)
from a11yview.cascade.selectors.pseudo_names import STATES_OF_ANCESTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from a11yview.cascade.selectors.signature import Signature

__all__ = ["PositionKey", "Positions", "may_hold"]


@fixed
class PositionKey:
    """Tests of the position of an element, and the chain that a sibling before it must match.

    Equal questions are one object, so that identity serves as key.
    """

    tests: tuple[ElementTest, ...]
    combinator: str
    left: Chain | None


class Positions:
    """The questions of position that the chains of one index pose."""

    def __init__(self) -> None:
        self._keys: dict[tuple[object, ...], PositionKey] = {}
        self._of: dict[Chain, tuple[tuple[Chain, PositionKey], ...]] = {}
        self._lists: dict[tuple[bool, tuple[Chain, ...]], AnyOf] = {}
        self._left: dict[Signature, dict[PositionKey, PositionKey | None]] = {}
        """The questions left open for elements of a signature."""

    def asked(
        self, signature: Signature, posed: Iterable[tuple[Chain, PositionKey]]
    ) -> tuple[tuple[Chain, PositionKey], ...]:
        """Return the questions that elements of a signature may answer differently.

        What the tag decides is decided: ``:not(:empty, .icon)`` asks ``:not(:empty)`` of all
        elements that are no icons, and nothing of icons. Each question comes with its chain.
        """
        known = self._left.get(signature)
        if known is None:
            known = self._left[signature] = {}
        found: list[tuple[Chain, PositionKey]] = []
        for chain, key in posed:
            if key not in known:
                known[key] = self._left_of(key, signature)
            left = known[key]
            if left is not None:
                found.append((chain, left))
        return tuple(found)

    def _left_of(self, key: PositionKey, signature: Signature) -> PositionKey | None:
        """Return a question as a signature leaves it open; ``None`` if it decides it."""
        tests = self._open(key.tests, signature)
        if tests is not None and key.left is None and len(tests) == 1:
            tests = self._within_not(tests[0], signature)
        if tests is None:
            return None
        if key.left is None and not any(_varies(test, signature) for test in tests):
            return None
        return key if tests == key.tests else self._question(tests, key.combinator, key.left)

    def _open(
        self, tests: tuple[ElementTest, ...], signature: Signature
    ) -> tuple[ElementTest, ...] | None:
        """Return the tests that the tag leaves open; ``None`` if it makes one fail."""
        if not any(isinstance(test, (AnyOf, FormTest)) for test in tests):
            return tests
        found: list[ElementTest] = []
        for test in tests:
            left: ElementTest | bool = test
            if isinstance(test, FormTest):
                left = can_hold(test.name, signature) and test
            elif isinstance(test, AnyOf):
                left = self._any_of(test, signature)
            if left is False:
                return None
            if isinstance(left, AnyOf) and not left.negated and (inner := _only_tests(left)):
                opened = self._open(inner, signature)
                if opened is None:
                    return None
                found += opened
            elif left is not True:
                found.append(left)
        return tuple(found)

    def _within_not(
        self, test: ElementTest, signature: Signature
    ) -> tuple[ElementTest, ...] | None:
        """Return the tests that tell elements apart where this one is all that is asked."""
        inner = _only_tests(test) if isinstance(test, AnyOf) and test.negated else ()
        return self._open(inner, signature) if inner else (test,)

    def _any_of(self, test: AnyOf, signature: Signature) -> AnyOf | bool:
        """Return a list with the selectors that the tag leaves open, or the answer to it."""
        selectors = [one for one in test.selectors if one.chain.compound.accepts(signature)]
        if any(one.chain.left is None and not one.chain.compound.tests for one in selectors):
            return not test.negated
        if not selectors:
            return test.negated
        key = (test.negated, tuple(one.chain for one in selectors))
        return self._lists.setdefault(key, AnyOf(tuple(selectors), test.negated))

    def of(self, chain: Chain) -> tuple[tuple[Chain, PositionKey], ...]:
        """Return the compounds that ask for a position, in a chain and in every chain within it."""
        found = self._of.get(chain)
        if found is None:
            found = () if _is_positionless(chain) else tuple(self._walk(chain))
            self._of[chain] = found
        return found

    def _walk(self, chain: Chain) -> Iterator[tuple[Chain, PositionKey]]:
        # The subject of a chain within a test is answered with that test as a whole; only what
        # stands to the left of it is asked of other elements, and remembered by their nodes.
        pending = [(chain, True)]
        seen: set[Chain] = set()
        while pending:
            start, whole = pending.pop()
            link: Chain | None = start
            while link is not None and not (whole and link in seen):
                for test in link.compound.tests:
                    pending.extend((one.chain, False) for one in test.inner)
                if whole:
                    seen.add(link)
                    key = self._key(link)
                    if key is not None:
                        yield link, key
                whole, link = True, link.left

    def _key(self, link: Chain) -> PositionKey | None:
        """Return the question of position that a compound in a chain poses, if it does."""
        tests = tuple(filter(is_positional, link.compound.tests))
        sibling = link.combinator in {"+", "~"}
        if not tests and not sibling:
            return None
        combinator, left = (link.combinator, link.left) if sibling else ("", None)
        return self._question(tests, combinator, left)

    def _question(
        self, tests: tuple[ElementTest, ...], combinator: str, left: Chain | None
    ) -> PositionKey:
        known = self._keys.get((tests, combinator, left))
        if known is None:
            known = PositionKey(tests, combinator, left)
            self._keys[tests, combinator, left] = known
        return known


def _is_positionless(chain: Chain) -> bool:
    """Whether a chain asks for names and ancestors alone, as most do."""
    link: Chain | None = chain
    while link is not None:
        if link.compound.tests or link.combinator in {"+", "~"}:
            return False
        link = link.left
    return True


def _only_tests(test: AnyOf) -> tuple[ElementTest, ...]:
    """Return the tests of a list of one compound; none where there is more to it."""
    chains = [one.chain for one in test.selectors]
    return chains[0].compound.tests if len(chains) == 1 and chains[0].left is None else ()


def may_hold(test: ElementTest, signature: Signature) -> bool:
    """Whether a test can hold for an element of a signature, wherever it stands."""
    match test:
        case FormTest():
            return can_hold(test.name, signature)
        case StateTest():
            return test.name != "visited" or signature.is_link
        case AnyOf() if not test.negated:
            return any(
                one.chain.compound.accepts(signature)
                and all(may_hold(inner, signature) for inner in one.chain.compound.tests)
                for one in test.selectors
            )
        case _:
            return True


def _varies(test: ElementTest, signature: Signature) -> bool:
    """Whether elements of a signature may answer a test differently from each other."""
    match test:
        case FormTest():
            return can_hold(test.name, signature)
        case StateTest():
            return is_positional(test) and not signature.is_focusable
        case AnyOf():
            return any(
                one.chain.compound.accepts(signature)
                and (
                    one.chain.left is not None
                    or any(_varies(inner, signature) for inner in one.chain.compound.tests)
                )
                for one in test.selectors
            )
        case _:
            return is_positional(test)


def is_positional(test: ElementTest) -> bool:
    """Whether elements with one signature under one node may answer a test differently."""
    match test:
        case Nth() | FormTest() | Direction() | Has():
            return True
        case StructuralTest():
            return test.name == "empty"
        case StateTest():  # what lies around a focused element is in it, its like is not
            return test.name in STATES_OF_ANCESTORS
        case AnyOf():
            return any(_chain_is_positional(one.chain) for one in test.selectors)
        case _:
            return False


def _chain_is_positional(chain: Chain) -> bool:
    # What stands above the subject is the parent node's matter.
    return chain.combinator in {"+", "~"} or any(map(is_positional, chain.compound.tests))

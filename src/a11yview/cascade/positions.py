"""Which answers about an element's place tell it apart from its like.

Two elements with one signature under one node match alike unless some selector asks where they
stand: among siblings, with which content, in which form state. A :class:`PositionKey` is one such
question, as a compound in some selector poses it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from a11yview.cascade.selector_model import (
    AnyOf,
    Chain,
    Direction,
    ElementTest,
    FormTest,
    Has,
    Nth,
    Place,
    Selector,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PositionKey", "Positions"]


@dataclass(frozen=True, slots=True, eq=False)
class PositionKey:
    """Tests of place on one element, and the chain that siblings before it must match.

    Equal questions are one object, so that identity serves as key.
    """

    tests: tuple[ElementTest, ...]
    combinator: str
    left: Chain | None


class Positions:
    """The questions of place that the chains of one sheet pose; kept with the sheet."""

    def __init__(self) -> None:
        self._keys: dict[tuple[object, ...], PositionKey] = {}
        self._of: dict[Chain, tuple[tuple[Chain, PositionKey], ...]] = {}

    def of(self, chain: Chain) -> tuple[tuple[Chain, PositionKey], ...]:
        """Return the compounds whose place counts, in a chain and in every chain within it."""
        found = self._of.get(chain)
        if found is None:
            found = self._of[chain] = tuple(self._walk(chain))
        return found

    def _walk(self, chain: Chain) -> Iterator[tuple[Chain, PositionKey]]:
        pending = [chain]
        seen: set[Chain] = set()
        while pending:
            link: Chain | None = pending.pop()
            while link is not None and link not in seen:
                seen.add(link)
                tests: list[ElementTest] = []
                for test in link.compound.tests:
                    if is_positional(test):
                        tests.append(test)
                    pending.extend(one.chain for one in _inner(test))
                sibling = link.combinator in {"+", "~"}
                if tests or sibling:
                    combinator, left = (link.combinator, link.left) if sibling else ("", None)
                    key = (tuple(tests), combinator, left)
                    known = self._keys.get(key)
                    if known is None:
                        known = self._keys[key] = PositionKey(*key)
                    yield link, known
                link = link.left


def _inner(test: ElementTest) -> Iterator[Selector]:
    match test:
        case AnyOf():
            yield from test.selectors
        case Has():
            for _, selector in test.relatives:
                yield selector
        case Nth() if test.of is not None:
            yield from test.of
        case _:
            return


def is_positional(test: ElementTest) -> bool:
    """Whether elements with one signature under one node may answer a test differently."""
    match test:
        case Nth() | FormTest() | Direction() | Has():
            return True
        case Place():
            return test.name == "empty"
        case AnyOf():
            return any(_chain_is_positional(one.chain) for one in test.selectors)
        case _:
            return False


def _chain_is_positional(chain: Chain) -> bool:
    # What stands above the subject is the parent node's matter.
    return chain.combinator in {"+", "~"} or any(map(is_positional, chain.compound.tests))

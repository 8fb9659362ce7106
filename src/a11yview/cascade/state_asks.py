"""The elements that the selectors of a sheet ask to be hovered, focused, pressed or the target.

They are looked for where rules declare what may change how a text is seen. What such a rule is
about tells how much of a page one element in the state may change: what is in it, what stands
beside it, or what is in something around it (``:has()``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from a11yview.cascade.model import SEEN
from a11yview.cascade.selectors.model import AnyOf, Compound, Has, HostTest, StateTest
from a11yview.cascade.sheets.rules import NOWHERE, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.cascade.matching.selector_map import SelectorMap
    from a11yview.cascade.selectors.model import Chain

__all__ = ["Reach", "StateAsk", "sheet_state_asks"]

Reach: TypeAlias = Literal["within", "beside", "around"]
"""How far a state of an element may change things: within it, also beside it, or also in an element
around it."""
_STATES: Final = frozenset("active focus focus-visible focus-within hover target".split())
_NAMES_ONE: Final = re.compile(r":(?:active|focus|hover|target)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class StateAsk:
    """A state that some selectors ask of elements, or ask elements not to be in."""

    state: str
    of: Compound
    """The tests that the tag of these elements must pass."""
    reach: Reach = "within"
    around: Compound | None = None
    """Where it reaches around them: the tests of the tag of that element."""
    is_beside: bool = False
    """Whether it reaches what stands beside that element, too."""
    of_host: bool = False
    """Whether it is asked of hosts of shadow trees alone."""
    by_width: bool = False
    """Whether it is asked at some widths of a window alone."""


@lru_cache(maxsize=256)
def sheet_state_asks(selectors: SelectorMap) -> tuple[StateAsk, ...]:
    """Return the states that the selectors of a sheet ask for, each situation once."""
    sheet = selectors.sheet
    rules = sheet.rules
    rows, text = rules.preludes, rules.text
    asks: list[bool] = []
    for at in range(0, len(rows), WIDTH):
        start, end, parent, _ = rows[at : at + WIDTH]
        asks.append(
            (parent != NOWHERE and asks[parent])
            or (start != NOWHERE and _NAMES_ONE.search(text, start, end) is not None)
        )
    found: dict[object, StateAsk] = {}
    walk = _Walk()
    for number in range(len(rules)):
        if not asks[rules.rows[number * WIDTH]]:
            continue
        if not any(one.name.startswith(SEEN) for one in rules.declarations_of(number)):
            continue
        by_width = sheet.is_by_width(rules.condition_of(number))
        for selector in selectors.selectors(rules.prelude_of(number)):
            for ask in walk.of_chain(selector.chain):
                around = None if ask.around is None else ask.around.content
                key = (
                    *(ask.state, ask.of.content, ask.of_host),
                    *(ask.reach, around, ask.is_beside, by_width),
                )
                if key not in found:
                    found[key] = replace(ask, by_width=by_width)
    return tuple(found.values())


class _Walk:
    """Finds the asks of selectors; a list that many rules are nested in is walked once."""

    def __init__(self) -> None:
        self._lists: dict[tuple[int, Reach], tuple[list[StateAsk], list[Compound]]] = {}

    def of_chain(self, chain: Chain, reach: Reach = "within") -> Iterator[StateAsk]:
        """Yield the asks of a chain; its subject changes, or stands before what changes.

        ``reach`` is that of its subject.
        """
        link: Chain | None = chain
        while link is not None:
            yield from self._of_compound(link.compound, link.compound, reach)
            reach = "beside" if link.combinator in {"+", "~"} else "within"
            link = link.left

    def _of_compound(self, compound: Compound, own: Compound, reach: Reach) -> Iterator[StateAsk]:
        """Yield the asks of a compound; ``own`` is the one that tests the tag of its element."""
        for test in compound.tests:
            if isinstance(test, StateTest) and test.name in _STATES:
                yield StateAsk(test.name, _plain(own), reach)
            elif isinstance(test, AnyOf):
                asks, open_ones = self._of_list(test, reach)
                yield from asks
                for inner in open_ones:
                    yield from self._of_compound(inner, own, reach)
            elif isinstance(test, HostTest) and test.of is not None:
                for ask in self.of_chain(test.of.chain):
                    yield replace(ask, of_host=not test.around)
            elif isinstance(test, Has):
                yield from self._of_has(test, own, is_beside=reach == "beside")

    def _of_list(self, test: AnyOf, reach: Reach) -> tuple[list[StateAsk], list[Compound]]:
        """Return the asks of a list by itself, and the compounds that leave the tag to others."""
        key = id(test), reach
        if key not in self._lists:
            asks: list[StateAsk] = []
            open_ones: list[Compound] = []
            for selector in test.selectors:
                chain = selector.chain
                if chain.compound.is_open:
                    open_ones.append(chain.compound)
                else:
                    asks += self._of_compound(chain.compound, chain.compound, reach)
                if chain.left is not None:
                    asks += self.of_chain(
                        chain.left, "beside" if chain.combinator in {"+", "~"} else "within"
                    )
            self._lists[key] = asks, open_ones
        return self._lists[key]

    def _of_has(self, test: Has, own: Compound, *, is_beside: bool) -> Iterator[StateAsk]:
        for combinator, selector in test.relatives:
            for ask in self.of_chain(selector.chain):
                if combinator in {" ", ">"}:
                    around = _plain(own)
                    yield StateAsk(ask.state, ask.of, "around", around, is_beside=is_beside)
                elif selector.chain.left is None and not is_beside:
                    yield StateAsk(ask.state, ask.of, "beside")
                else:
                    yield StateAsk(ask.state, ask.of, "around", Compound())


def _plain(compound: Compound) -> Compound:
    """Return a compound without the tests that need more than the tag."""
    tests = compound.tag_tests
    return Compound(compound.tag, compound.namespace, compound.ids, compound.classes, tests)

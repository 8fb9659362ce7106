"""The host of a shadow tree: ``:host``, ``:host()`` and ``:host-context()``.

In the tree of its own shadow root a host has no features: no name, no class, no attribute. Element
0 stands for it there (:class:`.ShadowTree`), and these alone match it. Their arguments are asked of
the host where it stands: in the tree around.

Source: CSS Scoping 1, 3.3.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from a11yview.cascade.selectors.model import Has, HostTest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.selectors.model import Chain

__all__ = ["HostPlace", "Hosts", "host_tests"]


class HostPlace(NamedTuple):
    """The place of a host: the evaluator of the tree it is in, its number, and the place around."""

    evaluator: Evaluator
    element: int
    around: HostPlace | None


class Hosts:
    """The host of one tree; that of a document has none."""

    def __init__(self, place: HostPlace | None) -> None:
        self._place = place
        self._masks: dict[HostTest, int] = {}

    def host(self, evaluator: Evaluator, test: HostTest, element: int) -> int:
        """Return where an element is the host, and the argument holds for it."""
        if element or self._place is None:
            return 0
        mask = self._masks.get(test)
        if mask is None:
            of, place = test.of, self._place
            mask = evaluator.all
            if of is not None and _asks_has(of.chain):
                mask = 0  # Chromium matches no :has() in :host()
            elif of is not None and not test.around:
                mask = place.evaluator.chain(of.chain, place.element)
            elif of is not None:
                mask = _around(of.chain, place)
            self._masks[test] = mask
        return mask

    def answers(self, evaluator: Evaluator, chains: Iterable[Chain]) -> frozenset[object]:
        """Return the host's answers to all that chains ask of it."""
        if self._place is None:
            return frozenset()
        tests = {test for chain in chains for test in host_tests(chain)}
        return frozenset((test, self.host(evaluator, test, 0)) for test in tests)


def _asks_has(chain: Chain) -> bool:
    return any(
        isinstance(test, Has) or any(_asks_has(one.chain) for one in test.inner)
        for test in chain.compound.tests
    )


def _around(chain: Chain, place: HostPlace | None) -> int:
    """Return where a chain matches a host or any element around it, in whatever tree."""
    mask = 0
    while place is not None:
        mask |= place.evaluator.above(chain, place.element)
        place = place.around
    return mask


def host_tests(chain: Chain) -> Iterator[HostTest]:
    """Yield the tests of the host in a chain, and in all chains within it."""
    pending: list[Chain | None] = [chain]
    while pending:
        link = pending.pop()
        while link is not None:
            for test in link.compound.tests:
                if isinstance(test, HostTest):
                    yield test
                pending.extend(one.chain for one in test.inner)
            link = link.left

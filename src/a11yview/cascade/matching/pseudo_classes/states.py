"""States: user actions, visited links and the target; conditions of universes, not of the document.

Source: Selectors 4, "User Action Pseudo-classes" and "Location Pseudo-classes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.selectors.pseudo_names import STATES_OF_ANCESTORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.matching.universes import Universe
    from a11yview.cascade.selectors.model import StateTest
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["States"]


class States:
    """The states of one page's elements, as its universes have them."""

    def __init__(self, tree: PageTree, universes: Sequence[Universe]) -> None:
        self._tree = tree
        self._all = (1 << len(universes)) - 1
        self._every: dict[str, int] = {}
        """The universes in which every element is in a state."""
        self._on_focusable: dict[str, int] = {}
        """The universes in which elements that can have the focus are in it, and their ancestors
        where it is a state of these too."""
        self._in_turn: dict[tuple[int, str], int] = {}
        """The universes in which elements are in a state that hold it in that turn."""
        for bit, universe in enumerate(universes):
            on = universe.pseudo_on
            if isinstance(on, int):
                for name in universe.pseudo:
                    key = (on, name)
                    self._in_turn[key] = self._in_turn.get(key, 0) | 1 << bit
                continue
            masks = self._every if on == "every" else self._on_focusable
            for name in universe.pseudo:
                masks[name] = masks.get(name, 0) | 1 << bit
        by_turns = (name for _, name in self._in_turn)
        self.names = frozenset((*self._every, *self._on_focusable, *by_turns))
        """The states that hold somewhere."""

    def state(self, evaluator: Evaluator, test: StateTest, element: int) -> int:
        """Return where an element is in a state."""
        signature = evaluator.signatures[element]
        held = self.of_signature(test.name, signature)
        if held is None:
            held = self._every.get(test.name, 0) | self._by_turns(test.name, signature)
            if self._tree.holds_focusable(element):
                held |= self._on_focusable[test.name]
        return held

    def of_signature(self, name: str, signature: Signature) -> int | None:
        """Return where all elements of a signature are in a state; ``None``: each must be asked."""
        if name in {"link", "visited"}:
            visited = self._every.get("visited", 0) if signature.is_link else 0
            return visited if name == "visited" else self._all & ~visited
        every, some = self._every.get(name, 0), self._on_focusable.get(name, 0)
        every |= self._by_turns(name, signature)
        if some and not signature.is_focusable:
            return None if name in STATES_OF_ANCESTORS else every
        return every | some

    def _by_turns(self, name: str, signature: Signature) -> int:
        """Return where elements of a signature are in a state by turns."""
        mask = 0
        for held in signature.held:
            if held[1] == name:
                mask |= self._in_turn.get(held, 0)
        return mask

    def of_every_element(self, names: Iterable[str]) -> int:
        """Return where every element is in all of these states."""
        mask = self._all
        for name in names:
            mask &= self._every.get(name, 0)
        return mask

"""Turns of elements in a state: what a state of one shows while others are not in it.

With all elements hovered at once, nothing shows that asks for one beside another that is not:
``nav:hover a:not(:hover)``, a link at rest in a hovered row, or the items of a menu that opens
around them. Nor does what no two elements can be together: ``a:hover ~ a``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade import is_focusable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from a11yview.cascade import Page, StateAsk

__all__ = ["TURNING", "Turn", "turns_of"]

TURNING: Final = ("hover", "focus", "active", "target")
"""The states that elements are in by turns."""
_FOCUS: Final = frozenset({"focus", "focus-visible"})
_MOST_LEVELS: Final = 2
_MOST_TURNS: Final = 6
"""Turns of one state in which elements change more than what is in them."""
_MOST_ALIKE: Final = 8
"""Elements of one part of a page that have turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Elements to be in a state at one time."""

    state: str
    elements: frozenset[int]
    by_width: bool
    """Whether selectors ask for its state at some widths of a window alone."""


class _Choice(NamedTuple):
    """An element to be in a state, and the part of the page that it may change."""

    first: int
    last: int
    element: int


def turns_of(page: Page, states: Iterable[str]) -> list[Turn]:
    """Return the turns of some states that may show what all elements at once do not."""
    if page.switches.states.isdisjoint({*TURNING, *_FOCUS, "focus-within"}):
        return []
    finder = _Finder(page)
    return [
        Turn(state=state, elements=elements, by_width=finder.is_by_width(state))
        for state in states
        for elements in dict.fromkeys(finder.turns(state))
    ]


class _Finder:
    def __init__(self, page: Page) -> None:
        self._page, self._document = page, page.document
        self._asks = page.state_asks
        self._last = page.tree.last
        self._focusable = [is_focusable(kind) for kind in self._document.kinds]

    def is_by_width(self, state: str) -> bool:
        """Whether selectors ask for a state at some widths of a window alone."""
        own = (*_FOCUS, "focus-within") if state == "focus" else (state,)
        return any(ask.by_width for ask in self._asks if ask.state in own)

    def turns(self, state: str) -> Iterator[frozenset[int]]:
        """Yield the elements that are in a state at one time, by turns."""
        if state != "focus":
            asks = [ask for ask in self._asks if ask.state == state]
            if state != "target":
                yield from self._levels([ask for ask in asks if ask.reach == "within"])
            wider = [ask for ask in asks if ask.reach != "within"]
            choices = [one for ask in wider for one in self._choices(ask, self._elements(ask))]
        else:
            choices = list(self._focus_choices())
        yield from _parted(choices)

    def _elements(self, ask: StateAsk) -> list[int]:
        """Return the elements whose tag an ask is about."""
        page, document = self._page, self._document
        fits = [ask.of.accepts(signature) for signature in page.tree.tag_signatures]
        if ask.state == "target":
            fits = [
                fit and bool(kind.attributes.get("id"))
                for fit, kind in zip(fits, document.kinds, strict=True)
            ]
        elif ask.state in _FOCUS:
            fits = [fit and can for fit, can in zip(fits, self._focusable, strict=True)]
        if not any(fits):
            return []
        if ask.of_host:
            trees = document.shadow_trees
            hosts = [] if trees is None else sorted(trees.hosted)
            return [element for element in hosts if fits[document.kind[element]]]
        return [element for element, kind in enumerate(document.kind) if fits[kind]]

    # What the state changes in the element alone

    def _levels(self, asks: Sequence[StateAsk]) -> Iterator[frozenset[int]]:
        """Yield elements with others in them that a state changes, too: these are not in it."""
        own = {e for ask in asks for e in self._elements(ask)}
        if not own:
            return
        parents = self._document.parent
        depth = [0] * len(parents)
        """How many elements that the state changes are around each."""
        for element in range(1, len(parents)):
            above = parents[element]
            depth[element] = depth[above] + (above in own)
        deepest = [depth[element] if element in own else 0 for element in range(len(parents))]
        for element in range(len(parents) - 1, 0, -1):
            deepest[parents[element]] = max(deepest[parents[element]], deepest[element])
        for level in range(_MOST_LEVELS):
            found = frozenset(e for e in own if depth[e] == level < deepest[e])
            if found:
                yield found

    # What it changes beside the element, or around it

    def _choices(self, ask: StateAsk, elements: Iterable[int]) -> Iterator[_Choice]:
        """Yield elements to be in a state by turns, of each part of the page that one changes."""
        parts: dict[int, list[int]] = {}
        for element in elements:
            top = self._part(ask, element)
            if top >= 0:
                parts.setdefault(top, []).append(element)
        for top, within in parts.items():
            for element in self._chosen(within):
                yield _Choice(top, self._last[top], element)

    def _part(self, ask: StateAsk, element: int) -> int:
        """Return the top of what a state of an element may change; -1 if that is only itself."""
        parents = self._document.parent
        if ask.reach == "within":
            return -1
        if ask.reach == "beside":
            return parents[element]
        top = -1
        signatures = self._page.tree.signatures
        above = parents[element]
        while above >= 0:
            if ask.around is not None and ask.around.accepts(signatures[above]):
                top = parents[above] if ask.is_beside and above else above
            above = parents[above]
        return top

    def _chosen(self, elements: Sequence[int]) -> list[int]:
        """Return the first and the last of elements with one tag in one kind of parent."""
        kind, parents = self._document.kind, self._document.parent
        alike: dict[tuple[int, int], list[int]] = {}
        for element in elements:
            key = (kind[element], kind[parents[element]] if element else -1)
            alike.setdefault(key, []).append(element)
        first = [group[0] for group in alike.values()]
        last = [group[-1] for group in alike.values() if len(group) > 1]
        return [*first, *last][:_MOST_ALIKE]

    # The focus, which one element has, and all around it within

    def _focus_choices(self) -> Iterator[_Choice]:
        focusable = [e for e, kind in enumerate(self._document.kind) if self._focusable[kind]]
        asks = [ask for ask in self._asks if ask.state in _FOCUS or ask.state == "focus-within"]
        elements = {ask: self._elements(ask) for ask in asks}
        own = {element for found in elements.values() for element in found}
        for ask in asks:
            if ask.state in _FOCUS:
                yield from self._choices(ask, elements[ask])
            else:
                for element in elements[ask]:
                    yield from self._within(ask, element, focusable, own)

    def _within(
        self, ask: StateAsk, element: int, focusable: Sequence[int], own: set[int]
    ) -> Iterator[_Choice]:
        """Yield the first and the last of what can have the focus in an element."""
        last = self._last[element]
        inner = [one for one in focusable if element <= one <= last]
        top = self._part(ask, element)
        if top < 0:
            if len(inner) < 2 or not any(element < one <= last for one in own):
                return
            top = element
        for one in dict.fromkeys((inner[0], inner[-1]) if inner else ()):
            yield _Choice(top, self._last[top], one)


def _parted(choices: Iterable[_Choice]) -> list[frozenset[int]]:
    """Return elements by turns: those of one turn change different parts of the page."""
    turns: list[list[_Choice]] = []
    for choice in dict.fromkeys(choices):
        for turn in turns:
            if all(one.last < choice.first or choice.last < one.first for one in turn):
                turn.append(choice)
                break
        else:
            if len(turns) < _MOST_TURNS:
                turns.append([choice])
    return [frozenset(one.element for one in turn) for turn in turns]

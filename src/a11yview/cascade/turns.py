"""Turns: documents some of whose elements are in a state while all others are not.

A page is mostly looked at with all elements hovered, or focused, at once. Where selectors ask for
an element that is in a state beside, or within, one that is not, they are looked at by turns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11yview.cascade.html.document import Kind
from a11yview.cascade.selectors.pseudo_names import STATES_OF_ANCESTORS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from a11yview.cascade.html.document import Document

__all__ = ["with_turns"]


def with_turns(
    document: Document, turns: Sequence[tuple[Iterable[str], Collection[int]]]
) -> Document:
    """Return the document with some elements in states, by turns.

    A turn is states, such as ``hover``, and the elements that are in them while all others are
    not; what these elements lie in is in such states, too, as far as browsers have it so. The first
    turn is number 1: :attr:`.Environment.pseudo_on` names one.
    """
    held: dict[int, set[tuple[int, str]]] = {}
    for turn, (states, elements) in enumerate(turns, 1):
        own = {(turn, state) for state in states}
        around = {(turn, state) for state in states if state in STATES_OF_ANCESTORS}
        for element in elements:
            held.setdefault(element, set()).update(own)
            above = document.parent[element]
            while above >= 0 and not around <= held.get(above, set()):
                held.setdefault(above, set()).update(around)
                above = document.parent[above]
    kinds, numbers = [*document.kinds], [*document.kind]
    known: dict[tuple[int, frozenset[tuple[int, str]]], int] = {}
    for element, states_held in held.items():
        key = (numbers[element], frozenset(states_held))
        if key not in known:
            known[key] = len(kinds)
            kind = document.kinds[key[0]]
            kinds.append(Kind(kind.tag, kind.namespace, kind.attributes, key[1]))
        numbers[element] = known[key]
    return replace(document, kinds=kinds, kind=numbers)

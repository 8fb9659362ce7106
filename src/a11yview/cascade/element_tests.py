"""Element tests evaluated: position among siblings, ``:has()``, language, direction, states.

Each evaluator takes (evaluator, test, element) and returns a mask over universes.
Source: Selectors 4; HTML, "Pseudo-classes".
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from a11yview.cascade.form_states import form_state
from a11yview.cascade.selector_model import (
    AnyOf,
    Direction,
    FormTest,
    Has,
    Language,
    Nth,
    Place,
    StateTest,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from a11yview.cascade.evaluating import Evaluator
    from a11yview.cascade.page_tree import PageTree
    from a11yview.cascade.selector_model import Chain, Selector

__all__ = ["EVALUATORS"]


def _place(evaluator: Evaluator, test: Place, element: int) -> int:
    if test.name == "root":
        holds = element == 0
    elif test.name == "scope":
        holds = element == (evaluator.scope or 0)
    else:
        holds = evaluator.tree.is_empty(element)
    return evaluator.all if holds else 0


def _nth(evaluator: Evaluator, test: Nth, element: int) -> int:
    tree = evaluator.tree
    if test.of is not None:
        return _nth_of(evaluator, test, test.of, element)
    if test.of_type:
        before = tree.types[0][element]
        after = tree.types[1][element]
    else:
        before = tree.place(element)
        after = len(tree.siblings(element)) - before - 1
    if not test.step and not test.offset:
        return evaluator.all if not before and not after else 0
    return evaluator.all if _in_steps(test, (after if test.from_end else before) + 1) else 0


def _in_steps(test: Nth, position: int) -> bool:
    step, distance = test.step, position - test.offset
    if not step:
        return not distance
    return not distance % step and distance // step >= 0


def _nth_of(evaluator: Evaluator, test: Nth, of: Sequence[Selector], element: int) -> int:
    own = _any(evaluator, of, element)
    if not own:
        return 0
    tree = evaluator.tree
    siblings, place = tree.siblings(element), tree.place(element)
    others = siblings[place + 1 :] if test.from_end else siblings[:place]
    masks = [_any(evaluator, of, sibling) for sibling in others]
    answer = 0
    for bit in range(own.bit_length()):
        if own >> bit & 1:
            position = 1 + sum(mask >> bit & 1 for mask in masks)
            answer |= _in_steps(test, position) << bit
    return answer


def _any(evaluator: Evaluator, selectors: Sequence[Selector], element: int) -> int:
    mask = 0
    for selector in selectors:
        mask |= evaluator.chain(selector.chain, element)
        if mask == evaluator.all:
            break
    return mask


def _any_of(evaluator: Evaluator, test: AnyOf, element: int) -> int:
    mask = _any(evaluator, test.selectors, element)
    return evaluator.all & ~mask if test.negated else mask


def _has(evaluator: Evaluator, test: Has, element: int) -> int:
    mask = 0
    for combinator, selector in test.relatives:
        chain = selector.chain
        for found in _relatives(evaluator.tree, combinator, element, chain):
            mask |= _relative_chain(evaluator, chain, combinator, element, found)
            if mask == evaluator.all:
                return mask
    return mask


def _relatives(tree: PageTree, combinator: str, anchor: int, chain: Chain) -> Iterator[int]:
    """Yield the elements that may be the subject of a relative selector."""
    if combinator in {" ", ">"}:
        if combinator == ">" and chain.left is None:
            yield from tree.children[anchor]
        else:
            yield from _below(tree, anchor)
        return
    siblings, place = tree.siblings(anchor), tree.place(anchor)
    for sibling in siblings[place + 1 :]:
        if chain.left is None:
            yield sibling
            if combinator == "+":
                return
        else:
            yield sibling
            yield from _below(tree, sibling)


def _below(tree: PageTree, element: int) -> Iterator[int]:
    """Yield the descendants: they follow in document order, up to the next outside."""
    parent = tree.parent
    for at in range(element + 1, len(parent)):
        if parent[at] < element:
            return
        yield at


def _relative_chain(
    evaluator: Evaluator, chain: Chain, combinator: str, anchor: int, element: int
) -> int:
    """Return where a chain matches at an element, its leftmost compound placed by the anchor."""
    tree = evaluator.tree
    # States of the search: (link of the chain, element that must match it, mask so far).
    pending: list[tuple[Chain, int, int]] = [(chain, element, evaluator.all)]
    answer = 0
    while pending:
        link, at, mask = pending.pop()
        if not evaluator.accepts(link.compound, evaluator.signatures[at]):
            continue
        for test in link.compound.tests:
            mask &= evaluator.test(test, at)
        if not mask:
            continue
        if link.left is None:
            if _placed(tree, combinator, anchor, at):
                answer |= mask
            continue
        for candidate in _leftwards(tree, link.combinator, at, anchor):
            pending.append((link.left, candidate, mask))
    return answer


def _leftwards(tree: PageTree, combinator: str, element: int, anchor: int) -> Iterator[int]:
    """Yield the elements that the compound before may match; all lie behind the anchor."""
    if combinator in {" ", ">"}:
        at = tree.parent[element]
        while at > anchor:
            yield at
            if combinator == ">":
                return
            at = tree.parent[at]
        return
    place = tree.place(element)
    before = tree.siblings(element)[max(place - 1, 0) if combinator == "+" else 0 : place]
    yield from (sibling for sibling in before if sibling > anchor)


def _placed(tree: PageTree, combinator: str, anchor: int, element: int) -> bool:
    match combinator:
        case ">":
            return tree.parent[element] == anchor
        case "+":
            place = tree.place(element)
            return place > 0 and tree.siblings(element)[place - 1] == anchor
        case "~":
            return tree.parent[element] == tree.parent[anchor] and element > anchor
        case _:
            at = tree.parent[element]
            while at > anchor:
                at = tree.parent[at]
            return at == anchor


def _state(evaluator: Evaluator, test: StateTest, element: int) -> int:
    if test.name == "link":
        return evaluator.all & ~evaluator.state("visited", element)
    mask = evaluator.state(test.name, element)
    if test.name == "visited":
        return mask if evaluator.signatures[element].is_link else 0
    return mask


def _form(evaluator: Evaluator, test: FormTest, element: int) -> int:
    return evaluator.all if form_state(evaluator.tree, test.name, element) else 0


def _language(evaluator: Evaluator, test: Language, element: int) -> int:
    language = evaluator.tree.language(element)
    wanted = test.range
    holds = language == wanted or language.startswith(wanted + "-")
    return evaluator.all if holds and language else 0


def _direction(evaluator: Evaluator, test: Direction, element: int) -> int:
    return evaluator.all if direction(evaluator.tree, element) == test.value else 0


def direction(tree: PageTree, element: int) -> str:
    """Return ``ltr`` or ``rtl`` (HTML, "The dir attribute")."""
    while element >= 0:
        value = tree.attributes(element).get("dir", "").lower()
        if value in {"ltr", "rtl"}:
            return value
        name = tree.signatures[element].tag
        if value == "auto" or (name == "bdi" and not value):
            return _first_strong(tree, element) or "ltr"
        if name == "input" and tree.attributes(element).get("type", "").lower() == "tel":
            return "ltr"
        element = tree.parent[element]
    return "ltr"


def _first_strong(tree: PageTree, element: int) -> str | None:
    pending = [element, *_below(tree, element)]
    for at in pending:
        for char in tree.document.own_text(at):
            kind = unicodedata.bidirectional(char)
            if kind == "L":
                return "ltr"
            if kind in {"R", "AL"}:
                return "rtl"
    return None


EVALUATORS: Final[dict[type, Callable[[Any, Any, int], int]]] = {
    AnyOf: _any_of,
    Direction: _direction,
    FormTest: _form,
    Has: _has,
    Language: _language,
    Nth: _nth,
    Place: _place,
    StateTest: _state,
}

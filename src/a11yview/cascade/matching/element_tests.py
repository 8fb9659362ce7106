"""Element tests evaluated: position among siblings, ``:has()``, language, direction, states.

Each evaluator takes (evaluator, test, element) and returns a mask over universes.
Source: Selectors 4; HTML, "Pseudo-classes".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from a11yview.cascade.matching.directions import direction
from a11yview.cascade.matching.form_states import form_state
from a11yview.cascade.selectors.model import (
    AnyOf,
    Direction,
    FormTest,
    Has,
    Language,
    Nth,
    StateTest,
    StructuralTest,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.selectors.model import Chain, Selector

__all__ = ["EVALUATORS", "MAX_HAS_STEPS"]

_TAG: Final = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*")
MAX_HAS_STEPS: Final = 1_000_000
"""Elements that ``:has()`` looks at on one page: then it counts as not matching."""


def _place(evaluator: Evaluator, test: StructuralTest, element: int) -> int:
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
        before = tree.sibling_index(element)
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
    siblings, place = tree.siblings(element), tree.sibling_index(element)
    key = (tuple(of), tree.parent[element], evaluator.scope)
    masks = evaluator.counted.get(key)
    if masks is None:
        masks = evaluator.counted[key] = _Counts(_any(evaluator, of, one) for one in siblings)
    answer = 0
    for bit in range(own.bit_length()):
        if own >> bit & 1:
            before = masks.before(bit)
            position = before[-1] - before[place] if test.from_end else before[place] + 1
            answer |= _in_steps(test, position) << bit
    return answer


class _Counts:
    """How many siblings match before each, in each universe."""

    __slots__ = ("_before", "_masks")

    def __init__(self, masks: Iterable[int]) -> None:
        self._masks = list(masks)
        self._before: dict[int, list[int]] = {}

    def before(self, bit: int) -> list[int]:
        """Return the counts in the universe of a bit, that of all at the end."""
        found = self._before.get(bit)
        if found is None:
            ones = (mask >> bit & 1 for mask in self._masks)
            found = self._before[bit] = [0, *accumulate(ones)]
        return found


def _any(evaluator: Evaluator, selectors: Sequence[Selector], element: int) -> int:
    mask = 0
    for selector in selectors:
        mask |= evaluator.chain(selector.chain, element)
        if mask == evaluator.all:
            break
    return mask


def _any_of(evaluator: Evaluator, test: AnyOf, element: int) -> int:
    selectors = test.selectors
    if len(selectors) == 1 and selectors[0].chain.left is None:
        mask = evaluator.chain(selectors[0].chain, element)
    elif all(one.chain.left is None and not one.chain.compound.tests for one in selectors):
        mask = _any(evaluator, test.selectors, element)
    else:
        # Lists within lists would be gone through again and again.
        key = ("any", id(test), evaluator.scope)
        known = evaluator.answers.setdefault(key, {})
        found = known.get(element)
        if found is None:
            found = known[element] = _any(evaluator, test.selectors, element)
        mask = found
    return evaluator.all & ~mask if test.negated else mask


def _has(evaluator: Evaluator, test: Has, element: int) -> int:
    mask = 0
    for combinator, selector in test.relatives:
        chain = selector.chain
        if chain.left is None and combinator in {" ", "~"}:
            mask |= _has_compound(evaluator, chain, combinator, element)
            continue
        for found in _relatives(evaluator, combinator, element, chain):
            mask |= _relative_chain(evaluator, chain, combinator, element, found)
            if mask == evaluator.all:
                return mask
    return mask


def _has_compound(evaluator: Evaluator, chain: Chain, combinator: str, anchor: int) -> int:
    """Return where anything below the anchor, or any sibling after it, matches a compound.

    Kept for every element or sibling at once: many anchors ask the same.
    """
    tree = evaluator.tree
    if not _subjects(evaluator, chain):
        return 0
    key = (chain, combinator, -1 if combinator == " " else tree.parent[anchor], evaluator.scope)
    kept = evaluator.held.get(key)
    if combinator == " ":
        if kept is None:
            kept = [0] * len(tree.parent)
            for at in range(len(kept) - 1, 0, -1):
                own = 0 if kept[at] == evaluator.all else evaluator.chain(chain, at)
                kept[tree.parent[at]] |= kept[at] | own
            evaluator.held[key] = kept
        return kept[anchor]
    siblings = tree.siblings(anchor)
    if kept is None:
        kept = [0]
        for sibling in reversed(siblings):
            kept.append(kept[-1] | evaluator.chain(chain, sibling))
        evaluator.held[key] = kept
    return kept[len(siblings) - tree.sibling_index(anchor) - 1]


def _relatives(evaluator: Evaluator, combinator: str, anchor: int, chain: Chain) -> Iterable[int]:
    """Return the elements that may be the subject of a relative selector, in order."""
    tree = evaluator.tree
    if chain.left is None and combinator == ">":
        return tree.children[anchor]
    if chain.left is None:
        return tree.siblings(anchor)[tree.sibling_index(anchor) + 1 :][:1]
    subjects = _subjects(evaluator, chain)
    within = anchor if combinator in {" ", ">"} else max(tree.parent[anchor], 0)
    first = bisect_right(subjects, anchor)
    return subjects[first : bisect_right(subjects, tree.last[within], first)]


def _subjects(evaluator: Evaluator, chain: Chain) -> list[int]:
    """Return the elements whose tag a chain's subject accepts, in order."""
    key = ("subjects", chain.compound)
    subjects = evaluator.held.get(key)
    if subjects is None:
        subjects = evaluator.held[key] = [
            element
            for element, signature in enumerate(evaluator.signatures)
            if evaluator.accepts(chain.compound, signature)
        ]
    return subjects


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
        evaluator.steps += 1
        if evaluator.steps > MAX_HAS_STEPS:
            return answer
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
        left = link.left
        pending.extend(
            (left, candidate, mask) for candidate in _leftwards(tree, link.combinator, at, anchor)
        )
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
    place = tree.sibling_index(element)
    before = tree.siblings(element)[max(place - 1, 0) if combinator == "+" else 0 : place]
    yield from (sibling for sibling in before if sibling > anchor)


def _placed(tree: PageTree, combinator: str, anchor: int, element: int) -> bool:
    match combinator:
        case ">":
            return tree.parent[element] == anchor
        case "+":
            place = tree.sibling_index(element)
            return place > 0 and tree.siblings(element)[place - 1] == anchor
        case "~":
            return tree.parent[element] == tree.parent[anchor] and element > anchor
        case _:
            at = tree.parent[element]
            while at > anchor:
                at = tree.parent[at]
            return at == anchor


def _state(evaluator: Evaluator, test: StateTest, element: int) -> int:
    return evaluator.state(test.name, element)


def _form(evaluator: Evaluator, test: FormTest, element: int) -> int:
    return evaluator.all if form_state(evaluator.tree, test.name, element) else 0


def _language(evaluator: Evaluator, test: Language, element: int) -> int:
    language = evaluator.tree.language(element)
    wanted = test.range
    holds = language == wanted or language.startswith(wanted + "-")
    # Chromium matches neither ranges nor languages that are no tags, such as `en_US`.
    return evaluator.all if holds and _TAG.fullmatch(language) and _TAG.fullmatch(wanted) else 0


def _direction(evaluator: Evaluator, test: Direction, element: int) -> int:
    return evaluator.all if direction(evaluator.tree, element) == test.value else 0


EVALUATORS: Final[dict[type, Callable[[Any, Any, int], int]]] = {
    AnyOf: _any_of,
    Direction: _direction,
    FormTest: _form,
    Has: _has,
    Language: _language,
    Nth: _nth,
    StructuralTest: _place,
    StateTest: _state,
}

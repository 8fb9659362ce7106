"""Texts that are judged as one: those on the same ground, with equal letters and traits."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.result import Counts
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.audit.backdrop.overlap import Surroundings
    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.known_backdrops import Grounds, Looks, Places
    from a11yview.audit.judging.relevant_style import Letters
    from a11yview.audit.texts.survey import Survey, Traits

    _Part = tuple[tuple[int, ...], int]
    _OfNode = tuple[tuple[int, ...], int, Traits, Surroundings | None]

__all__ = ["Batch", "Batches", "Told", "batched", "by_node", "counted", "first_element"]


class Batch(NamedTuple):
    """Elements of one place, whose texts have equal letters and traits; the first is first.

    ``near`` is what else may lie beneath or above them; ``parts`` are the elements of each node,
    in document order.
    """

    elements: tuple[int, ...]
    node: int
    letters: Letters
    traits: Traits
    near: Surroundings | None
    parts: Sequence[_Part]


class Told(NamedTuple):
    """What is told of the texts of some elements in one state: of one node, or they pass.

    ``pseudo`` names the pseudo-element that says ``text``.
    """

    elements: Sequence[int]
    node: int
    judgement: Judgement
    pseudo: str = ""
    text: str | None = None


class Batches:
    """The batches of one page; states with the same places and surroundings have the same."""

    def __init__(self, survey: Survey, node_of: Sequence[int]) -> None:
        self.survey = survey
        self.node_of = node_of
        self._around: Mapping[int, Surroundings] = {}
        self._of_nodes = self._by_node()
        self._places: Places | None = None
        self._batches: Sequence[Batch] = ()

    def within(
        self, looks: Looks, around: Mapping[int, Surroundings], grounds: Grounds
    ) -> Sequence[Batch]:
        """Return the batches among surroundings of elements, by their first elements."""
        if around != self._around:
            self._around, self._places = around, None
            self._of_nodes = self._by_node()
        if looks.places is not self._places:
            self._places, self._batches = looks.places, batched(self._of_nodes, looks, grounds)
        return self._batches

    def _by_node(self) -> list[_OfNode]:
        node_of, around = self.node_of, self._around
        found: dict[tuple[int, Traits, Surroundings | None], list[int]] = {}
        for element, traits in zip(self.survey.elements, self.survey.traits, strict=True):
            key = (node_of[element], traits, around.get(element) if around else None)
            if key in found:
                found[key].append(element)
            else:
                found[key] = [element]
        return [(tuple(elements), *key) for key, elements in found.items()]


def batched(of_nodes: Iterable[_OfNode], looks: Looks, grounds: Grounds) -> list[Batch]:
    """Return the batches of texts: elements of a node, the node, traits and what is near."""
    places, styles = looks.places.of_node, looks.styles
    shapes, known = styles.node_shapes, grounds.letters
    joined: dict[tuple[int, Letters, Traits, Surroundings | None], list[_Part]] = {}
    for elements, node, traits, near in of_nodes:
        letters = None if traits.drawn else known.get(shapes[node])
        if letters is None:
            style = styles.node_style(node)
            letters = grounds.letters_of(shapes[node], style, drawn=traits.drawn)
        joined.setdefault((places[node], letters, traits, near), []).append((elements, node))
    return [
        Batch(tuple(chain(*(own for own, _ in parts))), parts[0][1], *key[1:], parts)
        for key, parts in joined.items()
    ]


def first_element(told: Told) -> int:
    """Return the first element of which something is told."""
    return told.elements[0]


def by_node(elements: Sequence[int], node_of: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the elements of each node, in document order by the first."""
    found: dict[int, list[int]] = {}
    for element in elements:
        found.setdefault(node_of[element], []).append(element)
    return [tuple(same) for same in found.values()]


def counted(told: Iterable[Told], taken_out: Mapping[Verdict, int]) -> Counts:
    """Count the verdicts; apart those of texts that an author marked, or a comment took out."""
    passed = failed = undetermined = exempt = marked = 0
    for elements, _, judgement, _, _ in told:
        verdict = judgement.verdict
        if verdict is Verdict.PASS:
            passed += len(elements)
        elif verdict is Verdict.FAIL:
            failed += len(elements)
        elif verdict is Verdict.UNDETERMINED:
            undetermined += len(elements)
        elif judgement.reason == "ignored":
            marked += len(elements)
        else:
            exempt += len(elements)
    failed_out, open_out = taken_out[Verdict.FAIL], taken_out[Verdict.UNDETERMINED]
    return Counts(
        passed=passed,
        failed=failed - failed_out,
        undetermined=undetermined - open_out,
        exempt=exempt,
        ignored=marked + failed_out + open_out,
    )

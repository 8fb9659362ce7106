"""Texts that are judged as one: those of elements that match alike, with equal traits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.result import Counts
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.audit.judge import Judgement
    from a11yview.audit.surroundings import Surroundings
    from a11yview.audit.survey import Survey, Traits

__all__ = ["Batch", "Batches", "Told", "by_node", "counted"]


class Batch(NamedTuple):
    """Elements of one node, in document order, whose texts have equal traits.

    ``near`` is what else may lie beneath or above them.
    """

    elements: Sequence[int]
    node: int
    traits: Traits
    near: Surroundings | None


class Told(NamedTuple):
    """What is told of the texts of some elements of one node in one state.

    ``pseudo`` names the pseudo-element that says ``text``.
    """

    elements: Sequence[int]
    node: int
    judgement: Judgement
    pseudo: str = ""
    text: str | None = None


class Batches:
    """The batches of one page; states with the same surroundings have the same."""

    def __init__(self, survey: Survey, node_of: Sequence[int]) -> None:
        self.survey = survey
        self.node_of = node_of
        self._around: Mapping[int, Surroundings] = {}
        self._batches = self._made(self._around)

    def within(self, around: Mapping[int, Surroundings]) -> Sequence[Batch]:
        """Return the batches among surroundings of elements, by their first elements."""
        if around != self._around:
            self._around, self._batches = around, self._made(around)
        return self._batches

    def _made(self, around: Mapping[int, Surroundings]) -> list[Batch]:
        node_of = self.node_of
        found: dict[tuple[int, Traits, Surroundings | None], list[int]] = {}
        for element, traits in zip(self.survey.elements, self.survey.traits, strict=True):
            key = (node_of[element], traits, around.get(element) if around else None)
            if key in found:
                found[key].append(element)
            else:
                found[key] = [element]
        return [Batch(tuple(elements), *key) for key, elements in found.items()]


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

"""Texts judged as one: they share a backdrop, and have equal text styles and traits."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.result import Counts
from a11yview.audit.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.audit.backdrop.overlap import Overlap
    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.known_backdrops import KnownBackdrops, NodeGroups, PageNodes
    from a11yview.audit.judging.relevant_style import TextStyle
    from a11yview.audit.texts.survey import Survey, Traits

    _Part = tuple[tuple[int, ...], int]
    _OfNode = tuple[tuple[int, ...], int, Traits, Overlap | None]

__all__ = ["Batch", "Batches", "JudgedTexts", "batched", "by_node", "counted", "first_element"]


class Batch(NamedTuple):
    """Elements of one node group whose texts have the same style, traits and overlap.

    ``elements`` begin with the first in the document, ``node`` is its node; ``parts`` are the
    elements of each node, in document order.
    """

    elements: tuple[int, ...]
    node: int
    text: TextStyle
    traits: Traits
    overlap: Overlap | None
    parts: Sequence[_Part]


class JudgedTexts(NamedTuple):
    """The judgement of texts of some elements in one state: all of one node, or all passing.

    ``pseudo`` names the pseudo-element that generates ``text``.
    """

    elements: Sequence[int]
    node: int
    judgement: Judgement
    pseudo: str = ""
    text: str | None = None


class Batches:
    """The batches of one page; states with equal node groups and overlaps share them."""

    def __init__(self, survey: Survey, node_of: Sequence[int]) -> None:
        self.survey = survey
        self.node_of = node_of
        self._overlaps: Mapping[int, Overlap] = {}
        self._of_nodes = self._by_node()
        self._groups: NodeGroups | None = None
        self._batches: Sequence[Batch] = ()

    def within(
        self, nodes: PageNodes, overlaps: Mapping[int, Overlap], backdrops: KnownBackdrops
    ) -> Sequence[Batch]:
        """Return the batches in one state, by their first elements.

        ``overlaps`` holds what may overlap the text of an element.
        """
        if overlaps != self._overlaps:
            self._overlaps, self._groups = overlaps, None
            self._of_nodes = self._by_node()
        if nodes.groups is not self._groups:
            self._groups, self._batches = nodes.groups, batched(self._of_nodes, nodes, backdrops)
        return self._batches

    def _by_node(self) -> list[_OfNode]:
        node_of, overlaps = self.node_of, self._overlaps
        found: dict[tuple[int, Traits, Overlap | None], list[int]] = {}
        for element, traits in zip(self.survey.elements, self.survey.traits, strict=True):
            key = (node_of[element], traits, overlaps.get(element) if overlaps else None)
            if key in found:
                found[key].append(element)
            else:
                found[key] = [element]
        return [(tuple(elements), *key) for key, elements in found.items()]


def batched(
    of_nodes: Iterable[_OfNode], nodes: PageNodes, backdrops: KnownBackdrops
) -> list[Batch]:
    """Return the batches of texts, given as elements of a node, the node, traits and overlap."""
    group_of, styles, text_style_of = nodes.groups.of_node, nodes.styles, backdrops.text_style_of
    merged: dict[tuple[int, TextStyle, Traits, Overlap | None], list[_Part]] = {}
    for elements, node, traits, overlap in of_nodes:
        text = text_style_of(styles, node, is_drawn=traits.drawn)
        merged.setdefault((group_of[node], text, traits, overlap), []).append((elements, node))
    return [
        Batch(tuple(chain(*(own for own, _ in parts))), parts[0][1], *key[1:], parts)
        for key, parts in merged.items()
    ]


def first_element(judged: JudgedTexts) -> int:
    """Return the first element whose text was judged."""
    return judged.elements[0]


def by_node(elements: Sequence[int], node_of: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the elements of each node, in document order by the first."""
    found: dict[int, list[int]] = {}
    for element in elements:
        found.setdefault(node_of[element], []).append(element)
    return [tuple(same) for same in found.values()]


def counted(judged: Iterable[JudgedTexts], taken_out: Mapping[Verdict, int]) -> Counts:
    """Return the number of texts with each verdict.

    Texts whose author marked them count as ignored, and so do those ``taken_out`` by a comment.
    """
    passed = failed = undetermined = exempt = marked = 0
    for elements, _, judgement, _, _ in judged:
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

"""One node tree of a document with shadow trees, as selectors see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11yview.cascade.html.reading import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.html.document import Document

__all__ = ["tree_document"]


def tree_document(document: Document, number: int, host: Mapping[str, str]) -> Document:
    """Return one node tree of a document as a document of its own.

    ``host`` are the attributes of what stands for the host: what it hands down.
    """
    trees = document.shadow_trees
    assert trees is not None  # noqa: S101 - only what has trees is asked for one
    tree = trees.trees[number]
    kinds: list[Kind] = []
    known: dict[int, int] = {}
    kind: list[int] = []
    for element in tree.elements:
        number_of_kind = document.kind[element]
        if number_of_kind not in known:
            known[number_of_kind] = len(kinds)
            kinds.append(document.kinds[number_of_kind])
        kind.append(known[number_of_kind])
    texts = {
        place: trees.texts[element]
        for place, element in enumerate(tree.elements)
        if element in trees.texts
    }
    if number:
        kind[0] = len(kinds)
        kinds.append(Kind("", "html", host))
        texts.pop(0, None)

    def own(elements: frozenset[int]) -> frozenset[int]:
        return frozenset(place for place, one in enumerate(tree.elements) if one in elements)

    return replace(
        document,
        parent=tree.parent,
        kind=kind,
        kinds=kinds,
        ordinal=[document.ordinal[element] for element in tree.elements],
        texts=texts,
        shown=own(document.shown),
        indeterminate=own(document.indeterminate),
        shadow_trees=None,
    )

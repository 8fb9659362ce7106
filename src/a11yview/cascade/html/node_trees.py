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
        own = document.kind[element]
        if own not in known:
            known[own] = len(kinds)
            kinds.append(document.kinds[own])
        kind.append(known[own])
    texts = {
        place: trees.texts[element]
        for place, element in enumerate(tree.elements)
        if element in trees.texts
    }
    if number:
        kind[0] = len(kinds)
        kinds.append(Kind("", "html", host))
        texts.pop(0, None)
    shown = {place for place, element in enumerate(tree.elements) if element in document.shown}
    return replace(
        document,
        parent=tree.parent,
        kind=kind,
        kinds=kinds,
        ordinal=[document.ordinal[element] for element in tree.elements],
        texts=texts,
        shown=frozenset(shown),
        shadow_trees=None,
    )

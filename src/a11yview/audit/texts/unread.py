"""Parts of a page that are not read: shadow trees, documents in attributes, content of scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

    from a11yview.cascade import Document

__all__ = ["slots", "unread_parts"]


def slots(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """Return the elements whose text shadow trees do not show, and those whose text they do.

    What a tree shows lies on what the tree paints, and takes colors from it.
    """
    trees = document.shadow_trees
    hidden, slotted = set[int](), set[int]()
    if not trees:
        return frozenset(), frozenset()
    shown: list[bool | None] = []  # of each element: whether, or None: no tree decides that
    for element, parent in enumerate(document.parent):
        is_shown = shown[parent] if parent >= 0 else None
        around, own = trees.get(parent), trees.get(element)
        if around is not None and is_shown is not False:
            is_shown = element in around.slotted
        shown.append(is_shown)
        if own is not None and is_shown is not False:
            is_shown = own.shows_text
        if is_shown is not None:
            (slotted if is_shown else hidden).add(element)
    return frozenset(hidden), frozenset(slotted)


def unread_parts(document: Document, texts: Sized) -> Iterator[tuple[int, str]]:
    """Yield the elements with a part that is not read, and what that is; of an empty page its root.

    ``texts`` are the elements of the page that have text.
    """
    found = list(_parts(document, texts))
    yield from found
    if not texts and not found and document.kind:
        yield 0, "no text in it: nothing was judged"


def _parts(document: Document, texts: Sized) -> Iterator[tuple[int, str]]:
    if not texts:
        scripts = [kind.namespace == "html" and kind.tag == "script" for kind in document.kinds]
        for element in [e for e, kind in enumerate(document.kind) if scripts[kind]][:1]:
            yield element, "no text without scripts, and none are run: check what a browser has"
    for element, tree in document.shadow_trees.items():
        if tree.has_text:
            yield element, "text in a shadow tree is not read"
    framed = [
        kind.namespace == "html" and kind.tag == "iframe" and "srcdoc" in kind.attributes
        for kind in document.kinds
    ]
    if any(framed):
        for element, kind in enumerate(document.kind):
            if framed[kind] and document.kinds[kind].attributes["srcdoc"].strip():
                yield element, "the page in srcdoc is not read: check it as a page of its own"

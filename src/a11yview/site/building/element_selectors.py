"""Selectors that match given elements of a page and no others."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from a11yview.cascade import Document

__all__ = ["ElementSelectors"]

# Names that need no escape.
_PLAIN: Final = re.compile(r"[a-z][\w-]*", re.ASCII | re.IGNORECASE)


class ElementSelectors:
    """The selectors of one document's elements.

    A tag with its classes is tried first, then an id, then the position in the document: the pages
    of a site mostly share tags and classes, and so the sheet.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids = Counter(
            document.attributes(element).get("id", "") for element in range(len(document))
        )

    def of(self, elements: Collection[int]) -> list[str]:
        """Return selectors that together match these elements, and no others."""
        found: list[str] = []
        left = set(elements)
        for element in sorted(elements):
            if element not in left:
                continue
            selector, matched = self._by_classes(element)
            if not matched.issubset(elements):
                selector, matched = self._by_position(element), {element}
            found.append(selector)
            left -= matched
        return found

    def _by_classes(self, element: int) -> tuple[str, set[int]]:
        """Return a tag with its classes, and all elements that have them."""
        document = self._document
        tag = document.tag(element)
        classes = [name for name in _classes(document, element) if _PLAIN.fullmatch(name)]
        alike = {
            number
            for number, kind in enumerate(document.kinds)
            if kind.tag == tag and {*kind.attributes.get("class", "").split()}.issuperset(classes)
        }
        matched = {each for each, kind in enumerate(document.kind) if kind in alike}
        return ".".join((tag, *classes)), matched

    def _by_position(self, element: int) -> str:
        """Return the path from the nearest element that has an id of its own, else from body."""
        document = self._document
        steps: list[str] = []
        while document.parent[element] > 0:
            name = document.attributes(element).get("id", "")
            if self._ids[name] == 1 and _PLAIN.fullmatch(name):
                return ">".join((f"#{name}", *reversed(steps)))
            tag, parent = document.tag(element), document.parent[element]
            alike = [one for one in document.children[parent] if document.tag(one) == tag]
            position = f":nth-of-type({alike.index(element) + 1})" if len(alike) > 1 else ""
            steps.append(f"{tag}{position}")
            element = parent
        return ">".join((document.tag(element), *reversed(steps)))


def _classes(document: Document, element: int) -> list[str]:
    return document.attributes(element).get("class", "").split()

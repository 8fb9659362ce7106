"""Which way the text of elements runs: ``:dir()``.

Source: HTML, "The dir attribute".
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from a11yview.cascade.html.forms.input_types import input_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.matching.page_tree import PageTree

__all__ = ["direction"]

_BY_VALUE: Final = frozenset(
    "hidden text search tel url email password submit reset button".split()
)
"""Types of fields whose value tells which way they run."""
_APART: Final = frozenset(("bdi", "script", "style", "textarea"))
"""Elements whose text tells nothing of what is around them."""


def direction(tree: PageTree, element: int) -> str:
    """Return ``ltr`` or ``rtl``."""
    while element >= 0:
        signature = tree.signatures[element]
        if signature.namespace == "html":
            value = tree.attributes(element).get("dir", "").lower()
            if value in {"ltr", "rtl"}:
                return value
            if value == "auto" or signature.tag == "bdi":
                return _automatic(tree, element, signature.tag)
            if signature.tag == "input" and input_type(tree.attributes(element)) == "tel":
                return "ltr"
        element = tree.parent[element]
    return "ltr"


def _automatic(tree: PageTree, element: int, tag: str) -> str:
    if tag == "input":
        attributes = tree.attributes(element)
        value = attributes.get("value", "") if input_type(attributes) in _BY_VALUE else ""
        return _strong(value) or "ltr"
    if tree.strong is None:
        tree.strong = _all_strong(tree)
    return tree.strong[element] or "ltr"


def _all_strong(tree: PageTree) -> Sequence[str]:
    """Return the direction of the first strong letter in each element, ``""`` without one.

    From the end, once for all elements: many may ask, one within the other.
    """
    strong = [""] * len(tree.parent)
    apart = [_stands_apart(tree, element) for element in range(len(strong))]
    for element in range(len(strong) - 1, -1, -1):
        children = tree.children[element]
        if not children:
            strong[element] = _strong(tree.document.own_text(element))
            continue
        left = iter(children)
        for text in tree.document.pieces(element):
            if text is not None:
                found = _strong(text)
            else:
                child = next(left)
                found = "" if apart[child] else strong[child]
            if found:
                strong[element] = found
                break
    return strong


def _stands_apart(tree: PageTree, element: int) -> bool:
    signature = tree.signatures[element]
    if signature.namespace != "html":
        return False
    value = tree.attributes(element).get("dir", "").lower()
    return signature.tag in _APART or value in {"ltr", "rtl", "auto"}


def _strong(text: str) -> str:
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return ""

"""Linguistic pseudo-classes: ``:lang()`` and ``:dir()``.

Source: Selectors 4, "Linguistic Pseudo-classes"; HTML, "The lang and xml:lang attributes", "The
dir attribute".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final

from a11yview.cascade.html.forms.input_types import input_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.selectors.model import Direction, Language

__all__ = ["Linguistic"]

_LANGUAGE_TAG: Final = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*")
_DIRECTED_BY_VALUE: Final = frozenset(
    "hidden text search tel url email password submit reset button".split()
)
"""Types of fields whose value decides their direction."""
_ISOLATED: Final = frozenset(("bdi", "script", "style", "textarea"))
"""Elements whose text does not count for the direction of elements around them."""


class Linguistic:
    """The languages and directions of one page's elements."""

    def __init__(self, tree: PageTree) -> None:
        self._tree = tree

    # -- :lang() ---------------------------------------------------------------------------------

    def language(self, evaluator: Evaluator, test: Language, element: int) -> int:
        """Return where ``:lang()`` holds: everywhere, or nowhere."""
        language, wanted = self._languages[element], test.range
        holds = language == wanted or language.startswith(wanted + "-")
        # Chromium matches neither ranges nor languages that are no tags, such as `en_US`.
        is_tag = _LANGUAGE_TAG.fullmatch
        return evaluator.all if holds and is_tag(language) and is_tag(wanted) else 0

    def language_of(self, element: int) -> str:
        """Return the language of an element in lower case, ``""`` if it is unknown."""
        return self._languages[element]

    @cached_property
    def page_language(self) -> str:
        """The language in the last ``<meta http-equiv=content-language>``, in lower case."""
        document = self._tree.document
        named = {
            number: kind.attributes["content"].lower()
            for number, kind in enumerate(document.kinds)
            if kind.tag == "meta"
            and kind.attributes.get("http-equiv", "").lower() == "content-language"
            and "content" in kind.attributes
        }
        if not named:
            return ""
        return named[next(number for number in reversed(document.kind) if number in named)]

    @cached_property
    def _languages(self) -> Sequence[str]:
        """The language of each element in lower case, inherited; ``""`` if unknown."""
        parent = self._tree.parent
        languages: list[str] = []
        for element, signature in enumerate(self._tree.signatures):
            value = signature.attributes.get("lang")
            if signature.namespace != "html":
                value = signature.attributes.get("xml:lang", value)
            if value is not None:
                languages.append(value.lower())
            else:
                above = parent[element]
                languages.append(languages[above] if above >= 0 else self.page_language)
        return languages

    # -- :dir() ----------------------------------------------------------------------------------

    def direction(self, evaluator: Evaluator, test: Direction, element: int) -> int:
        """Return where ``:dir()`` holds: everywhere, or nowhere."""
        return evaluator.all if self.direction_of(element) == test.value else 0

    def direction_of(self, element: int) -> str:
        """Return ``ltr`` or ``rtl``."""
        tree = self._tree
        while element >= 0:
            signature = tree.signatures[element]
            if signature.namespace == "html":
                value = tree.attributes(element).get("dir", "").lower()
                if value in {"ltr", "rtl"}:
                    return value
                if value == "auto" or signature.tag == "bdi":
                    return self._automatic(element, signature.tag)
                if signature.tag == "input" and input_type(tree.attributes(element)) == "tel":
                    return "ltr"
            element = tree.parent[element]
        return "ltr"

    def _automatic(self, element: int, tag: str) -> str:
        """Return the direction that the text of an element gives it."""
        if tag == "input":
            attributes = self._tree.attributes(element)
            is_text = input_type(attributes) in _DIRECTED_BY_VALUE
            return _first_strong(attributes.get("value", "") if is_text else "") or "ltr"
        return self._strong[element] or "ltr"

    @cached_property
    def _strong(self) -> Sequence[str]:
        """The direction of the first strong character in each element, ``""`` without one.

        From the end, once for all elements: many may ask, one within the other.
        """
        tree = self._tree
        strong = [""] * len(tree.parent)
        isolated = [self._is_isolated(element) for element in range(len(strong))]
        for element in range(len(strong) - 1, -1, -1):
            children = tree.children[element]
            if not children:
                strong[element] = _first_strong(tree.document.own_text(element))
                continue
            left = iter(children)
            for text in tree.document.pieces(element):
                if text is not None:
                    found = _first_strong(text)
                else:
                    child = next(left)
                    found = "" if isolated[child] else strong[child]
                if found:
                    strong[element] = found
                    break
        return strong

    def _is_isolated(self, element: int) -> bool:
        """Whether the text of an element does not count for the elements around it."""
        signature = self._tree.signatures[element]
        if signature.namespace != "html":
            return False
        value = self._tree.attributes(element).get("dir", "").lower()
        return signature.tag in _ISOLATED or value in {"ltr", "rtl", "auto"}


def _first_strong(text: str) -> str:
    """Return the direction of the first strong character of a text, ``""`` without one."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return ""

"""Which elements of a page hold text that counts, whatever their style.

Style decides the rest later: what is hidden, and what the colors are. The exemptions follow
WCAG 2.2, 1.4.3 (incidental text: inactive components, pure decoration, not visible) and the ACT
rule afw4f7 (disabled widgets, and what names them).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade import Document

__all__ = ["Survey", "Traits", "field_text", "says_something", "survey"]

# Elements whose content is no text of the page, or is shown only where they are not supported.
_NEVER_RENDERED = frozenset(
    {
        *("area", "audio", "base", "basefont", "canvas", "col", "colgroup", "datalist", "head"),
        *("iframe", "link", "meta", "meter", "noembed", "noframes", "noscript", "option"),
        *("optgroup", "param", "progress", "script", "select", "source", "style", "template"),
        *("textarea", "title", "track", "video"),
    }
)
# Fields whose own text is judged although it is no text node.
_FIELDS = frozenset({"input", "select", "textarea"})
_INPUTS_WITHOUT_TEXT = frozenset({"hidden", "range", "color", "checkbox", "radio", "image"})
_NO_BOX = _INPUTS_WITHOUT_TEXT | {"submit", "reset", "button"}
_BUTTON_INPUTS = {"submit": "Submit", "reset": "Reset", "button": ""}
_TEXT_INPUTS = frozenset({"", "email", "number", "password", "search", "tel", "text", "url"})
_CAN_BE_DISABLED = frozenset({"button", "fieldset", "input", "select", "textarea"})
_LABELLED_INPUTS_NOT = frozenset({"hidden", "image", "button", "submit", "reset"})


class Traits(NamedTuple):
    """What the judgement of a text depends on besides its style. Equal traits, equal verdict.

    ``exempt`` names the reason for which its author or its role takes it out; ``short`` is one
    character; ``empty`` is a field whose value is empty; ``drawn`` lies inside an ``svg``;
    ``ligature`` could be the name of an icon.
    """

    exempt: str | None = None
    short: bool = False
    empty: bool = False
    drawn: bool = False
    ligature: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The elements with text of their own, in document order, and the traits of each.

    ``fields`` are the enabled form fields that have a box, whose edges are judged, ``links`` the
    links, whose outlines are; ``ignored`` maps each element that carries
    ``data-a11yview-ignore`` to the reason it gives; ``exempt`` maps every element that is taken
    out with its content, with text of its own or without, to the reason.
    """

    elements: tuple[int, ...]
    traits: tuple[Traits, ...]
    fields: tuple[int, ...]
    links: tuple[int, ...]
    ignored: Mapping[int, str]
    exempt: Mapping[int, str]


def survey(document: Document) -> Survey:
    """Return the elements of a document that hold text, with what exempts them."""
    return _Surveyor(document).survey()


def field_text(document: Document, element: int) -> str:
    """Return what a form field shows: its value, the option that is chosen, or a default."""
    attributes = document.attributes(element)
    tag = document.tag(element)
    if tag == "textarea":
        return document.own_text(element)
    if tag == "select":
        return _chosen_option(document, element)
    return attributes.get("value", _BUTTON_INPUTS.get(_kind(attributes), ""))


def _chosen_option(document: Document, select: int) -> str:
    options: list[int] = []
    open_elements = [select]
    while open_elements:
        element = open_elements.pop()
        if document.tag(element) == "option":
            options.append(element)
        open_elements.extend(reversed(document.children[element]))
    chosen = [o for o in options if "selected" in document.attributes(o)] or options
    return " ".join(document.own_text(chosen[0]).split()) if chosen else ""


class _Surveyor:
    """One walk over a document; every array is indexed by element."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.ids: dict[str, int] = {}
        self.labelled_by: dict[str, list[int]] = {}
        for element in range(len(document)):
            attributes = document.attributes(element)
            if "id" in attributes:
                self.ids.setdefault(attributes["id"], element)
            for name in attributes.get("aria-labelledby", "").split():
                self.labelled_by.setdefault(name, []).append(element)

    def survey(self) -> Survey:
        document = self.document
        elements: list[int] = []
        traits: list[Traits] = []
        fields: list[int] = []
        links: list[int] = []
        self.disabled = disabled = [False] * len(document)
        state: list[str | None] = [None] * len(document)  # the exemption that is inherited
        drawn = [False] * len(document)
        unrendered = [False] * len(document)
        ignored: dict[int, str] = {}
        for element, parent in enumerate(document.parent):
            kind = document.kinds[document.kind[element]]
            tag, attributes = kind.tag, kind.attributes
            if parent >= 0:
                disabled[element] = self._disabled(element, parent, tag, attributes)
                state[element] = state[parent] or self._closed(element, parent, tag)
                drawn[element] = drawn[parent] or kind.namespace == "svg"
                unrendered[element] = unrendered[parent] or document.tag(parent) in _NEVER_RENDERED
            if "data-a11yview-ignore" in attributes:
                ignored[element] = attributes["data-a11yview-ignore"].strip()
                state[element] = "ignored"
            elif "inert" in attributes:
                state[element] = state[element] or "inert"
            if unrendered[element]:
                continue
            if kind.namespace == "svg" and tag in {"title", "desc", "metadata", "style", "script"}:
                unrendered[element] = True
                continue
            if tag in _FIELDS and not (tag == "input" and _kind(attributes) in _NO_BOX):
                fields.append(element)
            elif tag == "a" and "href" in attributes:
                links.append(element)
            found = self._traits(element, tag, attributes, state[element], drawn=drawn[element])
            if found is not None:
                elements.append(element)
                traits.append(found)
        self._add_labels(elements, traits)
        return Survey(
            elements=tuple(elements),
            traits=tuple(traits),
            fields=tuple(e for e in fields if not disabled[e] and state[e] is None),
            links=tuple(e for e in links if not disabled[e] and state[e] is None),
            ignored=ignored,
            exempt={
                element: reason or "disabled"
                for element, reason in enumerate(state)
                if reason is not None or disabled[element]
            },
        )

    def _disabled(self, element: int, parent: int, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag in _CAN_BE_DISABLED and "disabled" in attributes:
            return True
        aria = attributes.get("aria-disabled", "").strip().lower()
        if aria:
            return aria == "true"
        inherited = self.disabled[parent]
        if inherited and tag == "legend" and self._is_free_legend(element, parent):
            return False
        return inherited

    def _is_free_legend(self, element: int, parent: int) -> bool:
        """Whether it is the first legend of a disabled fieldset, which stays enabled."""
        document = self.document
        if document.tag(parent) != "fieldset" or "disabled" not in document.attributes(parent):
            return False
        grandparent = document.parent[parent]
        if grandparent >= 0 and self.disabled[grandparent]:
            return False
        legends = (c for c in document.children[parent] if document.tag(c) == "legend")
        return next(legends, None) == element

    def _closed(self, element: int, parent: int, tag: str) -> str | None:
        """Content of a closed details element is not rendered, its first summary is."""
        document = self.document
        if document.tag(parent) != "details" or "open" in document.attributes(parent):
            return None
        if tag == "summary":
            summaries = (c for c in document.children[parent] if document.tag(c) == "summary")
            if next(summaries, None) == element:
                return None
        return "closed"

    def _traits(
        self,
        element: int,
        tag: str,
        attributes: Mapping[str, str],
        exempt: str | None,
        *,
        drawn: bool,
    ) -> Traits | None:
        """Return what the element's own text is like, None if it has none that is rendered."""
        document = self.document
        empty = False
        if tag in _FIELDS:
            kind = _kind(attributes) if tag == "input" else ""
            if tag == "input" and kind in _INPUTS_WITHOUT_TEXT:
                return None
            text = field_text(document, element)
            empty = not text.strip() and (tag == "textarea" or kind in _TEXT_INPUTS)
            if not text.strip() and not empty and tag == "select":
                return None
            no_letters = bool(text.strip()) and not says_something(text)
        elif tag in _NEVER_RENDERED or not document.has_text(element):
            return None
        else:
            text = document.own_text(element)
            no_letters = not says_something(text) and not self._separates(element, text)
            if tag == "details" and "open" not in attributes:
                exempt = exempt or "closed"
        text = text.strip()
        if exempt is None and self.disabled[element]:
            exempt = "disabled"
        if exempt is None and no_letters:
            exempt = "no-letters"
        return Traits(
            exempt=exempt,
            short=len(text) == 1,
            empty=empty,
            drawn=drawn,
            ligature=_could_be_ligature(text),
        )

    def _separates(self, element: int, text: str) -> bool:
        """Return whether marks stand between the parts of a line: ``« back | up | next »``."""
        pieces = [piece for piece in self.document.texts[element] if not piece.isspace()]
        return len(pieces) > 1 and " " in " ".join(text.split())

    def _add_labels(self, elements: list[int], traits: list[Traits]) -> None:
        """Take out what names a disabled control, once it is known what is disabled."""
        if not any(self.disabled):
            return
        for place, element in enumerate(elements):
            if traits[place].exempt is None and self._names_disabled(element):
                traits[place] = traits[place]._replace(exempt="disabled-label")

    def _names_disabled(self, element: int) -> bool:
        document, disabled = self.document, self.disabled
        label: int | None = None
        referrers: list[int] = []
        ancestor = element
        while ancestor >= 0:
            attributes = document.attributes(ancestor)
            if label is None and document.tag(ancestor) == "label":
                label = ancestor
            if "id" in attributes:
                referrers += self.labelled_by.get(attributes["id"], ())
            ancestor = document.parent[ancestor]
        if label is not None:
            named = self.ids.get(document.attributes(label).get("for", ""))
            if named is not None and disabled[named]:
                return True
            wrapped = self._first_control(label)
            if wrapped is not None and disabled[wrapped]:
                return True
        return bool(referrers) and all(disabled[referrer] for referrer in referrers)

    def _first_control(self, label: int) -> int | None:
        document = self.document
        open_elements = list(reversed(document.children[label]))
        while open_elements:
            element = open_elements.pop()
            tag = document.tag(element)
            kind = _kind(document.attributes(element))
            if tag in _FIELDS and not (tag == "input" and kind in _LABELLED_INPUTS_NOT):
                return element
            open_elements.extend(reversed(document.children[element]))
        return None


def _kind(attributes: Mapping[str, str]) -> str:
    return attributes.get("type", "").strip().lower()


def says_something(text: str) -> bool:
    """Whether the text has a letter or a digit of any script."""
    if text.isascii():
        return any(character.isalnum() for character in text)
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def _could_be_ligature(text: str) -> bool:
    return text.isascii() and text.replace("_", "").isalnum() and text == text.lower()

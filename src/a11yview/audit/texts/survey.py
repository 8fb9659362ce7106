"""The elements of a page with text that counts, whatever their style.

Style decides later whether they are hidden, and in which colors. The exemptions follow
WCAG 2.2, 1.4.3 (incidental text: inactive components, pure decoration, not visible) and the ACT
rule afw4f7 (disabled widgets, and what names them).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.texts.situations import NEVER_RENDERED, Situation, situations
from a11yview.cascade import BUTTONS, FIELDS, FormControls, input_type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade import Document, Kind

__all__ = ["Survey", "Traits", "says_something", "survey"]

# Fields whose own text is judged although it is no text node.
_FIELDS: Final = frozenset(FIELDS)
_INPUTS_WITHOUT_TEXT: Final = frozenset({"hidden", "range", "color", "checkbox", "radio", "image"})
_NO_BOX: Final = _INPUTS_WITHOUT_TEXT | BUTTONS
_INPUTS_WITHOUT_LABEL: Final = BUTTONS | {"hidden", "image"}

_ALPHANUMERIC: Final = re.compile(r"[^\W_]")
_LIGATURE: Final = re.compile(r"[a-z0-9_]+")


class Traits(NamedTuple):
    """The traits of a text that its judgement depends on besides its style.

    ``exempt`` names the reason why its author or its role exempts it; ``short`` is one
    letter, in no field and no code; ``empty`` is a field whose value is empty; ``drawn`` is a
    ``text`` in a drawing; ``ligature`` could be the name of an icon.
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
    form_controls: FormControls


def survey(document: Document) -> Survey:
    """Return the elements of a document that hold text, with what exempts them."""
    return _Surveyor(document).survey()


class _Surveyor:
    """One walk over a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.form_controls = FormControls(document)
        self.situations = situations(document, self.form_controls)
        self.controls: dict[int, int | None] = {}
        """By label, the first control in it."""

    def survey(self) -> Survey:
        document, around = self.document, self.situations
        by_kind = [_use(kind) for kind in document.kinds]
        if any(by_kind):
            places = [e for e, kind in enumerate(document.kind) if by_kind[kind]]
        else:
            places = []
        uses = {element: by_kind[document.kind[element]] for element in places}
        fields = (element for element in places if uses[element] != "link")
        elements, traits = self._texts(sorted({*document.texts, *fields}))
        self._add_labels(elements, traits)
        operable = [
            element
            for element in places
            if (there := around[element]).rendered
            and not there.is_inactive
            and there.exempt is None
        ]
        return Survey(
            elements=tuple(elements),
            traits=tuple(traits),
            fields=tuple(element for element in operable if uses[element] == "box"),
            links=tuple(element for element in operable if uses[element] == "link"),
            ignored=self._ignored(),
            exempt={
                element: there.exempt or "disabled"
                for element, there in enumerate(around)
                if there.exempt is not None or there.is_inactive
            },
            form_controls=self.form_controls,
        )

    def _texts(self, candidates: Sequence[int]) -> tuple[list[int], list[Traits]]:
        """Return the elements with text that is rendered, and the traits of each."""
        texts, kind_of, ordinary = self.document.texts, self.document.kind, self._ordinary()
        elements: list[int] = []
        traits: list[Traits] = []
        # Of ordinary elements with one piece of text, by their situation and that piece.
        known: defaultdict[Situation, dict[str, Traits | None]] = defaultdict(dict)
        for element in candidates:
            there = self.situations[element]
            if not there.rendered or there.silent:
                continue
            pieces = texts[element] if ordinary[kind_of[element]] else ()
            if len(pieces) == 1:
                piece, alike = pieces[0], known[there]
                if piece not in alike:
                    alike[piece] = self._traits(element)
                found = alike[piece]
            elif pieces and "".join(pieces).isspace():
                continue
            else:
                found = self._traits(element)
            if found is not None:
                elements.append(element)
                traits.append(found)
        return elements, traits

    def _ordinary(self) -> list[bool]:
        """Return for each kind whether its elements are known by their text nodes alone."""
        special = _FIELDS | NEVER_RENDERED | {"details"}
        return [kind.tag not in special for kind in self.document.kinds]

    def _ignored(self) -> dict[int, str]:
        document = self.document
        reasons = {
            number: kind.attributes["data-a11yview-ignore"].strip()
            for number, kind in enumerate(document.kinds)
            if "data-a11yview-ignore" in kind.attributes
        }
        if not reasons:
            return {}
        return {e: reasons[kind] for e, kind in enumerate(document.kind) if kind in reasons}

    def _traits(self, element: int) -> Traits | None:
        """Return the traits of an element's own text, None if none is rendered."""
        tag, attributes = self.document.tag(element), self.document.attributes(element)
        around = self.situations[element]
        exempt = around.exempt
        document = self.document
        empty = False
        if tag in _FIELDS:
            if tag == "input" and input_type(attributes) in _INPUTS_WITHOUT_TEXT:
                return None
            text = self.form_controls.shown_text(element)
            empty = not text.strip() and self.form_controls.holds_text(element)
            if not text.strip() and not empty and tag == "select":
                return None
            no_letters = bool(text.strip()) and not says_something(text)
        elif (tag in NEVER_RENDERED and tag != "option") or not document.has_text(element):
            return None
        else:
            text = document.own_text(element)
            no_letters = not (
                says_something(text)
                or (around.code and len(text.split()) > 1)
                or self._separates(element, text)
            )
            if tag == "details" and "open" not in attributes:
                exempt = exempt or "closed"
        text = text.strip()
        if exempt is None and around.is_inactive:
            exempt = "disabled"
        if exempt is None and no_letters:
            exempt = "no-letters"
        return Traits(
            exempt=exempt,
            short=self._is_short(element, text),
            empty=empty,
            drawn=around.drawn,
            ligature=_could_be_ligature(text),
        )

    def _is_short(self, element: int, text: str) -> bool:
        """Whether a text is one letter, which may stand for a picture; a digit says a number."""
        if len(text) != 1 or text.isdecimal() or self.situations[element].code:
            return False
        return self.document.tag(element) not in _FIELDS

    def _separates(self, element: int, text: str) -> bool:
        """Return whether marks stand between the parts of a line: ``« back | up | next »``."""
        pieces = [piece for piece in self.document.texts[element] if not piece.isspace()]
        return len(pieces) > 1 and " " in " ".join(text.split())

    def _add_labels(self, elements: list[int], traits: list[Traits]) -> None:
        """Exempt the labels of disabled controls."""
        if not any(there.is_inactive for there in self.situations):
            return
        ids: dict[tuple[int, str], int] = {}
        referrers: dict[tuple[int, str], list[int]] = {}
        for element in range(len(self.document)):
            attributes = self.document.attributes(element)
            if "id" in attributes:
                ids.setdefault((self.document.tree_of(element), attributes["id"]), element)
            for name in attributes.get("aria-labelledby", "").split():
                key = (self.document.tree_of(element), name)
                referrers.setdefault(key, []).append(element)
        for place, element in enumerate(elements):
            if traits[place].exempt is None and self._names_disabled(element, ids, referrers):
                traits[place] = traits[place]._replace(exempt="disabled-label")

    def _names_disabled(
        self,
        element: int,
        ids: Mapping[tuple[int, str], int],
        labelled_by: Mapping[tuple[int, str], list[int]],
    ) -> bool:
        document = self.document
        label: int | None = None
        referrers: list[int] = []
        ancestor = element
        while ancestor >= 0:
            attributes = document.attributes(ancestor)
            if label is None and document.tag(ancestor) == "label":
                label = ancestor
            if "id" in attributes:
                key = (document.tree_of(ancestor), attributes["id"])
                referrers += labelled_by.get(key, ())
            ancestor = document.parent[ancestor]
        if label is not None:
            named = ids.get((document.tree_of(label), document.attributes(label).get("for", "")))
            for control in (named, self._first_control(label)):
                if control is not None and self.situations[control].is_inactive:
                    return True
        return bool(referrers) and all(self.situations[r].is_inactive for r in referrers)

    def _first_control(self, label: int) -> int | None:
        if label not in self.controls:
            self.controls[label] = self._control_in(label)
        return self.controls[label]

    def _control_in(self, label: int) -> int | None:
        document = self.document
        open_elements = list(reversed(document.children[label]))
        while open_elements:
            element = open_elements.pop()
            tag = document.tag(element)
            kind = input_type(document.attributes(element))
            if tag in _FIELDS and not (tag == "input" and kind in _INPUTS_WITHOUT_LABEL):
                return element
            open_elements.extend(reversed(document.children[element]))
        return None


def _use(kind: Kind) -> str:
    """Return ``box`` for a field with a box, ``field`` for another, ``link``, or nothing."""
    if kind.namespace != "html":
        return ""
    if kind.tag in _FIELDS:
        boxless = kind.tag == "input" and input_type(kind.attributes) in _NO_BOX
        return "field" if boxless else "box"
    return "link" if kind.tag == "a" and "href" in kind.attributes else ""


def says_something(text: str) -> bool:
    """Return whether the text has a letter or a digit of any script."""
    return _ALPHANUMERIC.search(text) is not None


def _could_be_ligature(text: str) -> bool:
    return _LIGATURE.fullmatch(text) is not None

"""Situations: what elements take from their ancestors, whatever their style.

They may be disabled, inert or in a closed ``details``. Equal tags in equal situations have equal
content, so most elements cost one look-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade import CAN_BE_DISABLED, is_list_box

if TYPE_CHECKING:
    from a11yview.cascade import Document, FormControls, Kind

__all__ = ["NEVER_RENDERED", "Situation", "situations"]

NEVER_RENDERED: Final = frozenset(
    {
        *("area", "audio", "base", "basefont", "canvas", "col", "colgroup", "datalist", "head"),
        *("iframe", "link", "meta", "meter", "noembed", "noframes", "noscript", "option"),
        *("optgroup", "param", "progress", "script", "select", "source", "style", "template"),
        *("textarea", "title", "track", "video"),
    }
)
"""Elements whose content is never text of the page, or a fallback for old browsers."""

_CODE: Final = frozenset({"code", "kbd", "listing", "pre", "samp", "tt", "xmp"})
_NOT_DRAWN: Final = frozenset({"title", "desc", "metadata", "style", "script"})  # in SVG
_WRITTEN: Final = frozenset({"text", "tspan", "textPath", "a"})  # whose text SVG shows, in a text
_CHANGING: Final = NEVER_RENDERED | _CODE | {"details", "legend"}
_CHANGING_ATTRIBUTES: Final = frozenset(
    {"aria-disabled", "data-a11yview-ignore", "disabled", "inert"}
)


class Situation(NamedTuple):
    """The situation of an element; ``exempt`` is the reason to exempt it with its content.

    ``is_disabled`` means in a control that HTML disables, ``is_aria_disabled`` in an element that
    ``aria-disabled`` does, ``drawn`` in the ``text`` of a drawing, ``code`` in what a program reads
    or writes; ``silent`` that text of its own is not shown.
    """

    exempt: str | None = None
    is_disabled: bool = False
    is_aria_disabled: bool = False
    drawn: bool = False
    silent: bool = False
    code: bool = False
    rendered: bool = True
    closing: bool = False  # in a closed details element: the first summary alone is shown

    @property
    def is_inactive(self) -> bool:
        """Whether it is in an inactive control."""
        return self.is_disabled or self.is_aria_disabled


def situations(document: Document, form_controls: FormControls) -> list[Situation]:
    """Return the situation of every element."""
    return _Walk(document, form_controls).run()


class _Walk:
    def __init__(self, document: Document, form_controls: FormControls) -> None:
        self.document = document
        self.form_controls = form_controls
        self.known: list[Situation] = []
        self.numbers: dict[Situation, int] = {}
        self.firsts: dict[tuple[int, str], int | None] = {}

    def run(self) -> list[Situation]:
        document = self.document
        kinds = len(document.kinds)
        known: dict[int, tuple[Situation, int]] = {}
        found: list[Situation] = []
        inner: list[int] = []  # the number of the situation that content is in
        top = self._number(Situation())
        changing = [_changes(kind) for kind in document.kinds]
        for element, (parent, kind) in enumerate(zip(document.parent, document.kind, strict=True)):
            outer = inner[parent] if parent >= 0 else top
            if not (changing[kind] or self.known[outer].closing):
                found.append(self.known[outer])
                inner.append(outer)
                continue
            key = outer * kinds + kind
            pair = known.get(key)
            if pair is None:
                own = self._own(element, kind, self.known[outer])
                pair = own, self._number(self._within(kind, own))
                if not self._depends_on_siblings(kind, self.known[outer]):
                    known[key] = pair
            found.append(pair[0])
            inner.append(pair[1])
        return found

    def _number(self, situation: Situation) -> int:
        number = self.numbers.get(situation)
        if number is None:
            number = self.numbers[situation] = len(self.known)
            self.known.append(situation)
        return number

    def _depends_on_siblings(self, kind: int, outer: Situation) -> bool:
        """Whether the situation depends on which of its siblings the element is."""
        tag = self.document.kinds[kind].tag
        return outer.closing or (outer.is_disabled and tag == "legend")

    def _own(self, element: int, number: int, outer: Situation) -> Situation:
        kind = self.document.kinds[number]
        tag, attributes = kind.tag, kind.attributes
        exempt = outer.exempt
        if outer.closing and exempt is None and not self._is_first(element, "summary"):
            exempt = "closed"
        if "data-a11yview-ignore" in attributes:
            exempt = "ignored"
        elif "inert" in attributes:
            exempt = exempt or "inert"
        aria = attributes.get("aria-disabled", "").strip().lower()
        is_svg = kind.namespace == "svg"
        drawn = is_svg and tag in _WRITTEN and (outer.drawn or tag == "text")
        return Situation(
            exempt=exempt,
            is_disabled=self._is_disabled(element, kind, outer),
            is_aria_disabled=aria == "true" if aria else outer.is_aria_disabled,
            drawn=drawn,
            silent=is_svg and not drawn and tag != "foreignObject",
            code=outer.code or tag in _CODE,
            rendered=outer.rendered and not (is_svg and tag in _NOT_DRAWN),
        )

    def _within(self, number: int, own: Situation) -> Situation:
        kind = self.document.kinds[number]
        is_listed = kind.tag == "select" and is_list_box(kind.attributes)  # its options are seen
        rendered = own.rendered and (is_listed or kind.tag not in NEVER_RENDERED)
        closing = kind.tag == "details" and "open" not in kind.attributes
        return own._replace(rendered=rendered, closing=closing, silent=False)

    def _is_disabled(self, element: int, kind: Kind, outer: Situation) -> bool:
        """Whether an element is a disabled control, or in one; HTML alone decides."""
        if kind.namespace != "html":
            return outer.is_disabled
        if kind.tag in CAN_BE_DISABLED and "disabled" in kind.attributes:
            return True
        if outer.is_disabled and kind.tag == "legend":
            return self.form_controls.is_in_disabled_fieldset(element)
        return outer.is_disabled

    def _is_first(self, element: int, tag: str) -> bool:
        """Whether it is the first child of its parent with that tag."""
        document = self.document
        key = (document.parent[element], tag)
        if key not in self.firsts:
            siblings = document.children[key[0]]
            self.firsts[key] = next((s for s in siblings if document.tag(s) == tag), None)
        return self.firsts[key] == element


def _changes(kind: Kind) -> bool:
    """Whether an element may be in another situation than its parent, or its content may.

    In a closed ``details``, any may.
    """
    return (
        kind.tag in _CHANGING
        or kind.namespace == "svg"
        or not _CHANGING_ATTRIBUTES.isdisjoint(kind.attributes)
    )

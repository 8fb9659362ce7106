"""Changes by scripts and visitors, as documents that differ from the page in attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade import OPEN, FormControls, with_attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from a11yview.cascade import Document, Kind, Page, PageSwitches

__all__ = ["CHANGES", "Change", "changes_of"]

_Changed: TypeAlias = "dict[int, Mapping[str, str | None]]"
"""Attributes to change, by element; ``None`` takes one away."""

CHANGES: Final = frozenset({"aria", "checked", "fields", "open"})
"""The kinds of states that are changes."""
_CHECKED: Final = frozenset({"checked", "indeterminate"})
_SHOWN: Final = frozenset({"placeholder", "placeholder-shown"})
_SENT: Final = frozenset({"user-invalid", "user-valid"})
_VALID: Final = frozenset({"invalid", "valid"})
_OPEN: Final = frozenset({OPEN, "modal", "open", "popover-open"})

_TYPED: Final = "Text"
_TYPED_AS: Final = {
    "date": "2026-01-31",
    "email": "me@site.example",
    "time": "12:00",
    "url": "https://site.example/",
}
_MOST_ROUNDS: Final = 8
"""Radio buttons of a group, and options of a list, that are looked at by themselves."""
_NOT_TYPED: Final = frozenset(
    "button checkbox color file hidden image radio range reset submit".split()
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Change:
    """A change: its name as a selector says it, its kind of state, and the changed document."""

    name: str
    kind: str
    document: Document
    asks: frozenset[str]
    """Pseudo-classes and attributes of selectors that may ask for it."""


def changes_of(page: Page) -> Iterator[Change]:
    """Yield the changes that can be seen on a page, by what its selectors ask for."""
    document, switches = page.document, page.switches
    if _CHECKED & switches.states:
        controls, boxes = FormControls(document), _boxes(document)
        options = _asks_for_options(page)
        for number, changed in enumerate(_checked(controls, boxes, options=options), 1):
            name = ":checked" if number == 1 else f":checked ({number})"
            checked = with_attributes(document, changed)
            yield Change(name=name, kind="checked", document=checked, asks=_CHECKED)
        changed = _unchecked(controls, boxes)
        if changed:
            left = with_attributes(document, changed)
            yield Change(name=":not(:checked)", kind="checked", document=left, asks=_CHECKED)
    if "indeterminate" in switches.states:
        yield from _indeterminate(FormControls(document), _boxes(document))
    if (_SHOWN | _VALID) & switches.states:
        yield from _filled(document, required=bool(_VALID & switches.states))
    if _SENT & switches.states:
        sent = with_attributes(document, {}, submitted=True)
        yield Change(name=":user-invalid", kind="fields", document=sent, asks=_SENT)
    yield from _attributes(page, switches)
    if OPEN in switches.states and (closed := _to_close(document)):
        closed_document = with_attributes(document, closed)
        yield Change(name=":not([open])", kind="open", document=closed_document, asks=_OPEN)
    opened = _opened(document)
    if opened:
        shown = [element for element in opened if document.tag(element) != "details"]
        changed = {e: {"open": ""} for e in opened if document.tag(e) in {"details", "dialog"}}
        opened_document = with_attributes(document, changed, shown=shown)
        yield Change(name=":open", kind="open", document=opened_document, asks=_OPEN)


def _asks_for_options(page: Page) -> bool:
    """Whether a selector may ask for an option of a list that is chosen."""
    signatures = zip(page.document.kinds, page.tree.tag_signatures, strict=True)
    options = [signature for kind, signature in signatures if kind.tag == "option"]
    return any(one.accepts(option) for option in options for one in page.switches.checked)


def _checked(controls: FormControls, boxes: Sequence[int], *, options: bool) -> Iterator[_Changed]:
    """Yield fields to check: all checkboxes, and the radio buttons of a group or options by turns.

    Only one of a group can be chosen, so that no rule for two of them ever applies. Of a group with
    more members than rounds, the first round checks the rest, too, each without its group.
    """
    document = controls.document
    groups = [
        group for group in controls.choices() if options or document.tag(group[0]) != "option"
    ]
    rounds = min(max((len(group) for group in groups), default=0), _MOST_ROUNDS)
    seen: list[_Changed] = []
    for number in range(max(rounds, 1)):
        changed: _Changed = {box: {"checked": ""} for box in boxes}
        for group in groups:
            turn = number % len(group)
            if not controls.is_checked(group[turn]) or len(group) > _MOST_ROUNDS:
                changed |= _chosen(document, group, turn, is_first=number == 0)
        new = {
            element: attributes
            for element, attributes in changed.items()
            if any(document.attributes(element).get(n) != v for n, v in attributes.items())
        }
        if new and new not in seen:
            seen.append(new)
            yield new


def _chosen(document: Document, group: Sequence[int], turn: int, *, is_first: bool) -> _Changed:
    """Return the attributes that make one of a group the chosen one."""
    changed: _Changed = {}
    for number, element in enumerate(group):
        name = "selected" if document.tag(element) == "option" else "checked"
        if number == turn:
            changed[element] = {name: ""}
        elif is_first and number >= _MOST_ROUNDS and name == "checked":
            changed[element] = {name: "", "name": None}
        else:
            changed[element] = {name: None}
    return changed


def _boxes(document: Document) -> list[int]:
    """Return the checkboxes."""
    found: list[int] = []
    for element, number in enumerate(document.kind):
        kind = document.kinds[number]
        if kind.tag == "input" and kind.attributes.get("type", "").lower() == "checkbox":
            found.append(element)
    return found


def _unchecked(controls: FormControls, boxes: Iterable[int]) -> _Changed:
    """Return the fields to uncheck: checkboxes, and radio buttons that have no group."""
    alone = (group[0] for group in controls.choices() if len(group) == 1)
    return {
        element: {"checked": None}
        for element in (*boxes, *alone)
        if "checked" in controls.attributes(element)
    }


def _indeterminate(controls: FormControls, boxes: Sequence[int]) -> Iterator[Change]:
    """Yield the page with all indeterminate that can be, and the other way round.

    These are checkboxes, radio buttons of which none is chosen, and progress without a value.
    """
    document = controls.document
    progress = [e for e, kind in enumerate(document.kind) if document.kinds[kind].tag == "progress"]
    groups = (group for group in controls.choices() if document.tag(group[0]) == "input")
    emptied: _Changed = {
        radio: {"checked": None}
        for group in groups
        for radio in group
        if "checked" in controls.attributes(radio)
    }
    begun: _Changed = {}
    for element in progress:
        if "value" in controls.attributes(element):
            emptied[element] = {"value": None}
        else:
            begun[element] = {"value": "0.5"}
    if emptied or boxes:
        changed = with_attributes(document, emptied, indeterminate=boxes)
        yield Change(name=":indeterminate", kind="checked", document=changed, asks=_CHECKED)
    if begun:
        changed = with_attributes(document, begun)
        yield Change(name=":not(:indeterminate)", kind="checked", document=changed, asks=_CHECKED)


def _filled(document: Document, *, required: bool) -> Iterator[Change]:
    """Yield the page with something typed into fields that are empty, and the other way round.

    These are fields with a placeholder; with ``required``, also the required ones, for selectors
    that ask whether what is typed is valid.
    """
    typed: dict[int, Mapping[str, str | None]] = {}
    emptied: dict[int, Mapping[str, str | None]] = {}
    more: dict[int, str] = {}
    less: dict[int, str] = {}
    for element, number in enumerate(document.kind):
        kind = document.kinds[number]
        is_asked = required and "required" in kind.attributes
        if "placeholder" not in kind.attributes and not is_asked:
            continue
        if kind.tag == "textarea":
            (less if document.own_text(element) else more)[element] = (
                "" if document.own_text(element) else _TYPED
            )
        elif kind.tag == "input" and kind.attributes.get("type", "").lower() not in _NOT_TYPED:
            if kind.attributes.get("value"):
                emptied[element] = {"value": None}
            else:
                typed[element] = {"value": _typed(kind)}
    if typed or more:
        changed = with_attributes(document, typed, texts=more)
        yield Change(
            name=":not(:placeholder-shown)", kind="fields", document=changed, asks=_SHOWN | _VALID
        )
    if emptied or less:
        changed = with_attributes(document, emptied, texts=less)
        yield Change(
            name=":placeholder-shown", kind="fields", document=changed, asks=_SHOWN | _VALID
        )


def _typed(kind: Kind) -> str:
    """Return a text to type into a field, in the form that its type asks for."""
    type_ = kind.attributes.get("type", "").lower()
    if type_ == "number":
        return kind.attributes.get("min") or "1"
    return _TYPED_AS.get(type_, _TYPED)


def _attributes(page: Page, switches: PageSwitches) -> Iterator[Change]:
    document = page.document
    for (name, value), compounds in switches.attributes.items():
        fits = [
            any(
                compound.accepts(signature)
                and (compound.keys or name in kind.attributes or _may_have(name, kind))
                for compound in compounds
            )
            and kind.attributes.get(name) != value
            for kind, signature in zip(document.kinds, page.tree.tag_signatures, strict=True)
        ]
        changed: dict[int, Mapping[str, str | None]] = {
            element: {name: value} for element, kind in enumerate(document.kind) if fits[kind]
        }
        if changed:
            yield Change(
                name=f'[{name}="{value}"]',
                kind="aria",
                document=with_attributes(document, changed),
                asks=frozenset({f"[{name}]"}),
            )


def _may_have(name: str, kind: Kind) -> bool:
    """Whether scripts may give an attribute to elements of a kind that a selector does not name."""
    return name == "aria-current" and kind.tag == "a" and "href" in kind.attributes


def _to_close(document: Document) -> _Changed:
    """Return the details that are open at rest, closed."""
    return {
        element: {"open": None}
        for element, number in enumerate(document.kind)
        if document.kinds[number].tag == "details" and "open" in document.kinds[number].attributes
    }


def _opened(document: Document) -> list[int]:
    """Return the elements that a visitor may open: closed details, dialogs and popovers."""
    found: list[int] = []
    for element, number in enumerate(document.kind):
        kind = document.kinds[number]
        if (kind.tag in {"details", "dialog"} and "open" not in kind.attributes) or (
            "popover" in kind.attributes and element not in document.shown
        ):
            found.append(element)
    return found

"""Changes by scripts and visitors, as documents that differ from the page in attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.cascade import with_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.cascade import Document, Kind, Page, PageSwitches

__all__ = ["CHANGES", "Change", "changes_of"]

CHANGES: Final = frozenset({"aria", "checked", "fields", "open"})
"""The kinds of states that are changes."""

_TYPED: Final = "Text"
_CHECKABLE: Final = frozenset({"checkbox", "radio"})
_NOT_TYPED: Final = frozenset(
    "button checkbox color file hidden image radio range reset submit".split()
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Change:
    """A change: its name as a selector says it, its kind of state, and the changed document."""

    name: str
    kind: str
    document: Document


def changes_of(page: Page) -> Iterator[Change]:
    """Yield the changes that can be seen on a page, by what its selectors ask for."""
    document, switches = page.document, page.switches
    if {"checked", "indeterminate"} & switches.states:
        for checked, name in ((True, ":checked"), (False, ":not(:checked)")):
            changed = _checked(document, checked=checked)
            if changed:
                yield Change(name=name, kind="checked", document=with_attributes(document, changed))
    if {"placeholder-shown", "placeholder"} & switches.states:
        yield from _filled(document)
    if {"user-invalid", "user-valid"} & switches.states:
        sent = with_attributes(document, {}, submitted=True)
        yield Change(name=":user-invalid", kind="fields", document=sent)
    yield from _attributes(page, switches)
    opened = _opened(document)
    if opened:
        shown = [element for element in opened if document.tag(element) != "details"]
        changed = {e: {"open": ""} for e in opened if document.tag(e) in {"details", "dialog"}}
        yield Change(
            name=":open", kind="open", document=with_attributes(document, changed, shown=shown)
        )


def _checked(document: Document, *, checked: bool) -> dict[int, Mapping[str, str | None]]:
    """Return the fields that are not so; radio buttons each by itself, whatever their group."""
    found: dict[int, Mapping[str, str | None]] = {}
    for element, number in enumerate(document.kind):
        kind = document.kinds[number]
        type_ = kind.attributes.get("type", "").lower()
        if kind.tag == "input" and type_ in _CHECKABLE:
            is_checked = "checked" in kind.attributes
            if is_checked != checked:
                value = "" if checked else None
                name = {"name": None} if checked and type_ == "radio" else {}
                found[element] = {"checked": value, **name}
    return found


def _filled(document: Document) -> Iterator[Change]:
    """Yield the page with something typed into fields that are empty, and the other way round."""
    typed: dict[int, Mapping[str, str | None]] = {}
    emptied: dict[int, Mapping[str, str | None]] = {}
    more: dict[int, str] = {}
    less: dict[int, str] = {}
    for element, number in enumerate(document.kind):
        kind = document.kinds[number]
        if "placeholder" not in kind.attributes:
            continue
        if kind.tag == "textarea":
            (less if document.own_text(element) else more)[element] = (
                "" if document.own_text(element) else _TYPED
            )
        elif kind.tag == "input" and kind.attributes.get("type", "").lower() not in _NOT_TYPED:
            if kind.attributes.get("value"):
                emptied[element] = {"value": None}
            else:
                typed[element] = {"value": _TYPED}
    if typed or more:
        changed = with_attributes(document, typed, texts=more)
        yield Change(name=":not(:placeholder-shown)", kind="fields", document=changed)
    if emptied or less:
        changed = with_attributes(document, emptied, texts=less)
        yield Change(name=":placeholder-shown", kind="fields", document=changed)


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
            )


def _may_have(name: str, kind: Kind) -> bool:
    """Whether scripts may give an attribute to elements of a kind that a selector does not name."""
    return name == "aria-current" and kind.tag == "a" and "href" in kind.attributes


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

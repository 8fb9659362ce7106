"""Form controls as their attributes leave them before anyone types: disabled, checked, empty.

Source: HTML, "Pseudo-classes" and "Constraints".
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.html.legacy_attributes import integer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.matching.page_tree import PageTree

__all__ = [
    "BARRED",
    "CONTROLS",
    "FIELDS",
    "RANGED",
    "checked",
    "default",
    "disabled",
    "enabled",
    "indeterminate",
    "is_list",
    "is_submit",
    "moment",
    "placeholder_shown",
    "radio_group",
    "read_only",
    "read_write",
    "selected",
    "tag_of",
    "type_of",
    "value_of",
]

CONTROLS: Final = frozenset(
    ["button", "fieldset", "input", "optgroup", "option", "select", "textarea"]
)
FIELDS: Final = ("input", "select", "textarea")
_TEXTUAL: Final = frozenset(["text", "search", "url", "tel", "email", "password", "number"])
_WRITABLE: Final = _TEXTUAL | frozenset(["date", "month", "week", "time", "datetime-local"])
BARRED: Final = frozenset(("hidden", "reset", "button", "image"))
RANGED: Final = frozenset(["number", "range", "date", "month", "week", "time", "datetime-local"])
_INPUT_TYPES: Final = (
    _WRITABLE
    | BARRED
    | frozenset(["checkbox", "radio", "range", "color", "submit", "image", "file"])
)


def tag_of(tree: PageTree, element: int) -> str:
    """Return the local name of an HTML element, empty for others."""
    signature = tree.signatures[element]
    return signature.tag if signature.namespace == "html" else ""


def type_of(attributes: Mapping[str, str]) -> str:
    """Return the type of an ``input`` as browsers take it."""
    given = attributes.get("type", "")
    kind = given.lower()  # of ASCII alone: the sign for kelvin is no k
    return kind if kind in _INPUT_TYPES and given.isascii() else "text"


def disabled(tree: PageTree, element: int) -> bool:
    """Whether ``:disabled`` holds."""
    tag = tag_of(tree, element)
    if tag not in CONTROLS:
        return False
    if "disabled" in tree.attributes(element):
        return True
    if tag in {"option", "optgroup"}:
        return _owner_disabled(tree, element)
    return _in_disabled_fieldset(tree, element)


def _owner_disabled(tree: PageTree, element: int) -> bool:
    """Whether the group or the list that an option is in is disabled, as Chromium has it."""
    select = _select_of(tree, element)
    return _in_disabled_group(tree, element) or (select >= 0 and disabled(tree, select))


def _in_disabled_group(tree: PageTree, element: int) -> bool:
    parent = tree.parent[element]
    while parent >= 0 and tag_of(tree, parent) != "select":
        if tag_of(tree, parent) == "optgroup" and "disabled" in tree.attributes(parent):
            return True
        parent = tree.parent[parent]
    return False


def _in_disabled_fieldset(tree: PageTree, element: int) -> bool:
    child, parent = element, tree.parent[element]
    while parent >= 0:
        if tag_of(tree, parent) == "fieldset" and "disabled" in tree.attributes(parent):
            legend = next((c for c in tree.children[parent] if tag_of(tree, c) == "legend"), None)
            if child != legend:
                return True
        child, parent = parent, tree.parent[parent]
    return False


def enabled(tree: PageTree, element: int) -> bool:
    """Whether ``:enabled`` holds."""
    return tag_of(tree, element) in CONTROLS and not disabled(tree, element)


def _form_of(tree: PageTree, element: int) -> int | str:
    owner = tree.attributes(element).get("form")
    if owner is not None:
        return owner
    while element >= 0 and tag_of(tree, element) != "form":
        element = tree.parent[element]
    if element >= 0 and tree.attributes(element).get("id"):
        return tree.attributes(element)["id"]
    return element


def radio_group(tree: PageTree, element: int) -> _RadioGroup:
    """Return the radio buttons of the element's group, itself among them."""
    name = tree.attributes(element).get("name", "")
    if not name:
        return _group_of(tree, [element])
    groups = tree.radio_groups.get(name)
    if groups is None:
        members: dict[int | str, list[int]] = {}
        for other in tree.radios.get(name, ()):
            members.setdefault(_form_of(tree, other), []).append(other)
        groups = {form: _group_of(tree, radios) for form, radios in members.items()}
        tree.radio_groups[name] = groups
    return groups.get(_form_of(tree, element)) or _group_of(tree, [element])


class _RadioGroup(NamedTuple):
    """What radio buttons of one group share: which is checked (-1: none), whether one must be."""

    checked: int
    required: bool


def _group_of(tree: PageTree, radios: Sequence[int]) -> _RadioGroup:
    checked = [radio for radio in radios if "checked" in tree.attributes(radio)]
    required = any("required" in tree.attributes(radio) for radio in radios)
    return _RadioGroup(checked[-1] if checked else -1, required)


def checked(tree: PageTree, element: int) -> bool:
    """Whether ``:checked`` holds."""
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if tag == "input":
        kind = type_of(attributes)
        if kind == "radio" and "checked" in attributes:
            return radio_group(tree, element).checked == element
        return kind == "checkbox" and "checked" in attributes
    if tag == "option":
        return element in selected(tree, _select_of(tree, element)) or (
            _select_of(tree, element) < 0 and "selected" in attributes
        )
    return False


def _select_of(tree: PageTree, element: int) -> int:
    while element >= 0 and tag_of(tree, element) != "select":
        element = tree.parent[element]
    return element


def selected(tree: PageTree, select: int) -> frozenset[int]:
    """Return the options of a select that are selected at first."""
    if select < 0:
        return frozenset()
    found = tree.selected.get(select)
    if found is None:
        found = tree.selected[select] = frozenset(_find_selected(tree, select))
    return found


def is_list(attributes: Mapping[str, str]) -> bool:
    """Whether a select shows its options one below the other, and not in a menu."""
    return "multiple" in attributes or (integer(attributes.get("size", "")) or 0) > 1


def _find_selected(tree: PageTree, select: int) -> list[int]:
    options = tree.below(select, "option")
    chosen = [option for option in options if "selected" in tree.attributes(option)]
    attributes = tree.attributes(select)
    if "multiple" in attributes:
        return chosen
    if chosen:
        return chosen[-1:]
    if is_list(attributes):
        return []
    return [
        option
        for option in options
        if "disabled" not in tree.attributes(option) and not _in_disabled_group(tree, option)
    ][:1]


def default(tree: PageTree, element: int) -> bool:
    """Whether ``:default`` holds."""
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if tag == "option":
        return "selected" in attributes
    if tag == "input" and type_of(attributes) in {"checkbox", "radio"}:
        return "checked" in attributes
    if not is_submit(tree, element):
        return False
    form = _form_of(tree, element)
    if form == -1:
        return False
    first = next((e for e in tree.submits if _form_of(tree, e) == form), None)
    return first == element


def is_submit(tree: PageTree, element: int) -> bool:
    """Whether the element submits its form."""
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if tag == "button":
        return attributes.get("type", "submit").lower() not in {"reset", "button"}
    return tag == "input" and type_of(attributes) in {"submit", "image"}


def indeterminate(tree: PageTree, element: int) -> bool:
    """Whether ``:indeterminate`` holds."""
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if tag == "progress":
        return "value" not in attributes
    if tag == "input" and type_of(attributes) == "radio":
        return radio_group(tree, element).checked < 0
    return False


def value_of(tree: PageTree, element: int) -> str:
    """Return the value that a text control starts with."""
    if tag_of(tree, element) == "textarea":
        return tree.document.own_text(element)
    return tree.attributes(element).get("value", "")


def placeholder_shown(tree: PageTree, element: int) -> bool:
    """Whether ``:placeholder-shown`` holds."""
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if "placeholder" not in attributes:
        return False
    if tag == "input" and type_of(attributes) == "number":
        return moment("number", attributes.get("value", "")) is None
    if tag == "textarea" or (tag == "input" and type_of(attributes) in _TEXTUAL):
        return not value_of(tree, element)
    return False


def read_write(tree: PageTree, element: int) -> bool:
    """Whether ``:read-write`` holds."""
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if tag in {"input", "textarea"}:
        writable = tag == "textarea" or type_of(attributes) in _WRITABLE
        return writable and "readonly" not in attributes and not disabled(tree, element)
    if not tag:
        return False
    while element >= 0:
        editable = tree.attributes(element).get("contenteditable")
        if editable is not None and editable.lower() in {"", "true", "plaintext-only"}:
            return True
        if editable is not None and editable.lower() == "false":
            return False
        element = tree.parent[element]
        if element >= 0 and not tag_of(tree, element):
            return False  # what SVG holds is not edited with what holds the SVG
    return False


def read_only(tree: PageTree, element: int) -> bool:
    """Whether ``:read-only`` holds."""
    return bool(tag_of(tree, element)) and not read_write(tree, element)


_DATE: Final = r"([0-9]{4,6})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME: Final = r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9](?:\.[0-9]{1,3})?))?"
_FORMS: Final = {
    "number": re.compile(r"(-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"),
    "date": re.compile(_DATE),
    "month": re.compile(r"([0-9]{4,6})-(0[1-9]|1[0-2])"),
    "week": re.compile(r"([0-9]{4,6})-W(0[1-9]|[1-4][0-9]|5[0-3])"),
    "time": re.compile(_TIME),
    "datetime-local": re.compile(rf"{_DATE}[T ]{_TIME}"),
}


def moment(kind: str, text: str) -> tuple[float, ...] | None:
    """Return a number, date or time as numbers that order alike; ``None`` if it is none."""
    found = _FORMS["number" if kind == "range" else kind].fullmatch(text)
    if found is None:
        return None
    parts = tuple(float(group or 0) for group in found.groups())
    is_date = kind.startswith("date")
    if is_date and parts[2] > calendar.monthrange(int(parts[0]), int(parts[1]))[1]:
        return None
    return parts

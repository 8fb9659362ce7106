"""Pseudo-classes of form controls, as the attributes leave them before anyone types.

Source: HTML, "Pseudo-classes" and "Constraints".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from a11yview.cascade.page_tree import PageTree

__all__ = ["form_state", "tags_of"]

_CONTROLS: Final = frozenset(
    ["button", "fieldset", "input", "optgroup", "option", "select", "textarea"]
)
_TEXTUAL: Final = frozenset(["text", "search", "url", "tel", "email", "password", "number"])
_WRITABLE: Final = _TEXTUAL | frozenset(["date", "month", "week", "time", "datetime-local"])
_BARRED: Final = frozenset(("hidden", "reset", "button", "image"))
_RANGED: Final = frozenset(["number", "range", "date", "month", "week", "time", "datetime-local"])
_INPUT_TYPES: Final = (
    _WRITABLE
    | _BARRED
    | frozenset(["checkbox", "radio", "range", "color", "submit", "image", "file"])
)


def form_state(tree: PageTree, name: str, element: int) -> bool:
    """Return whether the pseudo-class of that name holds for the element."""
    return _STATES[name](tree, element)


def _tag(tree: PageTree, element: int) -> str:
    signature = tree.signatures[element]
    return signature.tag if signature.namespace == "html" else ""


def _type(attributes: Mapping[str, str]) -> str:
    kind = attributes.get("type", "").strip().lower()
    return kind if kind in _INPUT_TYPES else "text"


def _disabled(tree: PageTree, element: int) -> bool:
    tag = _tag(tree, element)
    if tag not in _CONTROLS:
        return False
    if "disabled" in tree.attributes(element):
        return True
    if tag in {"option", "optgroup"}:
        return _owner_disabled(tree, element)
    return _in_disabled_fieldset(tree, element)


def _owner_disabled(tree: PageTree, element: int) -> bool:
    """Whether the group or the list that an option is in is disabled, as Chromium has it."""
    select = _select_of(tree, element)
    return _in_disabled_group(tree, element) or (select >= 0 and _disabled(tree, select))


def _in_disabled_group(tree: PageTree, element: int) -> bool:
    parent = tree.parent[element]
    while parent >= 0 and _tag(tree, parent) != "select":
        if _tag(tree, parent) == "optgroup" and "disabled" in tree.attributes(parent):
            return True
        parent = tree.parent[parent]
    return False


def _in_disabled_fieldset(tree: PageTree, element: int) -> bool:
    child, parent = element, tree.parent[element]
    while parent >= 0:
        if _tag(tree, parent) == "fieldset" and "disabled" in tree.attributes(parent):
            legend = next((c for c in tree.children[parent] if _tag(tree, c) == "legend"), None)
            if child != legend:
                return True
        child, parent = parent, tree.parent[parent]
    return False


def _enabled(tree: PageTree, element: int) -> bool:
    return _tag(tree, element) in _CONTROLS and not _disabled(tree, element)


def _form_of(tree: PageTree, element: int) -> int | str:
    owner = tree.attributes(element).get("form")
    if owner is not None:
        return owner
    while element >= 0 and _tag(tree, element) != "form":
        element = tree.parent[element]
    if element >= 0 and tree.attributes(element).get("id"):
        return tree.attributes(element)["id"]
    return element


def _radio_group(tree: PageTree, element: int) -> _RadioGroup:
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


def _checked(tree: PageTree, element: int) -> bool:
    tag, attributes = _tag(tree, element), tree.attributes(element)
    if tag == "input":
        kind = _type(attributes)
        if kind == "radio" and "checked" in attributes:
            return _radio_group(tree, element).checked == element
        return kind == "checkbox" and "checked" in attributes
    if tag == "option":
        return element in _selected(tree, _select_of(tree, element)) or (
            _select_of(tree, element) < 0 and "selected" in attributes
        )
    return False


def _select_of(tree: PageTree, element: int) -> int:
    while element >= 0 and _tag(tree, element) != "select":
        element = tree.parent[element]
    return element


def _selected(tree: PageTree, select: int) -> frozenset[int]:
    """Return the options of a select that are selected at first."""
    if select < 0:
        return frozenset()
    found = tree.selected.get(select)
    if found is None:
        found = tree.selected[select] = frozenset(_find_selected(tree, select))
    return found


def _find_selected(tree: PageTree, select: int) -> list[int]:
    options = tree.below(select, "option")
    chosen = [option for option in options if "selected" in tree.attributes(option)]
    attributes = tree.attributes(select)
    if "multiple" in attributes:
        return chosen
    if chosen:
        return chosen[-1:]
    size = attributes.get("size", "")
    if size.isdecimal() and size.lstrip("0") not in {"", "1"}:
        return []
    return [
        option
        for option in options
        if "disabled" not in tree.attributes(option) and not _in_disabled_group(tree, option)
    ][:1]


def _default(tree: PageTree, element: int) -> bool:
    tag, attributes = _tag(tree, element), tree.attributes(element)
    if tag == "option":
        return "selected" in attributes
    if tag == "input" and _type(attributes) in {"checkbox", "radio"}:
        return "checked" in attributes
    if not _is_submit(tree, element):
        return False
    form = _form_of(tree, element)
    if form == -1:
        return False
    first = next((e for e in tree.submits if _form_of(tree, e) == form), None)
    return first == element


def _is_submit(tree: PageTree, element: int) -> bool:
    tag, attributes = _tag(tree, element), tree.attributes(element)
    if tag == "button":
        return attributes.get("type", "submit").lower() not in {"reset", "button"}
    return tag == "input" and _type(attributes) in {"submit", "image"}


def _indeterminate(tree: PageTree, element: int) -> bool:
    tag, attributes = _tag(tree, element), tree.attributes(element)
    if tag == "progress":
        return "value" not in attributes
    if tag == "input" and _type(attributes) == "radio":
        return _radio_group(tree, element).checked < 0
    return False


def _value(tree: PageTree, element: int) -> str:
    if _tag(tree, element) == "textarea":
        return tree.document.own_text(element)
    return tree.attributes(element).get("value", "")


def _placeholder_shown(tree: PageTree, element: int) -> bool:
    tag, attributes = _tag(tree, element), tree.attributes(element)
    if "placeholder" not in attributes:
        return False
    if tag == "input" and _type(attributes) == "number":
        return _moment("number", attributes.get("value", "")) is None
    if tag == "textarea" or (tag == "input" and _type(attributes) in _TEXTUAL):
        return not _value(tree, element)
    return False


def _read_write(tree: PageTree, element: int) -> bool:
    tag, attributes = _tag(tree, element), tree.attributes(element)
    if tag == "textarea" or (tag == "input" and _type(attributes) in _WRITABLE):
        return "readonly" not in attributes and not _disabled(tree, element)
    if not tag:
        return False
    while element >= 0:
        editable = tree.attributes(element).get("contenteditable")
        if editable is not None and editable.lower() in {"", "true", "plaintext-only"}:
            return True
        if editable is not None and editable.lower() == "false":
            return False
        element = tree.parent[element]
        if element >= 0 and not _tag(tree, element):
            return False  # what SVG holds is not edited with what holds the SVG
    return False


def _read_only(tree: PageTree, element: int) -> bool:
    return bool(_tag(tree, element)) and not _read_write(tree, element)


# -- validity ------------------------------------------------------------------------------------


def _validates(tree: PageTree, element: int) -> bool:
    """Whether the element is a candidate for constraint validation."""
    tag, attributes = _tag(tree, element), tree.attributes(element)
    if tag not in {"input", "select", "textarea", "button"} or _disabled(tree, element):
        return False
    if tag == "button":
        return _is_submit(tree, element)
    if tag == "input" and _type(attributes) in _BARRED:
        return False
    # Whatever the type of the input is.
    return tag not in {"input", "textarea"} or "readonly" not in attributes


def _is_valid(tree: PageTree, element: int) -> bool:
    tag, attributes = _tag(tree, element), tree.attributes(element)
    if tag == "button":
        return True
    if tag == "select":
        return "required" not in attributes or any(
            _option_value(tree, option) for option in _selected(tree, element)
        )
    if tag == "textarea":
        return "required" not in attributes or bool(_value(tree, element))
    return _is_valid_input(tree, element, _type(attributes))


def _option_value(tree: PageTree, option: int) -> str:
    return tree.attributes(option).get("value", tree.document.own_text(option).strip())


def _is_valid_input(  # noqa: PLR0911 - one return a constraint
    tree: PageTree, element: int, kind: str
) -> bool:
    attributes = tree.attributes(element)
    value = attributes.get("value", "")
    if kind == "checkbox":
        return "required" not in attributes or "checked" in attributes
    if kind == "file":
        return "required" not in attributes  # the attribute names no file
    if kind == "radio" and attributes.get("name"):
        group = _radio_group(tree, element)
        return not group.required or group.checked >= 0
    if kind in {"radio", "submit", "color"}:
        return True
    if kind in _RANGED:
        if _moment(kind, value) is None:
            return "required" not in attributes or kind == "range"
        return not _is_out_of_bounds(attributes, kind)
    if not value:
        return "required" not in attributes
    return _is_well_formed(attributes, kind, value)


_EMAIL: Final = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"
)
_ABSOLUTE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:\S+")
MAX_PATTERN: Final = 200


def _is_well_formed(attributes: Mapping[str, str], kind: str, value: str) -> bool:
    if kind == "email":
        values = value.split(",") if "multiple" in attributes else [value]
        if not all(_EMAIL.fullmatch(one.strip()) for one in values):
            return False
    if kind == "url" and not _ABSOLUTE.fullmatch(value.strip()):
        return False
    pattern = attributes.get("pattern", "")
    if pattern and len(pattern) <= MAX_PATTERN and len(value) <= MAX_PATTERN:
        try:
            return re.fullmatch(pattern, value) is not None
        except re.error:
            return True
    return True


_FORMS: Final = {
    "number": re.compile(r"(-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"),
    "date": re.compile(r"([0-9]{4,6})-([0-9]{2})-([0-9]{2})"),
    "month": re.compile(r"([0-9]{4,6})-([0-9]{2})"),
    "week": re.compile(r"([0-9]{4,6})-W([0-9]{2})"),
    "time": re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]{1,3})?))?"),
    "datetime-local": re.compile(
        r"([0-9]{4,6})-([0-9]{2})-([0-9]{2})[T ]"
        r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]{1,3})?))?"
    ),
}


def _moment(kind: str, text: str) -> tuple[float, ...] | None:
    """Return a number, date or time as numbers that order alike; ``None`` if it is none."""
    found = _FORMS["number" if kind == "range" else kind].fullmatch(text)
    return tuple(float(group or 0) for group in found.groups()) if found else None


def _is_out_of_bounds(attributes: Mapping[str, str], kind: str) -> bool:
    value = _moment(kind, attributes.get("value", ""))
    if value is None or kind == "range":
        return False
    low = _moment(kind, attributes.get("min", ""))
    high = _moment(kind, attributes.get("max", ""))
    if low is not None and high is not None and low > high:
        # Only times may run over midnight; others cannot be within such bounds.
        return high < value < low if kind == "time" else value < low or value > high
    return (low is not None and value < low) or (high is not None and value > high)


def _has_bounds(tree: PageTree, element: int) -> bool:
    attributes = tree.attributes(element)
    return (
        _tag(tree, element) == "input"
        and _type(attributes) in _RANGED
        and _validates(tree, element)
    )


def _in_range(tree: PageTree, element: int) -> bool:
    attributes = tree.attributes(element)
    kind = _type(attributes)
    if not _has_bounds(tree, element):
        return False
    bounds = (_moment(kind, attributes.get(name, "")) for name in ("min", "max"))
    if kind == "number" and not any(bound is not None for bound in bounds):
        # As Chromium has it: an empty box is in range, a number without bounds is not.
        return _moment(kind, attributes.get("value", "")) is None
    return not _is_out_of_bounds(attributes, kind)


def _out_of_range(tree: PageTree, element: int) -> bool:
    attributes = tree.attributes(element)
    return _has_bounds(tree, element) and _is_out_of_bounds(attributes, _type(attributes))


def _valid(tree: PageTree, element: int) -> bool:
    tag = _tag(tree, element)
    if tag in {"form", "fieldset"}:
        return not _invalid(tree, element)
    return _validates(tree, element) and _is_valid(tree, element)


def _invalid(tree: PageTree, element: int) -> bool:
    tag = _tag(tree, element)
    if tag in {"form", "fieldset"}:
        return any(
            _invalid(tree, control)
            for control in tree.below(element, "input", "select", "textarea")
        )
    return _validates(tree, element) and not _is_valid(tree, element)


_STATES: Final[dict[str, Callable[[PageTree, int], bool]]] = {
    "checked": _checked,
    "default": _default,
    "disabled": _disabled,
    "enabled": _enabled,
    "in-range": _in_range,
    "indeterminate": _indeterminate,
    "invalid": _invalid,
    "out-of-range": _out_of_range,
    "placeholder-shown": _placeholder_shown,
    "read-only": _read_only,
    "read-write": _read_write,
    "valid": _valid,
}

_ANY: Final = frozenset[str]()
_VALIDATED: Final = frozenset(("button", "fieldset", "form", "input", "select", "textarea"))
_TAGS: Final[Mapping[str, frozenset[str]]] = {
    "checked": frozenset(("input", "option")),
    "default": frozenset(("button", "input", "option")),
    "disabled": _CONTROLS,
    "enabled": _CONTROLS,
    "in-range": frozenset(("input",)),
    "indeterminate": frozenset(("input", "progress")),
    "invalid": _VALIDATED,
    "out-of-range": frozenset(("input",)),
    "placeholder-shown": frozenset(("input", "textarea")),
    "read-only": _ANY,
    "read-write": _ANY,
    "valid": _VALIDATED,
}


def tags_of(name: str) -> frozenset[str]:
    """Return the names of the elements that a pseudo-class can hold for; none: any element."""
    return _TAGS[name]

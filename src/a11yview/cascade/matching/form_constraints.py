"""Whether form controls satisfy their constraints: ``:valid``, ``:in-range`` and their opposites.

Source: HTML, "Constraints".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.cascade.matching.form_controls import (
    BARRED,
    RANGED,
    disabled,
    is_submit,
    moment,
    radio_group,
    selected,
    tag_of,
    type_of,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.matching.page_tree import PageTree

__all__ = ["in_range", "invalid", "out_of_range", "valid"]


def _validates(tree: PageTree, element: int) -> bool:
    """Whether the element is a candidate for constraint validation."""
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if tag not in {"input", "select", "textarea", "button"} or disabled(tree, element):
        return False
    if tag == "button":
        return is_submit(tree, element)
    if tag == "input" and type_of(attributes) in BARRED:
        return False
    # Whatever the type of the input is.
    return tag not in {"input", "textarea"} or "readonly" not in attributes


def _is_valid(tree: PageTree, element: int) -> bool:
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if tag == "button":
        return True
    if tag == "select":
        return "required" not in attributes or any(
            _option_value(tree, option) for option in selected(tree, element)
        )
    if tag == "textarea":
        return "required" not in attributes or bool(value_of(tree, element))
    return _is_valid_input(tree, element, type_of(attributes))


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
        group = radio_group(tree, element)
        return not group.required or group.checked >= 0
    if kind in {"radio", "submit", "color"}:
        return True
    if kind in RANGED:
        if moment(kind, value) is None:
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


def _is_out_of_bounds(attributes: Mapping[str, str], kind: str) -> bool:
    value = moment(kind, attributes.get("value", ""))
    if value is None or kind == "range":
        return False
    low = moment(kind, attributes.get("min", ""))
    high = moment(kind, attributes.get("max", ""))
    if low is not None and high is not None and low > high:
        # Only times may run over midnight; others cannot be within such bounds.
        return high < value < low if kind == "time" else value < low or value > high
    return (low is not None and value < low) or (high is not None and value > high)


def _has_bounds(tree: PageTree, element: int) -> bool:
    attributes = tree.attributes(element)
    return (
        tag_of(tree, element) == "input"
        and type_of(attributes) in RANGED
        and _validates(tree, element)
    )


def in_range(tree: PageTree, element: int) -> bool:
    """Whether ``:in-range`` holds."""
    attributes = tree.attributes(element)
    kind = type_of(attributes)
    if not _has_bounds(tree, element):
        return False
    bounds = (moment(kind, attributes.get(name, "")) for name in ("min", "max"))
    if kind == "number" and not any(bound is not None for bound in bounds):
        # As Chromium has it: an empty box is in range, a number without bounds is not.
        return moment(kind, attributes.get("value", "")) is None
    return not _is_out_of_bounds(attributes, kind)


def out_of_range(tree: PageTree, element: int) -> bool:
    """Whether ``:out-of-range`` holds."""
    attributes = tree.attributes(element)
    return _has_bounds(tree, element) and _is_out_of_bounds(attributes, type_of(attributes))


def valid(tree: PageTree, element: int) -> bool:
    """Whether ``:valid`` holds."""
    tag = tag_of(tree, element)
    if tag in {"form", "fieldset"}:
        return not invalid(tree, element)
    return _validates(tree, element) and _is_valid(tree, element)


def invalid(tree: PageTree, element: int) -> bool:
    """Whether ``:invalid`` holds."""
    tag = tag_of(tree, element)
    if tag in {"form", "fieldset"}:
        return any(
            invalid(tree, control) for control in tree.below(element, "input", "select", "textarea")
        )
    return _validates(tree, element) and not _is_valid(tree, element)

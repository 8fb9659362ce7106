"""Whether fields satisfy their constraints.

Source: HTML, "Constraints".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.cascade.html.forms.controls import FIELDS, is_list_box
from a11yview.cascade.html.forms.field_values import comparable
from a11yview.cascade.html.forms.input_types import RANGED, WITHOUT_VALIDATION, input_type
from a11yview.cascade.html.forms.patterns import fits_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.html.forms.controls import FormControls

__all__ = ["is_in_range", "is_invalid", "is_out_of_range", "is_valid"]

_EMAIL: Final = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"
)
_ABSOLUTE_URL: Final = re.compile(
    r"(?:https?|wss?|ftp):[/\\]*+(?:[^/\\?#@]*+@)?(?:\[[0-9a-f:.]++\]|[^\s/\\?#@:\[%][^/\\?#@:]*+)"
    r"(?::\d{0,5})?(?:[/\\?#].*)?"
    r"|(?!(?:https?|wss?|ftp):)[a-z][a-z0-9+.\-]*+:.*",
    re.IGNORECASE,
)


def is_valid(controls: FormControls, element: int) -> bool:
    """Whether ``:valid`` holds."""
    if controls.tag(element) in {"form", "fieldset"}:
        return not is_invalid(controls, element)
    return _is_candidate(controls, element) and _satisfies(controls, element)


def is_invalid(controls: FormControls, element: int) -> bool:
    """Whether ``:invalid`` holds."""
    tag = controls.tag(element)
    if tag == "fieldset":
        return any(is_invalid(controls, field) for field in controls.within(element, *FIELDS))
    if tag == "form":
        return any(is_invalid(controls, field) for field in controls.fields_of(element))
    return _is_candidate(controls, element) and not _satisfies(controls, element)


def is_in_range(controls: FormControls, element: int) -> bool:
    """Whether ``:in-range`` holds."""
    if not _is_ranged(controls, element):
        return False
    attributes = controls.attributes(element)
    kind = input_type(attributes)
    bounds = (comparable(kind, attributes.get(name, "")) for name in ("min", "max"))
    if kind != "range" and not any(bound is not None for bound in bounds):
        # As Chromium has it: an empty box is in range, a value without bounds is not.
        return comparable(kind, attributes.get("value", "")) is None
    return not _is_out_of_bounds(attributes, kind)


def is_out_of_range(controls: FormControls, element: int) -> bool:
    """Whether ``:out-of-range`` holds."""
    attributes = controls.attributes(element)
    return _is_ranged(controls, element) and _is_out_of_bounds(attributes, input_type(attributes))


def _is_candidate(controls: FormControls, element: int) -> bool:
    """Whether an element is a candidate for constraint validation."""
    tag, attributes = controls.tag(element), controls.attributes(element)
    if tag not in {"button", *FIELDS} or controls.is_disabled(element):
        return False
    if tag == "button":
        return controls.is_submit_button(element)
    if tag == "input" and input_type(attributes) in WITHOUT_VALIDATION:
        return False
    # Whatever the type of the input is.
    return tag not in {"input", "textarea"} or "readonly" not in attributes


def _satisfies(controls: FormControls, element: int) -> bool:
    tag = controls.tag(element)
    is_required = "required" in controls.attributes(element)
    if tag == "button":
        return True
    if tag == "select":
        return not is_required or _has_choice(controls, element)
    if tag == "textarea":
        return not is_required or bool(controls.value(element))
    return _satisfies_input(controls, element)


def _has_choice(controls: FormControls, select: int) -> bool:
    """Whether any option is selected but a placeholder: the first of a menu, without value."""
    selected = controls.selected(select)
    if not selected:
        return False
    if is_list_box(controls.attributes(select)):
        return True
    first = next(controls.within(select, "option", "optgroup", "hr"))
    value = controls.attributes(first).get("value", controls.document.own_text(first).strip())
    return first not in selected or bool(value)


def _satisfies_input(  # noqa: PLR0911 - one return a constraint
    controls: FormControls, element: int
) -> bool:
    attributes = controls.attributes(element)
    kind, value = input_type(attributes), attributes.get("value", "")
    is_required = "required" in attributes
    if kind == "checkbox":
        return not is_required or "checked" in attributes
    if kind == "file":
        return not is_required  # the attribute names no file
    if kind == "radio" and attributes.get("name"):
        group = controls.radio_group(element)
        return not group.is_required or group.checked >= 0
    if kind in {"radio", "submit", "color"}:
        return True
    if kind in RANGED:
        if comparable(kind, value) is None:
            return not is_required or kind == "range"
        return not _is_out_of_bounds(attributes, kind)
    if not value:
        return not is_required
    return _is_well_formed(attributes, kind, value)


def _is_well_formed(attributes: Mapping[str, str], kind: str, value: str) -> bool:
    if kind == "email":
        addresses = value.split(",") if "multiple" in attributes else [value]
        if not all(_EMAIL.fullmatch(address.strip()) for address in addresses):
            return False
    if kind == "url" and not _ABSOLUTE_URL.fullmatch(value.strip()):
        return False
    return fits_pattern(attributes.get("pattern", ""), value)


def _is_ranged(controls: FormControls, element: int) -> bool:
    """Whether an element is validated, and its type has bounds."""
    return (
        controls.tag(element) == "input"
        and input_type(controls.attributes(element)) in RANGED
        and _is_candidate(controls, element)
    )


def _is_out_of_bounds(attributes: Mapping[str, str], kind: str) -> bool:
    value = comparable(kind, attributes.get("value", ""))
    if value is None or kind == "range":
        return False
    low = comparable(kind, attributes.get("min", ""))
    high = comparable(kind, attributes.get("max", ""))
    if low is not None and high is not None and low > high:
        # Only times may run over midnight; others cannot be within such bounds.
        return high < value < low if kind == "time" else value < low or value > high
    return (low is not None and value < low) or (high is not None and value > high)

"""Whether form controls satisfy their constraints: ``:valid``, ``:in-range`` and their opposites.

Source: HTML, "Constraints".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.cascade.matching.form_controls import (
    BARRED,
    FIELDS,
    RANGED,
    disabled,
    is_list,
    is_submit,
    moment,
    radio_group,
    selected,
    tag_of,
    type_of,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.cascade.matching.page_tree import PageTree

__all__ = ["in_range", "invalid", "out_of_range", "valid"]


def _validates(tree: PageTree, element: int) -> bool:
    """Whether the element is a candidate for constraint validation."""
    tag, attributes = tag_of(tree, element), tree.attributes(element)
    if tag not in {"button", *FIELDS} or disabled(tree, element):
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
        return "required" not in attributes or _has_choice(tree, element)
    if tag == "textarea":
        return "required" not in attributes or bool(value_of(tree, element))
    return _is_valid_input(tree, element, type_of(attributes))


def _has_choice(tree: PageTree, select: int) -> bool:
    """Whether any option is selected but the one that stands for none: the first, without value."""
    chosen = selected(tree, select)
    if not chosen:
        return False
    if is_list(tree.attributes(select)):
        return True
    first, *_ = tree.below(select, "option", "optgroup", "hr")
    value = tree.attributes(first).get("value", tree.document.own_text(first).strip())
    return first not in chosen or bool(value)


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
_ABSOLUTE: Final = re.compile(
    r"(?:https?|wss?|ftp):[/\\]*+(?:[^/\\?#@]*+@)?(?:\[[0-9a-f:.]++\]|[^\s/\\?#@:\[%][^/\\?#@:]*+)"
    r"(?::\d{0,5})?(?:[/\\?#].*)?"
    r"|(?!(?:https?|wss?|ftp):)[a-z][a-z0-9+.\-]*+:.*",
    re.IGNORECASE,
)
MAX_PATTERN: Final = 200
"""Characters of a pattern, and of a value that one is tried on; a longer one counts as fitting."""
_MAX_WAYS: Final = 1_000_000
"""Ways to try that a pattern may leave: one that leaves more counts as fitting."""
_MANY: Final = 20  # times that two ways or more are too many
_PIECE: Final = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])*\]|(\((?:\?(?:[:=!]|<[=!]|P?<\w+>))?)|(\))|(\|)"
    r"|([*+?]|\{(\d+)(?:(,)(\d*))?\})\??|.",
    re.DOTALL,
)


def _is_well_formed(attributes: Mapping[str, str], kind: str, value: str) -> bool:
    if kind == "email":
        values = value.split(",") if "multiple" in attributes else [value]
        if not all(_EMAIL.fullmatch(one.strip()) for one in values):
            return False
    if kind == "url" and not _ABSOLUTE.fullmatch(value.strip()):
        return False
    pattern = attributes.get("pattern", "")
    if pattern and len(value) <= MAX_PATTERN and is_quick(pattern):
        try:
            return re.fullmatch(pattern, value) is not None
        except (re.error, OverflowError):
            return True
    return True


def is_quick(pattern: str) -> bool:
    """Whether trying a pattern surely ends soon, whatever the value is."""
    if len(pattern) > MAX_PATTERN:
        return False
    groups = [("", 1)]  # how each open group begins, and the ways that are left in it so far
    last = 1  # those left in what stands last
    for opening, closing, bar, repeat, least, comma, most in _PIECE.findall(pattern):
        begun, ways = groups[-1]
        if opening:
            groups.append((opening, 1))
            continue
        if closing and len(groups) > 1:
            last = ways
            groups.pop()
            if begun[-1:] in {"=", "!"}:  # looking ahead, the first way that fits is the only one
                last = 1
            begun, ways = groups[-1]
            ways *= last
        elif bar:
            ways *= 2
        elif repeat:
            low, high = _times(repeat, least, comma, most)
            if last > 1 and high > _MANY:
                return False
            ways *= (high - low + 1) * last ** max(high - 1, 0)
        else:
            last = 1
        if ways > _MAX_WAYS:
            return False
        groups[-1] = begun, ways
    return True


def _times(repeat: str, least: str, comma: str, most: str) -> tuple[int, int]:
    """Return how often a quantifier repeats, at the least and at the most, in a value of ours."""
    if repeat == "?":
        return 0, 1
    if not least or (comma and not most):
        return 0, MAX_PATTERN
    return int(least), int(most or least)


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
    if kind != "range" and not any(bound is not None for bound in bounds):
        # As Chromium has it: an empty box is in range, a value without bounds is not.
        return moment(kind, attributes.get("value", "")) is None
    return not _is_out_of_bounds(attributes, kind)


def out_of_range(tree: PageTree, element: int) -> bool:
    """Whether ``:out-of-range`` holds."""
    attributes = tree.attributes(element)
    return _has_bounds(tree, element) and _is_out_of_bounds(attributes, type_of(attributes))


def _elements_of(tree: PageTree, form: int) -> Iterator[int]:
    """Yield the fields of a form: those within it, unless they name another, and others that do."""
    own = tree.attributes(form).get("id", "")
    for control in tree.below(form, *FIELDS):
        if "form" not in tree.attributes(control):
            yield control
    if own:
        yield from tree.fields_by_form.get(own, ())


def valid(tree: PageTree, element: int) -> bool:
    """Whether ``:valid`` holds."""
    tag = tag_of(tree, element)
    if tag in {"form", "fieldset"}:
        return not invalid(tree, element)
    return _validates(tree, element) and _is_valid(tree, element)


def invalid(tree: PageTree, element: int) -> bool:
    """Whether ``:invalid`` holds."""
    tag = tag_of(tree, element)
    if tag == "fieldset":
        return any(invalid(tree, control) for control in tree.below(element, *FIELDS))
    if tag == "form":
        return any(invalid(tree, control) for control in _elements_of(tree, element))
    return _validates(tree, element) and not _is_valid(tree, element)

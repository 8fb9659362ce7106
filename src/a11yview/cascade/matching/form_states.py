"""Pseudo-classes of form controls, by name.

Source: HTML, "Pseudo-classes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.html.forms.constraints import (
    is_in_range,
    is_invalid,
    is_out_of_range,
    is_valid,
)
from a11yview.cascade.html.forms.controls import CAN_BE_DISABLED, FormControls
from a11yview.cascade.selectors.signature import CHECKABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.selectors.signature import Signature

__all__ = ["can_be", "form_state", "keys_of"]


def form_state(tree: PageTree, name: str, element: int) -> bool:
    """Return whether the pseudo-class of that name holds for the element."""
    return _STATES[name](tree.form_controls, element)


_STATES: Final[dict[str, Callable[[FormControls, int], bool]]] = {
    "checked": FormControls.is_checked,
    "default": FormControls.is_default,
    "disabled": FormControls.is_disabled,
    "enabled": FormControls.is_enabled,
    "in-range": is_in_range,
    "indeterminate": FormControls.is_indeterminate,
    "invalid": is_invalid,
    "out-of-range": is_out_of_range,
    "placeholder-shown": FormControls.shows_placeholder,
    "read-only": FormControls.is_read_only,
    "read-write": FormControls.is_read_write,
    "valid": is_valid,
}

_ANY: Final = frozenset[str]()
_VALIDATED: Final = frozenset(("button", "fieldset", "form", "input", "select", "textarea"))
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "checked": frozenset((CHECKABLE, "option")),
    "default": frozenset(("button", "input", "option")),
    "disabled": CAN_BE_DISABLED,
    "enabled": CAN_BE_DISABLED,
    "in-range": frozenset(("input",)),
    "indeterminate": frozenset(("input", "progress")),
    "invalid": _VALIDATED,
    "out-of-range": frozenset(("input",)),
    "placeholder-shown": frozenset(("input", "textarea")),
    "read-only": _ANY,
    "read-write": _ANY,
    "valid": _VALIDATED,
}


def keys_of(name: str) -> frozenset[str]:
    """Return the keys of tags that a pseudo-class can hold for; none: any tag."""
    return _KEYS[name]


def can_be(name: str, signature: Signature) -> bool:
    """Whether a pseudo-class can hold for any element of a signature."""
    keys = _KEYS[name]
    return signature.namespace == "html" and (not keys or not keys.isdisjoint(signature.keys))

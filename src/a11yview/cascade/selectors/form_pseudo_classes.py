"""Pseudo-classes of form controls: which tags they can hold for.

Source: HTML, "Pseudo-classes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.html.forms.controls import CAN_BE_DISABLED, FIELDS
from a11yview.cascade.selectors.signature import CHECKABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.selectors.signature import Signature

__all__ = ["FORM", "can_hold", "keys_of"]

_ANY: Final = frozenset[str]()
_VALIDATED: Final = frozenset("button fieldset form input select textarea".split())
FORM: Final[Mapping[str, frozenset[str]]] = {
    "checked": frozenset((CHECKABLE, "option")),
    "default": frozenset(("button", "input", "option")),
    "disabled": CAN_BE_DISABLED,
    "enabled": CAN_BE_DISABLED,
    "in-range": frozenset(("input",)),
    "indeterminate": frozenset(("input", "progress")),
    "invalid": _VALIDATED,
    "modal": frozenset(("dialog",)),
    "out-of-range": frozenset(("input",)),
    "placeholder-shown": frozenset(("input", "textarea")),
    "popover-open": _ANY,
    "read-only": _ANY,
    "read-write": _ANY,
    "user-invalid": frozenset(FIELDS),
    "user-valid": frozenset(FIELDS),
    "valid": _VALIDATED,
}
"""The pseudo-classes by name: the keys of tags that each can hold for; none: of any tag."""


def keys_of(name: str) -> frozenset[str]:
    """Return the keys of tags that a pseudo-class can hold for; none: any tag."""
    return FORM[name]


def can_hold(name: str, signature: Signature) -> bool:
    """Whether a pseudo-class can hold for any element of a signature."""
    keys = FORM[name]
    return signature.namespace == "html" and (not keys or not keys.isdisjoint(signature.keys))

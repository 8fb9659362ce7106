"""The states of form controls: ``:checked``, ``:disabled``, ``:valid`` and the like.

Source: HTML, "Pseudo-classes". The rules stand in :mod:`a11yview.cascade.html.forms`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.html.forms.constraints import (
    is_in_range,
    is_invalid,
    is_out_of_range,
    is_valid,
)
from a11yview.cascade.html.forms.controls import FormControls

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.html.document import Document
    from a11yview.cascade.matching.evaluating import Evaluator
    from a11yview.cascade.selectors.model import FormTest

__all__ = ["Forms"]


def _is_user_invalid(controls: FormControls, element: int) -> bool:
    return controls.document.submitted and is_invalid(controls, element)


def _is_user_valid(controls: FormControls, element: int) -> bool:
    return controls.document.submitted and is_valid(controls, element)


def _is_open_popover(controls: FormControls, element: int) -> bool:
    document = controls.document
    return element in document.shown and "popover" in document.attributes(element)


def _is_modal(controls: FormControls, element: int) -> bool:
    return element in controls.document.shown


_RULES: Final[dict[str, Callable[[FormControls, int], bool]]] = {
    "checked": FormControls.is_checked,
    "default": FormControls.is_default,
    "disabled": FormControls.is_disabled,
    "enabled": FormControls.is_enabled,
    "in-range": is_in_range,
    "indeterminate": FormControls.is_indeterminate,
    "invalid": is_invalid,
    "modal": _is_modal,
    "out-of-range": is_out_of_range,
    "placeholder-shown": FormControls.shows_placeholder,
    "popover-open": _is_open_popover,
    "read-only": FormControls.is_read_only,
    "read-write": FormControls.is_read_write,
    "user-invalid": _is_user_invalid,
    "user-valid": _is_user_valid,
    "valid": is_valid,
}


class Forms:
    """The form controls of one page."""

    def __init__(self, document: Document) -> None:
        self._controls = FormControls(document)

    def form_state(self, evaluator: Evaluator, test: FormTest, element: int) -> int:
        """Return where a pseudo-class of form controls holds: everywhere, or nowhere."""
        return evaluator.all if _RULES[test.name](self._controls, element) else 0

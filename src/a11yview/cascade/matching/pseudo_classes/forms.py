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

_RULES: Final[dict[str, Callable[[FormControls, int], bool]]] = {
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


class Forms:
    """The form controls of one page."""

    def __init__(self, document: Document) -> None:
        self._controls = FormControls(document)

    def form_state(self, evaluator: Evaluator, test: FormTest, element: int) -> int:
        """Return where a pseudo-class of form controls holds: everywhere, or nowhere."""
        return evaluator.all if _RULES[test.name](self._controls, element) else 0

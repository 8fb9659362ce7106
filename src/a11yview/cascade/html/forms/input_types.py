"""The types of ``input`` and ``button``: enumerated attributes, in any case, without white space.

Source: HTML, "The input element" and "The button element".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BUTTONS",
    "CHECKABLE_TYPES",
    "DATED",
    "RANGED",
    "TEXTUAL",
    "WITHOUT_VALIDATION",
    "WRITABLE",
    "button_type",
    "input_type",
]

TEXTUAL: Final = frozenset(["text", "search", "url", "tel", "email", "password", "number"])
"""Types for a line of text, which may have a placeholder."""
DATED: Final = frozenset(["date", "month", "week", "time", "datetime-local"])
WRITABLE: Final = TEXTUAL | DATED
"""Types that ``:read-write`` holds for."""
RANGED: Final = DATED | {"number", "range"}
"""Types that ``min`` and ``max`` apply to."""
CHECKABLE_TYPES: Final = frozenset(["checkbox", "radio"])
BUTTONS: Final = frozenset(["submit", "reset", "button"])
"""Types that show their value as a label."""
WITHOUT_VALIDATION: Final = frozenset(["hidden", "reset", "button", "image"])
"""Types barred from constraint validation, and ``image``, which has no value."""
_TYPES: Final = (
    WRITABLE | RANGED | CHECKABLE_TYPES | BUTTONS | WITHOUT_VALIDATION | {"color", "file"}
)


def input_type(attributes: Mapping[str, str]) -> str:
    """Return the type of an ``input``, in lower case: ``text`` for an unknown one."""
    given = attributes.get("type", "")
    kind = given.lower()  # of ASCII alone: the sign for kelvin is no k
    return kind if kind in _TYPES and given.isascii() else "text"


def button_type(attributes: Mapping[str, str]) -> str:
    """Return the type of a ``button``: ``submit``, ``reset`` or ``button``."""
    kind = attributes.get("type", "").lower()
    return kind if kind in {"reset", "button"} else "submit"

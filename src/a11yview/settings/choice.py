"""The settings by name, and whether a value is a choice that a catalog offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.settings.scheme import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FIELDS", "OTHER_PANELS", "READING_AIDS", "Choice", "offered_choice"]

FIELDS: Final = (
    "scheme",
    "font",
    "font_size",
    "letter_spacing",
    "word_spacing",
    "line_height",
    "paragraph_spacing",
    "images",
    "motion",
    "measure",
    "underline_links",
    "alignment",
    "media",
    "pointer",
    "ruler",
    "speech",
)
"""The settings, in the order in which they are written."""

READING_AIDS: Final = ("pointer", "ruler", "speech")
"""The settings that a script of their own carries out, where a catalog offers them."""

OTHER_PANELS: Final = ("bvi", "lidrekon", "kremlin", "special-version-module")
"""The panels from which a catalog may take over what visitors chose before."""

Choice = str | int | float | bool | Scheme


def offered_choice(known: Iterable[Choice], value: object) -> Choice | None:
    """Return the one of the ``known`` choices that ``value`` is, as the catalog writes it."""
    # True equals 1 and 1.5 is no token: only a like type is the same choice
    return next((one for one in known if one == value and _kind(one) == _kind(value)), None)


def _kind(value: object) -> type:
    """Return the type in which a choice is compared; numbers are all of one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float
    return type(value)

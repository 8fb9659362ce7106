"""Which kinds of states a run asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["STATE_KINDS", "StatesAsked"]

STATE_KINDS: Final = (
    "site",
    "schemes",
    "themes",
    "dark",
    "contrast",
    "forced",
    "touch",
    "hover",
    "focus",
    "active",
    "visited",
    "target",
    "checked",
    "fields",
    "aria",
    "open",
    "print",
)
"""All kinds of states, in report order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatesAsked:
    """The states that a run asks of every page; its sheets decide which of them there are.

    ``kinds`` are some of ``STATE_KINDS``. ``schemes`` are tokens of the catalog, looked at only on
    pages that offer display settings where ``if_offered``. ``viewports`` are widths and heights in
    CSS px; None: every width from 320 to 1920 px, 800 px high. ``themes`` are names and selectors
    of themes beside those found, or ``find_themes`` is false and they are all.
    """

    kinds: tuple[str, ...] = STATE_KINDS
    schemes: tuple[str, ...] = ()
    if_offered: bool = False
    viewports: tuple[tuple[int, int], ...] | None = None
    themes: tuple[tuple[str, str], ...] = ()
    find_themes: bool = True

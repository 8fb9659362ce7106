"""Accessibility display settings for web sites, and a contrast checker that needs no browser.

The settings are two values, `Catalog` (what a site offers) and `Preferences` (what a visitor
chose), and pure functions of them: `attributes`, `stylesheet`, `panel`, `script`. Contrast is
`contrast_ratio` and its kin. `check` reads pages as a browser would and judges every text; it
needs the extra ``check`` and is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.color import (
    Color,
    Suggestion,
    contrast_ratio,
    level_of,
    meets,
    relative_luminance,
    suggest,
)
from a11yview.emit import attributes, panel, script, stylesheet
from a11yview.errors import A11yviewError, CatalogError, ColorError, PreferencesError
from a11yview.settings import Catalog, Font, Preferences, Scheme

if TYPE_CHECKING:
    from a11yview.audit import Finding, Report, State, check

__all__ = [
    "A11yviewError",
    "Catalog",
    "CatalogError",
    "Color",
    "ColorError",
    "Finding",
    "Font",
    "Preferences",
    "PreferencesError",
    "Report",
    "Scheme",
    "State",
    "Suggestion",
    "attributes",
    "check",
    "contrast_ratio",
    "level_of",
    "meets",
    "panel",
    "relative_luminance",
    "script",
    "stylesheet",
    "suggest",
]

_CHECKER = frozenset({"Finding", "Report", "State", "check"})


def __getattr__(name: str) -> object:
    """Load the checker when it is first asked for: a web process that only emits never pays."""
    if name in _CHECKER:
        from a11yview import audit  # noqa: PLC0415 - the point is to load it late

        return getattr(audit, name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)

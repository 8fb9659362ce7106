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
    from a11yview.audit import Finding, Report, State
    from a11yview.site.checking import check

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

# Where each name of the checker lives: loaded when it is first asked for, so that a web process
# that only emits never pays for the engine.
_CHECKER = {
    "Finding": "a11yview.audit",
    "Report": "a11yview.audit",
    "State": "a11yview.audit",
    "check": "a11yview.site.checking",
}


def __getattr__(name: str) -> object:
    """Return a name of the checker, loading it (PEP 562)."""
    if name not in _CHECKER:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415 - only the checker's users pay for it

    return getattr(import_module(_CHECKER[name]), name)

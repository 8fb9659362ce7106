"""Accessibility display settings for web sites, and a contrast checker that needs no browser.

The settings are two values, ``Catalog`` (what a site offers) and ``Preferences`` (what a visitor
chose), and pure functions of them: ``attributes``, ``stylesheet``, ``panel``, ``script``. Contrast
is ``contrast_ratio`` and its kin. ``check`` reads pages as a browser would and judges every text;
it needs the extra ``check``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11yview.audit import Finding as Finding
    from a11yview.audit import Report as Report
    from a11yview.audit import State as State
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
    from a11yview.settings import Catalog, Font, Preferences, Preset, Scheme
    from a11yview.site.checking import check as check

# What every installation has, for ``from a11yview import *``; the checker needs an extra, so its
# names are asked for by name.
__all__ = [
    "A11yviewError",
    "Catalog",
    "CatalogError",
    "Color",
    "ColorError",
    "Font",
    "Preferences",
    "PreferencesError",
    "Preset",
    "Scheme",
    "Suggestion",
    "attributes",
    "contrast_ratio",
    "level_of",
    "meets",
    "panel",
    "relative_luminance",
    "script",
    "stylesheet",
    "suggest",
]

# A package is loaded when one of its names is first asked for (PEP 562): who only computes a ratio
# does not pay for the panel, and who only emits does not pay for the checker.
_PACKAGES = {
    "a11yview.audit": ("Finding", "Report", "State"),
    "a11yview.color": (
        "Color",
        "Suggestion",
        "contrast_ratio",
        "level_of",
        "meets",
        "relative_luminance",
        "suggest",
    ),
    "a11yview.emit": ("attributes", "panel", "script", "stylesheet"),
    "a11yview.errors": ("A11yviewError", "CatalogError", "ColorError", "PreferencesError"),
    "a11yview.settings": ("Catalog", "Font", "Preferences", "Preset", "Scheme"),
    "a11yview.site.checking": ("check",),
}
_PACKAGE_OF = {name: package for package, names in _PACKAGES.items() for name in names}


def __getattr__(name: str) -> object:
    """Return a name of the library from its package, and keep it."""
    if name not in _PACKAGE_OF:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module  # noqa: PLC0415 - even this waits until it is needed

    value = getattr(import_module(_PACKAGE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, whether loaded by now or not."""
    return list(_PACKAGE_OF)

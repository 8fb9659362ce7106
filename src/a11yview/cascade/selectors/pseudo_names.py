"""Names of pseudo-classes and pseudo-elements that a browser knows.

A name outside these makes its selector invalid, and with it the rule. Measured with Chromium.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ELEMENTS", "FORM", "FUNCTIONAL_ELEMENTS", "LEGACY_ELEMENTS", "NEVER", "STATES"]

STATES: Final = frozenset("hover active focus focus-visible focus-within visited target".split())
"""Conditions of a state, not of the document."""

FORM: Final = frozenset(
    (
        "checked default disabled enabled in-range indeterminate invalid out-of-range "
        "placeholder-shown read-only read-write valid"
    ).split()
)

NEVER: Final = frozenset(
    (
        "active-view-transition autofill -webkit-autofill corner-present current "
        "decrement double-button end fullscreen -webkit-full-screen future horizontal host "
        "increment interest-source interest-target modal no-button past picture-in-picture "
        "popover-open single-button start target-after target-before target-current user-invalid "
        "user-valid vertical -webkit-drag window-inactive xr-overlay"
    ).split()
)
"""Known, but true of no element on a page at rest without scripts."""

ELEMENTS: Final = frozenset(
    (
        "after backdrop before checkmark column cue details-content file-selector-button "
        "first-letter first-line grammar-error marker picker-icon placeholder scroll-marker "
        "scroll-marker-group search-text selection spelling-error target-text view-transition"
    ).split()
)

FUNCTIONAL_ELEMENTS: Final = frozenset(
    (
        "cue highlight part picker scroll-button slotted view-transition-group "
        "view-transition-image-pair view-transition-new view-transition-old"
    ).split()
)

LEGACY_ELEMENTS: Final = frozenset("after before first-letter first-line".split())
"""Those that one colon may introduce."""

"""Names of pseudo-classes and pseudo-elements that a browser knows.

A name outside these makes its selector invalid, and with it the rule. Measured with Chromium.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ELEMENTS",
    "LEGACY_ELEMENTS",
    "LINKS",
    "NEVER",
    "STATES",
    "STATES_OF_ANCESTORS",
    "WEBKIT_ELEMENTS",
    "WORDED",
]

STATES: Final = frozenset("hover active focus focus-visible focus-within visited target".split())
"""User actions, visited links and the target: conditions of a universe."""

STATES_OF_ANCESTORS: Final = frozenset("active focus-within hover".split())
"""States that an element is in with all that it lies in; the focus is on one element."""

NEVER: Final = frozenset(
    (
        "active-view-transition autofill -webkit-autofill corner-present current "
        "decrement double-button end fullscreen -webkit-full-screen -webkit-full-screen-ancestor "
        "future horizontal increment interest-source interest-target "
        "-internal-autofill-previewed -internal-autofill-selected no-button past "
        "picture-in-picture single-button start target-after target-before "
        "target-current vertical -webkit-drag window-inactive xr-overlay"
    ).split()
)
"""Pseudo-classes that no element of a page at rest, without scripts, matches."""

LINKS: Final = frozenset("any-link -webkit-any-link link defined open optional required".split())
"""Pseudo-classes that the tag alone decides."""

WORDED: Final = frozenset("active-view-transition-type dir lang state".split())
"""Pseudo-classes that take a word in parentheses."""

ELEMENTS: Final = frozenset(
    (
        "after backdrop before checkmark column cue details-content file-selector-button "
        "first-letter first-line grammar-error interest-button marker permission-icon picker-icon "
        "placeholder scroll-marker scroll-marker-group search-text selection spelling-error "
        "target-text view-transition"
    ).split()
)

WEBKIT_ELEMENTS: Final = frozenset(
    (
        "calendar-picker-indicator color-swatch color-swatch-wrapper date-and-time-value "
        "datetime-edit datetime-edit-ampm-field datetime-edit-day-field "
        "datetime-edit-fields-wrapper datetime-edit-hour-field datetime-edit-millisecond-field "
        "datetime-edit-minute-field datetime-edit-month-field datetime-edit-second-field "
        "datetime-edit-text datetime-edit-week-field datetime-edit-year-field file-upload-button "
        "inner-spin-button input-placeholder media-controls media-controls-current-time-display "
        "media-controls-enclosure media-controls-fullscreen-button media-controls-mute-button "
        "media-controls-overlay-enclosure media-controls-overlay-play-button media-controls-panel "
        "media-controls-play-button media-controls-time-remaining-display media-controls-timeline "
        "media-controls-toggle-closed-captions-button media-controls-volume-slider "
        "media-slider-container media-slider-thumb media-text-track-container "
        "media-text-track-display meter-bar meter-even-less-good-value meter-inner-element "
        "meter-optimum-value meter-suboptimum-value progress-bar progress-inner-element "
        "progress-value resizer scrollbar scrollbar-button scrollbar-corner scrollbar-thumb "
        "scrollbar-track scrollbar-track-piece search-cancel-button slider-container "
        "slider-runnable-track slider-thumb textfield-decoration-container"
    ).split()
)
"""Names behind ``::-webkit-`` that Chromium knows; rules take others, ``@supports`` does not."""

LEGACY_ELEMENTS: Final = frozenset("after before first-letter first-line".split())
"""Pseudo-elements that one colon may introduce."""

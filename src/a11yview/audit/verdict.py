"""Verdicts, and the reasons why a text is exempt or undetermined."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

__all__ = ["EXEMPT_REASONS", "UNDETERMINED_REASONS", "Verdict"]


class Verdict(StrEnum):
    """The outcome for one text in one state."""

    FAIL = "fail"
    PASS = "pass"
    UNDETERMINED = "undetermined"
    EXEMPT = "exempt"


EXEMPT_REASONS: Final[dict[str, str]] = {
    "closed": "it lies in a closed <details> or a closed dialog",
    "clipped": "it is clipped to nothing, as text for screen readers is",
    "disabled": "it belongs to a disabled control",
    "disabled-label": "it names a disabled control",
    "font-size-zero": "its font size is zero",
    "ignored": "its author marked it to be ignored",
    "forced-colors": "the contrast theme of the system gives it its colors",
    "inert": "it lies in an inert part of the page",
    "no-letters": "it has no letters or digits, and is no line of code",
    "not-rendered": "it is not rendered (display: none)",
    "off-screen": "it is placed outside the page",
    "pressed": "it is a link in the browser's own color while it is pressed",
    "same-color": "it has exactly the color of its background, so it is not visible",
    "transparent": "its opacity is zero",
    "visibility": "it is not visible (visibility: hidden)",
}
"""Why a text need not pass: it is not seen, cannot be used, or says nothing."""

UNDETERMINED_REASONS: Final[dict[str, str]] = {
    "animation": "an animation without end changes how it is seen",
    "author-cut": "its author cuts it on purpose; it has to be there in full somewhere",
    "backdrop-filter": "a backdrop filter changes what lies beneath it",
    "background-clip": "it is painted with a background clipped to its letters",
    "background-image": "it lies on an image",
    "blend-mode": "it is blended with what lies beneath it",
    "breaks": "whether it breaks into lines depends on layout",
    "condition": "its colors depend on layout, or on a function that is not computed",
    "empty-field": "the field is empty; what is typed into it would fail",
    "filter": "a filter changes its colors",
    "fits": "whether it fits depends on layout",
    "gradient": "it passes on one part of a gradient and fails on another",
    "icon-font": "it may be an icon, drawn by an icon font",
    "image-element": "it lies on a picture, video or canvas, or inside a drawing",
    "image-text": "a person has to see whether it shows words, and whether these must be a picture",
    "nesting": "opacity, filters or blend modes are nested too deep around it",
    "overlap": "another positioned element may lie beneath or above it",
    "pseudo-element": "a pseudo-element with a background may lie beneath it",
    "scripted-focus": "a script listens to the focus, and may show it",
    "short-text": "it is a single letter, which may be a picture rather than text",
    "text-shadow": "a shadow lies around its letters",
}
"""Why a text, or what else a rule looks at, could not be judged without layout or pixels."""

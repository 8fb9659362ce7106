"""The sixteen roles of a scheme: which can meet on a page, and how most derive from two.

A derived scheme stays a scheme of few colors, as the people who use one expect: text, its
background, one color for links, one for visited links and one for errors. Everything else is
one of the first two, told apart by what needs no color (an underline, a border, a dash).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.color import (
    BLACK,
    NON_TEXT,
    WHITE,
    color_distance,
    contrast_ratio,
    format_ratio,
    required_ratio,
    suggest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from a11yview.color import Color, Level

__all__ = ["ROLES", "RolePair", "derived_roles", "role_pairs"]

ROLES: Final = (
    "text",
    "background",
    "link",
    "visited",
    "hover",
    "focus",
    "selection_text",
    "selection_background",
    "border",
    "disabled",
    "placeholder",
    "button_text",
    "button_background",
    "mark_text",
    "mark_background",
    "error",
)

# (foreground, background, is it text). A link in a marked text, a button or a selection takes
# that one's text color, so each of these three meets one foreground only. A focus outline and a
# border stand outside of the box, on the background; a button is told by its border, so its own
# background needs no ratio against the page's.
_MEETING: Final = (
    ("text", "background", True),
    ("link", "background", True),
    ("visited", "background", True),
    ("hover", "background", True),
    ("disabled", "background", True),
    ("placeholder", "background", True),
    ("error", "background", True),
    ("button_text", "button_background", True),
    ("selection_text", "selection_background", True),
    ("mark_text", "mark_background", True),
    ("border", "background", False),
    ("focus", "background", False),
)

# The hues that people know: on light, what browsers give links, visited links and errors; on
# dark, the yellow of high-contrast modes, then cyan where the text itself is yellow or green.
_LINKS: Final = {False: ("#0000ee", "#063462"), True: ("#ffff00", "#00ffff", "#ffffff")}
_VISITED: Final = {False: ("#551a8b", "#6b006b"), True: ("#ffb3ff", "#c8b6ff")}
_ERRORS: Final = {False: ("#a00000", "#8a1c4a"), True: ("#ffa8a0", "#ffb86b")}

# Distances in OKLab at which two colors are told apart at a glance: a link stands within the
# text; a visited link or an error is told by more than its color and may be nearer.
_APART: Final = 0.2
_NEAR: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePair:
    """Two roles that can meet on a page, with the ratio they have and the ratio they need.

    ``foreground`` and ``background`` are names of roles; ``ratio`` and ``required`` are
    contrast ratios, 1 to 21, unrounded.
    """

    foreground: str
    background: str
    ratio: float
    required: float

    @property
    def passes(self) -> bool:
        """Whether the ratio reaches what is needed; never rounded before comparing."""
        return self.ratio >= self.required

    def __str__(self) -> str:
        verdict = "reaches" if self.passes else "is below"
        return (
            f"{self.foreground} on {self.background}: contrast {format_ratio(self.ratio)} "
            f"{verdict} {self.required:g}"
        )


def role_pairs(colors: Mapping[str, Color], level: Level) -> tuple[RolePair, ...]:
    """Return every role pair that can meet on a page, in a fixed order.

    Texts need the ratio of ``level``; borders and the focus outline need 3.
    Source: WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11.
    """
    return tuple(
        RolePair(
            foreground=foreground,
            background=background,
            ratio=contrast_ratio(colors[foreground], colors[background]),
            required=required_ratio(level) if is_text else NON_TEXT,
        )
        for foreground, background, is_text in _MEETING
    )


def derived_roles(
    text: Color, background: Color, given: Mapping[str, Color] | None = None
) -> dict[str, Color]:
    """Return all sixteen roles: those ``given`` as they are, the rest derived.

    Where the text has 7:1 on its background, each derived pair passes at AAA; where it has
    less, no derived pair is worse than the text itself.
    """
    given = given or {}
    dark = background.luminance < text.luminance
    enough = min(required_ratio("AAA"), contrast_ratio(text, background))
    link = given.get("link") or _accent(_LINKS[dark], background, (text,), _APART) or text
    strong = link if contrast_ratio(link, background) >= enough else text
    own = (text, background)
    buttons = own if dark else (background, text)
    derived = {
        "text": text,
        "background": background,
        "link": link,
        "visited": _accent(_VISITED[dark], background, (text, link), _NEAR) or strong,
        "hover": text,
        "focus": strong,
        "border": text,
        "disabled": text,
        "placeholder": text,
        "error": _accent(_ERRORS[dark], background, (text, link), _NEAR) or text,
        # On a dark page a bright block glares: buttons stay dark there and have a border.
        **_surface("button", buttons, own, given),
        **_surface("selection", (background, text), own, given),
        **_surface("mark", (background, strong), own, given),
    }
    derived.update(given)
    return {role: derived[role] for role in ROLES}


def _accent(
    wanted: Iterable[str], background: Color, others: tuple[Color, ...], apart: float
) -> Color | None:
    """Return the first of ``wanted``, moved to 7:1 on ``background``, told from ``others``."""
    for text in wanted:
        found = suggest(text, background, level="AAA")
        if found is not None:
            color = found.text
            if all(color_distance(color, other) >= apart for other in others):
                return color
    return None


def _surface(
    name: str,
    derived: tuple[Color, Color],
    own: tuple[Color, Color],
    given: Mapping[str, Color],
) -> dict[str, Color]:
    """Return the text and background roles of ``name``: ``derived``, unless one of them is given.

    The other is then the one of the scheme's ``own`` two colors that reads with it.
    """
    on, under = f"{name}_text", f"{name}_background"
    ink, ground = derived
    if on in given:
        ground = _most_readable(own[::-1], given[on])
    elif under in given:
        ink = _most_readable(own, given[under])
    return {on: ink, under: ground}


def _most_readable(own: tuple[Color, ...], against: Color) -> Color:
    """Return the first of the scheme's own colors with 7:1, else the best of them, black, white."""
    for color in own:
        if contrast_ratio(color, against) >= required_ratio("AAA"):
            return color
    return max((*own, BLACK, WHITE), key=lambda color: contrast_ratio(color, against))

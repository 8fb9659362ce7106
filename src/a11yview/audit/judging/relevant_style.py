"""What counts of the shape of a style for how an element looks: far fewer forms than shapes.

Shapes differ most in what no verdict depends on: margins, fonts, sizes. What is found out of a
form holds for all shapes that have it, on all pages and in all states.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.hiding import hidden_by_style, hidden_text, is_zero_clipper
from a11yview.audit.backdrop.lengths import is_beyond, share
from a11yview.audit.backdrop.stacking_contexts import opens_context, z_index
from a11yview.audit.backdrop.svg_paint import ink_of, without_box
from a11yview.audit.judging.judgement import is_icon_font, is_large, is_stroked
from a11yview.cascade import holds_content
from a11yview.cascade.fixed import fixed

if TYPE_CHECKING:
    from a11yview.cascade import Length, Style

__all__ = [
    "Box",
    "Letters",
    "at_both",
    "box_of",
    "drawn_box_of",
    "drawn_letters_of",
    "letters_of",
    "on_canvas",
]


@fixed
class Box:
    """What :func:`.inner_paint` takes from the shape of a style, and whether it covers others."""

    hidden: str | None
    clips: bool
    is_visible: bool
    position: str
    elsewhere: tuple[bool, bool]
    """Whether its edges place it in the box that positions it, and beside that."""
    holds: bool
    """Whether absolute and fixed boxes in it are placed by it whatever its position."""
    opacity: float
    filter: str
    mix_blend_mode: str
    backdrop_filter: str
    opens_context: bool
    has_z_index: bool
    is_stretched: bool
    """Whether it is seen, and covers (nearly) all of the box that positions it."""
    is_on_canvas: bool = False
    """Whether it is the body's, and its background is on the canvas already."""
    is_drawn: bool = False
    """Whether it is that of an element in SVG, which has no box: see :func:`.without_box`."""
    is_contents: bool = False
    """Whether there is no box, whatever else is declared."""

    @property
    def is_absolute(self) -> bool:
        """Whether it is taken out of its place, into the box that positions it."""
        return self.position == "absolute"

    @property
    def shows_through(self) -> bool:
        """Whether what lies beneath is seen whatever its background."""
        return self.opacity != 1 or self.is_contents or not self.is_visible


@fixed
class Letters:
    """What :func:`.judge` takes from the shape of a style."""

    hidden: str | None
    size: int
    is_large: bool
    is_stroked: bool
    may_be_icons: bool
    ink: tuple[object, ...] = ()
    """In a drawing, what of the shape decides how letters are filled and stroked."""


def box_of(style: Style) -> Box:
    """Return the box of a style; equal ones are one object."""
    if style.display == "contents":
        return _NO_BOX
    is_absolute = style.position == "absolute"
    edges = (style.top, style.right, style.bottom, style.left)
    is_visible = style.visibility == "visible"
    return _box(
        hidden_by_style(style),
        is_zero_clipper(style),
        is_visible,
        style.position,
        (is_absolute and edges != ("auto",) * 4, is_absolute and any(map(is_beyond, edges))),
        holds_content(style),
        style.opacity,
        style.filter,
        style.mix_blend_mode,
        style.backdrop_filter,
        opens_context(style),
        style.z_index != "auto",
        is_absolute and is_visible and _is_stretched(style),
    )


def letters_of(style: Style) -> Letters:
    """Return what letters in a style are like; equal ones are one object."""
    return _letters(*_forms(style))


def _forms(style: Style) -> tuple[str | None, int, bool, bool, bool]:
    size, weight = style.font_size, style.font_weight
    return (
        hidden_text(style),
        math.floor(size),
        is_large(size, weight),
        is_stroked(style),
        is_icon_font(style),
    )


def drawn_box_of(style: Style) -> Box:
    """Return the box of the style of an element in SVG."""
    return _drawn(box_of(without_box(style)))


def drawn_letters_of(style: Style) -> Letters:
    """Return what letters in a drawing are like."""
    return _letters(*_forms(without_box(style)), ink_of(style))


@lru_cache(maxsize=4096)
def _drawn(box: Box) -> Box:
    return replace(box, is_drawn=True)


@lru_cache(maxsize=4096)
def on_canvas(box: Box) -> Box:
    """Return the box as one whose background is on the canvas."""
    return replace(box, is_on_canvas=True)


_box = lru_cache(maxsize=4096)(Box)
_NO_BOX: Final = Box(
    hidden=None,
    clips=False,
    is_visible=True,
    position="static",
    elsewhere=(False, False),
    holds=False,
    opacity=1.0,
    filter="none",
    mix_blend_mode="normal",
    backdrop_filter="none",
    opens_context=False,
    has_z_index=False,
    is_stretched=False,
    is_contents=True,
)
_letters = lru_cache(maxsize=4096)(Letters)


def _is_stretched(style: Style) -> bool:
    """Return whether an absolute box covers (nearly) all of the box that positions it."""
    # What is put beneath all else is there for the content, even if only for a column of it.
    least = 25 if z_index(style) < 0 else 50
    across = (share(style.width) or 0.0) >= least or at_both(style.left, style.right)
    down = (share(style.height) or 0.0) >= least or at_both(style.top, style.bottom)
    return across and down


def at_both(first: Length, second: Length) -> bool:
    """Return whether both edges are placed."""
    return first != "auto" and second != "auto"

"""The parts of a style's shape that a verdict depends on: far fewer differ than shapes do.

Shapes differ most in margins, fonts and sizes, which no verdict depends on. A backdrop or judgement
found for a :class:`BoxStyle` or :class:`TextStyle` holds for all shapes that have it, on all pages
and in all states.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.hiding import hidden_by_style, hidden_text, is_zero_clipper
from a11yview.audit.backdrop.lengths import is_beyond, share
from a11yview.audit.backdrop.stacking_contexts import opens_context, z_index
from a11yview.audit.backdrop.svg_paint import ink_of, without_box
from a11yview.audit.judging.judgement import is_icon_font, is_large, is_stroked
from a11yview.cascade import holds_content

if TYPE_CHECKING:
    from a11yview.cascade import Length, Style

__all__ = [
    "BoxStyle",
    "TextStyle",
    "at_both",
    "box_style",
    "on_canvas",
    "svg_box_style",
    "svg_text_style",
    "text_style",
]


@dataclass(frozen=True, slots=True, eq=False)  # equal ones are one object: see _box, _text
class BoxStyle:
    """The part of a shape that :func:`.content_backdrop` and overlaps depend on."""

    hidden: str | None
    clips: bool
    is_visible: bool
    position: str
    elsewhere: tuple[bool, bool]
    """Whether its edges place it in its containing block, and whether beside that."""
    holds: bool
    """Whether it is the containing block of absolute and fixed boxes, whatever its position."""
    opacity: float
    filter: str
    mix_blend_mode: str
    backdrop_filter: str
    opens_context: bool
    has_z_index: bool
    is_stretched: bool
    """Whether it is visible and covers (nearly) all of its containing block."""
    is_on_canvas: bool = False
    """Whether its background has been propagated to the canvas."""
    is_drawn: bool = False
    """Whether the element is in SVG, and so has no box: see :func:`.without_box`."""
    is_contents: bool = False
    """Whether ``display`` is ``contents``: there is no box."""

    @property
    def is_absolute(self) -> bool:
        """Whether the box is absolutely positioned."""
        return self.position == "absolute"

    @property
    def shows_through(self) -> bool:
        """Whether the backdrop shows through, whatever the background."""
        return self.opacity != 1 or self.is_contents or not self.is_visible


@dataclass(frozen=True, slots=True, eq=False)  # equal ones are one object: see _box, _text
class TextStyle:
    """The part of a shape that :func:`.judge` depends on."""

    hidden: str | None
    size: int
    is_large: bool
    is_stroked: bool
    may_be_icons: bool
    ink: tuple[object, ...] = ()
    """In SVG, the part of the shape that decides how letters are filled and stroked."""


def box_style(style: Style) -> BoxStyle:
    """Return the box style of a style; equal ones are one object."""
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


def text_style(style: Style) -> TextStyle:
    """Return the text style of a style in HTML; equal ones are one object."""
    return _text(*_text_fields(style))


def _text_fields(style: Style) -> tuple[str | None, int, bool, bool, bool]:
    size, weight = style.font_size, style.font_weight
    return (
        hidden_text(style),
        math.floor(size),
        is_large(size, weight),
        is_stroked(style),
        is_icon_font(style),
    )


def svg_box_style(style: Style) -> BoxStyle:
    """Return the box style of an element in SVG."""
    return _drawn(box_style(without_box(style)))


def svg_text_style(style: Style) -> TextStyle:
    """Return the text style of letters in SVG."""
    return _text(*_text_fields(without_box(style)), ink_of(style))


@lru_cache(maxsize=4096)
def _drawn(box: BoxStyle) -> BoxStyle:
    return replace(box, is_drawn=True)


@lru_cache(maxsize=4096)
def on_canvas(box: BoxStyle) -> BoxStyle:
    """Return a box style whose background has been propagated to the canvas."""
    return replace(box, is_on_canvas=True)


_box = lru_cache(maxsize=4096)(BoxStyle)
_NO_BOX: Final = BoxStyle(
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
_text = lru_cache(maxsize=4096)(TextStyle)


def _is_stretched(style: Style) -> bool:
    """Return whether an absolute box covers (nearly) all of its containing block."""
    # A box beneath all else is there for the content, even if only for a column of it.
    least = 25 if z_index(style) < 0 else 50
    across = (share(style.width) or 0.0) >= least or at_both(style.left, style.right)
    down = (share(style.height) or 0.0) >= least or at_both(style.top, style.bottom)
    return across and down


def at_both(first: Length, second: Length) -> bool:
    """Return whether both edges are placed."""
    return first != "auto" and second != "auto"

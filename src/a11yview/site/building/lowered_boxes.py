"""The boxes of a page that have to change, in one window, for a row above all of it.

Most of a page goes down by itself when its root begins further down. Boxes that the window or the
initial containing block places do not: their ``top`` grows by the height of the row, which is
known, and a box as high as the window loses as much of its height.

Source: CSS Positioned Layout 3, 2.1 and 3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade import holds_content
from a11yview.color import BLACK, WHITE, contrast_ratio
from a11yview.emit.no_script import ABOVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.cascade import Length, Style, Styles

__all__ = ["DECIDING", "POSITIONED", "WINDOW_HEIGHT", "Lowered", "LoweredBoxes", "can_be_added_to"]

Lowered: TypeAlias = "dict[tuple[int, str], dict[str, str]]"
"""Declarations by element and pseudo-classes, mostly none."""

WINDOW_HEIGHT: Final = 800.0

POSITIONED: Final = frozenset({"absolute", "fixed", "sticky"})
DECIDING: Final = frozenset(
    "backdrop-filter bottom contain display filter flex-direction height max-height min-height "
    "opacity overflow-x overflow-y perspective position rotate scale top transform translate "
    "visibility will-change z-index left right width background-color background-image".split()
)
"""The properties of an element, and of those around it, on which its rules depend."""

# A box that begins in the lower half of the window stays there.
_LOWEST_TOP: Final = WINDOW_HEIGHT / 2
# One that begins above that would cover a row in the flow.
_ROW: Final = 60.0
# A box at least as high as that is made for the whole window.
_WHOLE: Final = 0.75 * WINDOW_HEIGHT
_WHOLE_PERCENT: Final = 75.0

_CUTTING: Final = frozenset({"hidden", "clip"})
_NOT_SCROLLING: Final = frozenset({"visible", "clip"})
_SEEN: Final = frozenset("a button img input select summary svg textarea".split())
# Links that skip a menu come into sight by it.
_WITH_FOCUS: Final = ":is(:focus,:focus-within)"

# A length that is no bare number, without quotes, semicolons and blocks.
_LENGTH: Final = re.compile(r"[\w.%+*/(), -]*(?:\d[a-z%]|\))[\w.%+*/(), -]*", re.IGNORECASE)
_OF_WINDOW: Final = re.compile(r"\d[dls]?vh\b|\bvar\(", re.IGNORECASE)
_PERCENT: Final = re.compile(r"(-?\d+(?:\.\d+)?)%")


def can_be_added_to(length: str) -> bool:
    """Whether a declared length can stand in a ``calc()`` as it is written."""
    return _LENGTH.fullmatch(length) is not None


class LoweredBoxes:
    """The boxes of a page that have to move, in a window of one width.

    ``positioned`` are the elements that may be absolute, fixed or sticky. The row gets the color of
    a header below it, if it ``takes_color``. ``is_needed`` tells whether something of the page
    would cover a row in the flow, or lay it out in another way.
    """

    def __init__(
        self, styles: Styles, body: int, positioned: Iterable[int], *, takes_color: bool
    ) -> None:
        self._styles = styles
        self._takes_color = takes_color and "--a11yview-row" not in styles[0].custom
        self._document = styles.document
        self.rules: Lowered = {}
        self.is_needed = False
        if holds_content(styles[body]):
            return  # in such a body nothing is fixed to the window, not even the row
        self.is_needed = _lays_out_in_a_row(styles[body])
        for element in positioned:
            style = styles[element]
            if style.position in POSITIONED and self._is_placed_by_window(element, style):
                self._lower(element, style)
        if self._is_cut_off(body):
            shortened = self._shorten(range(len(self._document)))
            # With a border, the root is no higher than that.
            self.is_needed = self.is_needed or shortened or styles[0].height == "100%"

    def _lower(self, element: int, style: Style) -> None:
        top = style.top
        if style.position != "sticky" and isinstance(top, float | int) and top < 0:
            # Above the window until it has the focus.
            self.rules[element, _WITH_FOCUS] = {"top": ABOVE}
            return
        reach = _share(top, WINDOW_HEIGHT)
        if reach is not None and (reach < _LOWEST_TOP or style.position == "absolute"):
            self._declare(element, "top", self._sum(element, "top", top, "+"))
            if reach < _ROW and self._is_seen(element, style):
                self.is_needed = True
                self._color_row(style)
        elif style.position != "fixed":
            return
        if style.position != "absolute":
            self._shorten(self._subtree(element), fixed=style.position == "fixed")

    def _shorten(self, elements: Sequence[int], *, fixed: bool = False) -> bool:
        """Subtract the row from heights made for the whole window; return whether there are any.

        A percentage is one of the window for the first of ``elements``, if that is ``fixed``.
        """
        is_any = False
        for number, element in enumerate(elements):
            style = self._styles[element]
            heights: tuple[tuple[str, Length], ...] = (
                ("height", style.height),
                ("max-height", style.max_height),
                ("min-height", style.min_height),
            )
            for name, value in heights:
                if isinstance(value, float | int):
                    text = self._text(element, name) if value >= _WHOLE else ""
                    is_whole = _OF_WINDOW.search(text) is not None
                else:
                    share = _share(value, 100.0) if fixed and not number else None
                    is_whole = share is not None and share >= _WHOLE_PERCENT
                if is_whole:
                    self._declare(element, name, self._sum(element, name, value, "-"))
                    is_any = True
        return is_any

    def _color_row(self, header: Style) -> None:
        """Let the row look like the header below it, if that is one color from side to side."""
        color = header.background_color
        is_plain = color.alpha == 1 and not any(header.background_image)
        is_wide = header.width == "100%" or (header.width == "auto" and _spans(header))
        if self._takes_color and is_plain and is_wide:
            self._takes_color = False
            self._declare(0, "--a11yview-row", str(color))
            is_dark = contrast_ratio(color, WHITE) > contrast_ratio(color, BLACK)
            self._declare(0, "--a11yview-row-text", "#fff" if is_dark else "#000")

    def _declare(self, element: int, name: str, value: str) -> None:
        self.rules.setdefault((element, ""), {})[name] = value

    def _sum(self, element: int, name: str, value: Length, sign: str) -> str:
        """Return a length with the row added or taken off, in the units that the site wrote."""
        if value == 0:
            return ABOVE
        text = self._text(element, name)
        if not can_be_added_to(text):
            text = f"{value:g}px" if isinstance(value, float | int) else value
        return f"calc({text} {sign} {ABOVE})"

    def _text(self, element: int, name: str) -> str:
        """Return the value as it was declared, empty where that is one of a shorthand."""
        found = self._styles.declaration(element, name)
        return found.text if found is not None and found.name not in {"all", "inset"} else ""

    def _is_placed_by_window(self, element: int, style: Style) -> bool:
        """Whether nothing around a box is its containing block, or scrolls it."""
        parent = self._document.parent
        at = parent[element]
        while at >= 0:
            around = self._styles[at]
            if style.position == "sticky":
                # The window scrolls, not root or body: it takes their overflow.
                scrolls = not {around.overflow_x, around.overflow_y} <= _NOT_SCROLLING
                if around.position == "fixed" or (scrolls and parent[at] > 0):
                    return False
            elif holds_content(around) or (
                style.position == "absolute" and around.position != "static"
            ):
                return False
            at = parent[at]
        return True

    def _is_seen(self, element: int, style: Style) -> bool:
        if style.visibility != "visible" or not style.opacity or style.z_index.startswith("-"):
            return False
        at = element
        while at >= 0:
            if self._styles[at].display == "none":
                return False
            at = self._document.parent[at]
        document = self._document
        return any(
            document.tag(one) in _SEEN or document.has_text(one) for one in self._subtree(element)
        )

    def _subtree(self, element: int) -> list[int]:
        """Return an element and its descendants, itself first."""
        found = [element]
        for one in found:
            found += self._document.children[one]
        return found

    def _is_cut_off(self, body: int) -> bool:
        """Whether the window does not scroll, so that what is lower than it is lost."""
        root, around = self._styles[0].overflow_y, self._styles[body].overflow_y
        return root in _CUTTING or (root == "visible" and around in _CUTTING)


def _spans(style: Style) -> bool:
    """Whether a box of width ``auto`` is as wide as what it is placed by."""
    is_block = style.display in {"block", "flex", "grid"}
    return is_block and (style.position == "sticky" or "auto" not in {style.left, style.right})


def _lays_out_in_a_row(style: Style) -> bool:
    """Whether the body would lay out the panel's row as a column beside its other children."""
    is_row = style.flex_direction.startswith("row")
    return "grid" in style.display or ("flex" in style.display and is_row)


def _share(value: Length, whole: float) -> float | None:
    """Return a length, or what a percentage is of a whole; None for others."""
    if isinstance(value, float | int):
        return float(value)
    found = _PERCENT.search(value)
    return None if found is None else float(found[1]) * whole / 100

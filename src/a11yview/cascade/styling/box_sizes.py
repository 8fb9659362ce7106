"""The sizes of boxes, as far as they can be known without laying out text.

Widths that are declared are known, in whatever unit; so are those of blocks that fill a block of
known width. What content decides is not known, but for size containers: to them content is
nothing. Flex and grid items are not known.

Source: CSS 2.2, section 10.3; CSS Sizing Level 3; CSS Containment Level 3, section 3.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.styling.containing_blocks import holds_content
from a11yview.cascade.values import data_types
from a11yview.cascade.values.displays import ITEM_PARENTS
from a11yview.cascade.values.tokens import component_values
from a11yview.cascade.values.units import LengthContext, is_vertical

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.sharing.style_parts import SharedStyle
    from a11yview.cascade.style import Length, Style

Size: TypeAlias = "tuple[float | None, float | None]"
"""The content box of the nearest size containers, per axis; ``None`` where there is none."""
NO_SIZE: Final[Size] = (None, None)

_SIZED_INLINE: Final = frozenset({"inline-size", "size"})
_ALL_AXES: Final = frozenset({"width", "height", "inline", "block"})
_HORIZONTAL_INLINE: Final = frozenset({"inline", "width"})
_VERTICAL_INLINE: Final = frozenset({"inline", "height"})
_BLOCKS: Final = frozenset({"block", "flow-root", "flex", "grid", "list-item"})
_ATOMIC: Final = frozenset({"inline-block", "inline-flex", "inline-grid"})
_IN_FLOW: Final = frozenset({"static", "relative", "sticky"})
_FILLING: Final = frozenset({"stretch", "-webkit-fill-available"})


def queried_axes(style: Style) -> frozenset[str]:
    """Return the axes, physical and logical, in which an element is asked for its size.

    Source: CSS Containment 3, section 3.1.
    """
    kind = style.container_type.partition(" ")[0]
    if kind not in _SIZED_INLINE:
        return frozenset()
    if kind == "size":
        return _ALL_AXES
    return _VERTICAL_INLINE if is_vertical(style.writing_mode) else _HORIZONTAL_INLINE


def sized_axes(style: Style) -> frozenset[str]:
    """Return the axes, physical and logical, in which an element has the size of a container.

    What is inline, a table or without a box has none.
    """
    has_box = style.display in _BLOCKS or style.display in _ATOMIC
    return queried_axes(style) if has_box else frozenset()


class BoxSizes:
    """The content boxes of a tree of styles, worked out on demand.

    ``style_of`` knows the style of a node and of all its ancestors; ``viewport`` is the initial
    containing block.
    """

    def __init__(
        self,
        parents: Sequence[int],
        style_of: Callable[[int], SharedStyle],
        viewport: tuple[float, float],
    ) -> None:
        self._parents = parents
        self._style_of = style_of
        self._viewport = viewport
        self._widths: dict[int, float | None] = {}

    def width(self, node: int) -> float | None:
        """Return the width of a node's content box in px, ``None`` where it is not known."""
        pending = [node]
        while pending:
            at = pending[-1]
            around = -1 if at in self._widths else self._block_around(at)
            if around >= 0 and around not in self._widths:
                pending.append(around)
                continue
            if at not in self._widths:
                self._widths[at] = self._width(at, around)
            pending.pop()
        return self._widths[node]

    def height(self, node: int) -> float | None:
        """Return the height of a node's content box in px, ``None`` where it is not known."""
        style = self._style_of(node).style
        if isinstance(style.height, float | int):
            edges = _edges(style, "height", 0.0) if style.box_sizing == "border-box" else 0.0
            return None if edges is None else max(style.height - edges, 0.0)
        is_item = self._is_item(node)
        known = style.height == "auto" and sized_axes(style) is _ALL_AXES and not is_item
        return 0.0 if known else None

    def _block_around(self, node: int) -> int:
        """Return the node whose box percentages refer to; -1 for the viewport."""
        position, parent = self._style_of(node).style.position, self._parents[node]
        while parent >= 0:
            other = self._style_of(parent).style
            if position in {"absolute", "fixed"}:
                placed = position == "absolute" and other.position != "static"
                if placed or holds_content(other):
                    return parent
            elif other.display not in {"inline", "contents"}:
                return parent
            parent = self._parents[parent]
        return -1

    def _is_item(self, node: int) -> bool:
        parent = self._parents[node]
        return parent >= 0 and self._style_of(parent).style.layout_display in ITEM_PARENTS

    def _width(self, node: int, around: int) -> float | None:
        style = self._style_of(node).style
        if style.display not in _BLOCKS and style.display not in _ATOMIC:
            return None
        basis = self._viewport[0] if around < 0 else self._widths[around]
        if basis is not None and around >= 0 and style.position == "absolute":
            basis = _padding_box(self._style_of(around).style, basis)
        width = self._outer(node, style, basis)
        if width is None:
            return None
        return _clamped(style, width, basis)

    def _outer(self, node: int, style: Style, basis: float | None) -> float | None:
        """Return the content width before ``min-width`` and ``max-width``."""
        declared = resolved_length(style.width, basis, style.font_size)
        if declared is not None:
            edges = _edges(style, "width", basis) if style.box_sizing == "border-box" else 0.0
            return None if edges is None else max(declared - edges, 0.0)
        if style.width != "auto":
            return _by_keyword(style, basis)
        nothing = 0.0 if "width" in sized_axes(style) else None
        if style.position not in _IN_FLOW:
            found = _between(style, basis)
            return nothing if found is None else found
        if self._is_item(node) or is_vertical(style.writing_mode):
            return None
        if style.floating != "none" or style.display in _ATOMIC:
            return nothing
        return _filled(style, basis)


def _by_keyword(style: Style, basis: float | None) -> float | None:
    """Return the width of ``stretch``, or of a keyword that asks what the content needs."""
    width = str(style.width)
    if width in _FILLING:
        return _filled(style, basis)
    return 0.0 if "width" in sized_axes(style) and "%" not in width else None


def _filled(style: Style, basis: float | None) -> float | None:
    if basis is None:
        return None
    edges = _edges(style, "width", basis)
    margins = [
        0.0 if side == "auto" else resolved_length(side, basis, style.font_size)
        for side in (style.margin_left, style.margin_right)
    ]
    if edges is None or margins[0] is None or margins[1] is None:
        return None
    return max(basis - margins[0] - margins[1] - edges, 0.0)


def _between(style: Style, basis: float | None) -> float | None:
    """Return the width of a positioned box of width auto, between its insets."""
    sides = [resolved_length(side, basis, style.font_size) for side in (style.left, style.right)]
    if sides[0] is None or sides[1] is None:
        return None
    filled = _filled(style, basis)
    return None if filled is None else max(filled - sides[0] - sides[1], 0.0)


def _clamped(style: Style, width: float, basis: float | None) -> float | None:
    edges = _edges(style, "width", basis) if style.box_sizing == "border-box" else 0.0
    for limit, pick in ((style.max_width, min), (style.min_width, max)):
        if limit in ("none", "auto"):
            continue
        found = resolved_length(limit, basis, style.font_size)
        if found is None or edges is None:
            return None
        width = pick(width, max(found - edges, 0.0))
    return width


def _edges(style: Style, axis: str, basis: float | None) -> float | None:
    """Return padding and border on both sides; percentages are of the width around."""
    first, second = (3, 1) if axis == "width" else (0, 2)
    total = style.border_width[first] + style.border_width[second]
    for side in (style.padding[first], style.padding[second]):
        found = resolved_length(side, basis, style.font_size)
        if found is None:
            return None
        total += found
    return total


def _padding_box(style: Style, width: float) -> float | None:
    sides = [resolved_length(side, None, 0.0) for side in (style.padding_left, style.padding_right)]
    if sides[0] is None or sides[1] is None:
        return None
    return width + sides[0] + sides[1]


def resolved_length(value: Length, basis: float | None, font_size: float) -> float | None:
    """Return a computed length in px, with what 100 % is where that is known.

    ``None`` for keywords, and for percentages of what is not known.
    """
    if isinstance(value, float | int):
        return float(value)
    if "%" not in value and "(" not in value:
        return None
    return None if basis is None else _resolved(value, basis, font_size)


@lru_cache(maxsize=4096)
def _resolved(text: str, basis: float, font_size: float) -> float | None:
    found = data_types.length(component_values(text))
    if found is None:
        return None
    return data_types.pixels(found, LengthContext(font_size=font_size, percent_basis=basis))

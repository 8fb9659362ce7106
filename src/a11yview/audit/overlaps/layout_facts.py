"""The effects of layout on boxes, by the shape of their style: found once for each shape.

Invariant: the facts depend on the shape alone, so they are kept for all nodes and states of a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.lengths import pixels, summands
from a11yview.audit.backdrop.transforms import transform_functions
from a11yview.audit.overlaps.boxes_beside import OUT_OF_FLOW
from a11yview.audit.overlaps.narrow_rows import is_narrow_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade import Length, Shape, Style, Styles

__all__ = ["LayoutFacts", "NodeFacts", "declared_height", "declared_width", "steps_down"]

_SLIGHT: Final = 0.35
"""In em: a text moved by no more still lies in the room of its line."""
_DOWN: Final = {"translate": 1, "translate3d": 1, "translatey": 0, "matrix": 5}
"""By function, the index of the argument that moves down."""


def steps_down(style: Style) -> float:
    """Return how far an element's content is moved down by its style, up if negative, in px.

    A percentage counts as if of 100 px.
    """
    moved = 0.0
    if style.position == "relative":
        offset = _px(style.top)
        moved += offset if style.top != "auto" else -_px(style.bottom)
    words = style.translate.split()
    if len(words) > 1:
        moved += _px(words[1])
    for name, arguments in transform_functions(style.transform) or ():
        place = _DOWN.get(name, 99)
        if place < len(arguments):
            moved += _px(arguments[place])
    margin = _px(style.margin_top)
    return moved + min(margin, 0.0)


def _px(length: float | str) -> float:
    if isinstance(length, str):
        px, percent = summands(length)
        return px + percent
    return length


class LayoutFacts(NamedTuple):
    """Facts about one box.

    ``down`` is how far it is moved down, in px, ``below`` what follows it by a negative margin.
    ``is_out`` means that it ``floats`` or is positioned out of flow, ``is_positioned`` that its
    position is not ``static``, ``is_sized`` that its content may exceed a declared size, and be
    seen; ``is_placed`` that lines of a grid are named for it.
    """

    down: float
    below: float
    is_out: bool
    floats: bool
    is_positioned: bool
    is_sized: bool
    is_placed: bool


class NodeFacts:
    """The facts about the nodes of a page, state by state."""

    def __init__(self) -> None:
        self._known: dict[Shape, LayoutFacts] = {}
        self._last: tuple[Sequence[Shape], Sequence[LayoutFacts]] = ((), ())

    def of(self, styles: Styles) -> Sequence[LayoutFacts]:
        """Return the facts by node."""
        shapes, known = styles.node_shapes, self._known
        if self._last[0] is not shapes:
            found = []
            for node, shape in enumerate(shapes):
                facts = known.get(shape)
                if facts is None:
                    facts = known[shape] = _facts(styles.node_style(node))
                found.append(facts)
            self._last = shapes, found
        return self._last[1]


def _facts(style: Style) -> LayoutFacts:
    down, below = _move(style)
    return LayoutFacts(
        down=down,
        below=below,
        is_out=style.floating != "none" or style.position in OUT_OF_FLOW,
        floats=style.floating != "none",
        is_positioned=style.position != "static",
        is_sized=_is_sized(style) or is_narrow_row(style),
        is_placed=style.grid_row_start != "auto" and style.grid_column_start != "auto",
    )


def _move(style: Style) -> tuple[float, float]:
    """Return how far an element is moved down, and the element after it by its margin."""
    slight = _SLIGHT * style.font_size
    if style.display in {"inline", "none", "contents"} and style.position == "static":
        return 0.0, 0.0
    down = steps_down(style) if style.position not in OUT_OF_FLOW else 0.0
    below = min(_px(style.margin_bottom), 0.0) if style.position not in OUT_OF_FLOW else 0.0
    return (down if abs(down) > slight else 0.0), (below if below < -slight else 0.0)


def _is_sized(style: Style) -> bool:
    if style.overflow_x != "visible" or style.overflow_y != "visible":
        return False
    if style.display not in {"block", "inline-block", "flow-root", "list-item"}:
        return False
    return declared_height(style) is not None or pixels(style.width) is not None


def declared_height(style: Style) -> float | None:
    """Return the height of the padding box, at most, if that is declared."""
    return _declared(
        (style.height, style.max_height),
        style.min_height,
        (style.padding_top, style.padding_bottom),
        style,
    )


def declared_width(style: Style) -> float | None:
    """Return the width of the padding box, at most, if that is declared."""
    return _declared(
        (style.width, style.max_width),
        style.min_width,
        (style.padding_left, style.padding_right),
        style,
    )


def _declared(
    most: tuple[Length, Length], least: Length, padding: tuple[Length, Length], style: Style
) -> float | None:
    limits = [size for size in map(pixels, most) if size is not None]
    floor = 0.0 if least == "auto" else pixels(least)
    paddings = [pixels(side) for side in padding]
    if not limits or floor is None or None in paddings:
        return None
    size = max(min(limits), floor)
    if style.box_sizing == "border-box":
        return size
    return size + sum(side or 0.0 for side in paddings)

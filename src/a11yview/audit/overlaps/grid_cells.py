"""Texts in a cell of a grid that other children of the grid share: they lie over one another.

Source: CSS Grid Layout 2, section 8.3: a child lies where its lines say, whatever is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.overlap import Overlap
from a11yview.audit.overlaps.boxes_beside import OUT_OF_FLOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from a11yview.audit.overlaps.boxes_beside import BoxesBeside
    from a11yview.audit.overlaps.layout_facts import LayoutFacts
    from a11yview.cascade import Style

__all__ = ["texts_in_shared_cells"]

_GRIDS: Final = frozenset({"grid", "inline-grid"})


def texts_in_shared_cells(
    boxes: BoxesBeside,
    texts: Sequence[int],
    facts: Sequence[LayoutFacts],
    pictures_in: Callable[[Iterable[int]], Overlap | None],
) -> Iterator[tuple[int, Overlap]]:
    """Yield texts in a cell that a box beside them shares, with the colors of such boxes.

    ``facts`` are those about each node; ``pictures_in`` returns the pictures in some elements.
    """
    nodes, parents, styles = boxes.nodes, boxes.document.parent, boxes.nodes.styles
    placed = {node for node, one in enumerate(facts) if one.is_placed}
    if not placed:
        return
    paints, node_of = styles.node_paints, styles.node_of
    known: dict[int, Overlap | None] = {}
    for text in texts:
        element = text
        while element > 0 and paints[node_of[element]].background_color.alpha < 1:
            if nodes.box(element).position in OUT_OF_FLOW or nodes.box(element).hidden is not None:
                break
            if node_of[element] in placed:
                if element not in known:
                    known[element] = _overlap(boxes, element, pictures_in)
                overlap = known[element]
                if overlap is not None:
                    yield text, overlap
                break
            element = parents[element]


def _overlap(
    boxes: BoxesBeside, item: int, pictures_in: Callable[[Iterable[int]], Overlap | None]
) -> Overlap | None:
    styles, parent = boxes.nodes.styles, boxes.document.parent[item]
    if styles[parent].layout_display not in _GRIDS:
        return None
    style = styles[item]
    sharing = [
        child
        for child in boxes.children(parent)
        if child != item and boxes.is_in_flow(child) and _share(style, styles[child])
    ]
    veil, pictures = boxes.colors_of(sharing), pictures_in(sharing)
    if veil is None:
        return Overlap("overlap")
    layer = len(boxes.nodes.backdrop_in(parent).layers) - 1
    beside = Overlap("overlap", veil, layer) if veil else None
    return beside if pictures is None else pictures._replace(layer=layer).beside(beside)


def _share(one: Style, other: Style) -> bool:
    """Whether two children of a grid may lie in one cell."""
    rows = _meet((one.grid_row_start, one.grid_row_end), (other.grid_row_start, other.grid_row_end))
    return rows and _meet(
        (one.grid_column_start, one.grid_column_end),
        (other.grid_column_start, other.grid_column_end),
    )


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two stretches of tracks may have one in common; those of ``auto`` find room."""
    if "auto" in {one[0], other[0]}:
        return False
    if one[0] == other[0]:
        return True
    ranges = [_tracks(*lines) for lines in (one, other)]
    if None in ranges:
        return False
    (first, last), (start, end) = (each or (0, 0) for each in ranges)
    return first < end and start < last


def _tracks(start: str, end: str) -> tuple[int, int] | None:
    if not start.isdecimal():
        return None
    first = int(start)
    if end.isdecimal():
        return first, int(end)
    if end == "auto":
        return first, first + 1
    if end.startswith("span ") and end[5:].isdecimal():
        return first, first + int(end[5:])
    return (first, 10_000) if end == "-1" else None

"""Boxes that their content leaves: its text does not lie on their background.

A box has no height where all of its content floats or is positioned and nothing keeps the floats
in, and so has one of ``height: 0``; one of a declared height ends before content that is taller.

Source: CSS 2.2, 10.6.3 and 10.6.7; CSS Display 3, "block formatting context".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels
from a11yview.audit.backdrop.overlap import Overlap
from a11yview.audit.backdrop.stack import has_background
from a11yview.audit.overlaps.boxes_beside import OUT_OF_FLOW
from a11yview.audit.overlaps.layout_facts import declared_height, declared_width
from a11yview.audit.overlaps.narrow_rows import is_narrow_row, may_leave_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from a11yview.audit.overlaps.boxes_beside import BoxesBeside
    from a11yview.audit.overlaps.layout_facts import LayoutFacts
    from a11yview.cascade import SharedStyle, Style

__all__ = ["texts_outside"]

_ITEM_PARENTS: Final = frozenset({"flex", "inline-flex", "grid", "inline-grid", "-webkit-box"})
_SHRINKING: Final = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table"})
_REPLACED: Final = frozenset(
    "img svg video canvas iframe object embed input select textarea button br hr audio".split()
)
_NOTHING: Final = frozenset({'""', "''"})
_MOST_DEPTH: Final = 8
_NARROW: Final = 0.4
"""In em: on average the letters of hardly a text are narrower."""
_MOST_INNER: Final = 64
"""Elements of a box that are looked at: one that holds more is taken to be wide enough."""
_USUAL: Final = 0.5
"""In em: most letters are about as wide."""
_WIDEST: Final = 1900.0


def boxes_generated(
    generated: Iterable[Mapping[int, SharedStyle]],
) -> Mapping[int, bool]:
    """Return whether the pseudo-elements of nodes have a size: what only clears has none."""
    found: dict[int, bool] = {}
    for of_nodes in generated:
        for node, pseudo in of_nodes.items():
            style = pseudo.style
            is_sized = style.content not in _NOTHING or style.height != "auto"
            is_sized = is_sized or {*style.padding, *style.border_width} != {0.0}
            found[node] = found.get(node, False) or is_sized
    return found


def texts_outside(
    boxes: BoxesBeside,
    texts: Sequence[int],
    facts: Sequence[LayoutFacts],
    generating: Mapping[int, bool],
) -> Iterator[tuple[int, Overlap]]:
    """Yield texts that lie outside a box around them, with what is beneath them instead.

    ``facts`` are those about each node, ``generating`` the nodes with ``::before`` or ``::after``
    and whether these have a size: see :func:`boxes_generated`.
    """
    finder = _LeftBoxes(boxes, facts, generating)
    if not finder.may_be_any:
        return
    for text in texts:
        if boxes.nodes.backdrop_in(text).hidden is not None:
            continue
        left, perhaps = finder.left_around(text)
        if left or perhaps:
            yield text, _overlap(boxes, text, left, perhaps)


def _overlap(boxes: BoxesBeside, text: int, left: list[int], perhaps: list[int]) -> Overlap:
    stacks = boxes.stacks_without([*left, *perhaps], text)
    if perhaps and left:
        stacks = (*stacks, *boxes.stacks_without(left, text))
    outermost = min([*left, *perhaps])
    parent = boxes.document.parent[outermost]
    after = [child for child in boxes.children(parent) if child > outermost]
    veil = boxes.colors_of(after[:4])
    if veil is None:
        return Overlap("overlap")
    layer = len(boxes.nodes.backdrop_in(parent).layers) - 1
    return Overlap("overlap", veil, layer, stacks=stacks, replaces=not perhaps)


class _LeftBoxes:
    def __init__(
        self, boxes: BoxesBeside, facts: Sequence[LayoutFacts], generating: Mapping[int, bool]
    ) -> None:
        self._boxes = boxes
        self._generating = generating
        self._collapsed: dict[int, bool] = {}
        self._facts = facts
        self.may_be_any = any(one.is_sized or one.is_out for one in facts)

    def left_around(self, text: int) -> tuple[list[int], list[int]]:
        """Return the boxes with a background that a text has left, and those it may have left."""
        nodes, parents, facts = self._boxes.nodes, self._boxes.document.parent, self._facts
        paints, node_of = nodes.styles.node_paints, nodes.styles.node_of
        element, chain = text, [text]
        out: list[int] = []  # of the chain below the element, what is out of flow
        positioned: list[int] = []  # likewise
        left: list[int] = []
        perhaps: list[int] = []
        while element > 0:
            is_left = False
            if element != text or self.is_short(element):
                how = self.left_by(element, chain, out, positioned)
                is_left = how is not None and has_background(nodes.styles[element])
                if is_left:
                    (left if how else perhaps).append(element)
            if not is_left and paints[node_of[element]].background_color.alpha == 1:
                break
            own = facts[node_of[element]]
            if own.is_out:
                out.append(element)
            if own.is_positioned:
                positioned.append(element)
            element = parents[element]
            chain.append(element)
        return left, perhaps

    def is_short(self, element: int) -> bool:
        """Whether a size is declared that content may exceed."""
        nodes = self._boxes.nodes
        is_sized = self._facts[nodes.styles.node_of[element]].is_sized
        return is_sized and has_background(nodes.styles[element])

    def left_by(
        self, box: int, chain: Sequence[int], out: Sequence[int], positioned: Sequence[int]
    ) -> bool | None:
        """Return whether a text has left a box for certain; None: it has not.

        ``chain`` leads from the text to the box, ``out`` is what is out of flow in it, and
        ``positioned`` what has a ``position``.
        """
        nodes = self._boxes.nodes
        if nodes.box(box).is_on_canvas or nodes.box(box).is_contents:
            return None
        style = nodes.styles[box]
        if out and self._is_placed_beyond(box, style, positioned):
            return not self._is_item(box)
        if self.is_short(box):
            exceeds = self._leaves_row if is_narrow_row(style) else self._exceeds
            return exceeds(box, style, chain)
        if not out:
            return None
        if self.is_collapsed(box):
            return True
        is_placed = any(nodes.styles[one].position in OUT_OF_FLOW for one in out)
        return False if is_placed and self._may_be_smaller(box, chain) else None

    def _is_placed_beyond(self, box: int, style: Style, positioned: Sequence[int]) -> bool:
        """Whether an edge in px puts an absolute box at the far end of a declared size, or beyond.

        ``positioned`` are the boxes between the text and this one that have a ``position``.
        """
        nodes = self._boxes.nodes
        if style.position == "static" and not nodes.box(box).holds:
            return False
        if len(positioned) != 1 or (style.overflow_x, style.overflow_y) != ("visible", "visible"):
            return False
        placed = nodes.styles[positioned[0]]
        if placed.position != "absolute" or _is_moved_back(placed):
            return False
        ends = (
            (placed.top, placed.bottom, declared_height(style)),
            (placed.left, placed.right, declared_width(style)),
        )
        return any(
            size is not None and (pixels(start if start != "auto" else end) or 0.0) >= size > 0
            for start, end, size in ends
        )

    def _is_item(self, box: int) -> bool:
        """Whether a flex or grid container may give a box another size than the declared one."""
        parent = self._boxes.document.parent[box]
        styles = self._boxes.nodes.styles
        return parent >= 0 and styles[parent].layout_display in _ITEM_PARENTS

    def _may_be_smaller(self, box: int, chain: Sequence[int]) -> bool:
        """Whether a box has no size that a positioned text gives it, and no other for certain."""
        if self._is_empty(box):
            return True
        return len(chain) <= _MOST_DEPTH and self._is_narrower(box, chain[0])

    def _is_narrower(self, box: int, text: int) -> bool:
        """Whether a box is as wide as its content in flow, and a positioned text may be wider."""
        styles = self._boxes.nodes.styles
        style, own = styles[box], styles[text]
        shrinks = style.layout_display in _SHRINKING or style.floating != "none"
        if not (shrinks or style.position in OUT_OF_FLOW) or style.width != "auto":
            return False
        needed = len(" ".join(self._boxes.document.own_text(text).split())) * own.font_size
        padding = (pixels(style.padding_left) or 0.0) + (pixels(style.padding_right) or 0.0)
        room = padding / _USUAL
        document, ends = self._boxes.document, self._boxes.ends
        element, end = box, min(ends[box], box + _MOST_INNER)
        while element < end and room < needed:
            if element != box and styles[element].position in OUT_OF_FLOW:
                element = ends[element]
                continue
            if document.tag(element) in _REPLACED:
                return False
            room += len(" ".join(document.own_text(element).split())) * style.font_size
            element += 1
        return room < needed and end == ends[box]

    def _is_empty(self, box: int) -> bool:
        """Whether nothing in a box has a size that is known of."""
        style = self._boxes.nodes.styles[box]
        if style.height != "auto" or pixels(style.min_height) or style.position in OUT_OF_FLOW:
            return False
        return self._has_no_content(box)

    def _has_no_content(self, element: int, depth: int = 0) -> bool:
        boxes, styles = self._boxes, self._boxes.nodes.styles
        return (
            depth <= _MOST_DEPTH
            and styles[element].height == "auto"
            and boxes.document.tag(element) not in _REPLACED
            and not boxes.document.has_text(element)
            and not self._generating.get(styles.node_of[element])
            and all(
                styles[child].position in OUT_OF_FLOW or self._has_no_content(child, depth + 1)
                for child in boxes.children(element)
            )
        )

    def is_collapsed(self, box: int, depth: int = 0) -> bool:
        """Whether a box has no height: nothing in it is in flow, and it holds no floats."""
        known = self._collapsed.get(box)
        if known is None:
            known = self._collapsed[box] = depth <= _MOST_DEPTH and self._has_no_height(box, depth)
        return known

    def _has_no_height(self, box: int, depth: int) -> bool:
        boxes, styles = self._boxes, self._boxes.nodes.styles
        style = styles[box]
        parent = boxes.document.parent[box]
        if parent < 0 or styles.node_of[box] in self._generating or not _may_collapse(style):
            return False
        if self._is_item(box) or boxes.document.has_text(box):
            return False
        return all(
            not boxes.is_in_flow(child)
            or self._is_empty_inline(child)
            or (styles[child].clear == "none" and self.is_collapsed(child, depth + 1))
            for child in boxes.children(box)
        )

    def _is_empty_inline(self, element: int) -> bool:
        """Whether a part of a line makes no line: there is nothing in it, nor around that."""
        style = self._boxes.nodes.styles[element]
        return (
            style.display == "inline"
            and self._boxes.ends[element] == element + 1
            and {*style.padding, style.margin_left, style.margin_right} == {0.0}
            and set(style.border_width) == {0.0}
            and self._has_no_content(element)
        )

    def _leaves_row(self, box: int, _: Style, chain: Sequence[int]) -> bool | None:
        items = [one for one in chain if self._boxes.document.parent[one] == box]
        return False if items and may_leave_row(self._boxes, box, items[0], chain[0]) else None

    def _exceeds(self, box: int, style: Style, chain: Sequence[int]) -> bool | None:
        """Return whether the text lies beyond the declared size for certain, or may do so."""
        text = chain[0]
        height = declared_height(style)
        own = self._boxes.nodes.styles[text]
        length = len(" ".join(self._boxes.document.own_text(text).split()))
        if height is not None and height < 1:
            return True
        if height is not None:
            before = self._before(box, chain)
            if before is None:
                return None
            if before >= height:
                return True
            wide = pixels(style.width) or _WIDEST
            lines = 1.0
            if own.white_space not in {"nowrap", "pre"}:
                lines = max(length * _NARROW * own.font_size // wide, 1.0)
            if before + lines * _line(own) * 0.9 > height + 0.2 * own.font_size:
                return False
        width = pixels(style.width)
        if width is None or own.white_space not in {"nowrap", "pre"}:
            return None
        return False if length * _NARROW * own.font_size > width else None

    def _before(self, box: int, chain: Sequence[int]) -> float | None:
        """Return how much height there is at least before a text in a box; None: not known."""
        boxes, styles = self._boxes, self._boxes.nodes.styles
        total = 0.0
        path = set(chain)
        element = box
        while element != chain[0]:
            if styles[element].layout_display not in {"block", "flow-root", "list-item"}:
                return None
            inner = None
            for child in boxes.children(element):
                if child in path:
                    inner = child
                    break
                if not boxes.is_in_flow(child):
                    continue
                style = styles[child]
                if any(
                    (pixels(margin) or 0.0) < 0
                    for margin in (style.margin_top, style.margin_bottom)
                ):
                    return None
                if style.display in {"block", "flow-root", "list-item", "flex", "grid"}:
                    size = pixels(style.height)
                    total += size if size is not None else self._least(child)
            if inner is None:
                return None
            style = styles[inner]
            if (pixels(style.margin_top) or 0.0) < 0 or style.position in OUT_OF_FLOW:
                return None
            element = inner
        return total

    def _least(self, element: int) -> float:
        document, style = self._boxes.document, self._boxes.nodes.styles[element]
        return _line(style) if document.has_text(element) else 0.0


def _line(style: Style) -> float:
    return style.line_height if style.line_height is not None else style.font_size


def _is_moved_back(style: Style) -> bool:
    """Whether a box may lie elsewhere than its edges say."""
    margins = (style.margin_top, style.margin_right, style.margin_bottom, style.margin_left)
    lengths = [pixels(margin) for margin in margins if margin != "auto"]
    is_drawn_in = any(length is None or length < 0 for length in lengths)
    return is_drawn_in or (style.transform, style.translate) != ("none", "none")


def _may_collapse(style: Style) -> bool:
    """Whether a box without content in flow has no height, and holds no floats."""
    least = 0.0 if style.min_height == "auto" else pixels(style.min_height)
    return (
        style.display in {"block", "list-item"}
        and style.floating == "none"
        and style.position not in {"absolute", "fixed"}
        and style.overflow_x == style.overflow_y == "visible"
        and style.height == "auto"
        and least == 0
        and pixels(style.padding_top) == 0
        and pixels(style.padding_bottom) == 0
        and style.contain == "none"
        and style.content_visibility == "visible"
        and style.container_type == "normal"
    )

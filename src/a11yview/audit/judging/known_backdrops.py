"""How the elements of a page look in each of its states; what is alike is found out once.

What lies beneath the content of an element follows from what lies beneath the element, from its box
and from how it is painted. A site has few of each, and a state or a page that paints as others do
has nothing of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.backdrop.backdrop import canvas_paint, inner_paint
from a11yview.audit.backdrop.icons import icons_in
from a11yview.audit.backdrop.svg_paint import nodes_in_drawings, without_box
from a11yview.audit.judging.relevant_style import (
    box_of,
    drawn_box_of,
    drawn_letters_of,
    letters_of,
    on_canvas,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.backdrop.backdrop import Paint
    from a11yview.audit.backdrop.overlap import Surroundings
    from a11yview.audit.judging.judgement import Judgement
    from a11yview.audit.judging.relevant_style import Box, Letters
    from a11yview.audit.texts.survey import Traits
    from a11yview.cascade import Shape, Style, Styles

    Judged = tuple[Letters, int, Traits, Surroundings | None]

__all__ = ["Ground", "Grounds", "Looks", "Places"]


class Ground:
    """What lies beneath the content of elements: one object for the same paint."""

    __slots__ = ("inner", "paint", "verdicts")

    def __init__(self, paint: Paint) -> None:
        self.paint = paint
        self.inner: dict[tuple[Box, int] | tuple[Box, int, tuple[bool, ...]], Ground] = {}
        """The grounds of elements that lie on it, by their boxes and backgrounds.

        Where images of a background may be icons, also by which of them are.
        """
        self.verdicts: dict[Judged, Judgement] = {}
        """What was judged of texts on it, by the letters and their colors among others."""


class Places(NamedTuple):
    """The nodes of one page by where they are: one place for those on the same ground.

    They are painted alike, have equal boxes, and so has all above them.
    """

    of_node: Sequence[int]
    boxes: Sequence[Box]
    """That of each node."""
    inner: Sequence[tuple[int, Box, int]]
    """Each place but the root's: the one around it, its box, its first node."""


class Looks:
    """How the nodes of one page look in one state: the place of each, and the ground in it."""

    def __init__(self, styles: Styles, places: Places, grounds: Sequence[Ground]) -> None:
        self.styles = styles
        self.places = places
        self.boxes = places.boxes
        self.grounds = [grounds[place] for place in places.of_node]
        self.trails: dict[int, int] = {}
        """By node, the number that :class:`.Causes` has for how it and all above it look."""


class Grounds:
    """The grounds of the pages of one index, and the boxes and letters of their elements."""

    def __init__(self) -> None:
        self._boxes: dict[Shape, Box] = {}
        self.letters: dict[Shape, Letters] = {}
        self.drawn_letters: dict[Shape, Letters] = {}
        self._grounds: dict[Paint, Ground] = {}
        self._roots: dict[tuple[object, ...], tuple[Ground, bool]] = {}
        self._last: tuple[Sequence[Shape], Sequence[int], int] = ((), (), -1)
        self._places = Places((), (), ())

    def __len__(self) -> int:
        return max(len(self._boxes), len(self._grounds), len(self._roots))

    def looks(self, styles: Styles) -> Looks:
        """Return how the nodes of a page look in one state."""
        body = _body(styles)
        root, body_on_canvas = self._root(styles, body)
        places = self._places_of(styles, body if body_on_canvas else -1)
        grounds, paints = [root], styles.node_paints
        for above, box, node in places.inner:
            beneath, key = grounds[above], (box, paints[node].background)
            ground = beneath.inner.get(key)
            if ground is None:
                ground = self.inner(beneath, key, styles.node_style(node))
            grounds.append(ground)
        return Looks(styles, places, grounds)

    def inner(self, beneath: Ground, key: tuple[Box, int], style: Style) -> Ground:
        """Return the ground of an element that lies on another one."""
        ground = beneath.inner.get(key)
        if ground is None:
            if key[0].is_drawn:
                style = without_box(style)
            icons = icons_in(style)
            known = (*key, icons) if icons else key
            ground = beneath.inner.get(known)
            if ground is None:
                found = inner_paint(beneath.paint, style, on_canvas=key[0].is_on_canvas)
                ground = beneath if found is beneath.paint else self._ground(found)
                beneath.inner[known] = ground
        return ground

    def _ground(self, paint: Paint) -> Ground:
        ground = self._grounds.get(paint)
        if ground is None:
            ground = self._grounds[paint] = Ground(paint)
        return ground

    def _root(self, styles: Styles, body: int) -> tuple[Ground, bool]:
        """Return the ground of the root, and whether the body's background is on the canvas."""
        shapes, paints = styles.node_shapes, styles.node_paints
        key = (shapes[0], paints[0], *((shapes[body], paints[body]) if body >= 0 else ()))
        found = self._roots.get(key)
        if found is None:
            root = styles.node_style(0)
            canvas, body_on_canvas = canvas_paint(
                root, styles.node_style(body) if body >= 0 else None
            )
            box = on_canvas(self.box_of(shapes[0], root))
            ground = self.inner(self._ground(canvas), (box, paints[0].background), root)
            found = self._roots[key] = ground, body_on_canvas
        return found

    def _places_of(self, styles: Styles, canvas: int) -> Places:
        """Return the places of the nodes; states of a page mostly have the same.

        ``canvas`` is the node whose background is on the canvas besides the root, or -1.
        """
        shapes, kinds = styles.node_shapes, styles.node_paint_groups
        last_shapes, last_kinds, last_canvas = self._last
        if shapes is not last_shapes or kinds is not last_kinds or canvas != last_canvas:
            self._last = shapes, kinds, canvas
            boxes = self._boxes_of(styles)
            if canvas >= 0:
                boxes[canvas] = on_canvas(boxes[canvas])
            self._places = _placed(boxes, kinds, styles.node_parent)
        return self._places

    def _boxes_of(self, styles: Styles) -> list[Box]:
        known, boxes = self._boxes, []
        for node, shape in enumerate(styles.node_shapes):
            box = known.get(shape)
            boxes.append(self.box_of(shape, styles.node_style(node)) if box is None else box)
        for node in nodes_in_drawings(styles):
            boxes[node] = drawn_box_of(styles.node_style(node))
        return boxes

    def box_of(self, shape: Shape, style: Style) -> Box:
        """Return the box of a style with that shape."""
        box = self._boxes.get(shape)
        if box is None:
            box = self._boxes[shape] = box_of(style)
        return box

    def letters_of(self, shape: Shape, style: Style, *, drawn: bool = False) -> Letters:
        """Return what letters are like in a style with that shape, in HTML or in a drawing."""
        known = self.drawn_letters if drawn else self.letters
        letters = known.get(shape)
        if letters is None:
            letters = known[shape] = drawn_letters_of(style) if drawn else letters_of(style)
        return letters


def _placed(boxes: Sequence[Box], kinds: Sequence[int], parents: Sequence[int]) -> Places:
    known: dict[tuple[int, Box, int], int] = {}
    inner: list[tuple[int, Box, int]] = []
    of_node = [0]
    for node in range(1, len(parents)):
        above, box = of_node[parents[node]], boxes[node]
        place = known.setdefault((above, box, kinds[node]), len(inner) + 1)
        if place > len(inner):
            inner.append((above, box, node))
        of_node.append(place)
    return Places(of_node, boxes, inner)


def _body(styles: Styles) -> int:
    """Return the node of the body, -1 where there is none."""
    document = styles.document
    children = (child for child in document.children[0] if document.tag(child) == "body")
    return next((styles.node_of[child] for child in children), -1)

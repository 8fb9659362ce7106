"""How the elements of a page look in each of its states; what is alike is found out once.

What lies beneath the content of an element follows from what lies beneath the element, from its box
and from how it is painted. A site has few of each, and a state or a page that paints as others do
has nothing of its own.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from a11yview.audit.box_and_letters import box_of, letters_of, on_canvas
from a11yview.audit.paint import canvas_paint, inner_paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.box_and_letters import Box, Letters
    from a11yview.audit.judge import Judgement
    from a11yview.audit.paint import Paint
    from a11yview.audit.surroundings import Surroundings
    from a11yview.audit.survey import Traits
    from a11yview.cascade import Shape, Style, Styles

    Judged = tuple[Letters, int, Traits, Surroundings | None]

__all__ = ["Ground", "Grounds", "Looks"]


class Ground:
    """What lies beneath the content of elements: one object for the same paint."""

    __slots__ = ("inner", "paint", "verdicts")

    def __init__(self, paint: Paint) -> None:
        self.paint = paint
        self.inner: dict[tuple[Box, int], Ground] = {}
        """The grounds of elements that lie on it, by their boxes and backgrounds."""
        self.verdicts: dict[Judged, Judgement] = {}
        """What was judged of texts on it, by the letters and their colors among others."""


class Looks:
    """How the nodes of one page look in one state: the box of each, and the ground in it."""

    def __init__(self, styles: Styles, boxes: Sequence[Box], grounds: Sequence[Ground]) -> None:
        self.styles = styles
        self.boxes = boxes
        self.grounds = grounds
        self.trails: dict[int, int] = {}
        """See :class:`.Causes`."""


class Grounds:
    """The grounds of the pages of one index, and the boxes and letters of their elements."""

    def __init__(self) -> None:
        self._boxes: dict[Shape, Box] = {}
        self.letters: dict[Shape, Letters] = {}
        self._grounds: dict[Paint, Ground] = {}
        self._roots: dict[tuple[object, ...], tuple[Ground, bool]] = {}
        self._last: tuple[Sequence[Shape], list[Box]] = ((), [])

    def __len__(self) -> int:
        return max(len(self._boxes), len(self._grounds), len(self._roots))

    def looks(self, styles: Styles) -> Looks:
        """Return how the nodes of a page look in one state."""
        boxes, body = self._boxes_of(styles), _body(styles)
        root, body_on_canvas = self._root(styles, body)
        if body_on_canvas:
            boxes = boxes.copy()
            boxes[body] = on_canvas(boxes[body])
        grounds = [root]
        keys = zip(boxes, [paint.background for paint in styles.node_paints], strict=True)
        for above, key in islice(zip(styles.node_parent, keys, strict=True), 1, None):
            beneath = grounds[above]
            ground = beneath.inner.get(key)
            if ground is None:
                ground = self.inner(beneath, key, styles.node_style(len(grounds)))
            grounds.append(ground)
        return Looks(styles, boxes, grounds)

    def inner(self, beneath: Ground, key: tuple[Box, int], style: Style) -> Ground:
        """Return the ground of an element that lies on another one."""
        ground = beneath.inner.get(key)
        if ground is None:
            found = inner_paint(beneath.paint, style, on_canvas=key[0].is_on_canvas)
            ground = beneath if found is beneath.paint else self._ground(found)
            beneath.inner[key] = ground
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

    def _boxes_of(self, styles: Styles) -> list[Box]:
        """Return the boxes of the nodes; states of a page mostly have the same."""
        shapes, boxes = self._last
        if shapes is not styles.node_shapes:
            shapes, known, boxes = styles.node_shapes, self._boxes, []
            for node, shape in enumerate(shapes):
                box = known.get(shape)
                boxes.append(self.box_of(shape, styles.node_style(node)) if box is None else box)
            self._last = shapes, boxes
        return boxes

    def box_of(self, shape: Shape, style: Style) -> Box:
        """Return the box of a style with that shape."""
        box = self._boxes.get(shape)
        if box is None:
            box = self._boxes[shape] = box_of(style)
        return box

    def letters_of(self, shape: Shape, style: Style) -> Letters:
        """Return what letters are like in a style with that shape."""
        letters = self.letters.get(shape)
        if letters is None:
            letters = self.letters[shape] = letters_of(style)
        return letters


def _body(styles: Styles) -> int:
    """Return the node of the body, -1 where there is none."""
    document = styles.page.document
    children = (child for child in document.children[0] if document.tag(child) == "body")
    return next((styles.node_of[child] for child in children), -1)

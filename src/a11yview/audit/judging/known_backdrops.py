"""Backdrops of the nodes of a page, worked out once for all that are alike.

What lies beneath the content of an element follows from what lies beneath the element itself, from
its :class:`.BoxStyle` and from the colors it is painted in. A site has few of each, so pages with
the same sheets share them, in all their states.

Invariant: a backdrop is known by the one beneath it, the box style and the background paint, by
which background images are icons, and by the pictures that were read for it; nothing else of a
style reaches :func:`.content_backdrop`. All is forgotten with the :class:`.KnownJudgements` that
hold it. ``test_relevant_styles.py`` and
``test_states_together.py`` in ``tests/laws`` hold this to work done afresh.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from a11yview.audit.backdrop.backdrop import canvas_backdrop, content_backdrop
from a11yview.audit.backdrop.icons import icons_in
from a11yview.audit.backdrop.pictures import has_picture
from a11yview.audit.backdrop.svg_paint import nodes_in_drawings, without_box
from a11yview.audit.judging.relevant_style import (
    box_style,
    on_canvas,
    svg_box_style,
    svg_text_style,
    text_style,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.audit.backdrop.backdrop import Backdrop
    from a11yview.audit.backdrop.pictures import PagePictures
    from a11yview.audit.judging.relevant_style import BoxStyle, TextStyle
    from a11yview.cascade import Picture, Shape, Style, Styles

    _Read: TypeAlias = tuple[Picture | None, ...]
    _Key: TypeAlias = tuple[BoxStyle, int] | tuple[BoxStyle, int, tuple[bool, ...], _Read]

__all__ = ["KnownBackdrop", "KnownBackdrops", "NodeGroups", "PageNodes"]


class KnownBackdrop:
    """A backdrop as one object, with the backdrops in elements that lie on it."""

    __slots__ = ("backdrop", "inner")

    def __init__(self, backdrop: Backdrop) -> None:
        self.backdrop = backdrop
        self.inner: dict[_Key, KnownBackdrop] = {}
        """Filled by :class:`KnownBackdrops`: by box style and background paint.

        Where images of a background may be icons, also by which of them are, and where pictures
        were read, by these: another page with the same paint may show others.
        """


class NodeGroups(NamedTuple):
    """The nodes of one page in groups that share a backdrop, in every state with these styles.

    Nodes of a group have the same background paint and box style, and so have all their ancestors.
    """

    of_node: Sequence[int]
    boxes: Sequence[BoxStyle]
    """The box style of each node."""
    inner: Sequence[tuple[int, BoxStyle, int]]
    """For each group but the root's: the group around it, its box style, its first node."""


class PageNodes:
    """The nodes of one page in one state: the box style of each, and its content's backdrop."""

    def __init__(
        self,
        styles: Styles,
        groups: NodeGroups,
        of_groups: Sequence[KnownBackdrop],
        pictures: PagePictures | None = None,
    ) -> None:
        self.styles = styles
        self.pictures = pictures
        self.groups = groups
        self.boxes = groups.boxes
        self.known = [of_groups[group] for group in groups.of_node]

    def backdrop(self, node: int) -> Backdrop:
        """Return the backdrop of a node's content."""
        return self.known[node].backdrop

    def backdrop_in(self, element: int) -> Backdrop:
        """Return the backdrop of an element's content."""
        return self.known[self.styles.node_of[element]].backdrop

    def painted_style(self, element: int) -> Style:
        """Return the style of an element, the pictures of its background read."""
        return self._read(self.styles[element])

    def painted_beside_lines(self, element: int) -> Style:
        """Return it as it is seen beside lines of letters: without backplates."""
        return self._read(self.styles.beside_lines(element))

    def _read(self, style: Style) -> Style:
        return style if self.pictures is None else self.pictures.read_style(style)

    def box(self, element: int) -> BoxStyle:
        """Return the box style of an element."""
        return self.boxes[self.styles.node_of[element]]


class KnownBackdrops:
    """The backdrops on the pages of one index, and the box and text styles of their elements."""

    def __init__(self) -> None:
        self._boxes: dict[Shape, BoxStyle] = {}
        self._texts: dict[Shape, TextStyle] = {}
        self._svg_texts: dict[Shape, TextStyle] = {}
        self._known: dict[Backdrop, KnownBackdrop] = {}
        self._roots: dict[tuple[object, ...], tuple[KnownBackdrop, bool]] = {}
        self._last: tuple[Sequence[Shape], Sequence[int], int] = ((), (), -1)
        self._groups = NodeGroups((), (), ())

    def __len__(self) -> int:
        return max(len(self._boxes), len(self._known), len(self._roots))

    def nodes(self, styles: Styles, pictures: PagePictures | None = None) -> PageNodes:
        """Return the nodes of a page in one state."""
        body = _body(styles)
        root, body_on_canvas = self._root(styles, body, pictures)
        groups = self._groups_of(styles, body if body_on_canvas else -1)
        found, paints = [root], styles.node_paints
        needed = pictures.groups_needed(styles, groups.of_node) if pictures else frozenset()
        for group, (around, box, node) in enumerate(groups.inner, 1):
            beneath, key = found[around], (box, paints[node].background)
            inner = beneath.inner.get(key)
            if inner is None:
                read = pictures if group in needed else None
                inner = self.inner(beneath, key, styles.node_style(node), read)
            found.append(inner)
        return PageNodes(styles, groups, found, pictures)

    def inner(
        self,
        beneath: KnownBackdrop,
        key: tuple[BoxStyle, int],
        style: Style,
        pictures: PagePictures | None = None,
    ) -> KnownBackdrop:
        """Return the backdrop in an element that lies on another one.

        ``key`` is its box style and background paint.
        """
        inner = beneath.inner.get(key)
        if inner is None:
            box, _ = key
            if box.is_drawn:
                style = without_box(style)
            icons = icons_in(style)
            read = pictures.in_style(style) if pictures is not None else ()
            # What a picture is is the page's to say: by its paint alone it is not known.
            with_icons = (*key, icons, read) if has_picture(style) else key
            inner = beneath.inner.get(with_icons)
            if inner is None:
                if pictures is not None:
                    style = pictures.put_in(style, read)
                found = content_backdrop(beneath.backdrop, style, on_canvas=box.is_on_canvas)
                inner = beneath if found is beneath.backdrop else self._one(found)
                beneath.inner[with_icons] = inner
        return inner

    def _one(self, backdrop: Backdrop) -> KnownBackdrop:
        """Return the one object for a backdrop."""
        known = self._known.get(backdrop)
        if known is None:
            known = self._known[backdrop] = KnownBackdrop(backdrop)
        return known

    def _root(
        self, styles: Styles, body: int, pictures: PagePictures | None
    ) -> tuple[KnownBackdrop, bool]:
        """Return the root's backdrop, and whether the body's background is on the canvas."""
        shapes, paints = styles.node_shapes, styles.node_paints
        key = (shapes[0], paints[0], *((shapes[body], paints[body]) if body >= 0 else ()))
        if pictures is not None:
            reads = (pictures.in_style(styles.node_style(node)) for node in {0, max(body, 0)})
            key = (*key, *filter(None, reads))
        found = self._roots.get(key)
        if found is None:
            root, of_body = styles.node_style(0), styles.node_style(body) if body >= 0 else None
            if pictures is not None:
                root = pictures.read_style(root)
                of_body = pictures.read_style(of_body) if of_body else None
            canvas, body_on_canvas = canvas_backdrop(root, of_body)
            box = on_canvas(self.box_style(shapes[0], root))
            inner = self.inner(self._one(canvas), (box, paints[0].background), root)
            found = self._roots[key] = inner, body_on_canvas
        return found

    def _groups_of(self, styles: Styles, canvas: int) -> NodeGroups:
        """Return the groups of the nodes; states of a page mostly have the same.

        ``canvas`` is the node whose background is on the canvas besides the root, or -1.
        """
        shapes, paints = styles.node_shapes, styles.node_paint_groups
        last_shapes, last_paints, last_canvas = self._last
        if shapes is not last_shapes or paints is not last_paints or canvas != last_canvas:
            self._last = shapes, paints, canvas
            boxes = self._boxes_of(styles)
            if canvas >= 0:
                boxes[canvas] = on_canvas(boxes[canvas])
            self._groups = _grouped(boxes, paints, styles.node_parent)
        return self._groups

    def _boxes_of(self, styles: Styles) -> list[BoxStyle]:
        known, boxes = self._boxes, []
        for node, shape in enumerate(styles.node_shapes):
            box = known.get(shape)
            boxes.append(self.box_style(shape, styles.node_style(node)) if box is None else box)
        for node in nodes_in_drawings(styles):
            boxes[node] = svg_box_style(styles.node_style(node))
        return boxes

    def box_style(self, shape: Shape, style: Style) -> BoxStyle:
        """Return the box style of a style with that shape."""
        box = self._boxes.get(shape)
        if box is None:
            box = self._boxes[shape] = box_style(style)
        return box

    def text_style(self, shape: Shape, style: Style) -> TextStyle:
        """Return the text style of a style with that shape, in HTML."""
        found = self._texts.get(shape)
        if found is None:
            found = self._texts[shape] = text_style(style)
        return found

    def text_style_of(self, styles: Styles, node: int, *, is_drawn: bool) -> TextStyle:
        """Return the text style of a node, in HTML or in a drawing."""
        shape = styles.node_shapes[node]
        known = self._svg_texts if is_drawn else self._texts
        found = known.get(shape)
        if found is None:
            style = styles.node_style(node)
            found = known[shape] = svg_text_style(style) if is_drawn else text_style(style)
        return found


def _grouped(
    boxes: Sequence[BoxStyle], paints: Sequence[int], parents: Sequence[int]
) -> NodeGroups:
    known: dict[tuple[int, BoxStyle, int], int] = {}
    inner: list[tuple[int, BoxStyle, int]] = []
    of_node = [0]
    for node in range(1, len(parents)):
        around, box = of_node[parents[node]], boxes[node]
        group = known.setdefault((around, box, paints[node]), len(inner) + 1)
        if group > len(inner):
            inner.append((around, box, node))
        of_node.append(group)
    return NodeGroups(of_node, boxes, inner)


def _body(styles: Styles) -> int:
    """Return the node of the body, -1 where there is none."""
    document = styles.document
    children = (child for child in document.children[0] if document.tag(child) == "body")
    return next((styles.node_of[child] for child in children), -1)

"""How the elements of a page look in each of its states; what is alike is one object.

A state changes few elements, and the next page of a site has most of what the one before had:
what is found out of a look holds wherever it comes up again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit.paint import Paint, canvas_paint, inner_paint

if TYPE_CHECKING:
    from a11yview.cascade import Style, Styles
    from a11yview.cascade.computing.cascading import Cascaded

__all__ = ["Look", "Looks"]


class Look:
    """A style with the declarations that made it, and all that is around it.

    ``above`` is the look of the parent, ``paint`` what lies beneath the content.
    """

    __slots__ = ("above", "inner", "is_absolute", "paint", "style", "winners")

    def __init__(self, above: Look | None, style: Style, winners: Cascaded, paint: Paint) -> None:
        self.above = above
        self.style = style
        self.winners = winners
        self.paint = paint
        self.is_absolute = style.position == "absolute"
        self.inner: dict[tuple[int, int, bool], Look] = {}
        """The looks below, by style and winners, and whether it is the body's."""


class Looks:
    """The looks of the pages of one index, over all their states."""

    def __init__(self) -> None:
        self._roots: dict[tuple[int, ...], tuple[Look, bool]] = {}
        self._paints: dict[tuple[int, int, bool], Paint] = {}
        self._kept: list[object] = []  # what a memo knows by id must not be freed

    def __len__(self) -> int:
        """How many paints are known: about one for each style in its place."""
        return len(self._paints)

    def of(self, styles: Styles) -> list[Look]:
        """Return the look of every node in one state."""
        parents, node_styles, winners = styles.node_parent, styles.node_styles, styles.node_winners
        body = _body(styles)
        root, body_on_canvas = self._root(styles, body)
        looks = [root]
        for node in range(1, len(parents)):
            above, style, won = looks[parents[node]], node_styles[node], winners[node]
            key = (id(style), id(won), node == body)
            look = above.inner.get(key)
            if look is None:
                on_canvas = node == body and body_on_canvas
                paint = self.paint_on(above.paint, style, on_canvas=on_canvas)
                look = above.inner[key] = Look(above, style, won, paint)
            looks.append(look)
        return looks

    def paint_on(self, beneath: Paint, style: Style, *, on_canvas: bool = False) -> Paint:
        """Return what lies beneath the content of an element that lies on ``beneath``."""
        key = (id(beneath), id(style), on_canvas)
        paint = self._paints.get(key)
        if paint is None:
            paint = self._paints[key] = inner_paint(beneath, style, on_canvas=on_canvas)
            self._kept += (beneath, style)
        return paint

    def _root(self, styles: Styles, body: int) -> tuple[Look, bool]:
        """Return the look of the root, and whether the body's background is on the canvas."""
        style, winners = styles.node_styles[0], styles.node_winners[0]
        of_body = styles.node_styles[body] if body >= 0 else None
        key = (id(style), id(winners), id(of_body))
        found = self._roots.get(key)
        if found is None:
            canvas, body_on_canvas = canvas_paint(style, of_body)
            paint = self.paint_on(canvas, style, on_canvas=True)
            found = self._roots[key] = Look(None, style, winners, paint), body_on_canvas
            self._kept.append(of_body)
        return found


def _body(styles: Styles) -> int:
    """Return the node of the body, -1 where there is none."""
    document = styles.page.document
    children = (child for child in document.children[0] if document.tag(child) == "body")
    return next((styles.node_of[child] for child in children), -1)

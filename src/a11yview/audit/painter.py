"""The paint beneath every element of a page in one state; what is equal is computed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit.paint import Paint, canvas_paint, inner_paint

if TYPE_CHECKING:
    from a11yview.cascade import Document, Style, Styles

__all__ = ["Painter"]


class Painter:
    """Paints by style group; holds its memo for all states of one page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.body = next(
            (child for child in document.children[0] if document.tag(child) == "body"), None
        )
        self._inner: dict[tuple[int, int, bool], Paint] = {}
        self._canvas: dict[tuple[int, int], tuple[Paint, bool]] = {}
        self._kept: list[object] = []  # what the memo knows by id must not be freed

    def paints(self, styles: Styles) -> list[Paint]:
        """Return, for each group of equal elements, what lies beneath their content."""
        groups, parents, group_style = styles.groups, styles.parent_group, styles.group_style
        root = group_style[groups[0]]
        body = self.body
        canvas, body_on_canvas = self._canvas_of(
            root, None if body is None else group_style[groups[body]]
        )
        on_canvas = {groups[0]}
        if body is not None and body_on_canvas:
            on_canvas.add(groups[body])
        inner = self._inner
        paints: list[Paint] = []
        for group, parent in enumerate(parents):
            beneath = canvas if parent < 0 else paints[parent]
            style = group_style[group]
            key = (id(beneath), id(style), group in on_canvas)
            paint = inner.get(key)
            if paint is None:
                paint = inner_paint(beneath, style, on_canvas=group in on_canvas)
                inner[key] = paint
                self._kept += (beneath, style)
            paints.append(paint)
        return paints

    def _canvas_of(self, root: Style, body: Style | None) -> tuple[Paint, bool]:
        key = (id(root), id(body))
        found = self._canvas.get(key)
        if found is None:
            found = self._canvas[key] = canvas_paint(root, body)
            self._kept += (root, body)
        return found

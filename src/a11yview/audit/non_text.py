"""The edges of fields and the outlines of what has focus: contrast of what is no text.

Source: WCAG 2.2, 1.4.11: what is needed to see a control, and its state, reaches 3:1 against what
is next to it. What the browser draws by itself, unchanged by the author, is exempt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from a11yview.audit.paint import flattened, unknown_in
from a11yview.color import NON_TEXT, contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.audit.paint import Paint
    from a11yview.audit.survey import Survey
    from a11yview.cascade import Document, Style, Styles
    from a11yview.color import Color

__all__ = ["Edge", "faint_borders", "faint_outlines"]

_SIDES = ("top", "right", "bottom", "left")
_DRAWN = frozenset({"solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"})


class Edge(NamedTuple):
    """An edge that is too faint: its color, what it lies on, and what declares it."""

    element: int
    rule: str
    color: Color
    around: Color
    ratio: float
    declares: str


def faint_borders(
    document: Document, survey: Survey, styles: Styles, paints: Sequence[Paint]
) -> Iterator[Edge]:
    """Yield the fields whose edge nothing shows: neither border nor background reaches 3:1.

    Only fields count: a button is known by its text. Edges that are drawn by shadows, and
    fields on a backdrop that is not known, are not judged.
    """
    for element in survey.fields:
        style, around = styles[element], _around(document, styles, paints, element)
        if around is None:
            continue
        if style.appearance != "none" and _by_browser(styles, element):
            continue
        if style.box_shadow != "none" or any(i is not None for i in style.background_image):
            continue
        found = _best(style, around)
        if found is not None and found[1] < NON_TEXT:
            color, ratio, name = found
            yield Edge(element, "AV201", color, around, ratio, name)


def faint_outlines(
    document: Document,
    survey: Survey,
    styles: Styles,
    paints: Sequence[Paint],
) -> Iterator[Edge]:
    """Yield the focused links whose outline, declared by the author, is below 3:1.

    ``styles`` are those of the state in which links have focus.
    """
    for element in survey.links:
        style = styles[element]
        if style.outline_style not in _DRAWN or style.outline_width <= 0:
            continue
        around = _around(document, styles, paints, element)
        if around is None or style.outline_color is None:
            continue
        color = style.outline_color.over(around).rounded()
        ratio = contrast_ratio(color, around)
        if ratio < NON_TEXT:
            yield Edge(element, "AV202", color, around, ratio, "outline-color")


def _around(
    document: Document, styles: Styles, paints: Sequence[Paint], element: int
) -> Color | None:
    """Return the color around a box, None if the box is not seen or that color not known."""
    paint, parent = paints[styles.groups[element]], document.parent[element]
    if parent < 0 or paint.hidden is not None or styles[element].visibility != "visible":
        return None
    beneath = paints[styles.groups[parent]]
    if beneath.unclear is not None or beneath.others or unknown_in(beneath.layers) is not None:
        return None
    pairs = flattened(beneath.layers, styles[element].color)
    return pairs[0][1] if len(pairs) == 1 else None


def _by_browser(styles: Styles, element: int) -> bool:
    """Whether no author changed the edge: then it is the browser's to draw."""
    for name in ("border-top-color", "border-top-style", "background-color"):
        place = styles.declaration(element, name)
        if place is not None and place.origin != "user-agent":
            return False
    return True


def _best(style: Style, around: Color) -> tuple[Color, float, str] | None:
    """Return what shows the box best: a side of its border, or its background."""
    found: list[tuple[Color, float, str]] = []
    back = style.background_color.over(around).rounded()
    found.append((back, contrast_ratio(back, around), "background-color"))
    for side, width, line, color in zip(
        _SIDES, style.border_width, style.border_style, style.border_color, strict=True
    ):
        if width > 0 and line in _DRAWN:
            shown = color.over(back).rounded()
            found.append((shown, contrast_ratio(shown, around), f"border-{side}-color"))
    best = max(found, key=lambda entry: entry[1])
    # A field without border or background of its own is shown by something else, or not at all.
    return best if len(found) > 1 else None

"""Non-text contrast: the edges of fields, and the outlines of links with focus.

Source: WCAG 2.2, 1.4.11: what is needed to see a control, and its state, reaches 3:1 against what
is next to it. What the browser draws by itself, unchanged by the author, is exempt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.compositing import composited, on_8_bits
from a11yview.audit.backdrop.stack import flattened, has_image, unknown_in
from a11yview.color import NON_TEXT, contrast_ratio

if TYPE_CHECKING:
    from a11yview.audit.judging.known_backdrops import PageNodes
    from a11yview.cascade import Style
    from a11yview.color import Color

__all__ = ["DRAWS_EDGES", "Edge", "color_around", "faint_border", "faint_outline"]

DRAWS_EDGES: Final = ("border-top-color", "border-top-style", "background-color")
"""If the browser declares these, the edge of a field is the browser's to draw."""

_SIDES: Final = ("top", "right", "bottom", "left")
_DRAWN: Final = frozenset(
    {"solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset"}
)


class Edge(NamedTuple):
    """An edge that is too faint: its color, what it lies on, and what declares it."""

    rule: str
    color: Color
    around: Color
    ratio: float
    declares: str


def faint_border(style: Style, around: Color | None) -> Edge | None:
    """Return the edge of a field that nothing shows: no border and no background reaches 3:1.

    Only fields count: a button is known by its text. Edges that are drawn by shadows, and
    fields on a backdrop that is not known, are not judged. ``around`` is the color around the
    field.
    """
    if around is None or style.box_shadow != "none" or has_image(style):
        return None
    found = _best(style, around)
    if found is None or found[1] >= NON_TEXT:
        return None
    color, ratio, name = found
    return Edge("AV201", color, around, ratio, name)


def faint_outline(style: Style, around: Color | None) -> Edge | None:
    """Return the outline of a link with focus, declared by the author, if it is below 3:1."""
    if style.outline_style not in _DRAWN or style.outline_width <= 0:
        return None
    if around is None or style.outline_color is None:
        return None
    color = on_8_bits(composited(style.outline_color, around))
    ratio = contrast_ratio(color, around)
    if ratio >= NON_TEXT:
        return None
    return Edge("AV202", color, around, ratio, "outline-color")


def color_around(nodes: PageNodes, node: int) -> Color | None:
    """Return the color around a box, None if the box is not seen or that color not known."""
    above = nodes.styles.node_parent[node]
    if above < 0 or nodes.backdrop(node).hidden is not None or not nodes.boxes[node].is_visible:
        return None
    beneath = nodes.backdrop(above)
    if beneath.unclear is not None or beneath.others or unknown_in(beneath.layers) is not None:
        return None
    pairs = flattened(beneath.layers, nodes.styles.node_style(node).color)
    return pairs[0][1] if pairs is not None and len(pairs) == 1 else None


def _best(style: Style, around: Color) -> tuple[Color, float, str] | None:
    """Return the clearest edge of a box: a side of its border, or its background."""
    found: list[tuple[Color, float, str]] = []
    back = on_8_bits(composited(style.background_color, around))
    found.append((back, contrast_ratio(back, around), "background-color"))
    for side, width, line, color in zip(
        _SIDES, style.border_width, style.border_style, style.border_color, strict=True
    ):
        if width > 0 and line in _DRAWN:
            shown = on_8_bits(composited(color, back))
            found.append((shown, contrast_ratio(shown, around), f"border-{side}-color"))
    best = max(found, key=lambda entry: entry[1])
    # A field without border or background of its own is shown by something else, or not at all.
    return best if len(found) > 1 else None

"""Paint in SVG: shapes and letters have ``fill`` and ``stroke`` instead of ``color``.

Source: SVG 2, 13; Chromium, where no property of boxes and letters applies but ``text-shadow``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.compositing import as_written, composited, with_alpha
from a11yview.color import TRANSPARENT, Color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade import Document, Style, Styles, SvgPaint

__all__ = [
    "STROKE",
    "as_drawn",
    "fill_of",
    "halo_of",
    "have_text",
    "ink_of",
    "is_drawn",
    "is_plainly_painted",
    "nodes_in_drawings",
    "stroke_of",
    "without_box",
]

_NOTHING: Final = frozenset({"none", "context-fill", "context-stroke"})
STROKE: Final = 0.03
"""The least width of a visible stroke around letters, in em."""
_THIN: Final = frozenset({"none", "unseen"})
_HALO: Final = 0.1  # em: from here on a stroke beneath letters is what lies around them


def fill_of(style: Style) -> Color | None:
    """Return the color of an element's fill; ``None`` for a gradient or a pattern."""
    return _painted(style.fill, style, style.fill_opacity)


def stroke_of(style: Style) -> Color | None:
    """Return the color of an element's stroke; ``None`` for a gradient or a pattern."""
    if style.stroke_width == 0:
        return TRANSPARENT
    return _painted(style.stroke, style, style.stroke_opacity)


def _painted(paint: SvgPaint, style: Style, opacity: float) -> Color | None:
    if isinstance(paint, str):
        return TRANSPARENT if paint in _NOTHING else None
    color = as_written(style.color if paint is None else paint)
    return color if opacity == 1 else with_alpha(color, color.alpha * opacity)


def ink_of(style: Style) -> tuple[object, ...]:
    """Return the part of a style's shape that decides how letters are filled and stroked."""
    return style.fill_opacity, style.stroke_opacity, _thickness(style), _is_stroked_first(style)


def _thickness(style: Style) -> str:
    """Return a class for the stroke's width in em; ``unknown`` where layout decides."""
    width, size = style.stroke_width, style.font_size
    if isinstance(width, str):
        return "unknown"
    if width >= _HALO * size:
        return "broad"
    return "seen" if width >= STROKE * size else "unseen" if width else "none"


def is_plainly_painted(style: Style) -> bool:
    """Whether letters are painted in plain colors."""
    stroke, thickness = stroke_of(style), _thickness(style)
    if fill_of(style) is None or stroke is None:
        return False
    if stroke.alpha == 0:
        return True
    if thickness == "unknown":
        return False
    return stroke.alpha == 1 or not _is_stroked_first(style) or thickness != "broad"


def halo_of(style: Style) -> Color | None:
    """Return the opaque color around letters that are stroked before they are filled."""
    stroke = stroke_of(style)
    if stroke is None or stroke.alpha < 1 or _thickness(style) != "broad":
        return None
    return stroke if _is_stroked_first(style) else None


def _is_stroked_first(style: Style) -> bool:
    order = style.paint_order.split()
    return "stroke" in order and "fill" not in order[: order.index("stroke")]


def without_box(style: Style) -> Style:
    """Return the style of an element in SVG without the properties that do not apply there."""
    return style._replace(
        text_stroke_width=0.0,
        text_indent=0.0,
        display="block" if style.display == "inline" else style.display,
        position="static",
        overflow_x="visible",
        overflow_y="visible",
        background_color=TRANSPARENT,
        background_image=(None,),
        backdrop_filter="none",
    )


def as_drawn(style: Style) -> list[Style]:
    """Return styles of HTML whose letters look as those in SVG with this style do.

    There are two where a stroke of another color lies on the letters: how much of the fill it
    leaves depends on their shapes. Paint that is no plain color is left out.
    """
    plain = without_box(style)
    fill, stroke = fill_of(style) or TRANSPARENT, stroke_of(style) or TRANSPARENT
    colors = [fill]
    if stroke.alpha > 0 and not _is_stroked_first(style) and _thickness(style) not in _THIN:
        colors = [composited(stroke, fill)] if fill.alpha == 0 else [fill, composited(stroke, fill)]
    return [plain._replace(text_fill_color=color) for color in dict.fromkeys(colors)]


def is_drawn(document: Document, element: int) -> bool:
    """Whether an element is part of a drawing, where there are no boxes."""
    kind = document.kinds[document.kind[element]]
    if kind.namespace != "svg" or kind.tag == "foreignObject":
        return False
    if kind.tag != "svg":
        return True
    around = document.kinds[document.kind[document.parent[element]]]
    return around.namespace == "svg" and around.tag != "foreignObject"


def have_text(document: Document) -> bool:
    """Whether a page has drawings that may hold text."""
    return any(k.namespace == "svg" and k.tag in {"text", "foreignObject"} for k in document.kinds)


def nodes_in_drawings(styles: Styles) -> Sequence[int]:
    """Return the nodes of elements that are part of drawings, where drawings have text."""
    document, node_of = styles.document, styles.node_of
    if not have_text(document):
        return ()
    return sorted({node_of[e] for e in range(len(document)) if is_drawn(document, e)})

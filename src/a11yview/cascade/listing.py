"""The computed values of a page as plain rows, one for each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.cascade.styling.styles import Styles
    from a11yview.color import Color

__all__ = ["ComputedRow", "computed_rows"]


class ComputedRow(TypedDict):
    """The computed values of one element, as :func:`computed_rows` lists them.

    ``path`` counts child elements from ``html`` down, from 1 (``/2/1``; ``html`` itself is the
    empty path); ``#`` is the root of a shadow tree, as in ``/2/1/#/3``. Colors are red, green, blue
    and alpha, 0 to 1 in sRGB, clipped to the gamut.
    """

    page: str
    path: str
    tag: str
    color: tuple[float, float, float, float]
    background_color: tuple[float, float, float, float]
    font_size_px: float
    font_weight: float
    display: str
    visibility: str
    opacity: float


def computed_rows(styles: Styles) -> Iterator[ComputedRow]:
    """Yield the computed values of each element, in document order; with shadow trees, in flat.

    What no slot shows has no style, and no row.
    """
    document, where = styles.document, styles.where
    for element in range(len(document)):
        if element in document.unrendered:
            continue
        style = styles[element]
        yield {
            "page": where,
            "path": document.path(element),
            "tag": document.tag(element),
            "color": _components(style.color),
            "background_color": _components(style.background_color),
            "font_size_px": style.font_size,
            "font_weight": style.font_weight,
            "display": style.display,
            "visibility": style.visibility,
            "opacity": style.opacity,
        }


def _components(color: Color) -> tuple[float, float, float, float]:
    return color.red, color.green, color.blue, color.alpha

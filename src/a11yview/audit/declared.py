"""Where the colors of a text come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.audit.finding import Declared

if TYPE_CHECKING:
    from a11yview.cascade import Place as Source
    from a11yview.cascade import Styles

__all__ = ["background_declared", "declared", "text_declared"]


def declared(styles: Styles, element: int, name: str, pseudo: str = "") -> Declared | None:
    """Return the declaration that decided a property of an element, or None if none did."""
    source: Source | None = styles.declaration(element, name, pseudo)
    if source is None:
        return None
    return Declared(
        file=source.where or None,
        line=source.line,
        column=source.column,
        offset=source.offset,
        end=source.end,
        name=source.name,
        value=source.text,
        where=source.selector,
    )


def text_declared(styles: Styles, element: int, pseudo: str = "") -> Declared | None:
    """Return the declaration of the color that letters are filled with."""
    style = styles.pseudo(element, pseudo) if pseudo else styles[element]
    if style is not None and style.text_fill_color is not None:
        found = declared(styles, element, "-webkit-text-fill-color", pseudo)
        if found is not None:
            return found
    return declared(styles, element, "color", pseudo)


def background_declared(
    styles: Styles, parent: tuple[int, ...] | list[int], element: int, pseudo: str = ""
) -> Declared | None:
    """Return the declaration of the nearest background beneath a text; None: the canvas."""
    if pseudo:
        style = styles.pseudo(element, pseudo)
        if style is not None and (style.background_color.alpha > 0 or style.background_image):
            return declared(styles, element, _which(style.background_color.alpha), pseudo)
    while element >= 0:
        style = styles[element]
        if style.display != "contents" and style.visibility == "visible":
            if style.background_image:
                return declared(styles, element, "background-image")
            if style.background_color.alpha > 0:
                return declared(styles, element, "background-color")
        element = parent[element]
    return None


def _which(alpha: float) -> str:
    return "background-color" if alpha > 0 else "background-image"

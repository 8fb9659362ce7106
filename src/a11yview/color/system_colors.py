"""System colors: in a light and in a dark color scheme, and under contrast themes of the system.

Source: CSS Color 4, section 6.2 and appendix A (deprecated names); the values are what
Chromium 156 computes on Linux.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

__all__ = ["CONTRAST_THEMES", "SYSTEM_COLORS", "ContrastTheme", "forced_color"]

ContrastTheme: TypeAlias = Literal["", "black-on-white", "white-on-black"]
"""A contrast theme of the system, by its text and its background; empty for none."""
CONTRAST_THEMES: Final = ("black-on-white", "white-on-black")
_COLUMNS: Final = {name: column for column, name in enumerate(CONTRAST_THEMES)}

_BLACK_WHITE: Final = ("#000", "#fff")
_CANVAS: Final = ("#fff", "#121212")
_FACE: Final = ("#efefef", "#6b6b6b")
_GRAY: Final = ("#808080", "#808080")
_LINK: Final = ("#00e", "#9e9eff")

SYSTEM_COLORS: Final[dict[str, tuple[str, str]]] = {
    "accentcolor": ("#0075ff", "#0075ff"),
    "accentcolortext": ("#fff", "#fff"),
    "activetext": ("#f00", "#f00"),
    "buttonborder": _BLACK_WHITE,
    "buttonface": _FACE,
    "buttontext": _BLACK_WHITE,
    "canvas": _CANVAS,
    "canvastext": _BLACK_WHITE,
    "field": ("#fff", "#3b3b3b"),
    "fieldtext": _BLACK_WHITE,
    "graytext": _GRAY,
    "highlight": ("#0041c6cc", "#0041c6cc"),
    "highlighttext": ("#fff", "#fff"),
    "linktext": _LINK,
    "mark": ("#ff0", "#ff0"),
    "marktext": ("#000", "#000"),
    "selecteditem": ("#1967d2", "#99c8ff"),
    "selecteditemtext": ("#fff", "#3b3b3b"),
    "visitedtext": ("#551a8b", "#d0adf0"),
    # Deprecated names (appendix A).
    "activeborder": _BLACK_WHITE,
    "activecaption": _CANVAS,
    "appworkspace": _CANVAS,
    "background": _CANVAS,
    "buttonhighlight": _FACE,
    "buttonshadow": _FACE,
    "captiontext": _BLACK_WHITE,
    "inactiveborder": _BLACK_WHITE,
    "inactivecaption": _CANVAS,
    "inactivecaptiontext": _GRAY,
    "infobackground": _CANVAS,
    "infotext": _BLACK_WHITE,
    "menu": _CANVAS,
    "menutext": _BLACK_WHITE,
    "scrollbar": _CANVAS,
    "threeddarkshadow": _BLACK_WHITE,
    "threedface": _FACE,
    "threedhighlight": _BLACK_WHITE,
    "threedlightshadow": _BLACK_WHITE,
    "threedshadow": _BLACK_WHITE,
    "window": _CANVAS,
    "windowframe": _BLACK_WHITE,
    "windowtext": _BLACK_WHITE,
    # What Chromium knows beyond the standard.
    "-webkit-link": _LINK,
    "-webkit-activelink": ("#f00", "#ff9e9e"),
}
"""Name in lower case → its color in a light and in a dark scheme."""

_CANVASES: Final = ("#fff", "#000")
_TEXTS: Final = ("#000", "#fff")
_LINKS: Final = ("#00009f", "#ff0")
_DISABLED: Final = ("#600000", "#3ff23f")

_FORCED_COLORS: Final[dict[str, tuple[str, str]]] = {
    "activetext": _LINKS,
    "buttonborder": _TEXTS,
    "buttonface": _CANVASES,
    "buttontext": _TEXTS,
    "canvas": _CANVASES,
    "canvastext": _TEXTS,
    "field": _CANVASES,
    "fieldtext": _TEXTS,
    "graytext": _DISABLED,
    "highlight": ("#050049cc", "#00e6ffcc"),
    "highlighttext": ("#fff", "#000"),
    "linktext": _LINKS,
    "mark": ("#ff0", "#ff0"),
    "marktext": ("#000", "#000"),
    "visitedtext": _LINKS,
    # Deprecated names (appendix A).
    "activeborder": _TEXTS,
    "activecaption": _CANVASES,
    "appworkspace": _CANVASES,
    "background": _CANVASES,
    "buttonhighlight": _CANVASES,
    "buttonshadow": _CANVASES,
    "captiontext": _TEXTS,
    "inactiveborder": _TEXTS,
    "inactivecaption": _CANVASES,
    "inactivecaptiontext": _GRAY,
    "infobackground": _CANVASES,
    "infotext": _TEXTS,
    "menu": _CANVASES,
    "menutext": _TEXTS,
    "scrollbar": _CANVASES,
    "threeddarkshadow": _TEXTS,
    "threedface": _CANVASES,
    "threedhighlight": _TEXTS,
    "threedlightshadow": _TEXTS,
    "threedshadow": _TEXTS,
    "window": _CANVASES,
    "windowframe": _TEXTS,
    "windowtext": _TEXTS,
}
"""Name in lower case → its color with black text on white, and with white text on black.

Chromium imitates these two contrast themes: High Contrast White and Black of Windows.

``selecteditem`` and ``selecteditemtext`` are missing: they stay those of the color scheme. So are
``accentcolor`` and ``accentcolortext``, which browsers replace as they do an author's colors.
"""


def forced_color(name: str, contrast_theme: str) -> str | None:
    """Return the color of a name, in lower case, in a contrast theme.

    ``None`` without a theme, and for names that are not the theme's.
    """
    pair = _FORCED_COLORS.get(name) if contrast_theme else None
    return None if pair is None else pair[_COLUMNS[contrast_theme]]

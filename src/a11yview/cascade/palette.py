"""Palettes: the used color scheme with the contrast theme of the system, which say what names mean.

``canvas`` or ``light-dark()`` stand for a color in one of them. A palette is one word or two, so
that it is quick to compare: it is part of the key of every color that is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from a11yview.color.system_colors import ContrastTheme

__all__ = ["Palette", "palette", "parts_of"]

Scheme: TypeAlias = Literal["light", "dark"]
Palette: TypeAlias = Literal[
    "light",
    "dark",
    "light black-on-white",
    "dark black-on-white",
    "light white-on-black",
    "dark white-on-black",
]
"""A used color scheme, and after it a contrast theme of the system if there is one."""

_PARTS: Final[dict[Palette, tuple[Scheme, ContrastTheme]]] = {
    "light": ("light", ""),
    "dark": ("dark", ""),
    "light black-on-white": ("light", "black-on-white"),
    "dark black-on-white": ("dark", "black-on-white"),
    "light white-on-black": ("light", "white-on-black"),
    "dark white-on-black": ("dark", "white-on-black"),
}
_OF_PARTS: Final = {parts: name for name, parts in _PARTS.items()}


def palette(scheme: Scheme, contrast_theme: ContrastTheme) -> Palette:
    """Return the palette of a used color scheme in a contrast theme, empty for none."""
    return _OF_PARTS[scheme, contrast_theme]


def parts_of(palette: Palette) -> tuple[Scheme, ContrastTheme]:
    """Return the used color scheme of a palette, and its contrast theme, empty for none."""
    return _PARTS[palette]

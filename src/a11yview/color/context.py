"""Colors that depend on their surroundings, as the checker meets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from a11yview.calculation.tokens import tokens_of
from a11yview.color.model import BLACK, Color, color_of_word
from a11yview.color.reading import Surroundings, read_color, reads_in_context
from a11yview.color.system_colors import CONTRAST_THEMES
from a11yview.color.value import Value, srgb_of, text_of
from a11yview.errors import ColorError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.color.system_colors import ContrastTheme

__all__ = ["ColorContext", "exact_text", "is_color", "resolve_color", "unclipped_channels"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorContext:
    """The surroundings of a color: the used color scheme and the current color.

    In a ``contrast_theme`` of the system, system colors are the theme's. Raises
    :class:`.ColorError` for a scheme or a theme that there is not.
    """

    color_scheme: Literal["light", "dark"] = "light"
    current: Color = BLACK
    contrast_theme: ContrastTheme = ""

    def __post_init__(self) -> None:
        given = (
            ("color scheme", self.color_scheme, ("light", "dark")),
            ("contrast theme", self.contrast_theme, ("", *CONTRAST_THEMES)),
        )
        for what, value, known in given:
            if value not in known:
                raise ColorError(f"{what}: {value!r}; use {' or '.join(map(repr, known))}")


def resolve_color(source: str | Sequence[object], context: ColorContext) -> Color | None:
    """Return the color that a value writes in a context, or None where it writes none.

    Takes the text or the component values that tinycss2 makes of it, and every color of CSS
    Color 4 and 5: ``color-mix()``, relative colors, ``light-dark()``, ``contrast-color()``,
    ``currentcolor``, system colors, calculations. Channels are clipped as browsers paint them,
    after all mixing. ``var()`` must have been substituted.
    """
    if isinstance(source, str):
        color = color_of_word(source)
        if color is not None:
            return color
    channels = unclipped_channels(source, context)
    return None if channels is None else Color.clipped(*channels)


def unclipped_channels(
    source: str | Sequence[object], context: ColorContext
) -> tuple[float, float, float, float] | None:
    """Return red, green, blue (as far outside 0 to 1 as they are) and alpha of a value."""
    value = _read(source, context)
    return None if value is None else srgb_of(value)


def exact_text(source: str | Sequence[object], context: ColorContext) -> str:
    """Return a color as text, with its space and what it leaves out (``none``).

    An empty text stands for a color in 8 bits a channel, which a ``Color`` says exactly.
    """
    value = _read(source, context)
    if value is None or (value.legacy and None not in (*value.components, value.alpha)):
        return ""
    return text_of(value)


def _read(source: str | Sequence[object], context: ColorContext) -> Value | None:
    current = context.current
    around = Surroundings(
        is_dark=context.color_scheme == "dark",
        current=Value("srgb", (current.red, current.green, current.blue), current.alpha),
        contrast_theme=context.contrast_theme,
    )
    return read_color(tokens_of(source), around)


def is_color(text: str | Sequence[object]) -> bool:
    """Return whether a browser takes the text as a color, in whatever context."""
    return reads_in_context(tokens_of(text))

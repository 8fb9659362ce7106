"""Colors that depend on their surroundings, as the checker meets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from a11yview.color.model import Color
from a11yview.color.reading import Surroundings, read_color
from a11yview.color.tokens import tokens_of
from a11yview.color.value import Value, srgb_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ColorContext", "is_color", "resolve_color"]

_BLACK = Color(red=0.0, green=0.0, blue=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColorContext:
    """What a color may depend on: the used color scheme and the current color."""

    color_scheme: Literal["light", "dark"] = "light"
    current: Color = _BLACK


def resolve_unclipped(
    source: str | Sequence[object], context: ColorContext
) -> tuple[float, float, float, float] | None:
    """Return red, green, blue and alpha, the channels as far outside 0 to 1 as they are."""
    current = context.current
    around = Surroundings(
        context.color_scheme == "dark",
        Value("srgb", (current.red, current.green, current.blue), current.alpha),
    )
    value = read_color(tokens_of(source), around)
    return None if value is None else srgb_of(value)


def resolve_color(source: str | Sequence[object], context: ColorContext) -> Color | None:
    channels = resolve_unclipped(source, context)
    return None if channels is None else Color._clipped(*channels)


def is_color(text) -> bool:
    return resolve_unclipped(text, ColorContext()) is not None

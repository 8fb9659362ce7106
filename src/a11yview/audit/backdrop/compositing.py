"""Translucent colors: as CSS serializes them, and composited over a backdrop."""

from __future__ import annotations

from functools import lru_cache

from a11yview.color import Color

__all__ = ["as_written", "composited", "on_8_bits", "with_alpha"]


@lru_cache(maxsize=8192)
def as_written(color: Color) -> Color:
    """Return the color with its alpha as a computed value is serialized: 128/255 is 0.5.

    Browsers keep legacy colors on 8 bits and write the shortest alpha that leads back to them
    (CSS Color 4, 15.1). Checkers in a browser composite with the serialized alpha; doing the same
    agrees with them to the last digit of the ratio.
    """
    if color.alpha in {0.0, 1.0}:
        return color
    byte = round(color.alpha * 255)
    if abs(color.alpha * 255 - byte) > 1e-6:
        return color
    alpha = round(byte / 255, 2)
    if int(alpha * 255 + 0.5) != byte:
        alpha = round(byte / 255, 3)
    return with_alpha(color, alpha)


def with_alpha(color: Color, alpha: float) -> Color:
    """Return the color with another alpha, 0 to 1."""
    return Color(red=color.red, green=color.green, blue=color.blue, alpha=alpha)


def composited(color: Color, backdrop: Color) -> Color:
    """Return a color over its backdrop, in the very steps that axe-core takes.

    ``Color.over`` differs in the last bit, which decides a channel between two of the 256 steps:
    0.9 of black over white, 25.5, is 25 on the screen and in axe-core. There, too, the next color
    is laid over the one on 8 bits.
    """
    share = color.alpha
    if share == 1.0:
        return color
    if share == 0.0:
        return backdrop
    rest = backdrop.alpha * (1 - share)
    alpha = share + rest
    red = int((share * (color.red * 255) + rest * (backdrop.red * 255)) / alpha + 0.5)
    green = int((share * (color.green * 255) + rest * (backdrop.green * 255)) / alpha + 0.5)
    blue = int((share * (color.blue * 255) + rest * (backdrop.blue * 255)) / alpha + 0.5)
    return Color.clipped(red / 255, green / 255, blue / 255, alpha)


@lru_cache(maxsize=4096)
def on_8_bits(color: Color) -> Color:
    """Return the color as painted: one object each, so that its luminance is computed once."""
    red, green, blue = (
        int(color.red * 255 + 0.5),
        int(color.green * 255 + 0.5),
        int(color.blue * 255 + 0.5),
    )
    return Color(red=red / 255, green=green / 255, blue=blue / 255, alpha=color.alpha)

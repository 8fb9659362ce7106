"""Translucent colors as CSS writes them."""

from __future__ import annotations

from functools import lru_cache

from a11yview.color import Color

__all__ = ["as_written"]


@lru_cache(maxsize=8192)
def as_written(color: Color) -> Color:
    """Return the color with its alpha as a computed value is serialized: 128/255 is 0.5.

    Browsers keep legacy colors on 8 bits and write the shortest alpha that leads back to them
    (CSS Color 4, 15.1). Checkers that ask a browser composite with what is written: so do we,
    and agree with them to the last digit of the ratio.
    """
    if color.alpha in {0.0, 1.0}:
        return color
    byte = round(color.alpha * 255)
    if abs(color.alpha * 255 - byte) > 1e-6:
        return color
    alpha = round(byte / 255, 2)
    if round(alpha * 255) != byte:
        alpha = round(byte / 255, 3)
    return Color(red=color.red, green=color.green, blue=color.blue, alpha=alpha)

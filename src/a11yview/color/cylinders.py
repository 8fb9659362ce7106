"""HSL and HWB: sRGB by hue. Hues are degrees, the other components 0 to 100.

Source: CSS Color 4, sections 7 and 8 (sample code).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from a11yview.color.matrices import Triple

__all__ = ["hsl_from_srgb", "hwb_from_srgb", "srgb_from_hsl", "srgb_from_hwb"]


def srgb_from_hsl(triple: Triple) -> Triple:
    """Return sRGB of a hue, a saturation and a lightness."""
    hue, saturation, lightness = triple[0] % 360, triple[1] / 100, triple[2] / 100
    reach = saturation * min(lightness, 1 - lightness)

    def channel(offset: float) -> float:
        k = (offset + hue / 30) % 12
        return lightness - reach * max(-1.0, min(k - 3, 9 - k, 1.0))

    return (channel(0), channel(8), channel(4))


def _hue(triple: Triple, low: float, high: float) -> float:
    red, green, blue = triple
    if high == low:
        return 0.0
    if high == red:
        sixths = (green - blue) / (high - low) + (6 if green < blue else 0)
    elif high == green:
        sixths = (blue - red) / (high - low) + 2
    else:
        sixths = (red - green) / (high - low) + 4
    return sixths * 60


def hsl_from_srgb(triple: Triple) -> Triple:
    """Return hue, saturation and lightness; the hue of a gray is 0."""
    low, high = min(triple), max(triple)
    lightness = (low + high) / 2
    hue, saturation = _hue(triple, low, high), 0.0
    if high != low and lightness not in {0.0, 1.0}:
        saturation = (high - lightness) / min(lightness, 1 - lightness)
    if saturation < 0:  # Colors outside the gamut of sRGB (section 7.2).
        hue, saturation = (hue + 180) % 360, -saturation
    return (hue, saturation * 100, lightness * 100)


def srgb_from_hwb(triple: Triple) -> Triple:
    """Return sRGB of a hue, a whiteness and a blackness."""
    hue, white, black = triple[0], triple[1] / 100, triple[2] / 100
    if white + black >= 1:
        gray = white / (white + black)
        return (gray, gray, gray)
    r, g, b = srgb_from_hsl((hue, 100.0, 50.0))
    span = 1 - white - black
    return (r * span + white, g * span + white, b * span + white)


def hwb_from_srgb(triple: Triple) -> Triple:
    """Return hue, whiteness and blackness; the hue of a gray is 0."""
    low, high = min(triple), max(triple)
    return (_hue(triple, low, high), low * 100, (1 - high) * 100)

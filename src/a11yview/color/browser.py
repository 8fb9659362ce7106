"""Conversion with the rounded constants that Chromium computes with.

Its matrices have six digits and its white points four. Within a gamut that moves no painted
channel. It shows in two places, where this module stands in for the exact conversions: far outside
the gamut, where the last digits of a huge channel spill into the others, and in the hue of a gray,
which is nothing but such digits: ``oklch(from gray l 0.2 h)`` and ``color-mix()`` go by it.

Source: the constants are those of Chromium 156 and its Skia; checked against what it computes.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from a11yview.color.matrices import Matrix, apply
from a11yview.color.spaces import convert, linear_channel, srgb_channel

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.color.matrices import Triple

__all__ = ["convert_as_browsers", "is_far_out"]

_SRGB_FROM_D50: Final[Matrix] = (
    (3.134112151374599, -1.6173924597114968, -0.4906334036481286),
    (-0.9787872938826594, 1.916279585479996, 0.033454713952008795),
    (0.07198304248352326, -0.2289858493321844, 1.4053851325241447),
)
_D50_FROM_SRGB: Final[Matrix] = (
    (0.436065674, 0.385147095, 0.143066406),
    (0.222488403, 0.716873169, 0.060607910),
    (0.013916016, 0.097076416, 0.714096069),
)
_D50_FROM_P3: Final[Matrix] = (
    (0.515102, 0.291965, 0.157153),
    (0.241182, 0.692236, 0.0665819),
    (-0.00104941, 0.0418818, 0.784378),
)
_D50_FROM_A98: Final[Matrix] = (
    (0x9C18 / 65536, 0x348D / 65536, 0x2631 / 65536),
    (0x4FA5 / 65536, 0xA02C / 65536, 0x102F / 65536),
    (0x04FC / 65536, 0x0F95 / 65536, 0xBE9C / 65536),
)
# Bradford from the chromaticity (0.3127, 0.3290) to (0.96422, 1, 0.82521).
_D50_FROM_D65: Final[Matrix] = (
    (1.047857290613929, 0.022907451756962394, -0.05016228412787084),
    (0.029570493136186756, 0.9904754998817362, -0.01706149222656088),
    (-0.009240454473019438, 0.015052968122042744, 0.7519708445480355),
)
_D65_FROM_D50: Final[Matrix] = (
    (0.9555366720491446, -0.023060172744971182, 0.06321848968555471),
    (-0.028315374694589453, 1.009951412211142, 0.021025967180323926),
    (0.01230875321180184, -0.020500599193419237, 1.3301947430731742),
)
_WHITE: Final = (0.9642, 1.0, 0.8251)


def _d50_from_lab(triple: Triple) -> Triple:
    lightness, a, b = triple
    y = (lightness + 16) / 116
    channels = (y + a / 500, y, y - b / 200)
    x, y, z = (
        white * (f**3 if f > 6 / 29 else 108 / 841 * (f - 4 / 29))
        for f, white in zip(channels, _WHITE, strict=True)
    )
    return (x, y, z)


def _d50_from_oklab(triple: Triple) -> Triple:
    return apply(_D50_FROM_D65, convert(triple, "oklab", "xyz-d65"))


def _lab_from_d50(triple: Triple) -> Triple:
    x, y, z = (
        math.cbrt(ratio) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116
        for ratio in (value / white for value, white in zip(triple, _WHITE, strict=True))
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def _oklab_from_d50(triple: Triple) -> Triple:
    return convert(apply(_D65_FROM_D50, triple), "xyz-d65", "oklab")


def _d50_from_srgb(triple: Triple) -> Triple:
    r, g, b = triple
    return apply(_D50_FROM_SRGB, (linear_channel(r), linear_channel(g), linear_channel(b)))


def _srgb_from_d50(triple: Triple) -> Triple:
    r, g, b = apply(_SRGB_FROM_D50, triple)
    return (srgb_channel(r), srgb_channel(g), srgb_channel(b))


def _d50_from_p3(triple: Triple) -> Triple:
    r, g, b = triple
    return apply(_D50_FROM_P3, (linear_channel(r), linear_channel(g), linear_channel(b)))


def _d50_from_a98(triple: Triple) -> Triple:
    r, g, b = (math.copysign(abs(channel) ** 2.2, channel) for channel in triple)
    return apply(_D50_FROM_A98, (r, g, b))


_TO_D50: Final[dict[str, Callable[[Triple], Triple]]] = {
    "srgb": _d50_from_srgb,
    "display-p3": _d50_from_p3,
    "a98-rgb": _d50_from_a98,
    "lab": _d50_from_lab,
    "oklab": _d50_from_oklab,
}
_FROM_D50: Final[dict[str, Callable[[Triple], Triple]]] = {
    "srgb": _srgb_from_d50,
    "lab": _lab_from_d50,
    "oklab": _oklab_from_d50,
}
_BASES: Final = {"hsl": "srgb", "hwb": "srgb", "lch": "lab", "oklch": "oklab"}


def is_far_out(triple: Triple, space: str) -> bool:
    """Return whether a color is so far outside its space that the browsers' digits show."""
    return space in {"display-p3", "a98-rgb"} and max(map(abs, triple)) > 4


def convert_as_browsers(triple: Triple, source: str, target: str) -> Triple:
    """Convert between two spaces with the constants of Chromium, where it has any."""
    start, end = _BASES.get(source, source), _BASES.get(target, target)
    if start == end:
        return convert(triple, source, target)
    triple = convert(triple, source, start)
    if start in _TO_D50:
        triple, start = _TO_D50[start](triple), "xyz-d50"
    if end in _FROM_D50:
        return convert(_FROM_D50[end](convert(triple, start, "xyz-d50")), end, target)
    return convert(triple, start, target)

"""Conversions between color spaces, on plain triples of floats, nothing clipped.

Every space converts to and from linear-light sRGB's CIE XYZ with the D65 white point.
Lightness of ``lab`` and ``lch`` is 0 to 100, of ``oklab`` and ``oklch`` 0 to 1; hues are
degrees; ``hsl`` and ``hwb`` have 0 to 100; all others 0 to 1.

Source: CSS Color 4, sections 10 to 12 and 18 (matrices from the primaries and white points).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from a11yview.color.cylinders import (
    hsl_from_srgb,
    hwb_from_srgb,
    srgb_from_hsl,
    srgb_from_hwb,
)
from a11yview.color.matrices import (
    A98_FROM_XYZ,
    D50_FROM_D65,
    D50_FROM_PROPHOTO,
    D65_FROM_D50,
    LMS_FROM_OKLAB,
    LMS_FROM_XYZ,
    OKLAB_FROM_LMS,
    P3_FROM_XYZ,
    PROPHOTO_FROM_D50,
    REC2020_FROM_XYZ,
    SRGB_FROM_XYZ,
    XYZ_FROM_A98,
    XYZ_FROM_LMS,
    XYZ_FROM_P3,
    XYZ_FROM_REC2020,
    XYZ_FROM_SRGB,
    Matrix,
    Triple,
    apply,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["convert", "linear_channel", "srgb_channel"]

# The white point D50 by its chromaticity (0.3457, 0.3585).
_WHITE_D50: Final[Triple] = (0.3457 / 0.3585, 1.0, (1.0 - 0.3457 - 0.3585) / 0.3585)
_LAB_EPSILON: Final = 216 / 24389
_LAB_KAPPA: Final = 24389 / 27
# ITU-R BT.2020-2, table 4, which browsers apply (a pure power of 2.4 is newer and no browser's).
_REC2020_ALPHA: Final = 1.09929682680944
_REC2020_BETA: Final = 0.018053968510807


def linear_channel(value: float) -> float:
    """Undo the transfer function of sRGB (section 10.2; threshold 0.04045, sign kept)."""
    size = abs(value)
    if size <= 0.04045:
        return value / 12.92
    return math.copysign(((size + 0.055) / 1.055) ** 2.4, value)


def srgb_channel(value: float) -> float:
    """Apply the transfer function of sRGB, sign kept."""
    size = abs(value)
    if size <= 0.0031308:
        return value * 12.92
    return math.copysign(1.055 * size ** (1 / 2.4) - 0.055, value)


def _power(exponent: float) -> Callable[[float], float]:
    def function(value: float) -> float:
        return math.copysign(abs(value) ** exponent, value)

    return function


def _prophoto_linear(value: float) -> float:
    size = abs(value)
    return value / 16 if size <= 16 / 512 else math.copysign(size**1.8, value)


def _prophoto_channel(value: float) -> float:
    size = abs(value)
    return value * 16 if size < 1 / 512 else math.copysign(size ** (1 / 1.8), value)


def _rec2020_linear(value: float) -> float:
    size = abs(value)
    if size < _REC2020_BETA * 4.5:
        return value / 4.5
    return math.copysign(((size + _REC2020_ALPHA - 1) / _REC2020_ALPHA) ** (1 / 0.45), value)


def _rec2020_channel(value: float) -> float:
    size = abs(value)
    if size <= _REC2020_BETA:
        return value * 4.5
    return math.copysign(_REC2020_ALPHA * size**0.45 - (_REC2020_ALPHA - 1), value)


def _same(value: float) -> float:
    return value


class _RGB:
    """A space of three primaries: a matrix and a transfer function each way."""

    def __init__(
        self,
        matrices: tuple[Matrix, Matrix],
        transfers: tuple[Callable[[float], float], Callable[[float], float]],
        *,
        d50: bool = False,
    ) -> None:
        self._to_xyz, self._from_xyz = matrices
        self._linear, self._encoded = transfers
        self._d50 = d50

    def to_xyz(self, triple: Triple) -> Triple:
        linear, (r, g, b) = self._linear, triple
        xyz = apply(self._to_xyz, (linear(r), linear(g), linear(b)))
        return apply(D65_FROM_D50, xyz) if self._d50 else xyz

    def from_xyz(self, triple: Triple) -> Triple:
        if self._d50:
            triple = apply(D50_FROM_D65, triple)
        encoded, (r, g, b) = self._encoded, apply(self._from_xyz, triple)
        return (encoded(r), encoded(g), encoded(b))


_SRGB: Final = _RGB((XYZ_FROM_SRGB, SRGB_FROM_XYZ), (linear_channel, srgb_channel))


def _xyz_from_oklab(triple: Triple) -> Triple:
    x, y, z = apply(LMS_FROM_OKLAB, triple)
    return apply(XYZ_FROM_LMS, (x * x * x, y * y * y, z * z * z))


def _oklab_from_xyz(triple: Triple) -> Triple:
    x, y, z = apply(LMS_FROM_XYZ, triple)
    return apply(OKLAB_FROM_LMS, (math.cbrt(x), math.cbrt(y), math.cbrt(z)))


def _xyz_from_lab(triple: Triple) -> Triple:
    lightness, a, b = triple
    fy = (lightness + 16) / 116
    fx, fz = fy + a / 500, fy - b / 200
    x = fx**3 if fx**3 > _LAB_EPSILON else (116 * fx - 16) / _LAB_KAPPA
    y = fy**3 if lightness > _LAB_KAPPA * _LAB_EPSILON else lightness / _LAB_KAPPA
    z = fz**3 if fz**3 > _LAB_EPSILON else (116 * fz - 16) / _LAB_KAPPA
    return apply(D65_FROM_D50, (x * _WHITE_D50[0], y, z * _WHITE_D50[2]))


def _lab_from_xyz(triple: Triple) -> Triple:
    x, y, z = apply(D50_FROM_D65, triple)
    fx, fy, fz = (
        math.cbrt(value) if value > _LAB_EPSILON else (_LAB_KAPPA * value + 16) / 116
        for value in (x / _WHITE_D50[0], y, z / _WHITE_D50[2])
    )
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def _rectangular(triple: Triple) -> Triple:
    lightness, chroma, hue = triple
    angle = math.radians(hue)
    return (lightness, chroma * math.cos(angle), chroma * math.sin(angle))


def _polar(triple: Triple) -> Triple:
    lightness, a, b = triple
    return (lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def _chain(*steps: Callable[[Triple], Triple]) -> Callable[[Triple], Triple]:
    def function(triple: Triple) -> Triple:
        for step in steps:
            triple = step(triple)
        return triple

    return function


def _identity(triple: Triple) -> Triple:
    return triple


def _d65_from_d50(triple: Triple) -> Triple:
    return apply(D65_FROM_D50, triple)


def _d50_from_d65(triple: Triple) -> Triple:
    return apply(D50_FROM_D65, triple)


_LINEAR: Final = (_same, _same)
_SRGB_LINEAR: Final = _RGB((XYZ_FROM_SRGB, SRGB_FROM_XYZ), _LINEAR)
_P3: Final = _RGB((XYZ_FROM_P3, P3_FROM_XYZ), (linear_channel, srgb_channel))
_P3_LINEAR: Final = _RGB((XYZ_FROM_P3, P3_FROM_XYZ), _LINEAR)
_A98: Final = _RGB((XYZ_FROM_A98, A98_FROM_XYZ), (_power(563 / 256), _power(256 / 563)))
_REC2020: Final = _RGB((XYZ_FROM_REC2020, REC2020_FROM_XYZ), (_rec2020_linear, _rec2020_channel))
_PROPHOTO: Final = _RGB(
    (D50_FROM_PROPHOTO, PROPHOTO_FROM_D50), (_prophoto_linear, _prophoto_channel), d50=True
)

_TO_XYZ: Final[dict[str, Callable[[Triple], Triple]]] = {
    "srgb": _SRGB.to_xyz,
    "srgb-linear": _SRGB_LINEAR.to_xyz,
    "display-p3": _P3.to_xyz,
    "display-p3-linear": _P3_LINEAR.to_xyz,
    "a98-rgb": _A98.to_xyz,
    "prophoto-rgb": _PROPHOTO.to_xyz,
    "rec2020": _REC2020.to_xyz,
    "xyz-d65": _identity,
    "xyz-d50": _d65_from_d50,
    "hsl": _chain(srgb_from_hsl, _SRGB.to_xyz),
    "hwb": _chain(srgb_from_hwb, _SRGB.to_xyz),
    "lab": _xyz_from_lab,
    "lch": _chain(_rectangular, _xyz_from_lab),
    "oklab": _xyz_from_oklab,
    "oklch": _chain(_rectangular, _xyz_from_oklab),
}
_FROM_XYZ: Final[dict[str, Callable[[Triple], Triple]]] = {
    "srgb": _SRGB.from_xyz,
    "srgb-linear": _SRGB_LINEAR.from_xyz,
    "display-p3": _P3.from_xyz,
    "display-p3-linear": _P3_LINEAR.from_xyz,
    "a98-rgb": _A98.from_xyz,
    "prophoto-rgb": _PROPHOTO.from_xyz,
    "rec2020": _REC2020.from_xyz,
    "xyz-d65": _identity,
    "xyz-d50": _d50_from_d65,
    "hsl": _chain(_SRGB.from_xyz, hsl_from_srgb),
    "hwb": _chain(_SRGB.from_xyz, hwb_from_srgb),
    "lab": _lab_from_xyz,
    "lch": _chain(_lab_from_xyz, _polar),
    "oklab": _oklab_from_xyz,
    "oklch": _chain(_oklab_from_xyz, _polar),
}
# Pairs that are one formula apart: converted directly, so that no digit is lost on the way.
_DIRECT: Final[dict[tuple[str, str], Callable[[Triple], Triple]]] = {
    ("hsl", "srgb"): srgb_from_hsl,
    ("hwb", "srgb"): srgb_from_hwb,
    ("srgb", "hsl"): hsl_from_srgb,
    ("srgb", "hwb"): hwb_from_srgb,
    ("hsl", "hwb"): _chain(srgb_from_hsl, hwb_from_srgb),
    ("hwb", "hsl"): _chain(srgb_from_hwb, hsl_from_srgb),
    ("oklch", "oklab"): _rectangular,
    ("oklab", "oklch"): _polar,
    ("lch", "lab"): _rectangular,
    ("lab", "lch"): _polar,
}


def convert(triple: Triple, source: str, target: str) -> Triple:
    """Return the components, in the space ``target``, of a color given in ``source``.

    Spaces go by their names in ``color()`` and ``color-mix()``, with ``xyz-d65`` for ``xyz``.
    """
    if source == target:
        return triple
    direct = _DIRECT.get((source, target))
    if direct is not None:
        return direct(triple)
    return _FROM_XYZ[target](_TO_XYZ[source](triple))

"""Conversions between color spaces, on plain triples of floats, nothing clipped.

Every space converts to and from linear-light sRGB's CIE XYZ with the D65 white point.
Lightness of ``lab`` and ``lch`` is 0 to 100, of ``oklab`` and ``oklch`` 0 to 1; hues are
degrees; ``hsl`` and ``hwb`` have 0 to 100; all others 0 to 1.

Source: CSS Color 4, sections 10 to 12 and 18 (matrices from the primaries and white points).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Matrix", "Triple", "apply", "convert", "linear_channel", "srgb_channel"]

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

_XYZ_FROM_SRGB: Matrix = (
    (506752 / 1228815, 87881 / 245763, 12673 / 70218),
    (87098 / 409605, 175762 / 245763, 12673 / 175545),
    (7918 / 409605, 87881 / 737289, 1001167 / 1053270),
)
_SRGB_FROM_XYZ: Matrix = (
    (12831 / 3959, -329 / 214, -1974 / 3959),
    (-851781 / 878810, 1648619 / 878810, 36519 / 878810),
    (705 / 12673, -2585 / 12673, 705 / 667),
)
_XYZ_FROM_P3: Matrix = (
    (608311 / 1250200, 189793 / 714400, 198249 / 1000160),
    (35783 / 156275, 247089 / 357200, 198249 / 2500400),
    (0.0, 32229 / 714400, 5220557 / 5000800),
)
_P3_FROM_XYZ: Matrix = (
    (446124 / 178915, -333277 / 357830, -72051 / 178915),
    (-14852 / 17905, 63121 / 35810, 423 / 17905),
    (11844 / 330415, -50337 / 660830, 316169 / 330415),
)
_XYZ_FROM_A98: Matrix = (
    (573536 / 994567, 263643 / 1420810, 187206 / 994567),
    (591459 / 1989134, 6239551 / 9945670, 374412 / 4972835),
    (53769 / 1989134, 351524 / 4972835, 4929758 / 4972835),
)
_A98_FROM_XYZ: Matrix = (
    (1829569 / 896150, -506331 / 896150, -308931 / 896150),
    (-851781 / 878810, 1648619 / 878810, 36519 / 878810),
    (16779 / 1248040, -147721 / 1248040, 1266979 / 1248040),
)
_XYZ_FROM_REC2020: Matrix = (
    (63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314),
    (26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157),
    (0.0, 19567812 / 697040785, 295819943 / 278816314),
)
_REC2020_FROM_XYZ: Matrix = (
    (30757411 / 17917100, -6372589 / 17917100, -4539589 / 17917100),
    (-19765991 / 29648200, 47925759 / 29648200, 467509 / 29648200),
    (792561 / 44930125, -1921689 / 44930125, 42328811 / 44930125),
)
_D50_FROM_PROPHOTO: Matrix = (
    (0.79776664490064230, 0.13518129740053308, 0.03134773412839220),
    (0.28807482881940130, 0.71183523424187300, 0.00008993693872564),
    (0.0, 0.0, 0.82510460251046020),
)
_PROPHOTO_FROM_D50: Matrix = (
    (1.34578688164715830, -0.25557208737979464, -0.05110186497554526),
    (-0.54463070512490190, 1.50824774284514680, 0.02052744743642139),
    (0.0, 0.0, 1.21196754563894520),
)
_D50_FROM_D65: Matrix = (
    (1.0479297925449969, 0.022946870601609652, -0.05019226628920524),
    (0.02962780877005599, 0.9904344267538799, -0.017073799063418826),
    (-0.009243040646204504, 0.015055191490298152, 0.7518742814281371),
)
_D65_FROM_D50: Matrix = (
    (0.955473421488075, -0.02309845494876471, 0.06325924320057072),
    (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
    (0.012314014864481998, -0.020507649298898964, 1.330365926242124),
)
_LMS_FROM_XYZ: Matrix = (
    (0.8190224379967030, 0.3619062600528904, -0.1288737815209879),
    (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
    (0.0481771893596242, 0.2642395317527308, 0.6335478284694309),
)
_XYZ_FROM_LMS: Matrix = (
    (1.2268798758459243, -0.5578149944602171, 0.2813910456659647),
    (-0.0405757452148008, 1.1122868032803170, -0.0717110580655164),
    (-0.0763729366746601, -0.4214933324022432, 1.5869240198367816),
)
_OKLAB_FROM_LMS: Matrix = (
    (0.2104542683093140, 0.7936177747023054, -0.0040720430116193),
    (1.9779985324311684, -2.4285922420485799, 0.4505937096174110),
    (0.0259040424655478, 0.7827717124575296, -0.8086757549230774),
)
_LMS_FROM_OKLAB: Matrix = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
# The white point D50 by its chromaticity (0.3457, 0.3585).
_WHITE_D50: Triple = (0.3457 / 0.3585, 1.0, (1.0 - 0.3457 - 0.3585) / 0.3585)
_LAB_EPSILON = 216 / 24389
_LAB_KAPPA = 24389 / 27
# ITU-R BT.2020-2, table 4, which browsers apply (a pure power of 2.4 is newer and no browser's).
_REC2020_ALPHA = 1.09929682680944
_REC2020_BETA = 0.018053968510807


def apply(matrix: Matrix, triple: Triple) -> Triple:
    """Return the matrix times the triple."""
    x, y, z = triple
    (a, b, c), (d, e, f), (g, h, i) = matrix
    return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)


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
        return apply(_D65_FROM_D50, xyz) if self._d50 else xyz

    def from_xyz(self, triple: Triple) -> Triple:
        if self._d50:
            triple = apply(_D50_FROM_D65, triple)
        encoded, (r, g, b) = self._encoded, apply(self._from_xyz, triple)
        return (encoded(r), encoded(g), encoded(b))


_SRGB = _RGB((_XYZ_FROM_SRGB, _SRGB_FROM_XYZ), (linear_channel, srgb_channel))


def _xyz_from_oklab(triple: Triple) -> Triple:
    x, y, z = apply(_LMS_FROM_OKLAB, triple)
    return apply(_XYZ_FROM_LMS, (x * x * x, y * y * y, z * z * z))


def _oklab_from_xyz(triple: Triple) -> Triple:
    x, y, z = apply(_LMS_FROM_XYZ, triple)
    return apply(_OKLAB_FROM_LMS, (math.cbrt(x), math.cbrt(y), math.cbrt(z)))


def _xyz_from_lab(triple: Triple) -> Triple:
    lightness, a, b = triple
    fy = (lightness + 16) / 116
    fx, fz = fy + a / 500, fy - b / 200
    x = fx**3 if fx**3 > _LAB_EPSILON else (116 * fx - 16) / _LAB_KAPPA
    y = fy**3 if lightness > _LAB_KAPPA * _LAB_EPSILON else lightness / _LAB_KAPPA
    z = fz**3 if fz**3 > _LAB_EPSILON else (116 * fz - 16) / _LAB_KAPPA
    return apply(_D65_FROM_D50, (x * _WHITE_D50[0], y, z * _WHITE_D50[2]))


def _lab_from_xyz(triple: Triple) -> Triple:
    x, y, z = apply(_D50_FROM_D65, triple)
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


def _srgb_from_hsl(triple: Triple) -> Triple:
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


def _hsl_from_srgb(triple: Triple) -> Triple:
    low, high = min(triple), max(triple)
    lightness = (low + high) / 2
    hue, saturation = _hue(triple, low, high), 0.0
    if high != low and lightness not in {0.0, 1.0}:
        saturation = (high - lightness) / min(lightness, 1 - lightness)
    if saturation < 0:  # Colors outside the gamut of sRGB (section 7.2).
        hue, saturation = (hue + 180) % 360, -saturation
    return (hue, saturation * 100, lightness * 100)


def _srgb_from_hwb(triple: Triple) -> Triple:
    hue, white, black = triple[0], triple[1] / 100, triple[2] / 100
    if white + black >= 1:
        gray = white / (white + black)
        return (gray, gray, gray)
    r, g, b = _srgb_from_hsl((hue, 100.0, 50.0))
    span = 1 - white - black
    return (r * span + white, g * span + white, b * span + white)


def _hwb_from_srgb(triple: Triple) -> Triple:
    low, high = min(triple), max(triple)
    return (_hue(triple, low, high), low * 100, (1 - high) * 100)


def _chain(*steps: Callable[[Triple], Triple]) -> Callable[[Triple], Triple]:
    def function(triple: Triple) -> Triple:
        for step in steps:
            triple = step(triple)
        return triple

    return function


def _identity(triple: Triple) -> Triple:
    return triple


def _d65_from_d50(triple: Triple) -> Triple:
    return apply(_D65_FROM_D50, triple)


def _d50_from_d65(triple: Triple) -> Triple:
    return apply(_D50_FROM_D65, triple)


_LINEAR = (_same, _same)
_SRGB_LINEAR = _RGB((_XYZ_FROM_SRGB, _SRGB_FROM_XYZ), _LINEAR)
_P3 = _RGB((_XYZ_FROM_P3, _P3_FROM_XYZ), (linear_channel, srgb_channel))
_P3_LINEAR = _RGB((_XYZ_FROM_P3, _P3_FROM_XYZ), _LINEAR)
_A98 = _RGB((_XYZ_FROM_A98, _A98_FROM_XYZ), (_power(563 / 256), _power(256 / 563)))
_REC2020 = _RGB((_XYZ_FROM_REC2020, _REC2020_FROM_XYZ), (_rec2020_linear, _rec2020_channel))
_PROPHOTO = _RGB(
    (_D50_FROM_PROPHOTO, _PROPHOTO_FROM_D50), (_prophoto_linear, _prophoto_channel), d50=True
)

_TO_XYZ: dict[str, Callable[[Triple], Triple]] = {
    "srgb": _SRGB.to_xyz,
    "srgb-linear": _SRGB_LINEAR.to_xyz,
    "display-p3": _P3.to_xyz,
    "display-p3-linear": _P3_LINEAR.to_xyz,
    "a98-rgb": _A98.to_xyz,
    "prophoto-rgb": _PROPHOTO.to_xyz,
    "rec2020": _REC2020.to_xyz,
    "xyz-d65": _identity,
    "xyz-d50": _d65_from_d50,
    "hsl": _chain(_srgb_from_hsl, _SRGB.to_xyz),
    "hwb": _chain(_srgb_from_hwb, _SRGB.to_xyz),
    "lab": _xyz_from_lab,
    "lch": _chain(_rectangular, _xyz_from_lab),
    "oklab": _xyz_from_oklab,
    "oklch": _chain(_rectangular, _xyz_from_oklab),
}
_FROM_XYZ: dict[str, Callable[[Triple], Triple]] = {
    "srgb": _SRGB.from_xyz,
    "srgb-linear": _SRGB_LINEAR.from_xyz,
    "display-p3": _P3.from_xyz,
    "display-p3-linear": _P3_LINEAR.from_xyz,
    "a98-rgb": _A98.from_xyz,
    "prophoto-rgb": _PROPHOTO.from_xyz,
    "rec2020": _REC2020.from_xyz,
    "xyz-d65": _identity,
    "xyz-d50": _d50_from_d65,
    "hsl": _chain(_SRGB.from_xyz, _hsl_from_srgb),
    "hwb": _chain(_SRGB.from_xyz, _hwb_from_srgb),
    "lab": _lab_from_xyz,
    "lch": _chain(_lab_from_xyz, _polar),
    "oklab": _oklab_from_xyz,
    "oklch": _chain(_oklab_from_xyz, _polar),
}
# Pairs that are one formula apart: converted directly, so that no digit is lost on the way.
_DIRECT: dict[tuple[str, str], Callable[[Triple], Triple]] = {
    ("hsl", "srgb"): _srgb_from_hsl,
    ("hwb", "srgb"): _srgb_from_hwb,
    ("srgb", "hsl"): _hsl_from_srgb,
    ("srgb", "hwb"): _hwb_from_srgb,
    ("hsl", "hwb"): _chain(_srgb_from_hsl, _hwb_from_srgb),
    ("hwb", "hsl"): _chain(_srgb_from_hwb, _hsl_from_srgb),
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

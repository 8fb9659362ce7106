"""The gamut of sRGB in one hue of OKLCH.

Tried by the hundred for a suggestion, so without the detours of a conversion: each channel of
linear-light sRGB is a weighted sum of three cubes of lines in the chroma. That is a cubic, whose
factors depend on the hue but for powers of the lightness: the lightness cubed, times a cubic in
chroma for lightness.

Source: CSS Color 4, section 9 (OKLCH) and section 13 (chroma reduction).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.color.matrices import LMS_FROM_OKLAB, SRGB_FROM_XYZ, XYZ_FROM_LMS, apply
from a11yview.color.spaces import linear_channel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    _Channels = tuple[float, float, float]
__all__ = ["HueGamut"]

# Far below half an 8-bit step: such a channel is painted as 0 or 255 anyway.
_GAMUT_TOLERANCE: Final = 1e-4
# Chroma that moves no channel by a thousandth of an 8-bit step.
_CHROMA_TOLERANCE: Final = 4e-7
_LIGHTNESS_TOLERANCE: Final = 1e-6
_LEAST, _MOST = linear_channel(-_GAMUT_TOLERANCE), linear_channel(1 + _GAMUT_TOLERANCE)
_BOUNDS: Final = ((_LEAST, _MOST),) * 3
_NO_BOUNDS: Final = (-math.inf, math.inf)
_COLUMNS: Final = tuple(apply(SRGB_FROM_XYZ, column) for column in zip(*XYZ_FROM_LMS, strict=True))
_SRGB_FROM_LMS: Final = tuple(zip(*_COLUMNS, strict=True))


class _Gap(NamedTuple):
    """The point at which a channel turns while it is out of the gamut."""

    channel: int
    slope: float
    """Chroma for lightness."""
    opens: float
    """The lightness above which it is out: what a channel is at its turn grows with lightness."""


class HueGamut:
    """The chroma that sRGB has in one hue.

    Around the blue of sRGB a channel leaves the gamut as chroma grows, and comes back: beyond a gap
    lies an island. Where the island sinks, as lightness grows, the edge of the gamut jumps.
    """

    def __init__(self, hue: float) -> None:
        a, b = math.cos(math.radians(hue)), math.sin(math.radians(hue))
        slopes = [by_a * a + by_b * b for _, by_a, by_b in LMS_FROM_OKLAB]
        self._cubics: list[_Channels] = [
            (
                3 * sum(weight * slope for weight, slope in zip(row, slopes, strict=True)),
                3 * sum(weight * slope**2 for weight, slope in zip(row, slopes, strict=True)),
                sum(weight * slope**3 for weight, slope in zip(row, slopes, strict=True)),
            )
            for row in _SRGB_FROM_LMS
        ]
        self._gaps = [
            gap for channel, cubic in enumerate(self._cubics) for gap in _gaps(channel, cubic)
        ]

    def strongest(self, lightness: float, chroma: float) -> _Channels:
        """Return the color of linear-light sRGB of that chroma or, if it has none, the strongest.

        Channels may lie outside 0 to 1 by the tolerance.
        """
        gaps = self._gaps_before(lightness, chroma)
        if gaps:
            island = self._on_island(lightness, chroma, gaps)
            if island is not None:
                return island
            chroma = lightness * min(gap.slope for gap in gaps)
        gray = lightness**3
        return self._edge(lightness, 0.0, chroma, _BOUNDS) or (gray, gray, gray)

    def jumps(self, chroma: float) -> list[float]:
        """Return the lightnesses at which the edge jumps, of what has that chroma at the most."""
        found = []
        for _channel, slope, opens in self._gaps:
            # From where the gap opens to where it lies beyond the chroma.
            low, high = opens + _LIGHTNESS_TOLERANCE, min(chroma / slope, 1.0)
            if high <= low or not self._has_island(low, chroma) or self._has_island(high, chroma):
                continue
            while high - low > _LIGHTNESS_TOLERANCE:
                middle = (low + high) / 2
                if self._has_island(middle, chroma):
                    low = middle
                else:
                    high = middle
            found.append(high)
        return found

    def _gaps_before(self, lightness: float, chroma: float) -> list[_Gap]:
        return [
            gap for gap in self._gaps if lightness > gap.opens and lightness * gap.slope < chroma
        ]

    def _has_island(self, lightness: float, chroma: float) -> bool:
        gaps = self._gaps_before(lightness, chroma)
        return not gaps or self._on_island(lightness, chroma, gaps) is not None

    def _on_island(self, lightness: float, chroma: float, gaps: list[_Gap]) -> _Channels | None:
        """Return the strongest color beyond the gaps: a channel past its turn only comes back."""
        aside = {gap.channel for gap in gaps}
        bounds = [_NO_BOUNDS if n in aside else bound for n, bound in enumerate(_BOUNDS)]
        nearest = lightness * max(gap.slope for gap in gaps)
        found = self._edge(lightness, nearest, chroma, bounds)
        return found if found and all(_LEAST <= channel <= _MOST for channel in found) else None

    def _edge(
        self, lightness: float, low: float, high: float, bounds: Sequence[tuple[float, float]]
    ) -> _Channels | None:
        """Return the color of the highest chroma within the bounds, or None above the lowest."""
        square = lightness * lightness
        gray = square * lightness
        (r1, r2, r3), (g1, g2, g3), (b1, b2, b3) = self._cubics
        r1, g1, b1 = r1 * square, g1 * square, b1 * square
        r2, g2, b2 = r2 * lightness, g2 * lightness, b2 * lightness
        (r_least, r_most), (g_least, g_most), (b_least, b_most) = bounds
        tried, found = high, None
        while high - low > _CHROMA_TOLERANCE:
            red = ((r3 * tried + r2) * tried + r1) * tried + gray
            green = ((g3 * tried + g2) * tried + g1) * tried + gray
            blue = ((b3 * tried + b2) * tried + b1) * tried + gray
            if (
                r_least <= red <= r_most
                and g_least <= green <= g_most
                and b_least <= blue <= b_most
            ):
                low, found = tried, (red, green, blue)
            else:
                high = tried
            tried = (low + high) / 2
        return found


def _gaps(channel: int, cubic: _Channels) -> Iterator[_Gap]:
    by_one, by_two, by_three = cubic
    inner = by_two**2 - 3 * by_one * by_three
    if inner <= 0:
        return
    for root in (-math.sqrt(inner), math.sqrt(inner)):
        slope = (-by_two + root) / (3 * by_three)
        turn = ((by_three * slope + by_two) * slope + by_one) * slope + 1
        if slope > 0 and not _LEAST <= turn <= _MOST:
            opens = math.cbrt((_MOST if turn > 0 else _LEAST) / turn)
            yield _Gap(channel, slope, opens)

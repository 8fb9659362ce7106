"""Measures of common fonts, for ``ex``, ``ch``, ``cap`` and for ``line-height: normal``.

Fonts that a page brings along or a visitor has installed are unknown here: text in them is
measured by the first family of its list that is known, and by Times New Roman when none is.
Only these units depend on it.

Source: the Liberation and DejaVu fonts, which stand in for these families on Linux.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from a11yview.calculation.arithmetic import whole
from a11yview.cascade.values.units import Fitted, FontMetrics

_SERIF: Final = FontMetrics()
_SANS: Final = FontMetrics(
    x_height=0.52832,
    cap_height=0.68799,
    zero_width=0.55615,
    ascent=0.90527,
    descent=0.21191,
    line_gap=0.03271,
)
_COURIER: Final = FontMetrics(
    x_height=0.52832,
    cap_height=0.65869,
    zero_width=0.6001,
    ascent=0.83252,
    descent=0.3003,
    line_gap=0.0,
)
_MONOSPACE_HEIGHTS: Final = (
    *((5.0, 7.0), (6.0, 8.0), (7.0, 9.0), (8.0, 10.0), (9.0, 12.0), (10.0, 13.0), (11.0, 14.0)),
    *((12.0, 16.0), (13.0, 17.0), (14.0, 18.0), (15.0, 20.0), (16.0, 21.0), (17.0, 22.0)),
    *((18.0, 23.0), (19.0, 25.0), (20.0, 26.0), (21.0, 27.0), (21.0, 29.0), (22.0, 30.0)),
    *((23.0, 31.0), (24.0, 33.0), (25.0, 34.0), (26.0, 35.0), (27.0, 36.0), (28.0, 38.0)),
)
_MONOSPACE: Final = FontMetrics(
    x_height=0.54688,
    cap_height=0.72906,
    zero_width=0.60205,
    ascent=0.92822,
    descent=0.23584,
    line_gap=0.0,
    fitted=Fitted(least=8.0, first=7.825, step=1.785, heights=_MONOSPACE_HEIGHTS),
)
_BY_FAMILY: Final = {
    "times new roman": _SERIF,
    "times": _SERIF,
    "liberation serif": _SERIF,
    "serif": _SERIF,
    "arial": _SANS,
    "helvetica": _SANS,
    "liberation sans": _SANS,
    "sans-serif": _SANS,
    "courier new": _COURIER,
    "courier": _COURIER,
    "liberation mono": _COURIER,
    "monospace": _MONOSPACE,
    "dejavu sans mono": _MONOSPACE,
}


@lru_cache(maxsize=1024)
def metrics_of(family: tuple[str, ...]) -> FontMetrics:
    """Return the measures of the first family that is known."""
    for name in family:
        found = _BY_FAMILY.get(name.lower())
        if found is not None:
            return found
    return _SERIF


def line_height_unit(
    font_size: float, line_height: float | None, factor: float | None, family: tuple[str, ...]
) -> float:
    """Return the px of ``1lh`` where a font, a line height and its factor are computed so.

    Chromium multiplies factors in 64ths of a pixel.
    """
    if line_height is None:
        return metrics_of(family).line_height(font_size)
    return line_height if factor is None else _in_64ths(factor * _in_64ths(font_size))


def _in_64ths(value: float) -> float:
    return whole(value * 64) / 64

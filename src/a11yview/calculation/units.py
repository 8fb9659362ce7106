"""Units that are worth the same everywhere.

Source: CSS Values and Units Level 4, sections 6 and 7.
"""

from __future__ import annotations

import math
from typing import Final

__all__ = ["ABSOLUTE_LENGTHS", "ANGLES", "FREQUENCIES", "RESOLUTIONS", "TIMES"]

ABSOLUTE_LENGTHS: Final = {
    "px": 1.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "in": 96.0,
    "pc": 16.0,
    "pt": 4 / 3,
}
"""In CSS pixels."""
ANGLES: Final = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
TIMES: Final = {"s": 1.0, "ms": 0.001}
FREQUENCIES: Final = {"hz": 1.0, "khz": 1000.0}
RESOLUTIONS: Final = {"dppx": 1.0, "x": 1.0, "dpi": 1 / 96, "dpcm": 2.54 / 96}

"""Regions that texts of a drawing lie in: upper bounds, as fonts are not measured.

Source: SVG 2, 11 (text).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from a11yview.audit.overlaps.svg_coordinates import ANYWHERE, Region
from a11yview.cascade import SVG_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["text_region", "text_width"]

_NARROW: Final = frozenset("iljtfrI.,:;'|!()[]- ")
_BROAD: Final = frozenset("mwMW@%&")
_POSITION: Final = re.compile(rf"({SVG_NUMBER})(px|em)?")
_SIDES: Final = {"start": (0.0, 1.0), "middle": (0.5, 0.5), "end": (1.0, 0.0)}
_UP_AND_DOWN: Final = {
    "auto": (1.1, 0.4),
    "alphabetic": (1.1, 0.4),
    "middle": (0.8, 0.8),
    "central": (0.8, 0.8),
    "hanging": (0.3, 1.4),
    "text-before-edge": (0.3, 1.4),
}
"""The reach of letters above and below their position, in em, by dominant-baseline."""


def text_width(text: str, size: float) -> float:
    """Return the greatest width of a text, in a broad bold font.

    In em: Verdana Bold, one of the broadest, has at most 0.55 for narrow letters, 0.9 for others,
    and 1.3 for the broadest; beyond ASCII a character may be as wide as two letters.
    """
    shares = (
        0.6 if c in _NARROW else 1.3 if c in _BROAD else 0.9 if c.isascii() else 2.0 for c in text
    )
    return size * sum(shares)


def text_region(
    attributes: Sequence[Mapping[str, str]], width: float, size: float, anchor: str, baseline: str
) -> Region:
    """Return the region of a ``text`` element and its content.

    ``attributes`` are its own and those of what is in it; ``width`` is that of all its text at the
    most, ``size`` the largest font size.
    """
    placed: dict[str, list[float]] = {}
    for name in ("x", "y", "dx", "dy"):
        texts = [one[name] for one in attributes if name in one]
        numbers = [_positions(text, size) for text in texts]
        known = [number for found in numbers if found is not None for number in found]
        if None in numbers:
            return ANYWHERE
        placed[name] = known
    if any({"rotate", "textLength", "writing-mode"} & one.keys() for one in attributes):
        return ANYWHERE
    across, down = placed["x"] or [0.0], placed["y"] or [0.0]
    shifted = any({"baseline-shift", "alignment-baseline"} & one.keys() for one in attributes)
    above, below = (1.4, 1.4) if shifted else _UP_AND_DOWN.get(baseline, (1.4, 1.4))
    before, after = _SIDES.get(anchor, (1.0, 1.0))
    back, ahead = _steps(placed["dx"])
    up, on = _steps(placed["dy"])
    return Region(
        min(across) + back - before * width,
        min(down) + up - above * size,
        max(across) + ahead + after * width,
        max(down) + on + below * size,
    )


def _positions(text: str, size: float) -> list[float] | None:
    if _POSITION.sub("", text).strip(" ,\t\r\n\f"):
        return None
    return [
        float(number) * (size if unit == "em" else 1) for number, unit in _POSITION.findall(text)
    ]


def _steps(steps: Iterable[float]) -> tuple[float, float]:
    """Return the reach of steps back and ahead, in any order."""
    steps = list(steps)
    return sum(step for step in steps if step < 0), sum(step for step in steps if step > 0)

"""Coordinates in a drawing: regions, and the frames of its parts.

Everything is in the units of the drawing. A part that is rotated may be anywhere.

Source: SVG 2, 8 (coordinates); CSS Transforms 1, 8.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.transforms import transform_functions
from a11yview.cascade import SVG_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["ANYWHERE", "Frame", "Region", "frame_of"]

_MEASURE: Final = re.compile(rf"({SVG_NUMBER})(px|deg)?")


class Region(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Region) -> bool:
        """Whether another region lies in this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def meets(self, other: Region) -> bool:
        """Whether another region has a part in common with this one."""
        return (
            self.left < other.right
            and self.right > other.left
            and self.top < other.bottom
            and self.bottom > other.top
        )

    def grown(self, across: float, down: float) -> Region:
        """Return the region with margins at its sides, and above and below."""
        return Region(self.left - across, self.top - down, self.right + across, self.bottom + down)


ANYWHERE: Final = Region(-math.inf, -math.inf, math.inf, math.inf)


class Frame(NamedTuple):
    """The transform from a part of a drawing to the whole: scaled or mirrored, then moved."""

    x: float = 0.0
    y: float = 0.0
    wide: float = 1.0
    high: float = 1.0

    @property
    def is_scaled(self) -> bool:
        """Whether its content is scaled or mirrored."""
        return (self.wide, self.high) != (1.0, 1.0)

    def of(self, region: Region) -> Region:
        """Return a region of the part in coordinates of the whole."""
        left, right = sorted((region.left * self.wide + self.x, region.right * self.wide + self.x))
        top, bottom = sorted((region.top * self.high + self.y, region.bottom * self.high + self.y))
        return Region(left, top, right, bottom)

    def around(self, inner: Frame) -> Frame:
        """Return the frame of a part within this part."""
        return Frame(
            self.x + self.wide * inner.x,
            self.y + self.high * inner.y,
            self.wide * inner.wide,
            self.high * inner.high,
        )


_STEPS: Final[dict[tuple[str, int], Callable[..., Frame | None]]] = {
    ("translate", 1): Frame,
    ("translate", 2): Frame,
    ("translatex", 1): Frame,
    ("translatey", 1): lambda y: Frame(0.0, y),
    ("scale", 1): lambda both: Frame(0.0, 0.0, both, both),
    ("scale", 2): lambda wide, high: Frame(0.0, 0.0, wide, high),
    ("scalex", 1): lambda wide: Frame(0.0, 0.0, wide),
    ("scaley", 1): lambda high: Frame(0.0, 0.0, 1.0, high),
    ("matrix", 6): lambda a, b, c, d, x, y: None if b or c else Frame(x, y, a, d),
    ("rotate", 1): lambda angle: None if angle else Frame(),
}
"""Frames by function and number of arguments, rotations left out."""


def frame_of(transform: str) -> Frame | None:
    """Return the frame of a transform; ``None`` where it rotates, or only layout tells."""
    frame = Frame()
    steps = transform_functions(transform)
    if steps is None:
        return None
    for name, arguments in steps:
        step = _step(name, [_MEASURE.fullmatch(one) for one in arguments])
        if step is None or not all(map(math.isfinite, step)) or not step.wide * step.high:
            return None
        frame = frame.around(step)
    return frame


def _step(name: str, found: Sequence[re.Match[str] | None]) -> Frame | None:
    numbers = [float(one[1]) for one in found if one is not None]
    turns = any(one is not None and one[2] == "deg" for one in found)
    reader = _STEPS.get((name, len(found)))
    if reader is None or len(numbers) < len(found) or (turns and name != "rotate"):
        return None
    return reader(*numbers)

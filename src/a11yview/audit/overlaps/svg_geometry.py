"""The extent of shapes in a drawing, as far as their attributes tell it without layout.

Everything is in the units of the drawing. A shape placed by styles may be anywhere.

Source: SVG 2, 9 (paths), 10 (basic shapes).
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.overlaps.svg_coordinates import ANYWHERE, Region
from a11yview.cascade import SVG_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.audit.overlaps.svg_coordinates import Frame

__all__ = ["Extent", "extent_of", "length", "view_of"]


class Extent(NamedTuple):
    """The extent of a shape: none of it is outside of ``most``, and all of ``least`` is filled."""

    most: Region = ANYWHERE
    least: Region | None = None

    def shown_in(self, frame: Frame) -> Extent:
        """Return the extent in the coordinates of a frame."""
        return Extent(frame.of(self.most), self.least and frame.of(self.least))


_LENGTH: Final = re.compile(rf"\s*({SVG_NUMBER})(px|%)?\s*")
_TOKEN: Final = re.compile(rf"([MmLlHhVvZzCcSsQqTtAa])|({SVG_NUMBER})")
_ARGUMENTS: Final = {"m": 2, "l": 2, "t": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "a": 7, "z": 0}
_BOX: Final = ("x", "y", "width", "height")
_STRAIGHT: Final = frozenset("mlhvz")
_CORNER: Final = 1 - math.sqrt(0.5)
"""The share of a radius by which a rounded corner takes something off a rectangle."""


def length(text: str | None, whole: float | None = None) -> float | None:
    """Return an attribute in the units of the drawing; ``whole`` is what percentages are of."""
    found = _LENGTH.fullmatch(text or "0")
    if found is None:
        return None
    if found[2] != "%":
        return float(found[1])
    return None if whole is None else float(found[1]) / 100 * whole


def view_of(attributes: Mapping[str, str]) -> Region | None:
    """Return the region that a drawing shows; ``None`` where only layout decides it."""
    numbers = [float(n) for n in re.findall(SVG_NUMBER, attributes.get("viewBox", ""))]
    if len(numbers) == 4:
        left, top, width, height = numbers
    elif "viewBox" in attributes:
        return None
    else:
        sizes = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
        if any(size is None or size[2] == "%" for size in sizes):
            return None
        left = top = 0.0
        width, height = (float(size[1]) for size in sizes if size is not None)
    return Region(left, top, left + width, top + height)


def extent_of(
    tag: str, attributes: Mapping[str, str], view: Region | None, *, is_moved: bool = False
) -> Extent | None:
    """Return the extent of a shape, in its own coordinates and without its stroke.

    ``None`` where nothing is drawn. ``is_moved`` means that these are not those of the view.
    """
    reader = _READERS.get(tag)
    extent = Extent() if reader is None else reader(attributes, view)
    if extent is not None and tag == "rect" and not is_moved and _fills(attributes, extent, view):
        return extent._replace(least=ANYWHERE)
    return extent


def _fills(attributes: Mapping[str, str], extent: Extent, view: Region | None) -> bool:
    """Whether a rectangle fills all that the drawing shows; rounded corners aside."""
    if view is not None:
        return extent.least is not None and extent.most.holds(view)
    return [attributes.get(name, "0").strip() for name in _BOX] == ["0", "0", "100%", "100%"]


def _rectangle(attributes: Mapping[str, str], view: Region | None) -> Extent | None:
    wide, high = _sizes(view)
    x, y, width, height = (
        length(attributes.get(name), whole)
        for name, whole in zip(_BOX, (wide, high) * 2, strict=True)
    )
    if (width is not None and width <= 0) or (height is not None and height <= 0):
        return None
    if x is None or y is None or width is None or height is None:
        return Extent()
    region = Region(x, y, x + width, y + height)
    radii = _radii(attributes, view)
    if radii is None:
        return Extent(region)
    across, down = _CORNER * min(radii[0], width / 2), _CORNER * min(radii[1], height / 2)
    return Extent(region, region.grown(-across, -down))


def _circle(attributes: Mapping[str, str], view: Region | None) -> Extent | None:
    radius = length(attributes.get("r"))
    return _round(attributes, view, None if radius is None else (radius, radius))


def _ellipse(attributes: Mapping[str, str], view: Region | None) -> Extent | None:
    return _round(attributes, view, _radii(attributes, view))


def _round(
    attributes: Mapping[str, str], view: Region | None, radii: tuple[float, float] | None
) -> Extent | None:
    if radii is not None and min(radii) <= 0:
        return None
    wide, high = _sizes(view)
    x, y = length(attributes.get("cx"), wide), length(attributes.get("cy"), high)
    if x is None or y is None or radii is None:
        return Extent()
    most = Region(x, y, x, y).grown(*radii)
    return Extent(most, most.grown(-_CORNER * radii[0], -_CORNER * radii[1]))


def _radii(attributes: Mapping[str, str], view: Region | None) -> tuple[float, float] | None:
    """Return ``rx`` and ``ry``: a missing or negative one is as the other (7.4)."""
    wide, high = _sizes(view)
    across, down = (
        length(attributes.get("rx", "-1"), wide),
        length(attributes.get("ry", "-1"), high),
    )
    if across is None or down is None:
        return None
    return max(down, 0.0) if across < 0 else across, max(across, 0.0) if down < 0 else down


def _line(attributes: Mapping[str, str], view: Region | None) -> Extent:
    wide, high = _sizes(view)
    ends = [
        length(attributes.get(name), whole)
        for name, whole in (("x1", wide), ("y1", high), ("x2", wide), ("y2", high))
    ]
    known = [end for end in ends if end is not None]
    return _around([(known[0], known[1]), (known[2], known[3])]) if len(known) == 4 else Extent()


def _polygon(attributes: Mapping[str, str], _: Region | None) -> Extent | None:
    numbers = [float(n) for n in re.findall(SVG_NUMBER, attributes.get("points", ""))]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    return _around(points, _rectangular(points)) if points else None


def _path(attributes: Mapping[str, str], _: Region | None) -> Extent | None:
    data = attributes.get("d", "").strip()
    return None if data in {"", "none"} else _of_path(data)


def _sizes(view: Region | None) -> tuple[float | None, float | None]:
    if view is None:
        return None, None
    return view.right - view.left, view.bottom - view.top


_READERS: Final = {
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polygon": _polygon,
    "polyline": _polygon,
    "path": _path,
}

_Point = tuple[float, float]


def _around(points: Iterable[_Point], filled: Region | None = None) -> Extent:
    across, down = zip(*points, strict=True)
    return Extent(Region(min(across), min(down), max(across), max(down)), filled)


def _rectangular(points: Sequence[_Point]) -> Region | None:
    """Return the upright rectangle that straight lines go round once, if they do."""
    if points[0] == points[-1]:
        points = points[:-1]
    if len(points) != 4 or len(set(points)) != 4:
        return None
    most = _around(points).most
    across, down = {most.left, most.right}, {most.top, most.bottom}
    at_corners = all(x in across and y in down for x, y in points)
    goes_round = all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
    return most if at_corners and goes_round else None


@lru_cache(maxsize=1024)
def _of_path(data: str) -> Extent | None:
    if _TOKEN.sub("", data).strip(" ,\t\r\n\f"):
        return Extent()
    points: list[_Point] = []
    rim = 0.0
    kinds, starts = set[str](), 0
    x = y = start_x = start_y = 0.0
    for command, numbers in _commands(data):
        kind, relative = command.lower(), command.islower()
        if len(numbers) < _ARGUMENTS[kind] or not _is_plain(kind, numbers):
            return Extent()
        kinds.add(kind)
        from_x, from_y = (x, y) if relative else (0.0, 0.0)
        if kind == "z":
            x, y = start_x, start_y
            continue
        if kind == "h":
            x = from_x + numbers[0]
        elif kind == "v":
            y = from_y + numbers[0]
        else:
            ends = numbers[5:] if kind == "a" else numbers
            found = [(from_x + a, from_y + b) for a, b in zip(ends[::2], ends[1::2], strict=True)]
            points += found[:-1]
            if kind == "a":
                bow = math.hypot(found[-1][0] - x, found[-1][1] - y)
                rim = max(rim, 2 * abs(numbers[0]), 2 * abs(numbers[1]), bow)
            x, y = found[-1]
        if kind == "m":
            start_x, start_y, starts = x, y, starts + 1
        points.append((x, y))
    if kinds <= {"m"}:
        return None
    filled = _rectangular(points) if starts == 1 and kinds <= _STRAIGHT else None
    return Extent(_around(points).most.grown(rim, rim), filled)


def _is_plain(kind: str, numbers: Sequence[float]) -> bool:
    """Whether no point is missing, and the flags of arcs stand apart from what follows them."""
    return kind not in {"s", "t"} and (kind != "a" or {*numbers[3:5]} <= {0.0, 1.0})


def _commands(data: str) -> Iterable[tuple[str, list[float]]]:
    """Yield the commands of a path, one for each set of arguments."""
    command, numbers = "", list[float]()
    for letter, number in [*_TOKEN.findall(data), ("Z", "")]:
        if not letter:
            numbers.append(float(number))
            continue
        if command:
            count = _ARGUMENTS[command.lower()]
            if not count:
                yield command, []
            for at in range(0, len(numbers), count or 1):
                yield command, numbers[at : at + count]
                # What follows a first point are lines to others.
                command = {"M": "L", "m": "l"}.get(command, command)
        command, numbers = letter, []

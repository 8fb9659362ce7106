"""The part of a background picture that its box shows: of a sprite, one of its icons.

Source: CSS Backgrounds 3, section 2. What layout decides is left open: then it is all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.audit.backdrop.lengths import pixels, share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from a11yview.cascade import Length, Style
    from a11yview.pictures import PictureColors

    _Value = TypeVar("_Value")

__all__ = ["Part", "Shown", "shown_part"]

Part = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels of the picture."""

_SIZED: Final = frozenset({"block", "inline-block", "list-item", "flow-root"})
_FILLING: Final = frozenset({"repeat", "round"})
_OWN_SIZE: Final = ("auto", "auto")
_KEEPING: Final = frozenset({_OWN_SIZE, ("cover", "cover"), ("contain", "contain")})


class Shown(NamedTuple):
    """The part of a picture that is shown (None: all of it), and whether it covers the box."""

    part: Part | None
    covers: bool


class _Stretch(NamedTuple):
    """A stretch of one side of a picture, and whether it covers that side of the box."""

    start: int
    end: int
    covers: bool


def shown_part(style: Style, index: int, colors: PictureColors, *, is_dense: bool) -> Shown:
    """Return the part of the picture at an index of a background that may be seen.

    ``is_dense`` means that the picture may have several pixels to the CSS px.
    """
    size = _at(style.background_size, index)
    repeat = _at(style.background_repeat, index)
    fills = _FILLING.issuperset(repeat) or _is_whole(size)
    if colors.keeps_ratio and size not in _KEEPING:
        fills = False
    if (
        size != _OWN_SIZE
        or is_dense
        or not (colors.width and colors.height and colors.swatches[0].ninths)
        or _at(style.background_origin, index) != "padding-box"
        or _at(style.background_attachment.split(", "), index) == "fixed"
    ):
        return Shown(None, fills)
    across = _stretch(
        colors.width, _at(style.background_position_x, index), repeat[0], _extent(style, "width")
    )
    down = _stretch(
        colors.height, _at(style.background_position_y, index), repeat[1], _extent(style, "height")
    )
    if across is None and down is None:
        return Shown(None, fills)
    across = across or _Stretch(0, colors.width, repeat[0] in _FILLING)
    down = down or _Stretch(0, colors.height, repeat[1] in _FILLING)
    part = (across.start, down.start, across.end, down.end)
    return Shown(part, across.covers and down.covers)


def _at(values: Sequence[_Value], index: int) -> _Value:
    return values[index % len(values)]


def _is_whole(size: tuple[Length, Length]) -> bool:
    return (
        size == ("cover", "cover")
        or size[0] == "cover"
        or all((share(side) or 0.0) >= 100 for side in size)
    )


def _extent(style: Style, axis: str) -> float | None:
    """Return the width or height of the padding box, where the style by itself says it."""
    if style.display not in _SIZED:
        return None
    is_width = axis == "width"
    size, least = (style.width, style.min_width) if is_width else (style.height, style.min_height)
    first, second = (3, 1) if is_width else (0, 2)
    known, floor = pixels(size), 0.0 if least == "auto" else pixels(least)
    paddings = [pixels(style.padding[side]) for side in (first, second)]
    if known is None or floor is None or None in paddings or floor > known:
        return None
    if style.box_sizing == "border-box":
        return known - style.border_width[first] - style.border_width[second]
    return known + sum(padding or 0.0 for padding in paddings)


def _stretch(natural: int, position: Length, repeat: str, extent: float | None) -> _Stretch | None:
    """Return the stretch of a side of a picture that lies in a box; None where that is open."""
    if extent is None or repeat not in {"repeat", "no-repeat"}:
        return None
    offset, percent = pixels(position), share(position)
    if offset is None:
        if percent is None:
            return None
        offset = (extent - natural) * percent / 100
    start = -offset
    if repeat == "repeat":
        start %= natural
        if start + extent > natural:
            return None
        return _Stretch(int(start), _up(start + extent), covers=True)
    end = start + extent
    covers = start >= 0 and end <= natural
    return _Stretch(max(int(start), 0) if start > 0 else 0, min(_up(end), natural), covers)


def _up(number: float) -> int:
    return int(number) + (number > int(number))

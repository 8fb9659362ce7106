"""Icons: images of a background that lie in the padding of a box, beside its content.

The arrow of a select, the mark of an external link: authors make room for them by a padding. Where
their positions and sizes are declared, no text lies on them, and that takes no layout to tell.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from a11yview.audit.backdrop.lengths import pixels, share, summands
from a11yview.audit.backdrop.natural_sizes import natural_size
from a11yview.cascade import Picture

if TYPE_CHECKING:
    from a11yview.cascade import Length, Style

__all__ = ["icons_in", "without_icons"]

_NONE: Final = (None,)
_REACHES_ON: Final = frozenset({"repeat", "space", "round"})


def icons_in(style: Style) -> tuple[bool, ...]:
    """Return for each image of the background whether it is an icon; nothing if none may be."""
    images, repeats = style.background_image, style.background_repeat
    if images == _NONE or all(_REACHES_ON.issuperset(repeat) for repeat in repeats):
        return ()
    if not any(isinstance(image, Picture) for image in images):
        return ()
    lists = (
        repeats,
        style.background_size,
        style.background_position_x,
        style.background_position_y,
        style.background_origin,
        style.background_attachment.split(", "),
    )
    found = zip(images, *map(itertools.cycle, lists), strict=False)
    return tuple(
        isinstance(image, Picture)
        and origin == "padding-box"
        and attachment != "fixed"
        and _is_beside(style, repeat, _size(image, size), (across, down))
        for image, repeat, size, across, down, origin, attachment in found
    )


def without_icons(style: Style) -> Style:
    """Return the style with the icons among its background images replaced by ``none``."""
    icons = icons_in(style)
    if not any(icons):
        return style
    images = zip(style.background_image, icons, strict=True)
    return style._replace(
        background_image=tuple(None if is_icon else image for image, is_icon in images)
    )


def _size(image: Picture, size: tuple[Length, Length]) -> tuple[Length, Length]:
    """Return the size that a picture is painted at: without one that is declared, its own."""
    return natural_size(image.text) or size if size == ("auto", "auto") else size


def _is_beside(
    style: Style,
    repeat: tuple[str, str],
    size: tuple[Length, Length],
    place: tuple[Length, Length],
) -> bool:
    if style.display.startswith("table") and style.display != "table-cell":
        return False  # a row has no padding, a table not always
    top, right, bottom, left = style.padding
    # Text is indented into the padding or out of it; lines run out of a box of a given height.
    stays_across = repeat[0] == "no-repeat" and style.text_indent == 0
    stays_down = repeat[1] == "no-repeat" and style.height == "auto" and style.max_height == "none"
    if style.display == "inline":  # whose paddings reach over the lines above and below
        stays_across, stays_down = stays_across and top == bottom == 0, False
    return (stays_across and _fits(place[0], size[0], left, right)) or (
        stays_down and _fits(place[1], size[1], top, bottom)
    )


def _fits(place: Length, size: Length, before: Length, after: Length) -> bool:
    """Whether a picture ends within the padding before the content, or begins in that after it."""
    extent, (offset, percent) = pixels(size), summands(place)
    is_known = pixels(place) is not None or share(place) is not None or percent != 0
    if extent is None or not is_known:
        return False
    if percent == 0:
        room = pixels(before)
        return room is not None and offset + extent <= room
    room = pixels(after)
    return percent == 100 and room is not None and extent - offset <= room

"""Natural sizes of pictures in ``data:`` URLs: no file is read."""

from __future__ import annotations

import re
from base64 import b64decode
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    Size = tuple[float, float]

__all__ = ["natural_size"]

_URL: Final = re.compile(r"url\([\"']?data:image/(svg\+xml|png|gif)(;[^,]*)?,", re.IGNORECASE)
_TAG: Final = re.compile(rb"<svg\s[^>]*>")
_SIDES: Final = tuple(
    re.compile(rb"\s%b\s*=\s*[\"'](\d{1,5}(?:\.\d{1,5})?)(?:px)?[\"']" % side)
    for side in (b"width", b"height")
)
_MOST: Final = 4096  # characters: what says the size stands at the beginning


@lru_cache(maxsize=1024)
def natural_size(image: str) -> tuple[float, float] | None:
    """Return width and height, in px, of a picture that is written in a URL; None if not known."""
    found = _URL.match(image)
    if found is None:
        return None
    text = image[found.end() : found.end() + _MOST].replace('\\"', '"')
    content = unquote_to_bytes(text)
    if ";base64" in (found[2] or "").lower():
        content = content.rstrip(b"\"')")
        try:
            content = b64decode(content[: len(content) // 4 * 4])
        except ValueError:
            return None
    return _OF[found[1].lower()](content)


def _of_svg(content: bytes) -> Size | None:
    tag = _TAG.search(content)
    if tag is None or b"style" in tag[0]:  # which has the last word
        return None
    sides = [side.search(tag[0]) for side in _SIDES]
    width, height = (float(side[1]) if side else None for side in sides)
    return None if width is None or height is None else (width, height)


def _of_png(content: bytes) -> Size | None:
    if content[:4] != b"\x89PNG" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _of_gif(content: bytes) -> Size | None:
    if content[:3] != b"GIF" or len(content) < 10:
        return None
    return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")


_OF: Final[dict[str, Callable[[bytes], Size | None]]] = {
    "svg+xml": _of_svg,
    "png": _of_png,
    "gif": _of_gif,
}

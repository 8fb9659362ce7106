"""The picture at an address: read once, decoded once for equal bytes."""

from __future__ import annotations

import atexit
import re
from base64 import b64decode
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote_to_bytes, urlsplit

from a11yview.pictures.decoding import Decoder

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.pictures.colors import PictureColors

__all__ = ["Part", "PictureReader"]

Part: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom of a part of a picture, in its pixels."""

_MOST_BYTES: Final = 20 << 20
_MOST_KEPT: Final = 1000
_DATA: Final = re.compile(r"data:([^,]*),(.*)", re.IGNORECASE | re.DOTALL)


class _DecodedPictures:
    """The colors of pictures by what is in the files, as long as a process lives."""

    def __init__(self) -> None:
        self._decoder = Decoder()
        self._known: dict[tuple[bytes, Part | None], PictureColors | str] = {}

    def colors(self, content: bytes, part: Part | None) -> PictureColors | str:
        """Return the colors of a picture or of a part of it, or why they cannot be told."""
        key = (blake2b(content, digest_size=16).digest(), part)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            found = self._known[key] = self._decoder.colors(content, part)
        return found

    def close(self) -> None:
        """End the process that decodes."""
        self._decoder.close()


_decoded: Final = _DecodedPictures()
atexit.register(_decoded.close)


class PictureReader:
    """Reads pictures for one page; ``read`` returns the bytes at an address, or None."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._contents: dict[str, bytes | str] = {}

    def colors(self, address: str, part: Part | None = None) -> PictureColors | str:
        """Return the colors of the picture at an address, or why they cannot be told."""
        content = self._contents.get(address)
        if content is None:
            content = self._contents[address] = self._content(address)
        return content if isinstance(content, str) else _decoded.colors(content, part)

    def _content(self, address: str) -> bytes | str:
        data = _DATA.fullmatch(address)
        if data is not None:
            return _data(data[1], data[2])
        content = self._read(urlsplit(address)._replace(fragment="").geturl())
        if content is None:
            remote = urlsplit(address).scheme in {"http", "https"} or address.startswith("//")
            return "on another host, in no folder named for it" if remote else "no such file"
        if len(content) > _MOST_BYTES:
            return f"larger than {_MOST_BYTES >> 20} MiB"
        return content


def _data(head: str, body: str) -> bytes | str:
    content = unquote_to_bytes(body.partition("#")[0])
    if head.lower().rstrip().endswith("base64"):
        try:
            return b64decode(content + b"=" * (-len(content) % 4))
        except ValueError:
            return "its data: URL is not base64"
    return content

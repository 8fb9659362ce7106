"""The bytes of a sheet → its text → the sheet.

Source: CSS Syntax 3, section 3.2 (the input byte stream); RFC 2397 (``data:`` URLs).
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.sheets.scanning import scan

if TYPE_CHECKING:
    from a11yview.cascade.sheets.sheet import Sheet

__all__ = ["data_sheet", "decode", "decoded", "scanned"]

_CHARSET: Final = re.compile(rb'@charset "([^"\n]{1,64})";')


def decode(data: bytes, fallback: str = "utf-8") -> str:
    """Return the text of a sheet: byte-order mark, ``@charset``, then the fallback encoding."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:].decode("utf-8", "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    found = _CHARSET.match(data)
    encoding = found[1].decode("latin-1").strip().lower() if found else fallback
    if encoding.startswith("utf-16"):
        encoding = "utf-8"
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


@lru_cache(maxsize=256)
def scanned(text: str) -> Sheet:
    """Return the scanned sheet of a text, the same object for the same text."""
    return scan(text)


decoded = lru_cache(maxsize=128)(decode)
"""Like :func:`decode`, with the latest results kept."""


def data_sheet(address: str) -> Sheet | None:
    """Return the sheet that a ``data:`` URL holds, ``None`` if it holds none."""
    from base64 import b64decode  # noqa: PLC0415 - rarely needed
    from binascii import Error  # noqa: PLC0415 - likewise
    from urllib.parse import unquote_to_bytes  # noqa: PLC0415 - likewise

    head, comma, body = address[5:].partition(",")
    if not comma or head.split(";")[0].strip().lower() != "text/css":
        return None
    data = unquote_to_bytes(body.partition("#")[0])
    if head.lower().endswith(";base64"):
        try:
            data = b64decode(data, validate=False)
        except (Error, ValueError):
            return None
    found = re.search(r";\s*charset=([^;,\s]+)", head, re.IGNORECASE)
    return scanned(decode(data, found[1].lower() if found else "utf-8"))

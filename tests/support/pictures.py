"""Tiny pictures, made for a test."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RGBA = tuple[int, int, int, int]


def picture_bytes(rows: Sequence[Sequence[RGBA]], kind: str = "PNG", **options: object) -> bytes:
    """Return the file of a picture with these pixels, row by row."""
    from PIL import Image  # noqa: PLC0415 - an extra

    image = Image.new("RGBA", (len(rows[0]), len(rows)))
    image.putdata([pixel for row in rows for pixel in row])
    if kind in {"JPEG", "BMP"}:
        image = image.convert("RGB")
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def gray(level: int, alpha: int = 255) -> RGBA:
    return (level, level, level, alpha)

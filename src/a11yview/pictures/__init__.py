"""The colors of picture files: what may lie beneath a text that is painted over one.

``reading`` reads the file at an address, once for equal bytes, and hands it to a process of its own
(``decoding``): what is hostile may crash it, or make it slow, and costs no more than that picture.
There ``worker`` answers, by ``raster`` (with Pillow, loaded there and nowhere else) or ``vector``
(SVG of plain fills). ``colors`` is the answer: every color of the picture, how often it is there,
and where.
"""

from __future__ import annotations

from a11yview.pictures.colors import Octets, PictureColors, Swatch
from a11yview.pictures.reading import PictureReader

__all__ = ["Octets", "PictureColors", "PictureReader", "Swatch"]

"""A font whose every letter is a block and a gap: a picture shows the color of a text exactly.

It is about as wide as usual letters, so that texts stay where they are.
"""

from __future__ import annotations

import base64
import io
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "judging blocks"
_UNITS = 1000
_ASCENT, _DESCENT = 800, 200
_WIDTH, _BLOCK = 500, 320
# No ideographs: with them the table would be too long for its format.
_LETTERS = (*range(0x21, 0x7F), *range(0xA1, 0x2000), *range(0x2010, 0x2800))


@cache
def block_font() -> str:
    """Return the address of the font, with all of it in the address."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, -_DESCENT))
    for point in ((0, _ASCENT), (_BLOCK, _ASCENT), (_BLOCK, -_DESCENT)):
        pen.lineTo(point)
    pen.closePath()
    block, empty = pen.glyph(), TTGlyphPen(None).glyph()
    builder = FontBuilder(_UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", "block"])
    builder.setupCharacterMap({0x20: "space", 0xA0: "space", **dict.fromkeys(_LETTERS, "block")})
    builder.setupGlyf({".notdef": block, "space": empty, "block": block})
    builder.setupHorizontalMetrics(
        {".notdef": (_WIDTH, 0), "space": (_WIDTH, 0), "block": (_WIDTH, 0)}
    )
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=-_DESCENT)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    builder.setupOS2(
        sTypoAscender=_ASCENT, sTypoDescender=-_DESCENT, usWinAscent=_ASCENT, usWinDescent=_DESCENT
    )
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return f"data:font/ttf;base64,{base64.b64encode(file.getvalue()).decode()}"

"""The keyframes of ``@keyframes`` rules, read when an animation uses them.

Source: CSS Animations Level 1, section 3.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.model import RESERVED_WORDS
from a11yview.cascade.sheets.declarations import block_declarations
from a11yview.cascade.sheets.token_patterns import IDENT, SPACE, find, skip_block, strip, unescape

if TYPE_CHECKING:
    from a11yview.cascade.sheets.model import RawDeclaration

__all__ = ["Keyframe", "keyframes", "keyframes_name"]

_STRING: Final = re.compile(r"""(["'])((?:(?!\1)[^\\\n]|\\[\s\S])*)\1""")
_PERCENTAGE: Final = re.compile(r"([+-]?(?:\d++\.?+\d*+|\.\d++)(?:e[+-]?\d++)?+)%", re.IGNORECASE)


class Keyframe(NamedTuple):
    """One keyframe; its positions are shares of an iteration, from 0 to 1."""

    positions: tuple[float, ...]
    declarations: tuple[RawDeclaration, ...]


def keyframes_name(prelude: str) -> str:
    """Return the name that a ``@keyframes`` rule defines, empty if it is invalid."""
    if IDENT.fullmatch(prelude):
        name = unescape(prelude)
        return "" if name.lower() in {"none", *RESERVED_WORDS} else name
    quoted = _STRING.fullmatch(prelude)
    return unescape(quoted[2]) if quoted else ""


@lru_cache(maxsize=512)
def keyframes(text: str, start: int, end: int) -> tuple[Keyframe, ...]:
    """Return the valid keyframes of the block between two offsets of a sheet's text."""
    found: list[Keyframe] = []
    at = SPACE.match(text, start).end()  # type: ignore[union-attr]  # matches always
    while at < end:
        brace = find(text, at, "{")
        if brace >= end:
            break
        positions, at = _positions(strip(text[at:brace])), skip_block(text, brace)
        if positions:
            inside = text[brace + 1 : at - text.endswith("}", brace, at)]
            found.append(Keyframe(positions, block_declarations(inside, brace + 1)))
        at = SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches always
    return tuple(found)


def _positions(selector: str) -> tuple[float, ...]:
    positions: list[float] = []
    for part in selector.split(","):
        word = strip(part).lower()
        percentage = _PERCENTAGE.fullmatch(word)
        if word in {"from", "to"}:
            positions.append(float(word == "to"))
        elif percentage is not None and 0 <= float(percentage[1]) <= 100:
            positions.append(float(percentage[1]) / 100)
        else:
            return ()
    return tuple(positions)

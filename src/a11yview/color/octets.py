"""Colors of one word, hexadecimal or a name: nearly all that a site has.

Source: CSS Color 4, sections 5.2 (hexadecimal) and 6 (names).
"""

from __future__ import annotations

from typing import Final

from a11yview.color.names import NAMES

__all__ = ["WHITE_SPACE", "octets_of"]

WHITE_SPACE: Final = " \t\r\n\f"
"""White space of CSS."""


def octets_of(word: str) -> tuple[int, int, int, int] | None:
    """Return red, green, blue and alpha, each 0 to 255, of a word in lower case, or None."""
    if word[:1] != "#":
        channels = NAMES.get(word)
        if channels is not None:
            return (*channels, 255)
        return (0, 0, 0, 0) if word == "transparent" else None
    digits = word[1:]
    size = len(digits)
    if size in {3, 4}:
        digits = "".join([digit + digit for digit in digits])
    elif size not in {6, 8}:
        return None
    if not digits.isalnum():  # fromhex() would pass over white space
        return None
    try:
        octets = bytes.fromhex(digits)
    except ValueError:
        return None
    red, green, blue, *alpha = octets
    return (red, green, blue, alpha[0] if alpha else 255)

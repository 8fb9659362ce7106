"""The shortest CSS text of an sRGB color.

Source: CSS Color 4, sections 5 and 10 (a number parses to the float that wrote it).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from a11yview.color.names import NAMES

__all__ = ["shortest_css"]

_SHORT_NAMES: Final = {
    rgb: name for name, rgb in sorted(NAMES.items(), reverse=True) if len(name) <= 6
}


@lru_cache(maxsize=4096)
def shortest_css(red: float, green: float, blue: float, alpha: float) -> str:
    """Return the shortest text that parses to exactly these channels, each 0 to 1.

    Hexadecimal or, where shorter, a name; ``color(srgb …)`` for what 8 bits cannot hold.
    """
    channels = (red, green, blue, alpha)
    octets = tuple(round(channel * 255) for channel in channels)
    if any(octet / 255 != channel for octet, channel in zip(octets, channels, strict=True)):
        written = " ".join(_number(channel) for channel in channels[:3])
        return f"color(srgb {written})" if alpha == 1 else f"color(srgb {written}/{_number(alpha)})"
    used = octets[:3] if alpha == 1 else octets
    digits = "".join(f"{octet:02x}" for octet in used)
    if digits[::2] == digits[1::2]:
        digits = digits[::2]
    if alpha == 1:
        name = _SHORT_NAMES.get((octets[0], octets[1], octets[2]))
        if name is not None and len(name) <= len(digits):
            return name
    return f"#{digits}"


def _number(value: float) -> str:
    """Return the shortest decimal that reads back as the same float."""
    mantissa, e, exponent = repr(value + 0.0).partition("e")
    mantissa = mantissa.removesuffix(".0")
    if mantissa.startswith("0."):
        mantissa = mantissa[1:]
    return f"{mantissa}e{int(exponent)}" if e else mantissa

"""Legacy attributes of HTML that hold colors, sizes and lengths.

Source: the HTML standard, sections 2.3.4.4 (dimensions), 2.3.6 (legacy colors) and 15.3.1
(``<font size>``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from a11yview.color.names import NAMES

_SPACES: Final = " \t\n\f\r"
_SHORT_HEX: Final = re.compile(r"#[0-9a-fA-F]{3}")
_NOT_HEX: Final = re.compile(r"[^0-9a-fA-F]")
_MAX_COLOR: Final = 128
_DIMENSION: Final = re.compile(r"[ \t\n\f\r]*\+?([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(%?)")
_FONT_SIZE: Final = re.compile(r"[ \t\n\f\r]*([+-]?)([0-9]+)")
_FONT_SIZES: Final = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")


@lru_cache(maxsize=1024)
def legacy_color(text: str) -> str | None:
    """Return the color of an attribute such as ``bgcolor`` as ``#rrggbb``, ``None`` for none."""
    if not text:
        return None
    text = text.strip(_SPACES)
    if text.lower() == "transparent":
        return None
    if text.lower() in NAMES:
        red, green, blue = NAMES[text.lower()]
        return f"#{red:02x}{green:02x}{blue:02x}"
    if _SHORT_HEX.fullmatch(text):
        return "#" + "".join(digit * 2 for digit in text[1:].lower())
    digits = "".join("00" if ord(letter) > 0xFFFF else letter for letter in text)[:_MAX_COLOR]
    digits = _NOT_HEX.sub("0", digits.removeprefix("#"))
    while not digits or len(digits) % 3:
        digits += "0"
    third = len(digits) // 3
    parts = [digits[i : i + third][-8:] for i in range(0, len(digits), third)]
    while len(parts[0]) > 2 and all(part[0] == "0" for part in parts):
        parts = [part[1:] for part in parts]
    return "#" + "".join(part[:2].rjust(2, "0") for part in parts).lower()


def legacy_font_size(text: str) -> str | None:
    """Return the size keyword that ``<font size>`` stands for, ``None`` for none."""
    found = _FONT_SIZE.match(text)
    if found is None:
        return None
    sign, digits = found.groups()
    # What no integer holds is 0, as Chromium has it.
    value = int(digits) if len(digits) < 12 and int(digits) < 2**31 else 0
    if sign:
        value = 3 + value if sign == "+" else 3 - value
    return _FONT_SIZES[min(max(value, 1), 7) - 1]


def dimension(text: str) -> str | None:
    """Return a ``width`` or ``height`` attribute as a CSS length or percentage."""
    found = _DIMENSION.match(text)
    if found is None:
        return None
    number, percent = found.groups()
    return f"{number.rstrip('.')}{percent or 'px'}"


def integer(text: str) -> int | None:
    """Return a non-negative integer attribute, ``None`` if it holds none."""
    found = re.match(r"[ \t\n\f\r]*\+?([0-9]+)", text)
    return int(found[1][:6]) if found else None

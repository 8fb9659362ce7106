"""The grammar of CSS colors: tokens in, components in a color space out.

Source: CSS Color 4, sections 4 to 10; CSS Color 5 for what needs another color.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from a11yview.color.names import NAMES
from a11yview.color.numeric import Quantity, quantity
from a11yview.color.spaces import convert

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.color.spaces import Triple
    from a11yview.color.tokens import Token

__all__ = ["Component", "Value", "read_color"]

Component = float | None
"""A component; None is the keyword ``none``, a missing component."""


class Value(NamedTuple):
    """A color as written: its space, components and alpha, nothing clipped.

    ``legacy`` marks the forms that browsers keep in 8 bits a channel.
    """

    space: str
    components: tuple[Component, Component, Component]
    alpha: Component = 1.0
    legacy: bool = False


class _Function(NamedTuple):
    """The three components of a color function: what 100 % of each is, and their keywords."""

    space: str
    scales: Triple
    keywords: tuple[str, str, str]
    hue: int | None = None


_RGB = _Function("srgb", (255.0, 255.0, 255.0), ("r", "g", "b"))
_HSL = _Function("hsl", (1.0, 100.0, 100.0), ("h", "s", "l"), hue=0)
_FUNCTIONS = {
    "rgb": _RGB,
    "rgba": _RGB,
    "hsl": _HSL,
    "hsla": _HSL,
    "hwb": _Function("hwb", (1.0, 100.0, 100.0), ("h", "w", "b"), hue=0),
    "lab": _Function("lab", (100.0, 125.0, 125.0), ("l", "a", "b")),
    "lch": _Function("lch", (100.0, 150.0, 1.0), ("l", "c", "h"), hue=2),
    "oklab": _Function("oklab", (1.0, 0.4, 0.4), ("l", "a", "b")),
    "oklch": _Function("oklch", (1.0, 0.4, 1.0), ("l", "c", "h"), hue=2),
}
_COLOR_SPACES = {
    name: _Function(
        "xyz-d65" if name == "xyz" else name,
        (1.0, 1.0, 1.0),
        ("x", "y", "z") if name.startswith("xyz") else ("r", "g", "b"),
    )
    for name in (
        "srgb",
        "srgb-linear",
        "display-p3",
        "display-p3-linear",
        "a98-rgb",
        "prophoto-rgb",
        "rec2020",
        "xyz",
        "xyz-d50",
        "xyz-d65",
    )
}
_LEGACY = {"rgb", "rgba", "hsl", "hsla", "hwb"}


def read_color(tokens: Sequence[Token]) -> Value | None:
    """Return the color that the tokens write, or None where they write none."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.kind == "hash":
        return hex_value(token.text)
    if token.kind == "ident":
        return named_value(token.text)
    if token.kind == "function":
        return _function(token)
    return None


def hex_value(digits: str) -> Value | None:
    """Return the color of 3, 4, 6 or 8 hexadecimal digits."""
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in {6, 8} or not set(digits) <= set("0123456789abcdef"):
        return None
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    alpha = int(digits[6:], 16) / 255 if len(digits) == 8 else 1.0
    return Value("srgb", (red, green, blue), alpha, legacy=True)


def named_value(name: str) -> Value | None:
    """Return the color of a name in lower case."""
    if name == "transparent":
        return Value("srgb", (0.0, 0.0, 0.0), 0.0, legacy=True)
    channels = NAMES.get(name)
    if channels is None:
        return None
    red, green, blue = channels
    return Value("srgb", (red / 255, green / 255, blue / 255), 1.0, legacy=True)


def _function(token: Token) -> Value | None:
    items = [item for item in token.items if item.kind != "space"]
    name = token.text
    if name == "color":
        if not items or items[0].kind != "ident":
            return None
        function = _COLOR_SPACES.get(items[0].text)
        return None if function is None else _modern(name, function, items[1:])
    if name not in _FUNCTIONS:
        return None
    if any(item.kind == "literal" and item.text == "," for item in items):
        return _comma_separated(name, items)
    return _modern(name, _FUNCTIONS[name], items)


def _comma_separated(name: str, items: Sequence[Token]) -> Value | None:
    """Read the legacy syntax: ``rgb(0, 0, 0, 0.5)``; no ``none``, no mixed types."""
    if name not in _LEGACY or name == "hwb" or len(items) not in {5, 7}:
        return None
    if any(item.kind != "literal" or item.text != "," for item in items[1::2]):
        return None
    values = [quantity(item, {}) for item in items[::2]]
    kinds = [None if value is None else value.kind for value in values]
    if name.startswith("hsl"):
        fits = kinds[0] in {"number", "angle"} and kinds[1:3] == ["percentage"] * 2
    else:
        fits = kinds[:3] in (["number"] * 3, ["percentage"] * 3)
    if not fits or (len(kinds) == 4 and kinds[3] not in {"number", "percentage"}):
        return None
    return _build(name, _FUNCTIONS[name], values)


def _modern(name: str, function: _Function, items: Sequence[Token]) -> Value | None:
    """Read components separated by white space, with an alpha after a slash."""
    if len(items) == 5 and items[3].kind == "literal" and items[3].text == "/":
        items = (*items[:3], items[4])
    elif len(items) != 3:
        return None
    values: list[Quantity | None] = []
    for i, item in enumerate(items):
        if item.kind == "ident" and item.text == "none":
            values.append(None)
            continue
        value = quantity(item, {})
        allowed = {"number", "angle"} if i == function.hue else {"number", "percentage"}
        if value is None or value.kind not in allowed:
            return None
        values.append(value)
    return _build(name, function, values)


def _build(name: str, function: _Function, values: Sequence[Quantity | None]) -> Value:
    a, b, c = (
        None if value is None else _scaled(value, scale)
        for value, scale in zip(values, function.scales, strict=False)
    )
    if function is _RGB:
        a, b, c = (None if x is None else x / 255 for x in (a, b, c))
    alpha: Component = 1.0
    if len(values) == 4:
        value = values[3]
        alpha = None if value is None else min(max(_scaled(value, 1.0), 0.0), 1.0)
    return Value(function.space, _clamped(function.space, (a, b, c)), alpha, name in _LEGACY)


def _scaled(value: Quantity, scale: float) -> float:
    number = value.value * scale / 100 if value.kind == "percentage" else value.value
    return 0.0 if math.isnan(number) else number


def _clamped(
    space: str, components: tuple[Component, Component, Component]
) -> tuple[Component, Component, Component]:
    """Clamp what has a limit in every gamut: lightness both ways, chroma and saturation below."""
    a, b, c = components
    if space in {"lab", "lch", "oklab", "oklch"} and a is not None:
        a = min(max(a, 0.0), 100.0 if space in {"lab", "lch"} else 1.0)
    if space in {"lch", "oklch", "hsl"} and b is not None:
        b = max(b, 0.0)
    return (a, b, c)


def srgb_of(value: Value) -> tuple[float, float, float, float]:
    """Return red, green, blue (unclipped unless 8-bit) and alpha of a color."""
    a, b, c = (0.0 if x is None else x for x in value.components)
    alpha = 0.0 if value.alpha is None else value.alpha
    red, green, blue = convert((a, b, c), value.space, "srgb")
    if not value.legacy:
        return (red, green, blue, alpha)
    return (_eight_bits(red), _eight_bits(green), _eight_bits(blue), _eight_bits(alpha))


def _eight_bits(channel: float) -> float:
    return math.floor(min(max(channel, 0.0), 1.0) * 255 + 0.5) / 255

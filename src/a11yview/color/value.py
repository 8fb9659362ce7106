"""``Value``: a color as CSS writes it, before it becomes sRGB."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.color.browser import convert_as_browsers, is_far_out
from a11yview.color.spaces import convert

if TYPE_CHECKING:
    from a11yview.color.matrices import Triple

__all__ = [
    "HUGE",
    "Component",
    "Components",
    "Limits",
    "Value",
    "bounded",
    "clipped",
    "filled",
    "limited",
    "octet",
    "srgb_of",
    "text_of",
    "within_space",
]

HUGE: Final = 1e30
"""The largest component: no conversion of it overflows, and no gamut is as large."""

Component = float | None
"""A component; None is the keyword ``none``, a missing component."""

Components = tuple[Component, Component, Component]

Limits = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
"""The least and the greatest of each component."""


_FUNCTIONS: Final = frozenset({"hsl", "hwb", "lab", "lch", "oklab", "oklch"})
"""Spaces that have a function of their own."""


class Value(NamedTuple):
    """A color as written: its space, components and alpha, nothing clipped.

    ``legacy`` marks the notations that browsers keep in 8 bits a channel.
    """

    space: str
    components: Components
    alpha: Component = 1.0
    legacy: bool = False


def filled(components: Components) -> Triple:
    """Return the components with 0 for those that are missing."""
    a, b, c = components
    return (a or 0.0, b or 0.0, c or 0.0)


def bounded(number: float) -> float:
    """Return a component in the place of a number that may be infinite or none."""
    return 0.0 if math.isnan(number) else min(max(number, -HUGE), HUGE)


def limited(components: Components, limits: Limits) -> Components:
    """Return the components within limits; missing ones stay missing."""
    a, b, c = (
        None if component is None else min(max(component, low), high)
        for component, (low, high) in zip(components, limits, strict=True)
    )
    return (a, b, c)


_ANY: Final = (-HUGE, HUGE)
_LIMITS: Final[dict[str, Limits]] = {
    "lab": ((0.0, 100.0), _ANY, _ANY),
    "lch": ((0.0, 100.0), (0.0, HUGE), _ANY),
    "oklab": ((0.0, 1.0), _ANY, _ANY),
    "oklch": ((0.0, 1.0), (0.0, HUGE), _ANY),
}


def within_space(space: str, components: Components) -> Components:
    """Clamp what has an end in every gamut: lightness both ways, chroma below."""
    return limited(components, _LIMITS.get(space, (_ANY, _ANY, _ANY)))


def clipped(channel: float) -> float:
    """Return a channel within 0 to 1."""
    return channel if 0.0 <= channel <= 1.0 else float(channel > 1.0)


def srgb_of(value: Value) -> tuple[float, float, float, float]:
    """Return red, green and blue, unclipped unless they are of 8 bits, and alpha."""
    components, space = filled(value.components), value.space
    to_srgb = convert_as_browsers if is_far_out(components, space) else convert
    red, green, blue = to_srgb(components, space, "srgb")
    alpha = value.alpha or 0.0
    if not value.legacy:
        return (red, green, blue, alpha)
    return (_eight_bits(red), _eight_bits(green), _eight_bits(blue), _eight_bits(alpha))


def text_of(value: Value) -> str:
    """Return the text that reads as the value."""
    space, components = value.space, value.components
    if space in {"hsl", "hwb"} and not value.legacy:
        space, components = "srgb", srgb_of(value)[:3]
    if value.legacy and space == "srgb":
        name, scale = "rgb(", 255.0
    else:
        name, scale = f"color({space} " if space not in _FUNCTIONS else f"{space}(", 1.0
    a, b, c = ("none" if x is None else repr(x * scale) for x in components)
    alpha = "none" if value.alpha is None else repr(value.alpha)
    return f"{name}{a} {b} {c} / {alpha})"


def octet(channel: float) -> int:
    """Return a channel within 0 to 1 as browsers paint it, 0 to 255."""
    # Halves go up, those too that a float holds as a hair less than a half.
    return int(channel * 255 + 0.5 + 1e-9)


def _eight_bits(channel: float) -> float:
    return octet(clipped(channel)) / 255

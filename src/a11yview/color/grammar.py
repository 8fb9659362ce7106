"""Color functions: the components between the parentheses, checked and scaled.

Source: CSS Color 4, sections 4 to 10; CSS Color 5, section 4 (relative colors).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.tokens import is_mark
from a11yview.color.browser import convert_as_browsers
from a11yview.color.numeric import quantity
from a11yview.color.value import HUGE, Value, bounded, filled, limited, within_space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.calculation.tokens import Token
    from a11yview.color.matrices import Triple
    from a11yview.color.numeric import Quantity
    from a11yview.color.value import Component, Limits

__all__ = ["COLOR_SPACES", "FUNCTIONS", "Notation", "alpha_of", "legacy", "modern"]


class Notation(NamedTuple):
    """A color function: its space, what 100 % of each component is, and their keywords."""

    space: str
    scales: Triple
    keywords: tuple[str, str, str]
    hue: int | None = None
    eight_bits: bool = False


_RGB: Final = Notation("srgb", (255.0, 255.0, 255.0), ("r", "g", "b"), eight_bits=True)
_HSL: Final = Notation("hsl", (1.0, 100.0, 100.0), ("h", "s", "l"), hue=0, eight_bits=True)
FUNCTIONS: Final = {
    "rgb": _RGB,
    "rgba": _RGB,
    "hsl": _HSL,
    "hsla": _HSL,
    "hwb": Notation("hwb", (1.0, 100.0, 100.0), ("h", "w", "b"), hue=0, eight_bits=True),
    "lab": Notation("lab", (100.0, 125.0, 125.0), ("l", "a", "b")),
    "lch": Notation("lch", (100.0, 150.0, 1.0), ("l", "c", "h"), hue=2),
    "oklab": Notation("oklab", (1.0, 0.4, 0.4), ("l", "a", "b")),
    "oklch": Notation("oklch", (1.0, 0.4, 1.0), ("l", "c", "h"), hue=2),
}
"""Function name → its notation."""

_RGB_SPACES: Final = (
    "srgb",
    "srgb-linear",
    "display-p3",
    "display-p3-linear",
    "a98-rgb",
    "prophoto-rgb",
    "rec2020",
)
COLOR_SPACES: Final = {
    **{name: Notation(name, (1.0, 1.0, 1.0), ("r", "g", "b")) for name in _RGB_SPACES},
    "xyz": Notation("xyz-d65", (1.0, 1.0, 1.0), ("x", "y", "z")),
    "xyz-d50": Notation("xyz-d50", (1.0, 1.0, 1.0), ("x", "y", "z")),
    "xyz-d65": Notation("xyz-d65", (1.0, 1.0, 1.0), ("x", "y", "z")),
}
"""Space name in ``color()`` → its notation."""

# What browsers clamp where a color is written outright, beyond what holds for its space.
_WRITTEN: Final[dict[str, Limits]] = {
    "srgb": ((0.0, 1.0), (0.0, 1.0), (0.0, 1.0)),
    "hsl": ((-HUGE, HUGE), (0.0, 100.0), (0.0, 100.0)),
    "hwb": ((-HUGE, HUGE), (0.0, HUGE), (0.0, HUGE)),
}
_PERCENTAGES: Final = ("percentage", "percentage")
_CALCULATED: Final = frozenset({"function", "ident"})
_COMPUTED_HSL: Final[Limits] = ((-HUGE, HUGE), (0.0, HUGE), (0.0, HUGE))


def legacy(name: str, items: Sequence[Token]) -> Value | None:
    """Read the legacy syntax, ``rgb(0, 0, 0, 0.5)``: no ``none``, no mixed types."""
    if FUNCTIONS[name] not in {_RGB, _HSL} or len(items) not in {5, 7}:
        return None
    if not all(is_mark(item, ",") for item in items[1::2]):
        return None
    values = [quantity(item, {}) for item in items[::2]]
    kinds = [None if value is None else value.kind for value in values]
    if FUNCTIONS[name] is _HSL:
        fits = kinds[0] in {"number", "angle"} and kinds[1:3] == ["percentage"] * 2
    else:
        fits = kinds[:3] in (["number"] * 3, ["percentage"] * 3)
    if not fits or (len(kinds) == 4 and kinds[3] not in {"number", "percentage"}):
        return None
    return _written(_value(FUNCTIONS[name], values))


def modern(notation: Notation, items: Sequence[Token], origin: Value | None = None) -> Value | None:
    """Read three components and an alpha after a slash; ``origin`` makes the color relative."""
    if len(items) == 5 and is_mark(items[3], "/"):
        items = (*items[:3], items[4])
    elif len(items) != 3:
        return None
    names = {} if origin is None else _channels(notation, origin)
    values: list[Quantity | None] = []
    for i, item in enumerate(items):
        if item.kind == "ident" and item.text == "none":
            values.append(None)
            continue
        value = quantity(item, names)
        allowed = {"number", "angle"} if i == notation.hue else {"number", "percentage"}
        if value is None or value.kind not in allowed:
            return None
        values.append(value)
    result = _value(notation, values)
    if origin is None:
        kinds = tuple(item.kind for item in items)
        if notation is _HSL and not (kinds[1:3] == _PERCENTAGES and _CALCULATED.isdisjoint(kinds)):
            # Browsers clamp at 100 % what is written in percent, not what is computed.
            return result._replace(components=limited(result.components, _COMPUTED_HSL))
        return _written(result) if notation.eight_bits else result
    result = result._replace(legacy=False)
    return result if len(values) == 4 else result._replace(alpha=origin.alpha or 0.0)


def _written(value: Value) -> Value:
    return value._replace(components=limited(value.components, _WRITTEN[value.space]))


def _channels(notation: Notation, origin: Value) -> Mapping[str, float]:
    components = convert_as_browsers(filled(origin.components), origin.space, notation.space)
    scale = 255.0 if notation is _RGB else 1.0
    channels = {k: c * scale for k, c in zip(notation.keywords, components, strict=True)}
    return {**channels, "alpha": origin.alpha or 0.0}


def _value(notation: Notation, values: Sequence[Quantity | None]) -> Value:
    a, b, c = (
        None if value is None else _scaled(value, scale)
        for value, scale in zip(values, notation.scales, strict=False)
    )
    # A hue without end is none in particular.
    a, c = (0.0 if i == notation.hue and x in {HUGE, -HUGE} else x for i, x in ((0, a), (2, c)))
    if notation is _RGB:
        a, b, c = (None if x is None else x / 255 for x in (a, b, c))
    alpha = alpha_of(values[3]) if len(values) == 4 else 1.0
    components = within_space(notation.space, (a, b, c))
    return Value(notation.space, components, alpha, notation.eight_bits)


def alpha_of(value: Quantity | None) -> Component:
    """Return an alpha clamped to 0 to 1; None is ``none``."""
    return None if value is None else min(max(_scaled(value, 1.0), 0.0), 1.0)


def _scaled(value: Quantity, scale: float) -> float:
    number = value.value * scale / 100 if value.kind == "percentage" else value.value
    return bounded(number)

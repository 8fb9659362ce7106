"""Typed values of custom properties: what fits a syntax, in the form it is computed to.

Source: CSS Properties and Values API Level 1, section 2.4; Chromium 156 where it differs.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.arithmetic import clamp_nan
from a11yview.calculation.expressions import ANGLE, NUMBER, PERCENT, RESOLUTION, TIME
from a11yview.calculation.units import ANGLES, RESOLUTIONS, TIMES
from a11yview.cascade.model import RESERVED_WORDS
from a11yview.cascade.values import data_types
from a11yview.cascade.values.calculation import Percentages
from a11yview.cascade.values.images import image
from a11yview.cascade.values.tokens import component_values, keyword, split_commas, trim, words
from a11yview.cascade.values.transforms import is_transform
from a11yview.color import TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from a11yview.calculation.expressions import Dimensions
    from a11yview.cascade.palette import Palette
    from a11yview.cascade.values.syntaxes import Component
    from a11yview.cascade.values.tokens import Token, Tokens
    from a11yview.cascade.values.units import LengthContext

_UNITS: Final = {
    "angle": (ANGLES, ANGLE),
    "time": (TIMES, TIME),
    "resolution": (RESOLUTIONS, RESOLUTION),
}
_CANONICAL: Final = {"angle": "deg", "time": "s", "resolution": "dppx"}


class ValueContext(NamedTuple):
    """The facts by which a typed value is computed: lengths, the palette."""

    lengths: LengthContext
    palette: Palette


@lru_cache(maxsize=4096)
def computed_text(text: str, components: tuple[Component, ...], around: ValueContext) -> str | None:
    """Return the computed value of a registered property, ``None`` if it does not fit."""
    tokens = component_values(text)
    if not components:
        return text
    for component in components:
        found = _match(tokens, component, around)
        if found is not None:
            return found
    return None


def _match(tokens: Tokens, component: Component, around: ValueContext) -> str | None:
    if not tokens:
        return None
    if component.multiplier == "#":
        parts = [trim(part) for part in split_commas(tokens)]
        return _all((_single(part, component, around) for part in parts), ", ")
    if component.type == "transform-list" and [keyword(token) for token in tokens] == ["none"]:
        return "none"
    if component.multiplier == "+" or component.type == "transform-list":
        return _all((_single((part,), component, around) for part in words(tokens)), " ")
    return _single(tokens, component, around)


def _all(parts: Iterable[str | None], separator: str) -> str | None:
    found: list[str] = []
    for part in parts:
        if part is None:
            return None
        found.append(part)
    return separator.join(found)


def _single(tokens: Tokens, component: Component, around: ValueContext) -> str | None:
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if component.word:
        return component.word if token.type == "ident" and token.value == component.word else None
    reader = _READERS.get(component.type)
    return None if reader is None else reader(token, around)


def _length(token: Token, around: ValueContext) -> str | None:
    found = data_types.length((token,), percent=False)
    return None if found is None else f"{data_types.pixels(found, around.lengths):.6g}px"


def _percentage(token: Token, around: ValueContext) -> str | None:
    found = data_types.number((token,), percent=True)
    if isinstance(found, data_types.Quantity):
        return f"{found.value:.6g}%" if found.unit == "%" else None
    if found is None or found.calculation.type != PERCENT:
        return None
    return f"{clamp_nan(found.calculation.evaluate(around.lengths)):.6g}%"


def _length_percentage(token: Token, around: ValueContext) -> str | None:
    found = data_types.length((token,))
    if found is None:
        return None
    if isinstance(found, data_types.Quantity):
        return f"{found.value:.6g}%" if found.unit == "%" else _length(token, around)
    length = data_types.mixed_length(found, around.lengths)
    return length if isinstance(length, str) else f"{length:.6g}px"


def _number(token: Token, around: ValueContext) -> str | None:
    found = data_types.number((token,))
    return None if found is None else f"{data_types.plain_number(found, around.lengths):.6g}"


def _integer(token: Token, around: ValueContext) -> str | None:
    if token.type == "number":
        return str(token.int_value) if token.is_integer else None
    found = data_types.math_function(token, Percentages.INVALID)
    if found is None or found.calculation.type != NUMBER:
        return None
    value = clamp_nan(found.calculation.evaluate(around.lengths))
    return str(math.floor(min(max(value, -1e9), 1e9) + 0.5))


def _with_unit(kind: str) -> Callable[[Token, ValueContext], str | None]:
    units, dimensions = _UNITS[kind]

    def read(token: Token, around: ValueContext) -> str | None:
        if token.type == "dimension" and token.lower_unit in units:
            return f"{token.value * units[token.lower_unit]:.6g}{_CANONICAL[kind]}"
        return _calculated(token, dimensions, _CANONICAL[kind], around)

    return read


def _calculated(
    token: Token, dimensions: Dimensions, unit: str, around: ValueContext
) -> str | None:
    found = data_types.math_function(token, Percentages.INVALID)
    if found is None or found.calculation.type != dimensions:
        return None
    return f"{clamp_nan(found.calculation.evaluate(around.lengths)):.6g}{unit}"


def _color(token: Token, around: ValueContext) -> str | None:
    found = data_types.color((token,))
    if found is None:
        return None
    if isinstance(found, data_types.ColorText) and not found.uses_current:
        fixed = data_types.resolved_color(found, around.palette, TRANSPARENT)
        return f"color(srgb {fixed.red!r} {fixed.green!r} {fixed.blue!r} / {fixed.alpha!r})"
    # Otherwise the text says it exactly; `currentcolor` is that of the element that uses it.
    return data_types.normalized([token])


def _image(token: Token, _: ValueContext) -> str | None:
    return data_types.normalized([token]) if image(token) is not None else None


def _url(token: Token, _: ValueContext) -> str | None:
    return data_types.normalized([token]) if token.type == "url" else None


def _string(token: Token, _: ValueContext) -> str | None:
    return data_types.normalized([token]) if token.type == "string" else None


def _custom_ident(token: Token, _: ValueContext) -> str | None:
    if token.type != "ident" or token.lower_value in RESERVED_WORDS:
        return None
    return str(token.value)


def _transform(token: Token, _: ValueContext) -> str | None:
    return data_types.normalized([token]) if is_transform(token) else None


_READERS: Final[dict[str, Callable[[Token, ValueContext], str | None]]] = {
    "length": _length,
    "number": _number,
    "percentage": _percentage,
    "length-percentage": _length_percentage,
    "string": _string,
    "color": _color,
    "image": _image,
    "url": _url,
    "integer": _integer,
    "angle": _with_unit("angle"),
    "time": _with_unit("time"),
    "resolution": _with_unit("resolution"),
    "transform-function": _transform,
    "transform-list": _transform,
    "custom-ident": _custom_ident,
}

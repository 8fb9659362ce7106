"""``@property``: the syntax of a registered custom property, and its computed value.

Source: CSS Properties and Values API Level 1; Chromium 156 where it differs.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.model import CssWide, Registration
from a11yview.cascade.values import data_types
from a11yview.cascade.values.calculation import (
    ANGLE,
    NUMBER,
    PERCENT,
    RESOLUTION,
    TIME,
    Percentages,
    clamp_nan,
)
from a11yview.cascade.values.images import image
from a11yview.cascade.values.longhands import TRANSFORMS
from a11yview.cascade.values.substitution import is_custom_value, is_substitutable
from a11yview.cascade.values.tokens import (
    component_values,
    keyword,
    split_commas,
    trim,
    walk,
    words,
)
from a11yview.cascade.values.units import (
    ANGLES,
    CONTAINER_UNITS,
    FONT_RELATIVE_UNITS,
    RESOLUTIONS,
    TIMES,
    LengthContext,
)
from a11yview.color import TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from a11yview.cascade.values.calculation import Dimensions
    from a11yview.cascade.values.tokens import Token, Tokens

_TYPES: Final = frozenset(
    [
        "length",
        "number",
        "percentage",
        "length-percentage",
        "string",
        "color",
        "image",
        "url",
        "integer",
        "angle",
        "time",
        "resolution",
        "transform-function",
        "transform-list",
        "custom-ident",
    ]
)
_WIDE: Final = frozenset(member.value for member in CssWide) | {"default"}
_COMPONENT: Final = re.compile(r"(?:<([a-z-]+)>|([\w-]+))([+#]?)")
_DEPENDENT_UNITS: Final = FONT_RELATIVE_UNITS | CONTAINER_UNITS
_ROOT_FONT_UNITS: Final = frozenset({"rem", "rex", "rch", "rcap", "ric", "rlh"})
_TRANSFORMS: Final = frozenset(TRANSFORMS.split())
_UNITS: Final = {
    "angle": (ANGLES, ANGLE),
    "time": (TIMES, TIME),
    "resolution": (RESOLUTIONS, RESOLUTION),
}
_CANONICAL: Final = {"angle": "deg", "time": "s", "resolution": "dppx"}


class Component(NamedTuple):
    """One alternative of a syntax: a data type or a keyword, perhaps repeated."""

    type: str
    word: str
    multiplier: str


class Surroundings(NamedTuple):
    """What computing a typed value needs: lengths, the used color scheme."""

    lengths: LengthContext
    scheme: str


@lru_cache(maxsize=512)
def parse_syntax(text: str) -> tuple[Component, ...] | None:
    """Return the alternatives of a syntax; none at all for ``*``; ``None`` if it is invalid."""
    if text.strip() == "*":
        return ()
    components: list[Component] = []
    for part in text.split("|"):
        found = _COMPONENT.fullmatch(part.strip())
        if found is None:
            return None
        kind, name, multiplier = found.groups()
        if kind is not None and kind not in _TYPES:
            return None
        if kind == "transform-list" and multiplier:
            return None
        if name is not None and (name in _WIDE or name[0].isdigit()):
            return None
        components.append(Component(kind or "", name or "", multiplier))
    return tuple(components)


def registration(name: str, descriptors: Mapping[str, str]) -> Registration | None:
    """Return what one ``@property`` rule registers, ``None`` if the rule is invalid."""
    syntax = _syntax(descriptors.get("syntax", ""))
    inherits = descriptors.get("inherits", "").strip().lower()
    if syntax is None or inherits not in ("true", "false") or not name.startswith("--"):
        return None
    components = parse_syntax(syntax)
    initial = descriptors.get("initial-value")
    initial = None if initial is None else initial.strip()
    if components is None:
        return None
    if not components:
        kept = initial if initial is not None and is_custom_value(initial) else None
        return Registration(name, syntax, inherits == "true", kept)
    if initial is None or not _is_independent(initial, components):
        return None
    return Registration(name, syntax, inherits == "true", initial)


def _syntax(text: str) -> str | None:
    tokens = component_values(text)
    if len(tokens) != 1 or tokens[0].type != "string":
        return None
    return str(tokens[0].value).strip()


def _is_independent(text: str, components: tuple[Component, ...]) -> bool:
    tokens = component_values(text)
    if is_substitutable(tokens) is not None:
        return False
    for token in walk(tokens):
        if token.type == "dimension" and token.lower_unit in _DEPENDENT_UNITS:
            return False
    return computed_text(text, components, Surroundings(LengthContext(), "light")) is not None


@lru_cache(maxsize=4096)
def has_font_units(text: str, *, is_root: bool) -> bool:
    """Whether a value is measured by the element's own font."""
    units = FONT_RELATIVE_UNITS if is_root else FONT_RELATIVE_UNITS - _ROOT_FONT_UNITS
    return any(
        token.type == "dimension" and token.lower_unit in units
        for token in walk(component_values(text))
    )


@lru_cache(maxsize=4096)
def computed_text(text: str, components: tuple[Component, ...], around: Surroundings) -> str | None:
    """Return the computed value of a registered property, ``None`` if it does not fit."""
    tokens = component_values(text)
    if not components:
        return text
    for component in components:
        found = _match(tokens, component, around)
        if found is not None:
            return found
    return None


def _match(tokens: Tokens, component: Component, around: Surroundings) -> str | None:
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


def _single(tokens: Tokens, component: Component, around: Surroundings) -> str | None:
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if component.word:
        return component.word if token.type == "ident" and token.value == component.word else None
    reader = _READERS.get(component.type)
    return None if reader is None else reader(token, around)


def _length(token: Token, around: Surroundings) -> str | None:
    found = data_types.length((token,), percent=False)
    return None if found is None else f"{data_types.pixels(found, around.lengths):.6g}px"


def _percentage(token: Token, around: Surroundings) -> str | None:
    found = data_types.number((token,), percent=True)
    if isinstance(found, data_types.Quantity):
        return f"{found.value:.6g}%" if found.unit == "%" else None
    if found is None or found.calculation.type != PERCENT:
        return None
    return f"{clamp_nan(found.calculation.evaluate(around.lengths)):.6g}%"


def _length_percentage(token: Token, around: Surroundings) -> str | None:
    found = data_types.length((token,))
    if found is None:
        return None
    if isinstance(found, data_types.Quantity):
        return f"{found.value:.6g}%" if found.unit == "%" else _length(token, around)
    length = data_types.mixed_length(found, around.lengths)
    return length if isinstance(length, str) else f"{length:.6g}px"


def _number(token: Token, around: Surroundings) -> str | None:
    found = data_types.number((token,))
    return None if found is None else f"{data_types.plain_number(found, around.lengths):.6g}"


def _integer(token: Token, around: Surroundings) -> str | None:
    if token.type == "number":
        return str(token.int_value) if token.is_integer else None
    found = data_types.math_function(token, Percentages.INVALID)
    if found is None or found.calculation.type != NUMBER:
        return None
    value = clamp_nan(found.calculation.evaluate(around.lengths))
    return str(math.floor(min(max(value, -1e9), 1e9) + 0.5))


def _with_unit(kind: str) -> Callable[[Token, Surroundings], str | None]:
    units, dimensions = _UNITS[kind]

    def read(token: Token, around: Surroundings) -> str | None:
        if token.type == "dimension" and token.lower_unit in units:
            return f"{token.value * units[token.lower_unit]:.6g}{_CANONICAL[kind]}"
        return _calculated(token, dimensions, _CANONICAL[kind], around)

    return read


def _calculated(
    token: Token, dimensions: Dimensions, unit: str, around: Surroundings
) -> str | None:
    found = data_types.math_function(token, Percentages.INVALID)
    if found is None or found.calculation.type != dimensions:
        return None
    return f"{clamp_nan(found.calculation.evaluate(around.lengths)):.6g}{unit}"


def _color(token: Token, around: Surroundings) -> str | None:
    found = data_types.color((token,))
    if found is None:
        return None
    if isinstance(found, data_types.ColorText) and not found.uses_current:
        fixed = data_types.resolved_color(found, around.scheme, TRANSPARENT)
        return f"color(srgb {fixed.red!r} {fixed.green!r} {fixed.blue!r} / {fixed.alpha!r})"
    # Otherwise the text says it exactly; `currentcolor` is that of the element that uses it.
    return data_types.normalized([token])


def _image(token: Token, _: Surroundings) -> str | None:
    return data_types.normalized([token]) if image(token) is not None else None


def _url(token: Token, _: Surroundings) -> str | None:
    return data_types.normalized([token]) if token.type == "url" else None


def _string(token: Token, _: Surroundings) -> str | None:
    return data_types.normalized([token]) if token.type == "string" else None


def _custom_ident(token: Token, _: Surroundings) -> str | None:
    if token.type != "ident" or token.lower_value in _WIDE:
        return None
    return str(token.value)


def _transform(token: Token, _: Surroundings) -> str | None:
    is_transform = token.type == "function" and token.lower_name in _TRANSFORMS
    return data_types.normalized([token]) if is_transform else None


_READERS: Final[dict[str, Callable[[Token, Surroundings], str | None]]] = {
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

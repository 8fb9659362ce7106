"""Mixing two colors: ``color-mix()``.

Source: CSS Color 4, section 12 (interpolation); CSS Color 5, section 3 (color-mix()).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.tokens import comma_separated
from a11yview.color.browser import convert_as_browsers
from a11yview.color.grammar import COLOR_SPACES
from a11yview.color.numeric import quantity
from a11yview.color.value import Value, bounded, filled, within_space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.calculation.tokens import Token
    from a11yview.color.value import Component, Components

__all__ = ["INTERPOLATION", "color_mix"]

_HUE_INDEX: Final = {"hsl": 0, "hwb": 0, "lch": 2, "oklch": 2}
_SPACES: Final = {
    **{name: notation.space for name, notation in COLOR_SPACES.items()},
    **{name: name for name in ("lab", "oklab", *_HUE_INDEX)},
}
_HUE_METHODS: Final = ("shorter", "longer", "increasing", "decreasing")
INTERPOLATION: Final = (
    f"in (?:(?:{'|'.join(_HUE_INDEX)}) (?:{'|'.join(_HUE_METHODS)}) hue|(?:{'|'.join(_SPACES)}))"
)
"""The pattern of what says how colors are mixed: ``in oklch longer hue`` (CSS Color 4, 12).

Of two that match, the longer comes first.
"""
# Colorfulness up to which browsers take a hue for powerless.
_ACHROMATIC: Final = {"lch": 0.02, "oklch": 0.02, "hsl": 1e-5, "hwb": 1e-5}


class _Method(NamedTuple):
    space: str = "oklab"
    hue: str = "shorter"


class _Part(NamedTuple):
    color: Value
    percentage: float | None


def color_mix(items: Sequence[Token], read: Callable[[Token], Value | None]) -> Value | None:
    """Return the mixed color of the arguments of ``color-mix()``; ``read`` reads the colors."""
    groups = comma_separated(items)
    method: _Method | None = _Method()
    if groups[0] and groups[0][0].kind == "ident" and groups[0][0].text == "in":
        method = _method(groups.pop(0))
    if method is None or len(groups) != 2:
        return None
    first, second = _part(groups[0], read), _part(groups[1], read)
    if first is None or second is None:
        return None
    weight, alpha = _weights(first.percentage, second.percentage)
    return _mix(first.color, second.color, weight, alpha, method)


def _method(words: Sequence[Token]) -> _Method | None:
    if len(words) not in {2, 4} or any(word.kind != "ident" for word in words):
        return None
    space = _SPACES.get(words[1].text)
    if space is None:
        return None
    if len(words) == 2:
        return _Method(space)
    if space not in _HUE_INDEX or words[2].text not in _HUE_METHODS or words[3].text != "hue":
        return None
    return _Method(space, words[2].text)


def _part(items: Sequence[Token], read: Callable[[Token], Value | None]) -> _Part | None:
    """Read a color with a percentage before or after it, or none."""
    if not 1 <= len(items) <= 2:
        return None
    percentage = None
    if len(items) == 2:
        for share, other in (items, items[::-1]):
            value = quantity(share, {})
            if value is not None and value.kind == "percentage":
                if share.kind == "percentage" and not 0 <= value.value <= 100:
                    return None
                percentage, items = min(max(value.value, 0.0), 100.0), [other]
                break
        else:
            return None
    color = read(items[0])
    return None if color is None else _Part(color, percentage)


def _weights(first: float | None, second: float | None) -> tuple[float, float]:
    """Return the share of the first color, 0 to 1, and what alpha is multiplied by."""
    if first is None:
        first = 50.0 if second is None else 100 - second
    if second is None:
        second = 100 - first
    total = first + second
    if total == 0:
        return 0.5, 0.0
    return first / total, min(total / 100, 1.0)


def _mix(first: Value, second: Value, weight: float, alpha: float, method: _Method) -> Value:
    a, b = _interpolable(first, method.space), _interpolable(second, method.space)
    alpha_a, alpha_b = _fill_in(first.alpha, second.alpha)
    hue = _HUE_INDEX.get(method.space)
    mixed_alpha = _between(alpha_a, alpha_b, weight)
    out: list[Component] = []
    for i, pair in enumerate(zip(a, b, strict=True)):
        x, y = _fill_in(*pair)
        if x is None or y is None:
            out.append(None)
        elif i == hue:
            out.append(_between(*_fixed_up(x, y, method.hue), weight))
        elif alpha_a is None or alpha_b is None or not mixed_alpha:
            out.append(_between(x, y, weight) if mixed_alpha is None else 0.0)
        else:
            out.append((x * alpha_a * weight + y * alpha_b * (1 - weight)) / mixed_alpha)
    p, q, r = (None if x is None else bounded(x) for x in out)
    components = within_space(method.space, (p, q, r))
    return Value(method.space, components, None if mixed_alpha is None else mixed_alpha * alpha)


def _fill_in(a: Component, b: Component) -> tuple[Component, Component]:
    """Give a missing component the other color's."""
    return (b if a is None else a, a if b is None else b)


def _between(a: Component, b: Component, weight: float) -> Component:
    return None if a is None or b is None else a * weight + b * (1 - weight)


def _fixed_up(a: float, b: float, method: str) -> tuple[float, float]:
    """Place two hues so that going straight between them goes the way of the method."""
    gap = b - a
    if method == "shorter":
        if gap > 180:
            a += 360
        elif gap < -180:
            b += 360
    elif method == "longer":
        if 0 < gap < 180:
            a += 360
        elif -180 < gap <= 0:
            b += 360
    elif method == "increasing" and gap < 0:
        b += 360
    elif method == "decreasing" and gap > 0:
        a += 360
    return (a, b)


def _interpolable(value: Value, space: str) -> Components:
    """Convert to the space of the mix; missing and powerless components stay missing."""
    if value.space == space:
        return _with_hue(value.components, space, turn=0.0)
    out: list[Component] = [*convert_as_browsers(filled(value.components), value.space, space)]
    limit = _ACHROMATIC.get(space)
    if limit is not None and _colorfulness(space, out) <= limit:
        out[_HUE_INDEX[space]] = None
    missing = {k for k, c in zip(_kinds(value.space), value.components, strict=True) if c is None}
    for source, target in _ANALOGOUS:
        if missing >= set(source) and set(target) <= set(_kinds(space)):
            missing.update(target)
    if value.components == (None, None, None):
        missing.update(_kinds(space))
    p, q, r = (None if k in missing else c for k, c in zip(_kinds(space), out, strict=True))
    # Chromium leaves the hue that it finds for an oklab color between -180 and 180 degrees.
    raw = value.space == "oklab" and space == "oklch"
    return _with_hue((p, q, r), space, turn=180.0 if raw else 0.0)


def _with_hue(components: Components, space: str, *, turn: float) -> Components:
    """Return the components with the hue, if there is one, from ``-turn`` degrees up."""
    place = _HUE_INDEX.get(space)
    if place is None:
        return components
    p, q, r = (
        (c + turn) % 360 - turn if i == place and c is not None else c
        for i, c in enumerate(components)
    )
    return (p, q, r)


def _colorfulness(space: str, components: Sequence[Component]) -> float:
    _, a, b = (component or 0.0 for component in components)
    return 100 - a - b if space == "hwb" else a


_ANALOGOUS: Final = (("wk", "LC"), ("LC", "wk"), ("ab", "CH"), ("CH", "ab"))
_KINDS: Final = {
    "hsl": "HCL",
    "hwb": "Hwk",
    "lab": "Lab",
    "oklab": "Lab",
    "lch": "LCH",
    "oklch": "LCH",
}


def _kinds(space: str) -> str:
    """Return a letter for what each component of a space means (section 12.2)."""
    return _KINDS.get(space, "xyz")

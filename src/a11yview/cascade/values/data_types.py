"""The parts of declared values: lengths, numbers, colors, images, read once from tokens.

A reader takes tokens (trimmed, without comments) and returns the value, or ``None`` when a browser
would refuse it. Source: CSS Values and Units Level 4; Chromium 156 where it differs.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.arithmetic import clamp_nan
from a11yview.calculation.expressions import LENGTH, NUMBER, PERCENT
from a11yview.calculation.tokens import MAX_LENGTH
from a11yview.calculation.units import ABSOLUTE_LENGTHS
from a11yview.cascade.palette import Palette, parts_of
from a11yview.cascade.values.calculation import Percentages, calculation_of
from a11yview.cascade.values.tokens import component_values, keyword, serialize, walk
from a11yview.cascade.values.units import RELATIVE_LENGTHS
from a11yview.color import BLACK, TRANSPARENT, Color, ColorContext, resolve_color
from a11yview.color.context import exact_text, unclipped_channels
from a11yview.color.model import color_of_word
from a11yview.color.system_colors import SYSTEM_COLORS, forced_color

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from a11yview.calculation.expressions import Calculation
    from a11yview.cascade.values.tokens import Token
    from a11yview.cascade.values.units import LengthContext


class Quantity(NamedTuple):
    """A number, a percentage or a length: unit ``""``, ``"%"``, ``"px"`` or a relative unit."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Computable:
    """A math function, with its text; ``has_percent`` if it cannot be worked out without layout."""

    calculation: Calculation[LengthContext]
    text: str
    has_percent: bool


@dataclass(frozen=True, slots=True)
class ColorText:
    """A color that a ``Color`` cannot say: its text, in lower case.

    It depends on the color scheme or on ``currentcolor``, lies outside the gamut of sRGB, or is
    that of a text in another space: what mixes with it starts from there.
    """

    text: str
    uses_current: bool


CURRENT_COLOR: Final = ColorText("currentcolor", uses_current=True)

_SCHEME_FUNCTIONS: Final = frozenset({"light-dark"})
_QUIRKY_HEX: Final = re.compile(r"[0-9a-fA-F]{3}|[0-9a-fA-F]{6}")
_REFERENCE: Final = ColorContext()
_CURRENT: Final = re.compile(r"\bcurrentcolor\b")
_SLACK: Final = 1e-6
_LONGEST: Final = 33554430.0  # what browsers make of infinite lengths


def color(tokens: Sequence[Token], *, quirks: bool = False) -> Color | ColorText | None:
    """Return a color; a ``Color`` when it depends on nothing."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type not in ("ident", "hash", "function"):
        return _hashless(token) if quirks else None
    if token.type == "ident" and quirks and token.lower_value not in SYSTEM_COLORS:
        return _named_in_context(token) or _fixed_color(serialize(tokens))[0] or _hashless(token)
    uses_current = uses_scheme = False
    for inner in walk(tokens):
        if inner.type == "ident":
            uses_current = uses_current or inner.lower_value == "currentcolor"
            uses_scheme = uses_scheme or inner.lower_value in SYSTEM_COLORS
        elif inner.type == "function":
            uses_scheme = uses_scheme or inner.lower_name in _SCHEME_FUNCTIONS
    text = serialize(tokens)
    fixed, is_clipped = _fixed_color(text)
    if fixed is None or not (uses_current or uses_scheme or is_clipped):
        return fixed
    return ColorText(text.lower(), uses_current)


def text_color(tokens: Sequence[Token], *, quirks: bool = False) -> Color | ColorText | None:
    """Return the color of a text; a ``Color`` where mixing with it needs nothing else."""
    found = color(tokens, quirks=quirks)
    if isinstance(found, Color) and tokens[0].type == "function":
        text = serialize(tokens)
        if exact_color(text, "light", BLACK, ""):
            return ColorText(text.lower(), uses_current=False)
    return found


def _named_in_context(token: Token) -> ColorText | None:
    return CURRENT_COLOR if token.lower_value == "currentcolor" else None


@lru_cache(maxsize=8192)
def _fixed_color(text: str) -> tuple[Color | None, bool]:
    """Return the color that a text writes by itself, and whether it lies outside sRGB."""
    color = color_of_word(text)
    if color is not None:
        return color, False
    channels = _channels(text, _REFERENCE)
    if channels is None:
        return None, False
    return Color.clipped(*channels), not _is_in_gamut(channels)


def _channels(text: str, context: ColorContext) -> tuple[float, float, float, float] | None:
    return unclipped_channels(component_values(text) if len(text) <= MAX_LENGTH else text, context)


def _is_in_gamut(channels: Sequence[float]) -> bool:
    return all(-_SLACK <= channel <= 1 + _SLACK for channel in channels[:3])


def _hashless(token: Token) -> Color | None:
    """Return the color of ``color: 123abc``, which quirks mode takes as ``#123abc``.

    Source: the Quirks Mode standard, section 3.2.
    """
    if token.type == "ident":
        text = token.value
    elif token.type == "number" and token.is_integer:
        text = f"{token.int_value:06}"
    elif token.type == "dimension" and token.is_integer:
        text = f"{token.int_value}{token.unit}".rjust(6, "0")
    else:
        return None
    return _fixed_color("#" + text)[0] if _QUIRKY_HEX.fullmatch(text) else None


_OF_SCHEME: Final = frozenset({"selecteditem", "selecteditemtext"})
"""System colors that no contrast theme changes."""


class SystemColor(Color):
    """A color that a contrast theme of the system gives.

    It equals no other color, for browsers keep it where they replace the same color of an author.
    """

    __slots__ = ()


@lru_cache(maxsize=16384)
def resolved_color(
    value: ColorText, palette: Palette, current: Color, current_text: str = ""
) -> Color:
    """Return a color in a palette and under a current color.

    ``current_text`` says the current color exactly, where a ``Color`` does not.
    """
    context = _context(palette, current)
    if context.contrast_theme:
        found = system_color(value.text, context.contrast_theme)
        if found is None and value.text in _OF_SCHEME:
            found = _system(SYSTEM_COLORS[value.text][context.color_scheme == "dark"])
        if found is not None:
            return found
    return resolve_color(_with_current(value.text, current_text), context) or TRANSPARENT


@lru_cache(maxsize=128)
def system_color(name: str, contrast_theme: str) -> SystemColor | None:
    """Return the color of a name in a contrast theme, ``None`` if it is none of the theme's."""
    text = forced_color(name, contrast_theme)
    return None if text is None else _system(text)


def _system(text: str) -> SystemColor:
    color = Color.parse(text)
    return SystemColor(red=color.red, green=color.green, blue=color.blue, alpha=color.alpha)


@lru_cache(maxsize=4096)
def exact_color(text: str, palette: Palette, current: Color, current_text: str) -> str:
    """Return a color as text, unclipped and in its space; empty where its ``Color`` says all."""
    return exact_text(_with_current(text, current_text), _context(palette, current))


def _context(palette: Palette, current: Color) -> ColorContext:
    scheme, theme = parts_of(palette)
    return ColorContext(
        color_scheme=scheme,
        current=current,
        contrast_theme=theme,
    )


def _with_current(text: str, current_text: str) -> str:
    return _CURRENT.sub(current_text, text) if current_text else text


def word(tokens: Sequence[Token], allowed: frozenset[str]) -> str | None:
    """Return the one keyword, if it is allowed."""
    if len(tokens) != 1:
        return None
    text = keyword(tokens[0])
    return text if text in allowed else None


def is_url(token: Token) -> bool:
    """Whether it is ``url()``, with its text in quotes or without."""
    kind: str = token.type
    return kind == "url" or (kind == "function" and token.lower_name == "url")


def math_function(token: Token, percentages: Percentages) -> Computable | None:
    """Return the math function that ``token`` is, if its types fit together."""
    calculation = calculation_of(token, percentages)
    if calculation is None:
        return None
    has_percent = any(inner.type == "percentage" for inner in walk([token]))
    return Computable(calculation, serialize([token]).lower(), has_percent)


def length(
    tokens: Sequence[Token],
    *,
    percent: bool = True,
    negative: bool = True,
    unitless: bool = False,
) -> Quantity | Computable | None:
    """Return a length, or a percentage of one where ``percent`` allows it.

    ``unitless`` takes numbers as pixels, as quirks mode does for some properties.
    """
    if len(tokens) != 1:
        return None
    token = tokens[0]
    kind = token.type
    if kind == "function":
        found = math_function(token, Percentages.LENGTHS if percent else Percentages.INVALID)
        return found if found is not None and found.calculation.type == LENGTH else None
    if kind == "number":
        quantity = Quantity(token.value, "px") if unitless or token.value == 0 else None
    elif kind == "dimension":
        quantity = _dimension(token)
    elif kind == "percentage" and percent:
        quantity = Quantity(token.value, "%")
    else:
        return None
    return quantity if quantity is None or negative or quantity.value >= 0 else None


def _dimension(token: Token) -> Quantity | None:
    unit = token.lower_unit
    if unit in ABSOLUTE_LENGTHS:
        return Quantity(token.value * ABSOLUTE_LENGTHS[unit], "px")
    return Quantity(token.value, unit) if unit in RELATIVE_LENGTHS else None


def number(
    tokens: Sequence[Token], *, percent: bool = False, negative: bool = True
) -> Quantity | Computable | None:
    """Return a number, or a percentage where ``percent`` allows it."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "function":
        kind = Percentages.SEPARATE if percent else Percentages.INVALID
        found = math_function(token, kind)
        fits = found is not None and found.calculation.type in (
            (NUMBER, PERCENT) if percent else (NUMBER,)
        )
        return found if fits else None
    if token.type == "number":
        quantity = Quantity(token.value, "")
    elif token.type == "percentage" and percent:
        quantity = Quantity(token.value, "%")
    else:
        return None
    return quantity if negative or quantity.value >= 0 else None


def pixels(value: Quantity | Computable, context: LengthContext) -> float:
    """Return a length in CSS pixels; a percentage is of the context's basis."""
    if isinstance(value, Computable):
        result = clamp_nan(value.calculation.evaluate(context))
        return min(max(result, -_LONGEST), _LONGEST)
    amount, unit = value
    if unit == "px":
        return amount
    if unit == "%":
        return amount * context.percent_basis / 100
    return amount * RELATIVE_LENGTHS[unit](context)


def mixed_length(value: Computable, context: LengthContext) -> float | str:
    """Return a math function as px, as a percentage, or as ``calc(10% + 5px)``.

    Its text is kept where it is not proportional to what 100 % is.
    """
    zero, one, ten = (
        clamp_nan(value.calculation.evaluate(replace(context, percent_basis=basis)))
        for basis in (0.0, 100.0, 1000.0)
    )
    share = one - zero
    if not math.isclose(ten - zero, 10 * share, rel_tol=1e-9, abs_tol=1e-9):
        return value.text
    if not share:
        return min(max(zero, -_LONGEST), _LONGEST)
    percent = f"{number_text(share)}%"
    return f"calc({percent} + {number_text(zero)}px)" if zero else percent


def plain_number(value: Quantity | Computable, context: LengthContext) -> float:
    """Return a number, or a percentage as a share of 1."""
    if isinstance(value, Computable):
        result = clamp_nan(value.calculation.evaluate(context))
        return result / 100 if value.calculation.type == PERCENT else result
    return value.value / 100 if value.unit == "%" else value.value


def normalized(tokens: Iterable[Token]) -> str:
    """Return the text of ``tokens`` with identifiers and units in lower case, strings kept."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "whitespace":
            parts.append(" ")
        elif token.type in ("string", "url", "hash"):
            parts.append(serialize([token]))
        elif token.type == "function":
            parts.append(f"{token.lower_name}({normalized(token.arguments)})")
        else:
            parts.append(serialize([token]).lower())
    return "".join(parts).strip()


def number_text(value: float) -> str:
    """Return a number the way browsers write it: up to six digits, no exponent for usual sizes."""
    return f"{value:.6g}"

"""Gradients: the grammar of each kind, and the colors they run through.

Source: CSS Images Level 4, section 3; Compatibility Standard (``-webkit-``); Chromium 156 where
it differs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from a11yview.calculation.expressions import ANGLE
from a11yview.calculation.units import ANGLES
from a11yview.cascade.values import data_types
from a11yview.cascade.values.calculation import Percentages
from a11yview.cascade.values.tokens import keyword, split_commas, words
from a11yview.color import INTERPOLATION

if TYPE_CHECKING:
    from a11yview.cascade.values.data_types import ColorText
    from a11yview.cascade.values.tokens import Token
    from a11yview.color import Color

__all__ = ["GradientText", "gradient", "is_gradient"]

# Words in patterns: themselves, or one of these signs for what kind of number they are.
_LENGTH: Final = "(?:<length>|0)"
_PLACE: Final = "(?:<length>|<percentage>|0)"
_ANGLE: Final = "(?:<angle>|0)"
_X: Final = f"(?:left|right|center|{_PLACE})"
_Y: Final = f"(?:top|bottom|center|{_PLACE})"
_POSITION: Final = (
    f"(?:{_X}|{_Y}|{_X} {_Y}|(?:top|bottom|center) (?:left|right|center)"
    f"|(?:left|right) {_PLACE} (?:top|bottom) {_PLACE}"
    f"|(?:top|bottom) {_PLACE} (?:left|right) {_PLACE})"
)
_SIDE: Final = "(?:(?:left|right)(?: (?:top|bottom))?|(?:top|bottom)(?: (?:left|right))?)"
_EXTENT: Final = "(?:(?:closest|farthest)-(?:side|corner))"
_OLD_EXTENT: Final = f"(?:{_EXTENT}|contain|cover)"
_AT: Final = f"at {_POSITION}"
_CIRCLE: Final = f"(?:circle(?: (?:{_EXTENT}|{_LENGTH}))?|(?:{_EXTENT}|{_LENGTH}) circle)"
_ELLIPSE: Final = (
    f"(?:ellipse(?: (?:{_EXTENT}|{_PLACE} {_PLACE}))?|(?:{_EXTENT}|{_PLACE} {_PLACE}) ellipse)"
)
_SHAPE: Final = f"(?:{_CIRCLE}|{_ELLIPSE}|{_EXTENT}|{_LENGTH}|{_PLACE} {_PLACE})"
_OLD_SHAPE: Final = (
    f"(?:(?:circle|ellipse)(?: {_OLD_EXTENT})?|{_OLD_EXTENT}(?: (?:circle|ellipse))?"
    f"|{_PLACE} {_PLACE})"
)


_DIRECTIONS: Final = {
    "linear-gradient": f"{_ANGLE}|to {_SIDE}",
    "radial-gradient": f"{_SHAPE}(?: {_AT})?|{_AT}",
    "conic-gradient": f"from {_ANGLE}(?: {_AT})?|{_AT}",
    "-webkit-linear-gradient": f"{_ANGLE}|{_SIDE}",
    "-webkit-radial-gradient": f"{_POSITION}(?:,{_OLD_SHAPE})?|{_OLD_SHAPE}",
}
"""Kind of gradient → what may stand before its colors, beside how they are mixed."""
_MIXING: Final = re.compile(rf"\A{INTERPOLATION}(?: |\Z)| {INTERPOLATION}\Z")


@dataclass(frozen=True, slots=True)
class GradientText:
    """A gradient as declared: the colors of its stops, and its text."""

    colors: tuple[Color | ColorText, ...]
    text: str


def _kind(name: str) -> str:
    return name.replace("repeating-", "", 1)


def is_gradient(name: str) -> bool:
    """Whether a function of this name draws a gradient."""
    return _kind(name) in _DIRECTIONS


def gradient(token: Token) -> GradientText | None:
    """Return the gradient that a function draws, ``None`` if it is invalid."""
    kind = _kind(token.lower_name)
    parts = [words(part) for part in split_commas(token.arguments)]
    first = next((i for i, part in enumerate(parts) if _stop_color(part, kind)), len(parts))
    direction = ",".join(" ".join(map(_sign, part)) for part in parts[:first])
    if direction and not _is_direction(direction, kind):
        return None
    colors: list[Color | ColorText] = []
    after_hint = True  # as if: none may come first
    for part in parts[first:]:
        color = _stop_color(part, kind)
        if color is not None:
            colors.append(color)
        elif after_hint or len(part) != 1 or not _is_place(part[0], kind) or kind[0] == "-":
            return None
        after_hint = color is None
    if after_hint:
        return None
    return GradientText(tuple(colors), data_types.normalized([token]))


def _is_direction(text: str, kind: str) -> bool:
    """Whether the part before the colors is valid: direction, how they are mixed, or both."""
    if kind != "-webkit-radial-gradient":
        text = _MIXING.sub("", text, count=1)
    return not text or _direction(kind).fullmatch(text) is not None


@cache
def _direction(kind: str) -> re.Pattern[str]:
    return re.compile(_DIRECTIONS[kind])  # not before it is needed: each takes milliseconds


def _sign(token: Token) -> str:
    """Return how patterns write a word."""
    if token.type == "ident":
        return keyword(token)
    if token.type == "dimension" and token.lower_unit in ANGLES:
        return "<angle>"
    if token.type == "number":
        return "0" if token.value == 0 else "<number>"
    found = data_types.math_function(token, Percentages.LENGTHS)
    if found is not None and found.calculation.type == ANGLE:
        return "<angle>"
    if data_types.length([token]) is None:
        return f"<{token.type}>"
    mixed = token.type == "percentage" or (found is not None and found.has_percent)
    return "<percentage>" if mixed else "<length>"


def _is_place(token: Token, kind: str) -> bool:
    """Whether a word says where a color stands."""
    unit = "<angle>" if kind == "conic-gradient" else "<length>"
    return _sign(token) in {unit, "<percentage>", "0"}


def _stop_color(part: list[Token], kind: str) -> Color | ColorText | None:
    """Return the color of ``red 10% 20%``."""
    if not 1 <= len(part) <= 3 or not all(_is_place(token, kind) for token in part[1:]):
        return None
    return data_types.color(part[:1])

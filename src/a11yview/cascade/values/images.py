"""Background images and shadows: the grammar, and the colors of gradients.

Source: CSS Images Level 4; CSS Backgrounds Level 3; CSS Text Decoration Level 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.cascade.values import data_types
from a11yview.cascade.values.calculation import Percentages
from a11yview.cascade.values.tokens import keyword, split_commas, trim, words
from a11yview.color import INTERPOLATION_WORDS

if TYPE_CHECKING:
    from a11yview.cascade.values.data_types import ColorText, Computable, Quantity
    from a11yview.cascade.values.tokens import Token, Tokens
    from a11yview.color import Color

_OTHER_IMAGES: Final = frozenset(
    {"url", "image-set", "-webkit-image-set", "-webkit-cross-fade", "-webkit-gradient"}
)
_DIRECTIONS: Final = frozenset(
    (
        "to left right top bottom center circle ellipse closest-side closest-corner farthest-side "
        "farthest-corner contain cover at from"
    ).split()
)
"""The words that say where a gradient goes."""
_BEFORE_COLORS: Final = _DIRECTIONS | INTERPOLATION_WORDS
_GRADIENTS: Final = frozenset({"linear-gradient", "radial-gradient", "conic-gradient"})


@dataclass(frozen=True, slots=True)
class GradientText:
    """A gradient as declared: the colors of its stops, and its text."""

    colors: tuple[Color | ColorText, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ShadowText:
    """One shadow as declared; no color is ``currentcolor``."""

    color: Color | ColorText
    x: Quantity | Computable
    y: Quantity | Computable
    blur: Quantity | Computable | None


def _is_gradient(name: str) -> bool:
    """Whether a function of this name draws a gradient."""
    return name.removeprefix("-webkit-").removeprefix("repeating-") in _GRADIENTS


def image(token: Token) -> GradientText | str | None:
    """Return an image: a gradient, or the text of any other."""
    if token.type == "url":
        return data_types.normalized([token])
    if token.type != "function":
        return None
    if _is_gradient(token.lower_name):
        return _gradient(token)
    if token.lower_name == "image":
        # A picture of one color: a gradient that does not change.
        color = data_types.color(trim(token.arguments))
        return GradientText((color,), data_types.normalized([token])) if color else None
    return data_types.normalized([token]) if token.lower_name in _OTHER_IMAGES else None


def _gradient(token: Token) -> GradientText | None:
    colors: list[Color | ColorText] = []
    for i, part in enumerate(split_commas(token.arguments)):
        stop = _stop_color(part)
        if stop is not None:
            colors.append(stop)
        elif (i == 0 and not _is_direction(part)) or (
            i > token.lower_name.startswith("-webkit-") and not _is_hint(part)
        ):
            return None
    return GradientText(tuple(colors), data_types.normalized([token])) if colors else None


def _stop_color(part: list[Token]) -> Color | ColorText | None:
    """Return the color of ``red 10% 20%``, wherever it stands in it."""
    found: Color | ColorText | None = None
    for token in words(part):
        if token.type in ("percentage", "dimension", "number") or (
            token.type == "function" and data_types.math_function(token, Percentages.LENGTHS)
        ):
            continue
        color = data_types.color([token])
        if color is None or found is not None:
            return None
        found = color
    return found


def _is_direction(part: list[Token]) -> bool:
    """Whether a part says where a gradient goes and how its colors are mixed."""
    return all(token.type != "ident" or keyword(token) in _BEFORE_COLORS for token in words(part))


def _is_hint(part: list[Token]) -> bool:
    parts = words(part)
    return len(parts) == 1 and parts[0].type in ("percentage", "dimension", "number", "function")


def image_layers(
    tokens: Tokens,
    _: bool,  # noqa: FBT001 - a Reader
) -> tuple[GradientText | str, ...] | None:
    """Return the layers of ``background-image``; ``none`` is a layer too."""
    layers: list[GradientText | str] = []
    for part in split_commas(tokens):
        layer = trim(part)
        if len(layer) != 1:
            return None
        found = "none" if keyword(layer[0]) == "none" else image(layer[0])
        if found is None:
            return None
        layers.append(found)
    return tuple(layers)


def image_text(tokens: Tokens, quirks: bool) -> str | None:  # noqa: FBT001 - a Reader
    """Return the text of ``mask-image`` or ``list-style-image``."""
    return data_types.normalized(tokens) if image_layers(tokens, quirks) is not None else None


def shadows(tokens: Tokens, _: bool) -> tuple[ShadowText, ...] | None:  # noqa: FBT001 - a Reader
    """Return the shadows of ``text-shadow``, the first on top."""
    if data_types.word(tokens, frozenset({"none"})):
        return ()
    found = [_shadow(words(part)) for part in split_commas(tokens)]
    return tuple(each for each in found if each) if all(found) else None


def _shadow(parts: list[Token]) -> ShadowText | None:
    first = data_types.color(parts[:1])
    last = None if first is not None else data_types.color(parts[-1:])
    measures = parts[1:] if first is not None else parts[:-1] if last is not None else parts
    lengths = [data_types.length([part], percent=False) for part in measures]
    if len(lengths) not in (2, 3) or lengths[0] is None or lengths[1] is None or not all(lengths):
        return None
    blur = lengths[2] if len(lengths) == 3 else None
    return ShadowText(first or last or data_types.CURRENT_COLOR, lengths[0], lengths[1], blur)


def shadow_text(tokens: Tokens, _: bool) -> str | None:  # noqa: FBT001 - a Reader
    """Return the text of ``box-shadow``, whose colors and lengths must be such."""
    if data_types.word(tokens, frozenset({"none"})):
        return "none"
    for part in split_commas(tokens):
        kept = [token for token in words(part) if keyword(token) != "inset"]
        colors = [token for token in kept if data_types.color([token]) is not None]
        lengths = [token for token in kept if data_types.length([token], percent=False) is not None]
        if len(colors) > 1 or not 2 <= len(lengths) <= 4 or len(colors) + len(lengths) != len(kept):
            return None
    return data_types.normalized(tokens)

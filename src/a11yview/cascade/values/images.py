"""Background images and shadows: the grammar.

Source: CSS Images Level 4; CSS Backgrounds Level 3; CSS Text Decoration Level 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.calculation.expressions import RESOLUTION
from a11yview.calculation.units import RESOLUTIONS
from a11yview.cascade.values import data_types
from a11yview.cascade.values.calculation import Percentages
from a11yview.cascade.values.gradients import GradientText, gradient, is_gradient
from a11yview.cascade.values.tokens import keyword, split_commas, trim, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.values.data_types import ColorText, Computable, Quantity
    from a11yview.cascade.values.tokens import Token, Tokens
    from a11yview.color import Color


@dataclass(frozen=True, slots=True)
class ShadowText:
    """One shadow as declared; no color is ``currentcolor``."""

    color: Color | ColorText
    x: Quantity | Computable
    y: Quantity | Computable
    blur: Quantity | Computable | None


def image(token: Token) -> GradientText | str | None:
    """Return an image: a gradient, or the text of any other."""
    if token.type == "url":
        return data_types.normalized([token])
    if token.type != "function":
        return None
    if is_gradient(token.lower_name):
        return gradient(token)
    if token.lower_name == "image":
        # A picture of one color: a gradient that does not change.
        color = data_types.color(trim(token.arguments))
        return GradientText((color,), data_types.normalized([token])) if color else None
    parts = [words(part) for part in split_commas(token.arguments)]
    reader = _OTHER_IMAGES.get(token.lower_name)
    return data_types.normalized([token]) if reader is not None and reader(parts) else None


def _is_address(parts: list[list[Token]]) -> bool:
    return len(parts) == 1 and [token.type for token in parts[0]] in ([], ["string"])


def _is_set(parts: list[list[Token]]) -> bool:
    return all(map(_is_option, parts))


def _is_option(part: list[Token]) -> bool:
    """Whether it is a choice of ``image-set()``: a picture, how dense it is, of which type."""
    if not part or (part[0].type == "function" and "image-set" in part[0].lower_name):
        return False
    rest = part[1:]
    types = [token for token in rest if token.type == "function" and token.lower_name == "type"]
    densities = [token for token in rest if _is_density(token)]
    return (
        (part[0].type == "string" or image(part[0]) is not None)
        and len(types) <= 1
        and len(densities) <= 1
        and len(types) + len(densities) == len(rest)
    )


def _is_density(token: Token) -> bool:
    if token.type == "dimension":
        return token.lower_unit in RESOLUTIONS and token.value >= 0
    found = data_types.math_function(token, Percentages.INVALID)
    return found is not None and found.calculation.type == RESOLUTION


def _is_crossed(parts: list[list[Token]]) -> bool:
    return len(parts) == 3 and all(len(part) == 1 and image(part[0]) for part in parts[:2])


def _is_old_gradient(parts: list[list[Token]]) -> bool:
    """Whether it is what ``-webkit-gradient()`` takes, as far as its form goes."""
    kind = keyword(parts[0][0]) if len(parts[0]) == 1 else ""
    stops = parts[{"linear": 3, "radial": 5}.get(kind, len(parts)) :]
    return (
        kind in {"linear", "radial"}
        and len(parts) >= {"linear": 3, "radial": 5}[kind]
        and all(len(part) == 1 and part[0].type == "function" for part in stops)
    )


def _is_by_scheme(parts: list[list[Token]]) -> bool:
    return len(parts) == 2 and all(
        len(part) == 1 and (keyword(part[0]) == "none" or image(part[0]) is not None)
        for part in parts
    )


_OTHER_IMAGES: Final[dict[str, Callable[[list[list[Token]]], bool]]] = {
    "url": _is_address,
    "image-set": _is_set,
    "-webkit-image-set": _is_set,
    "-webkit-cross-fade": _is_crossed,
    "-webkit-gradient": _is_old_gradient,
    "light-dark": _is_by_scheme,
}


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

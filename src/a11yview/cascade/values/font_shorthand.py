"""``font``: style, variant, weight and stretch in any order, then size, line height, family.

Source: CSS Fonts Level 4, section 4; system fonts are what Chromium 156 has on Linux.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.values import data_types
from a11yview.cascade.values.fonts import font_family, font_size, font_weight, line_height
from a11yview.cascade.values.longhands import READERS
from a11yview.cascade.values.tokens import is_literal, keyword, trim, words

if TYPE_CHECKING:
    from a11yview.cascade.values.tokens import Token, Tokens

_SYSTEM_FONTS: Final = frozenset(
    ["caption", "icon", "menu", "message-box", "small-caption", "status-bar"]
)
_CONTROL_FONTS: Final = frozenset(
    ["-webkit-control", "-webkit-mini-control", "-webkit-small-control"]
)
_STRETCHES: Final = frozenset(
    [
        "ultra-condensed",
        "extra-condensed",
        "condensed",
        "semi-condensed",
        "semi-expanded",
        "expanded",
        "extra-expanded",
        "ultra-expanded",
    ]
)
_VARIANTS: Final = frozenset({"small-caps"})
_MAX_LEADING: Final = 4


def font(tokens: Tokens, _: bool) -> dict[str, object] | None:  # noqa: FBT001 - a Shorthand
    """Return the longhands that a ``font`` sets, ``None`` if it is invalid."""
    system = _system_font(tokens)
    if system is not None:
        return system
    found: dict[str, object] = {
        "font-style": "normal",
        "font-weight": data_types.Quantity(400.0, ""),
        "line-height": "normal",
    }
    start = _leading(tokens, found)
    return None if start is None else _size_and_family(tokens[start:], found)


def _system_font(tokens: Tokens) -> dict[str, object] | None:
    name = keyword(tokens[0]) if len(tokens) == 1 else ""
    if name not in _SYSTEM_FONTS | _CONTROL_FONTS:
        return None
    size = 16.0 if name in _SYSTEM_FONTS else 40 / 3
    return {
        "font-style": "normal",
        "font-weight": data_types.Quantity(400.0, ""),
        "line-height": "normal",
        "font-size": data_types.Quantity(size, "px"),
        "font-family": ("system-ui",),
    }


def _leading(tokens: Tokens, found: dict[str, object]) -> int | None:
    """Read what stands before the size into ``found``; return where the size begins."""
    named: set[str] = set()
    place = count = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "whitespace":
            place += 1
            continue
        kind, taken = _classify(tokens, place)
        if not kind:
            return place if count <= _MAX_LEADING else None
        if kind in named:
            return None
        if kind != "normal":
            named.add(kind)
        if kind == "font-style":
            found[kind] = data_types.normalized(tokens[place : place + taken])
        elif kind == "font-weight":
            found[kind] = font_weight((token,), False)  # noqa: FBT003 - a Reader
        count += 1
        place += taken
    return None


def _classify(tokens: Tokens, place: int) -> tuple[str, int]:
    """Return which longhand the token belongs to, and how many tokens that takes."""
    token = tokens[place]
    name = keyword(token)
    if name == "normal":
        return "normal", 1
    if name in ("italic", "oblique"):
        angle = tokens[place : place + 3]
        if name == "oblique" and READERS["font-style"](angle, False) is not None:  # noqa: FBT003
            return "font-style", len(angle)
        return "font-style", 1
    if name in _VARIANTS:
        return "font-variant", 1
    if name in _STRETCHES:
        return "font-stretch", 1
    # Not a calculation of 0 for the weight: a unitless 0 is a size.
    is_weight = font_weight((token,), False) is not None  # noqa: FBT003 - a Reader
    return ("font-weight", 1) if is_weight else ("", 0)


def _size_and_family(tokens: Tokens, found: dict[str, object]) -> dict[str, object] | None:
    if not tokens:
        return None
    size = font_size(tokens[:1], False)  # noqa: FBT003 - a Reader
    rest = trim(tokens[1:])
    if size is None or not rest:
        return None
    if is_literal(rest[0], "/"):
        rest = trim(rest[1:])
        height = line_height(rest[:1], False)  # noqa: FBT003 - a Reader
        if height is None:
            return None
        found["line-height"] = height
        rest = trim(rest[1:])
    family = font_family(rest, False) if _has_words(rest) else None  # noqa: FBT003 - a Reader
    if family is None:
        return None
    return {**found, "font-size": size, "font-family": family}


def _has_words(tokens: tuple[Token, ...]) -> bool:
    return bool(words(tokens))

"""Reading a color: tokens in, a ``Value`` out, whatever the notation.

Source: CSS Color 4 and CSS Color 5, the grammar of ``<color>``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.tokens import is_mark
from a11yview.color.grammar import COLOR_SPACES, FUNCTIONS, alpha_of, legacy, modern
from a11yview.color.mixing import color_mix
from a11yview.color.numeric import quantity
from a11yview.color.octets import octets_of
from a11yview.color.spaces import linear_channel
from a11yview.color.system_colors import SYSTEM_COLORS, forced_color
from a11yview.color.value import Value, clipped, filled, srgb_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.calculation.tokens import Token
    from a11yview.color.system_colors import ContrastTheme

__all__ = ["Surroundings", "read_color", "reads_in_context"]

_WHITE: Final = Value("srgb", (1.0, 1.0, 1.0), 1.0, legacy=True)
_BLACK: Final = Value("srgb", (0.0, 0.0, 0.0), 1.0, legacy=True)


class Surroundings(NamedTuple):
    """The surroundings of a color: the color scheme in use, the current color, a contrast theme."""

    is_dark: bool
    current: Value
    contrast_theme: ContrastTheme = ""


def read_color(tokens: Sequence[Token], around: Surroundings | None = None) -> Value | None:
    """Return the color that the tokens write, or None where they write none.

    Without ``around``, a color that depends on its surroundings is none.
    """
    return _Reader(around).read(tokens[0]) if len(tokens) == 1 else None


def reads_in_context(tokens: Sequence[Token]) -> bool:
    """Return whether the tokens write a color, be it one that depends on its surroundings."""
    return read_color(tokens, Surroundings(is_dark=False, current=_BLACK)) is not None


def _word(word: str) -> Value | None:
    octets = octets_of(word)
    if octets is None:
        return None
    red, green, blue, alpha = (octet / 255 for octet in octets)
    return Value("srgb", (red, green, blue), alpha, legacy=True)


class _Reader:
    def __init__(self, around: Surroundings | None) -> None:
        self._around = around

    def read(self, token: Token) -> Value | None:
        if token.kind == "hash":
            return _word(f"#{token.text}")
        if token.kind == "ident":
            return _word(token.text) or self._in_context(token.text)
        if token.kind == "function":
            items = [item for item in token.items if item.kind != "space"]
            return self._function(token.text, items)
        return None

    def _in_context(self, name: str) -> Value | None:
        if self._around is None:
            return None
        if name == "currentcolor":
            return self._around.current
        forced = forced_color(name, self._around.contrast_theme)
        if forced is not None:
            return _word(forced)
        pair = SYSTEM_COLORS.get(name)
        return None if pair is None else _word(pair[self._around.is_dark])

    def _function(self, name: str, items: list[Token]) -> Value | None:
        if name in FUNCTIONS or name == "color":
            return self._components(name, items)
        if name == "color-mix":
            return color_mix(items, self.read)
        if name == "light-dark":
            return self._light_dark(items)
        if name == "contrast-color":
            color = self.read(items[0]) if len(items) == 1 else None
            return None if color is None else _contrast_color(color)
        if name == "alpha":
            return self._alpha(items)
        return None

    def _components(self, name: str, items: list[Token]) -> Value | None:
        origin = None
        is_relative = bool(items) and items[0].kind == "ident" and items[0].text == "from"
        if is_relative:
            origin = self.read(items[1]) if len(items) > 1 else None
            if origin is None:
                return None
            items = items[2:]
        elif any(is_mark(item, ",") for item in items):
            return legacy(name, items) if name in FUNCTIONS else None
        if name != "color":
            return modern(FUNCTIONS[name], items, origin)
        if not items or items[0].kind != "ident":
            return None
        notation = COLOR_SPACES.get(items[0].text)
        return None if notation is None else modern(notation, items[1:], origin)

    def _light_dark(self, items: list[Token]) -> Value | None:
        if len(items) != 3 or not is_mark(items[1], ","):
            return None
        light, dark = self.read(items[0]), self.read(items[2])
        if light is None or dark is None or self._around is None:
            return None
        return dark if self._around.is_dark else light

    def _alpha(self, items: list[Token]) -> Value | None:
        """Read ``alpha(from red / 50%)``: a color with another alpha (CSS Color 5, section 5)."""
        if len(items) != 4 or items[0].text != "from" or not is_mark(items[2], "/"):
            return None
        origin = self.read(items[1])
        if origin is None:
            return None
        origin = origin._replace(components=filled(origin.components))
        if items[3].kind == "ident" and items[3].text == "none":
            return origin._replace(alpha=None)
        value = quantity(items[3], {"alpha": origin.alpha or 0.0})
        if value is None or value.kind not in {"number", "percentage"}:
            return None
        return origin._replace(alpha=alpha_of(value))


def _contrast_color(color: Value) -> Value:
    """Return black or white, whichever contrasts more with the painted color, alpha aside."""
    red, green, blue = (linear_channel(clipped(channel)) for channel in srgb_of(color)[:3])
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return _WHITE if (luminance + 0.05) ** 2 < 1.05 * 0.05 else _BLACK

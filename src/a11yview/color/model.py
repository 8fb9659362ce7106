"""``Color``: an sRGB color with alpha."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from a11yview.calculation.tokens import tokens_of
from a11yview.color.names import NAMES
from a11yview.color.octets import WHITE_SPACE, octets_of
from a11yview.color.reading import read_color, reads_in_context
from a11yview.color.serialization import shortest_css
from a11yview.color.spaces import convert
from a11yview.color.value import clipped, octet, srgb_of
from a11yview.errors import ColorError, expect

__all__ = [
    "BLACK",
    "TRANSPARENT",
    "WHITE",
    "Color",
    "color_of_word",
    "luminance_of",
    "measured_luminance",
]


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Color:
    """An sRGB color: ``red``, ``green``, ``blue`` and ``alpha``, each 0 to 1.

    Immutable, hashable and equal by value. What lies outside the gamut of sRGB is clipped
    channel by channel, as browsers paint it.

    Raises ``ColorError`` for a channel outside 0 to 1.

    >>> str(Color.parse("rgb(255 0 0)"))
    'red'
    """

    red: float
    green: float
    blue: float
    alpha: float = 1.0
    # Relative luminance of an opaque color once it has been asked for, else -1.
    _luminance: float = field(default=-1.0, init=False, repr=False, compare=False)
    # The hash once it has been asked for, else 0: styles are told apart by their colors.
    _hash: int = field(default=0, init=False, repr=False, compare=False)

    def __init__(self, *, red: float, green: float, blue: float, alpha: float = 1.0) -> None:
        try:
            inside = 0.0 <= red <= 1.0 and 0.0 <= green <= 1.0 and 0.0 <= blue <= 1.0
            inside = inside and 0.0 <= alpha <= 1.0
        except TypeError:
            inside = False
        if not inside:
            raise ColorError(
                f"channel outside its range: {(red, green, blue, alpha)!r}; "
                "red, green, blue and alpha must be 0 to 1"
            )
        # Straight into the slots: colors are made by the thousand, and this takes half the time.
        _set_red(self, red)
        _set_green(self, green)
        _set_blue(self, blue)
        _set_alpha(self, alpha)
        _set_luminance(self, -1.0)
        _set_hash(self, 0)

    def __hash__(self) -> int:
        """Equal for equal colors."""
        found = self._hash
        if not found:
            found = hash((self.red, self.green, self.blue, self.alpha))
            _set_hash(self, found)
        return found

    @classmethod
    def parse(cls, text: str) -> Color:
        """Return the color that a CSS text writes.

        Takes names, hexadecimal, ``rgb()``, ``hsl()``, ``hwb()``, ``lab()``, ``lch()``,
        ``oklab()``, ``oklch()`` and ``color()`` in every predefined space, and ``color-mix()``,
        ``contrast-color()`` and relative colors of such. Colors that depend on a page, such as
        ``currentcolor``, are for ``resolve_color``.

        Raises ``ColorError`` for any other text. Source: CSS Color 4, CSS Color 5.
        """
        if not isinstance(text, str):
            raise ColorError(f"not a CSS color: {text!r}; use a text such as 'red' or '#f00'")
        color = _parsed(text)
        if color is None:
            raise ColorError(_complaint(text))
        return color

    @classmethod
    def clipped(cls, red: float, green: float, blue: float, alpha: float = 1.0) -> Color:
        """Return a color of channels that may lie outside 0 to 1, clipped as browsers paint."""
        return cls(red=clipped(red), green=clipped(green), blue=clipped(blue), alpha=clipped(alpha))

    @classmethod
    def from_oklch(cls, lightness: float, chroma: float, hue: float, alpha: float = 1.0) -> Color:
        """Return a color by OKLCH: lightness 0 to 1, chroma 0 to about 0.4, hue in degrees."""
        try:
            return cls.clipped(*convert((lightness, chroma, hue), "oklch", "srgb"), alpha)
        except (TypeError, ValueError, OverflowError) as error:
            raise ColorError(
                f"lightness, chroma, hue, alpha: no color: {(lightness, chroma, hue, alpha)!r}; "
                "use finite numbers"
            ) from error

    def to_oklch(self) -> tuple[float, float, float]:
        """Return OKLCH: lightness 0 to 1, chroma 0 to about 0.4, hue in degrees (0 for a gray)."""
        lightness, chroma, hue = convert((self.red, self.green, self.blue), "srgb", "oklch")
        # Below this chroma a hue is powerless (CSS Color 4, section 9.4).
        return (lightness, chroma, hue) if chroma > 4e-6 else (lightness, 0.0, 0.0)

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 (black) to 1 (white). Raises ``ColorError`` where translucent."""
        known = self._luminance
        return known if known >= 0.0 else measured_luminance(self)

    @property
    def rgb8(self) -> tuple[int, int, int]:
        """Red, green and blue as painted, each 0 to 255."""
        return (octet(self.red), octet(self.green), octet(self.blue))

    @property
    def hex(self) -> str:
        """``#rrggbb`` as painted, or ``#rrggbbaa`` where translucent."""
        digits = bytes(self.rgb8 if self.alpha == 1 else (*self.rgb8, octet(self.alpha))).hex()
        return f"#{digits}"

    @property
    def name(self) -> str:
        """The CSS name of the color, alpha aside, or that of the nearest named one."""
        return _nearest_name(self.rgb8)

    def rounded(self) -> Color:
        """Return the color with every channel on the nearest of its 256 steps."""
        red, green, blue = self.rgb8
        alpha = octet(self.alpha)
        return Color(red=red / 255, green=green / 255, blue=blue / 255, alpha=alpha / 255)

    def over(self, backdrop: Color) -> Color:
        """Return this color composited over a backdrop: source-over in sRGB, as browsers do.

        Raises ``ArgumentError`` (a ``TypeError``) for a backdrop that is no ``Color``.
        Source: Compositing and Blending 1, section 5.1.
        """
        expect("backdrop", backdrop, Color, "a Color, such as Color.parse('white')")
        if self.alpha == 1:
            return self
        rest = backdrop.alpha * (1 - self.alpha)
        alpha = self.alpha + rest
        if alpha == 0:
            return TRANSPARENT
        share, rest = self.alpha / alpha, rest / alpha
        return Color.clipped(
            self.red * share + backdrop.red * rest,
            self.green * share + backdrop.green * rest,
            self.blue * share + backdrop.blue * rest,
            alpha,
        )

    def __str__(self) -> str:
        """Return the shortest CSS that parses back to this color."""
        return shortest_css(self.red, self.green, self.blue, self.alpha)


# The slots themselves, which take a value although the dataclass is frozen.
_set_red, _set_green, _set_blue, _set_alpha, _set_luminance, _set_hash = (
    Color.__dict__[slot].__set__
    for slot in ("red", "green", "blue", "alpha", "_luminance", "_hash")
)

BLACK: Final = Color(red=0.0, green=0.0, blue=0.0)
WHITE: Final = Color(red=1.0, green=1.0, blue=1.0)
TRANSPARENT: Final = Color(red=0.0, green=0.0, blue=0.0, alpha=0.0)


def luminance_of(red: float, green: float, blue: float) -> float:
    """Return the relative luminance of channels within 0 to 1.

    Source: WCAG 2.2, relative luminance. The threshold is 0.04045, that of sRGB; the 0.03928 of
    older editions makes no difference to any color of 8 bits.
    """
    # Written out, since this is most of the time that a first look at a color takes.
    return (
        0.2126 * (((red + 0.055) / 1.055) ** 2.4 if red > 0.04045 else red / 12.92)
        + 0.7152 * (((green + 0.055) / 1.055) ** 2.4 if green > 0.04045 else green / 12.92)
        + 0.0722 * (((blue + 0.055) / 1.055) ** 2.4 if blue > 0.04045 else blue / 12.92)
    )


def measured_luminance(color: Color) -> float:
    """Compute the relative luminance of an opaque color, and let the color remember it."""
    if color.alpha != 1.0:
        raise ColorError(f"translucent color: {str(color)!r}; composite it over its backdrop first")
    luminance = luminance_of(color.red, color.green, color.blue)
    _set_luminance(color, luminance)
    return luminance


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Color | None:
    color = color_of_word(text)
    if color is not None:
        return color
    value = read_color(tokens_of(text))
    return None if value is None else Color.clipped(*srgb_of(value))


def color_of_word(text: str) -> Color | None:
    """Return the color of a text that is one word, which takes no parser, or None."""
    word = text.strip(WHITE_SPACE)
    octets = octets_of(word.lower()) if word.isascii() else None
    if octets is None:
        return None
    red, green, blue, alpha = octets
    return Color(red=red / 255, green=green / 255, blue=blue / 255, alpha=alpha / 255)


@lru_cache(maxsize=1024)
def _nearest_name(rgb8: tuple[int, int, int]) -> str:
    def lab(octets: tuple[int, int, int]) -> tuple[float, float, float]:
        red, green, blue = octets
        return convert((red / 255, green / 255, blue / 255), "srgb", "oklab")

    wanted = lab(rgb8)
    return min(NAMES, key=lambda name: math.dist(wanted, lab(NAMES[name])))


def _complaint(text: str) -> str:
    """Return the problem of a text that is no color, and a remedy."""
    shown = repr(text) if len(text) <= 80 else f"{text[:80]!r}…"
    if reads_in_context(tokens_of(text)):
        return f"color depends on the page: {shown}; use a name, #rgb or rgb()"
    from difflib import get_close_matches  # noqa: PLC0415 - costs more than all colors to import

    close = get_close_matches(text.strip().lower()[:40], NAMES, n=1, cutoff=0.75)
    hint = f"; perhaps {close[0]!r}" if close else ""
    return f"not a CSS color: {shown}; use a name, #rgb or rgb(){hint}"

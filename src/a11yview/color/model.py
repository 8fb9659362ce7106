"""``Color``: an sRGB color with alpha."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from a11yview.color.reading import read_color
from a11yview.color.value import srgb_of
from a11yview.color.names import NAMES
from a11yview.color.serialization import shortest_css
from a11yview.color.spaces import convert, linear_channel
from a11yview.color.tokens import tokens_of
from a11yview.errors import ColorError

__all__ = ["Color"]

_LINEAR = {i / 255: linear_channel(i / 255) for i in range(256)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Color:
    """An sRGB color: ``red``, ``green``, ``blue`` and ``alpha``, each 0 to 1.

    Immutable, hashable and equal by value. Colors outside the gamut of sRGB are clipped channel
    by channel, as browsers paint them.

    Raises ``ColorError`` for a channel outside 0 to 1.
    """

    red: float
    green: float
    blue: float
    alpha: float = 1.0
    _luminance: float = field(default=-1.0, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("red", "green", "blue", "alpha"):
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise ColorError(f"{name}: outside its range: {value!r}; must be 0 to 1")

    @classmethod
    def parse(cls, text: str) -> Color:
        """Return the color that a CSS text writes, whatever its notation."""
        value = read_color(tokens_of(text))
        if value is None:
            raise ColorError(f"not a CSS color: {text!r}; use a name, #rgb or rgb()")
        return cls._clipped(*srgb_of(value))

    @classmethod
    def _clipped(cls, red: float, green: float, blue: float, alpha: float) -> Color:
        return cls(red=_clip(red), green=_clip(green), blue=_clip(blue), alpha=_clip(alpha))

    @classmethod
    def from_oklch(
        cls, lightness: float, chroma: float, hue: float, alpha: float = 1.0
    ) -> Color:
        """Return a color by OKLCH: lightness 0 to 1, chroma 0 to about 0.4, hue in degrees."""
        return cls._clipped(*convert((lightness, chroma, hue), "oklch", "srgb"), alpha)

    def to_oklch(self) -> tuple[float, float, float]:
        """Return lightness 0 to 1, chroma, and hue in degrees (0 for a gray)."""
        lightness, chroma, hue = convert((self.red, self.green, self.blue), "srgb", "oklch")
        return (lightness, 0.0, 0.0) if chroma < 1e-6 else (lightness, chroma, hue)

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 to 1, of the opaque color (WCAG 2.2)."""
        value = self._luminance
        if value < 0:
            get = _LINEAR.get
            red, green, blue = (
                linear_channel(c) if (x := get(c)) is None else x
                for c in (self.red, self.green, self.blue)
            )
            value = 0.2126 * red + 0.7152 * green + 0.0722 * blue
            object.__setattr__(self, "_luminance", value)
        return value

    @property
    def rgb8(self) -> tuple[int, int, int]:
        """Red, green and blue as painted, each 0 to 255."""
        return (_byte(self.red), _byte(self.green), _byte(self.blue))

    @property
    def hex(self) -> str:
        """``#rrggbb`` as painted; ``#rrggbbaa`` when translucent."""
        text = "#{:02x}{:02x}{:02x}".format(*self.rgb8)
        return text if self.alpha == 1 else f"{text}{_byte(self.alpha):02x}"

    @property
    def name(self) -> str:
        """The CSS name of the color or, where it has none, of the nearest named color."""
        wanted = convert((self.red, self.green, self.blue), "srgb", "oklab")

        def distance(name: str) -> float:
            red, green, blue = NAMES[name]
            return math.dist(wanted, convert((red / 255, green / 255, blue / 255), "srgb", "oklab"))

        return min(NAMES, key=distance)

    def rounded(self) -> Color:
        """Return the color with every channel on the nearest of 256 steps."""
        red, green, blue = self.rgb8
        return Color(red=red / 255, green=green / 255, blue=blue / 255, alpha=_byte(self.alpha) / 255)

    def over(self, backdrop: Color) -> Color:
        """Return this color composited over a backdrop (source-over, in sRGB, as browsers do)."""
        if self.alpha == 1:
            return self
        rest = backdrop.alpha * (1 - self.alpha)
        alpha = self.alpha + rest
        if alpha == 0:
            return Color(red=0.0, green=0.0, blue=0.0, alpha=0.0)
        red, green, blue = (
            (a * self.alpha + b * rest) / alpha
            for a, b in (
                (self.red, backdrop.red),
                (self.green, backdrop.green),
                (self.blue, backdrop.blue),
            )
        )
        return Color._clipped(red, green, blue, alpha)

    def __str__(self) -> str:
        """Return the shortest CSS that parses back to this color."""
        return shortest_css(self.red, self.green, self.blue, self.alpha)


def _clip(channel: float) -> float:
    return min(max(channel, 0.0), 1.0)


def _byte(channel: float) -> int:
    return math.floor(channel * 255 + 0.5)

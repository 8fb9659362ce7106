"""The colors of one picture, or of one part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["Octets", "PictureColors", "Swatch"]

Octets: TypeAlias = tuple[int, int, int, int]
"""Red, green, blue and alpha of a pixel, each 0 to 255."""


class Swatch(NamedTuple):
    """Pixels of one color, or of colors so near that they are looked at together.

    Each channel of every one is from ``low`` to ``high``; ``shown`` is one of them, at ``x`` and
    ``y`` (-1 where no pixel is known). ``ninths`` counts them in each of the nine parts of the
    picture, row by row; empty where they cannot be counted.
    """

    low: Octets
    high: Octets
    shown: Octets
    x: int = -1
    y: int = -1
    ninths: tuple[int, ...] = ()

    @property
    def is_one_color(self) -> bool:
        """Whether all of them have the same color."""
        return self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # equal bytes are one object
class PictureColors:
    """The colors of a picture of so many pixels; the first swatches are the most frequent.

    ``darkest`` and ``lightest`` are the pixels of least and greatest luminance, if all are opaque.
    ``keeps_ratio`` means that it leaves parts of a box empty that has other proportions (SVG).
    """

    width: int
    height: int
    swatches: tuple[Swatch, ...]
    darkest: Octets | None = None
    lightest: Octets | None = None
    keeps_ratio: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether each swatch is one color."""
        return all(swatch.is_one_color for swatch in self.swatches)

    def bounds(self, most: int) -> tuple[Octets, ...]:
        """Return at most so many colors, in pairs, between which those of the picture are."""
        if self.is_exact and len(self.swatches) <= most:
            return tuple(swatch.shown for swatch in self.swatches)
        ordered = sorted(self.swatches, key=lambda swatch: _brightness(swatch.shown))
        size = -(-len(ordered) // (most // 2))
        found: list[Octets] = []
        for start in range(0, len(ordered), size):
            band = ordered[start : start + size]
            found.append(_each(min, [swatch.low for swatch in band]))
            found.append(_each(max, [swatch.high for swatch in band]))
        return tuple(found)

    def to_json(self) -> list[Any]:
        """Return the colors as values for JSON."""
        return [
            self.width, self.height, self.swatches, self.darkest, self.lightest, self.keeps_ratio,
        ]  # fmt: skip

    @classmethod
    def from_json(cls, values: list[Any]) -> PictureColors:
        """Return the colors of such values. Raises ``ValueError`` or ``TypeError`` for others."""
        width, height, swatches, darkest, lightest, keeps_ratio = values
        return cls(
            width=int(width),
            height=int(height),
            swatches=tuple(
                Swatch(_octets(low), _octets(high), _octets(shown), int(x), int(y), tuple(ninths))
                for low, high, shown, x, y, ninths in swatches
            ),
            darkest=_octets(darkest) if darkest else None,
            lightest=_octets(lightest) if lightest else None,
            keeps_ratio=bool(keeps_ratio),
        )


def _brightness(color: Octets) -> float:
    red, green, blue, _ = color
    return 0.3 * red + 0.6 * green + 0.1 * blue


def _each(pick: Callable[[Iterable[int]], int], colors: Iterable[Octets]) -> Octets:
    red, green, blue, alpha = map(pick, zip(*colors, strict=True))
    return (red, green, blue, alpha)


def _octets(values: list[int]) -> Octets:
    red, green, blue, alpha = values
    return (red, green, blue, alpha)

"""Relative lengths: fonts, the viewport or a container measure them.

Source: CSS Values and Units Level 4, sections 6 and 7; CSS Containment Level 3, section 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.calculation.arithmetic import whole
from a11yview.calculation.units import ABSOLUTE_LENGTHS

if TYPE_CHECKING:
    from collections.abc import Callable


class Fitted(NamedTuple):
    """Heights in whole pixels to which a font is drawn at usual sizes, one pair a step of size.

    It is what browsers measure of a font that does not tell its heights. ``heights`` are those of
    an x and of capitals; ``least`` is the smallest size in px, ``first`` where the steps begin.
    """

    least: float
    first: float
    step: float
    heights: tuple[tuple[float, float], ...]

    def at(self, font_size: float) -> tuple[float, float] | None:
        """Return the two heights at a size, ``None`` where they are in proportion to it."""
        number = whole((font_size - self.first) / self.step)
        fits = font_size >= self.least and 0 <= number < len(self.heights)
        return self.heights[int(number)] if fits else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FontMetrics:
    """The measures of one font that units and ``normal`` line heights need, per em.

    The defaults are those of Times New Roman and the fonts made to its measure.
    """

    x_height: float = 0.45898
    cap_height: float = 0.65479
    zero_width: float = 0.5
    ideograph_width: float = 1.0
    ascent: float = 0.89111
    descent: float = 0.21631
    line_gap: float = 0.04248
    fitted: Fitted | None = None

    def ex(self, font_size: float) -> float:
        """Return the height of an x in pixels."""
        found = self.fitted.at(font_size) if self.fitted is not None else None
        return self.x_height * font_size if found is None else found[0]

    def cap(self, font_size: float) -> float:
        """Return the height of capitals in pixels."""
        found = self.fitted.at(font_size) if self.fitted is not None else None
        return self.cap_height * font_size if found is None else found[1]

    def line_height(self, font_size: float) -> float:
        """Return the pixels of ``line-height: normal``; each part is rounded, as Chromium does."""
        parts = (self.ascent, self.descent, self.line_gap)
        return float(sum(whole(part * font_size + 0.5) for part in parts))


_HORIZONTAL: Final = frozenset({"horizontal-tb", "lr", "lr-tb", "rl", "rl-tb"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LengthContext:
    """The measures of relative lengths, all in CSS pixels.

    ``percent_basis`` is what 100 % stands for, where percentages are lengths. The
    container measures are those of the nearest containers, or of the viewport.
    """

    font_size: float = 16.0
    root_font_size: float = 16.0
    line_height: float = 18.0
    root_line_height: float = 18.0
    viewport_width: float = 1280.0
    viewport_height: float = 800.0
    container_width: float | None = None
    container_height: float | None = None
    percent_basis: float = 0.0
    measured_size: float | None = None
    metrics: FontMetrics = FontMetrics()
    root_metrics: FontMetrics = FontMetrics()
    is_vertical: bool = False
    """Whether lines run from top to bottom, so that the inline axis is the vertical one."""

    @property
    def glyph_size(self) -> float:
        """The font size that ``ex``, ``ch`` and kin are measured at, where ``em`` has another."""
        return self.font_size if self.measured_size is None else self.measured_size

    @property
    def query_width(self) -> float:
        """The width that ``100cqw`` stands for."""
        return self.viewport_width if self.container_width is None else self.container_width

    @property
    def query_height(self) -> float:
        """The height that ``100cqh`` stands for."""
        return self.viewport_height if self.container_height is None else self.container_height


def is_vertical(writing_mode: str) -> bool:
    """Whether lines run from top to bottom, or from bottom to top."""
    return writing_mode not in _HORIZONTAL


def _in_64ths(size: float) -> float:
    """Return a font size as glyphs are drawn at: in whole 64ths of a pixel."""
    return whole(size * 64) / 64


_FONT_RELATIVE: Final[dict[str, Callable[[LengthContext], float]]] = {
    "em": lambda c: c.font_size,
    "rem": lambda c: c.root_font_size,
    "ex": lambda c: c.metrics.ex(c.glyph_size),
    "rex": lambda c: c.root_metrics.ex(c.root_font_size),
    "ch": lambda c: _in_64ths(c.glyph_size) * c.metrics.zero_width,
    "rch": lambda c: _in_64ths(c.root_font_size) * c.root_metrics.zero_width,
    "cap": lambda c: c.metrics.cap(c.glyph_size),
    "rcap": lambda c: c.root_metrics.cap(c.root_font_size),
    "ic": lambda c: c.font_size * c.metrics.ideograph_width,
    "ric": lambda c: c.root_font_size * c.root_metrics.ideograph_width,
    "lh": lambda c: c.line_height,
    "rlh": lambda c: c.root_line_height,
}
_VIEWPORT: Final[dict[str, Callable[[LengthContext], float]]] = {
    "vw": lambda c: c.viewport_width / 100,
    "vh": lambda c: c.viewport_height / 100,
    "vi": lambda c: (c.viewport_height if c.is_vertical else c.viewport_width) / 100,
    "vb": lambda c: (c.viewport_width if c.is_vertical else c.viewport_height) / 100,
    "vmin": lambda c: min(c.viewport_width, c.viewport_height) / 100,
    "vmax": lambda c: max(c.viewport_width, c.viewport_height) / 100,
}
_CONTAINER: Final[dict[str, Callable[[LengthContext], float]]] = {
    "cqw": lambda c: c.query_width / 100,
    "cqh": lambda c: c.query_height / 100,
    "cqi": lambda c: (c.query_height if c.is_vertical else c.query_width) / 100,
    "cqb": lambda c: (c.query_width if c.is_vertical else c.query_height) / 100,
    "cqmin": lambda c: min(c.query_width, c.query_height) / 100,
    "cqmax": lambda c: max(c.query_width, c.query_height) / 100,
}
RELATIVE_LENGTHS: Final[dict[str, Callable[[LengthContext], float]]] = {
    **_FONT_RELATIVE,
    **_VIEWPORT,
    # Without browser chrome that comes and goes, the small, large and dynamic viewports
    # are one.
    **{prefix + unit: of for unit, of in _VIEWPORT.items() for prefix in "sld"},
    **_CONTAINER,
}
CONTAINER_UNITS: Final = frozenset(_CONTAINER)
FONT_RELATIVE_UNITS: Final = frozenset(_FONT_RELATIVE)


def is_length_unit(unit: str) -> bool:
    """Whether ``unit``, in lower case, measures lengths."""
    return unit in ABSOLUTE_LENGTHS or unit in RELATIVE_LENGTHS


def length_in_pixels(value: float, unit: str, context: LengthContext) -> float:
    """Return the pixels of ``value`` in the length unit ``unit``, given in lower case."""
    absolute = ABSOLUTE_LENGTHS.get(unit)
    if absolute is not None:
        return value * absolute
    return value * RELATIVE_LENGTHS[unit](context)

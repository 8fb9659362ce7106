"""Every longhand that a computed style holds: one row each, in the order of :class:`.Style`.

A row says what a property definition of a CSS specification says: the initial value, whether the
property is inherited, and how its computed value is found. ``part`` tells what the property is
for: ``paint`` is what a color scheme changes, ``shape`` all the rest.

To add a property, give it its grammar in :data:`.READERS`, a typed field in :class:`.Style`, and a
row here at the same position. A property that lacks one of the three, or has one twice, fails at
import with the name of what is wrong.

Source: the property definitions of the CSS specifications.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from a11yview.cascade.computing.computers import (
    COLOR,
    IMAGES,
    LAYER_POSITIONS,
    LAYER_SIZES,
    LENGTH,
    LINE_WIDTH,
    OPACITY,
    PIXELS,
    SHADOWS,
    SIZE,
    SPACING,
    SVG_PAINT,
    TEXT_COLOR,
    TRANSFORM,
    Needs,
)
from a11yview.cascade.model import CssWide
from a11yview.cascade.style import FontState, Style
from a11yview.cascade.values.data_types import CURRENT_COLOR
from a11yview.cascade.values.longhands import IS_BODY, READERS, SIDES
from a11yview.color import BLACK, TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from a11yview.cascade.computing.computers import Computer

__all__ = ["INHERITED", "PROPERTIES", "ROWS", "Derived", "Property", "needs", "registered"]

Part: TypeAlias = Literal["shape", "paint"]


@dataclass(frozen=True, slots=True)
class Property:
    """One longhand.

    ``step`` names the step of :mod:`.computed_style` that computes it: those of the font and of
    the color compute several properties together, before all others. ``field`` is the field of a
    style that holds the computed value, by default the name with underscores; ``index`` is its
    index, found by :func:`registered`.
    """

    name: str
    _: KW_ONLY
    initial: object
    part: Part = "shape"
    inherited: bool = False
    compute: Computer | None = None
    step: Literal["font", "color", "rest"] = "rest"
    field: str = ""
    index: int = -1


@dataclass(frozen=True, slots=True)
class Derived:
    """A field of a style that no longhand sets by itself."""

    field: str
    _: KW_ONLY
    initial: object
    part: Part
    inherited: bool


def _sides(name: str, *, initial: object, part: Part, compute: Computer | None) -> list[Property]:
    return [
        Property(name.format(side), initial=initial, part=part, compute=compute) for side in SIDES
    ]


_FONT: Final = FontState(16.0, "medium", is_absolute=False, is_monospace=False, line_factor=None)
ROWS: Final[Sequence[Property | Derived]] = (
    Derived("custom", initial={}, part="shape", inherited=True),
    # Inherited: the shape
    Property("font-size", initial=16.0, inherited=True, step="font"),
    Property("font-weight", initial=400.0, inherited=True, step="font"),
    Property("font-family", initial=("Times New Roman",), inherited=True, step="font"),
    Property("font-style", initial="normal", inherited=True),
    Property("line-height", initial=None, inherited=True, step="font"),
    Property("letter-spacing", initial=0.0, inherited=True, compute=SPACING),
    Property("word-spacing", initial=0.0, inherited=True, compute=SPACING),
    Property("text-indent", initial=0.0, inherited=True, compute=LENGTH),
    Property("text-underline-offset", initial="auto", inherited=True, compute=LENGTH),
    Property("text-transform", initial="none", inherited=True),
    Property("visibility", initial="visible", inherited=True),
    Property(
        "-webkit-text-stroke-width",
        field="text_stroke_width",
        initial=0.0,
        inherited=True,
        compute=LINE_WIDTH,
    ),
    Property("direction", initial="ltr", inherited=True),
    Property("writing-mode", initial="horizontal-tb", inherited=True, step="font"),
    Property("white-space", initial="normal", inherited=True),
    Property("list-style-type", initial="disc", inherited=True),
    Property("list-style-image", initial="none", inherited=True),
    Property("fill-opacity", initial=1.0, inherited=True, compute=OPACITY),
    Property("stroke-opacity", initial=1.0, inherited=True, compute=OPACITY),
    Property("stroke-width", initial=1.0, inherited=True, compute=SIZE),
    Property("paint-order", initial="normal", inherited=True),
    Property("text-anchor", initial="start", inherited=True),
    Property("dominant-baseline", initial="auto", inherited=True),
    Property("math-style", initial="normal", inherited=True),
    Property("forced-color-adjust", initial="auto", inherited=True),
    Property("math-depth", initial=0, inherited=True, step="font"),
    Derived("font", initial=_FONT, part="shape", inherited=True),
    # Inherited: the paint
    Property("color", initial=BLACK, part="paint", inherited=True, step="color"),
    Derived("palette", initial="light", part="paint", inherited=True),
    Property(
        "color-scheme",
        field="declared_schemes",
        initial=(),
        part="paint",
        inherited=True,
        step="color",
    ),
    Derived("color_text", initial="", part="paint", inherited=True),
    Property(
        IS_BODY, field="body_color", initial=BLACK, part="paint", inherited=True, step="color"
    ),
    Property("text-shadow", initial=(), part="paint", inherited=True, compute=SHADOWS),
    Property(
        "-webkit-text-fill-color",
        field="text_fill_color",
        initial=None,
        part="paint",
        inherited=True,
        compute=TEXT_COLOR,
    ),
    Property(
        "-webkit-text-stroke-color",
        field="text_stroke_color",
        initial=None,
        part="paint",
        inherited=True,
        compute=TEXT_COLOR,
    ),
    Property("fill", initial=BLACK, part="paint", inherited=True, compute=SVG_PAINT),
    Property("stroke", initial="none", part="paint", inherited=True, compute=SVG_PAINT),
    # Not inherited: the paint
    Property("background-color", initial=TRANSPARENT, part="paint", compute=COLOR),
    Property("background-image", initial=(None,), part="paint", compute=IMAGES),
    Property("background-clip", initial=("border-box",), part="paint"),
    Property("background-origin", initial=("padding-box",), part="paint"),
    Property("background-size", initial=(("auto", "auto"),), part="paint", compute=LAYER_SIZES),
    Property("background-repeat", initial=(("repeat", "repeat"),), part="paint"),
    Property("background-position-x", initial=("0%",), part="paint", compute=LAYER_POSITIONS),
    Property("background-position-y", initial=("0%",), part="paint", compute=LAYER_POSITIONS),
    Property("background-attachment", initial="scroll", part="paint"),
    Property("background-blend-mode", initial="normal", part="paint"),
    Property("box-shadow", initial="none", part="paint"),
    Property("text-decoration-color", initial=CURRENT_COLOR, part="paint", compute=COLOR),
    *_sides("border-{}-color", initial=CURRENT_COLOR, part="paint", compute=COLOR),
    Property("outline-color", initial=None, part="paint", compute=COLOR),
    Property("outline-style", initial="none", part="paint"),
    Property("outline-width", initial=3.0, part="paint", compute=LINE_WIDTH),
    Property("outline-offset", initial=0.0, part="paint", compute=PIXELS),
    Derived("unresolved", initial=(), part="paint", inherited=False),
    # Not inherited: the shape
    Property("opacity", initial=1.0, compute=OPACITY),
    Property("display", initial="inline"),
    Property("position", initial="static"),
    Property("float", field="floating", initial="none"),
    Property("clear", initial="none"),
    Property("overflow-x", initial="visible"),
    Property("overflow-y", initial="visible"),
    Property("text-overflow", initial="clip"),
    Property("-webkit-line-clamp", field="line_clamp", initial="none"),
    Property("clip", initial="auto"),
    Property("clip-path", initial="none"),
    Property("filter", initial="none"),
    Property("backdrop-filter", initial="none"),
    Property("mix-blend-mode", initial="normal"),
    Property("isolation", initial="auto"),
    Property("will-change", initial="auto"),
    Property("contain", initial="none"),
    Property("perspective", initial="none"),
    Property("translate", initial="none", compute=TRANSFORM),
    Property("rotate", initial="none"),
    Property("scale", initial="none"),
    Property("mask-image", initial="none"),
    Property("transform", initial="none", compute=TRANSFORM),
    Property("transform-origin", initial="auto"),
    Property("transform-box", initial="view-box"),
    Property("z-index", initial="auto"),
    Property("-webkit-box-orient", field="box_orient", initial="horizontal"),
    Property("flex-direction", initial="row"),
    Property("flex-wrap", initial="nowrap"),
    Property("flex-basis", initial="auto", compute=SIZE),
    Property("flex-shrink", initial="1"),
    Property("grid-row-start", initial="auto"),
    Property("grid-row-end", initial="auto"),
    Property("grid-column-start", initial="auto"),
    Property("grid-column-end", initial="auto"),
    Property("content", initial="normal"),
    Property("content-visibility", initial="visible"),
    Property("appearance", initial="none"),
    Property("text-decoration-line", initial="none"),
    Property("text-decoration-style", initial="solid"),
    Property("text-decoration-thickness", initial="auto", compute=LENGTH),
    Property("width", initial="auto", compute=SIZE),
    Property("height", initial="auto", compute=SIZE),
    Property("min-width", initial="auto", compute=SIZE),
    Property("min-height", initial="auto", compute=SIZE),
    Property("max-width", initial="none", compute=SIZE),
    Property("max-height", initial="none", compute=SIZE),
    *_sides("{}", initial="auto", part="shape", compute=LENGTH),
    *_sides("margin-{}", initial=0.0, part="shape", compute=LENGTH),
    *_sides("padding-{}", initial=0.0, part="shape", compute=SIZE),
    Property("box-sizing", initial="content-box"),
    *_sides("border-{}-width", initial=3.0, part="shape", compute=LINE_WIDTH),
    *_sides("border-{}-style", initial="none", part="shape", compute=None),
    Property("container-type", initial="normal"),
    Property("container-name", initial=()),
    Derived("layout_display", initial="inline", part="shape", inherited=False),
)


def registered(
    rows: Iterable[Property | Derived], grammars: Collection[str], fields: Sequence[str]
) -> dict[str, Property]:
    """Return the longhands by name, each with the index of its field.

    ``grammars`` are the longhands that have one, ``fields`` those of a style.

    Raises:
        ValueError: A longhand is registered twice, or has no grammar or no row; or a row does not
            stand where its field does. All that is wrong is named.

    """
    problems: list[str] = []
    found: dict[str, Property] = {}
    stated: list[str] = []
    for index, row in enumerate(rows):
        if isinstance(row, Derived):
            stated.append(row.field)
            continue
        if row.name in found:
            problems.append(f"{row.name!r} has two rows; keep one")
        if row.name not in grammars:
            problems.append(f"{row.name!r} has no grammar; add one to READERS")
        stated.append(row.field or row.name.replace("-", "_"))
        found[row.name] = replace(row, field=stated[-1], index=index)
    problems += [
        f"{name!r} has a grammar but no row; add it to ROWS"
        for name in grammars
        if name not in found
    ]
    problems += _misplaced(stated, fields)
    if problems:
        raise ValueError("computing/properties.py: " + "; ".join(problems))
    return found


def _misplaced(stated: Sequence[str], fields: Sequence[str]) -> Iterator[str]:
    """Yield mistakes in the order of rows: it is that of the fields of a style."""
    unknown = [field for field in stated if field not in fields]
    missing = [field for field in fields if field not in stated]
    yield from (f"{field!r} is no field of Style; add it there" for field in unknown)
    yield from (f"the field {field!r} of Style has no row; add it to ROWS" for field in missing)
    if not (unknown or missing):
        for index, (row, field) in enumerate(zip(stated, fields, strict=False)):
            if row != field:
                yield f"row {index} is {row!r}, but that field of Style is {field!r}; move one"
                break


PROPERTIES: Final = registered(ROWS, READERS, Style._fields)
"""The longhands by name."""
INHERITED: Final = frozenset(name for name, row in PROPERTIES.items() if row.inherited)
"""The longhands that are inherited by themselves."""


def needs(row: Property, value: object) -> int:
    """Return the needs of a declared value, as bits of :class:`.Needs`.

    The parent, which ``inherit`` takes the value of, does not count.
    """
    if value is CssWide.INITIAL:
        value = row.initial
    return Needs.NOTHING if row.compute is None else row.compute.needs(value)

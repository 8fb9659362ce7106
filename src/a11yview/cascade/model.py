"""The values that walk through the cascade: environments, declarations, computed styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.color import Color

__all__ = [
    "ContainerFacts",
    "Context",
    "CssWide",
    "Declaration",
    "Environment",
    "Gradient",
    "Image",
    "Length",
    "Origin",
    "Pending",
    "Picture",
    "Registration",
    "Shadow",
    "Style",
    "Value",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The conditions under which a page is looked at; hashable, so that results can be shared.

    ``features`` maps media features to the keyword that holds, such as
    ``("prefers-color-scheme", "dark")``; what it does not name has the default of a desktop
    screen. ``pseudo`` names state pseudo-classes without colon (``hover``, ``focus-visible``);
    ``pseudo_on`` says which elements are in that state: every element, or links alone (each link
    with its ancestors and descendants, as when a visitor reaches that link).
    ``root_attributes`` are attributes set on the root element over those in the source.
    """

    viewport: tuple[float, float] = (1280.0, 800.0)
    media: Literal["screen", "print"] = "screen"
    features: tuple[tuple[str, str], ...] = ()
    pseudo: frozenset[str] = frozenset()
    pseudo_on: Literal["every", "links"] = "every"
    root_attributes: tuple[tuple[str, str], ...] = ()
    font_size: float = 16.0
    monospace_font_size: float = 13.0
    resolution: float = 1.0

    def feature(self, name: str, default: str) -> str:
        """Return the keyword that holds for a media feature, or the default."""
        for key, keyword in self.features:
            if key == name:
                return keyword
        return default

    @property
    def dark(self) -> bool:
        """Whether the visitor prefers a dark color scheme."""
        return self.feature("prefers-color-scheme", "light") == "dark"


class Origin(Enum):
    """Where a declaration comes from (CSS Cascade 5, 6.2); hints rank between the two."""

    USER_AGENT = 0
    HINT = 1
    AUTHOR = 2


class CssWide(Enum):
    """The CSS-wide keywords (CSS Cascade 5, 7.3)."""

    INHERIT = "inherit"
    INITIAL = "initial"
    UNSET = "unset"
    REVERT = "revert"
    REVERT_LAYER = "revert-layer"


@dataclass(frozen=True, slots=True)
class Pending:
    """A value with ``var()``, ``env()`` or ``attr()``: known only once these are substituted.

    ``name`` is the property as it was written, a shorthand perhaps.
    """

    name: str
    text: str


# What a longhand is declared to be: a CSS-wide keyword, a value to substitute, or whatever hashable
# form the property's own grammar makes of it (see shorthands.expand).
type_of_value = object
Value = CssWide | Pending | object


@dataclass(frozen=True, slots=True, eq=False)
class Declaration:
    """One longhand or custom property declared by one rule, style attribute or hint.

    ``rank`` orders declarations of one property: the highest wins. ``level`` is the part of it
    that ``revert-layer`` steps below (origin, importance, layer). ``offset`` counts characters
    in the text of the sheet, and points at the property's name; -1 where there is no source.
    """

    name: str
    value: Value
    rank: int
    origin: Origin
    sheet: int
    offset: int


Length = float | str
"""CSS pixels, or the text of what only layout can resolve (``auto``, ``50%``, ``calc(…)``)."""


@dataclass(frozen=True, slots=True)
class Gradient:
    """A gradient as background: the colors it runs through, in order, resolved."""

    kind: Literal["linear", "radial", "conic"]
    colors: tuple[Color, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Any other image: its text, such as ``url("a.png")``. ``none`` is no image, but a layer."""

    text: str


Image = Gradient | Picture


@dataclass(frozen=True, slots=True)
class Shadow:
    """One shadow of a text, in CSS pixels."""

    color: Color
    x: float
    y: float
    blur: float


@dataclass(frozen=True, slots=True)
class Registration:
    """A custom property registered with ``@property`` (CSS Properties and Values 1)."""

    name: str
    syntax: str
    inherits: bool
    initial: str | None


class Style(NamedTuple):
    """The computed style of an element or pseudo-element; lengths in CSS pixels.

    A named tuple because a page makes thousands of them: the inherited properties come first, so
    that inheriting is one slice. Texts are the computed value as CSS, in lower case.
    """

    # Inherited
    color: Color
    color_scheme: str  # the used one: light or dark
    font_size: float
    font_weight: float
    font_family: tuple[str, ...]
    font_style: str
    line_height: float | None  # None: normal
    letter_spacing: float
    word_spacing: float
    text_indent: Length
    text_transform: str
    visibility: str
    text_shadow: tuple[Shadow, ...]
    text_fill_color: Color | None  # None: currentcolor
    text_stroke_color: Color | None  # None: currentcolor
    text_stroke_width: float
    direction: str
    writing_mode: str
    white_space: str
    list_style_type: str
    list_style_image: str
    custom: Mapping[str, str]  # custom properties, computed, those that inherit not included
    inherited: tuple[object, ...]  # what computing needs of the parent besides, see computed.py
    # Not inherited
    background_color: Color
    background_image: tuple[Image, ...]
    background_clip: tuple[str, ...]
    background_size: str
    background_repeat: str
    background_position: str
    background_attachment: str
    background_blend_mode: str
    opacity: float
    display: str
    position: str
    float: str
    overflow_x: str
    overflow_y: str
    clip: str
    clip_path: str
    filter: str
    backdrop_filter: str
    mix_blend_mode: str
    isolation: str
    mask_image: str
    transform: str
    z_index: str
    content: str
    content_visibility: str
    appearance: str
    box_shadow: str
    text_decoration_line: str
    text_decoration_color: Color
    text_decoration_style: str
    width: Length
    height: Length
    min_width: Length
    min_height: Length
    max_width: Length
    max_height: Length
    top: Length
    right: Length
    bottom: Length
    left: Length
    margin: tuple[Length, Length, Length, Length]  # top, right, bottom, left
    padding: tuple[Length, Length, Length, Length]
    box_sizing: str
    border_width: tuple[float, float, float, float]  # 0 where the style is none or hidden
    border_style: tuple[str, str, str, str]
    border_color: tuple[Color, Color, Color, Color]
    outline_color: Color | None  # None: auto
    outline_style: str
    outline_width: float
    outline_offset: float
    container_type: str
    container_name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContainerFacts:
    """A query container as a condition sees it: its style, and its content box where known."""

    style: Style
    width: float | None
    height: float | None


@dataclass(frozen=True, slots=True)
class Context:
    """What computing a style needs besides the parent's style and the cascaded values.

    ``root`` is the style of the root element, ``None`` for the root itself. ``container`` is the
    content box of the nearest size container per axis for ``cqi`` and kin, ``None`` where there is
    none or it is unknown (the small viewport stands in). ``attributes`` are those of the element,
    for ``attr()``. ``pseudo`` is ``::before`` and the like, empty for an element.
    """

    environment: Environment
    root: Style | None
    registered: Mapping[str, Registration]
    quirks: bool
    container: tuple[float | None, float | None] = (None, None)
    tag: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    pseudo: str = ""

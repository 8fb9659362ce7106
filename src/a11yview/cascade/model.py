"""The values that walk through the cascade: environments, declarations, computed styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.prepared import Prepared
    from a11yview.color import Color

__all__ = [
    "INHERITED",
    "CascadedValues",
    "ContainerFacts",
    "Context",
    "CssWide",
    "Declaration",
    "Environment",
    "FontState",
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


INHERITED = frozenset(
    (
        "color color-scheme font-size font-weight font-family font-style line-height "
        "letter-spacing word-spacing text-indent text-transform visibility text-shadow "
        "-webkit-text-fill-color -webkit-text-stroke-color -webkit-text-stroke-width direction "
        "writing-mode white-space list-style-type list-style-image"
    ).split()
)
"""The properties that are inherited by themselves, of those that a style holds."""


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


class Declaration(NamedTuple):
    """One longhand or custom property declared by one rule, style attribute or hint.

    ``rank`` orders declarations of one property: the highest wins. ``sheet`` is its number on
    the page, -1 for the element's own. ``offset`` counts characters in the text of the sheet (or
    of the style attribute), and points at the property's name; -1 where there is no source.
    """

    name: str
    value: Value
    rank: int
    origin: Origin
    sheet: int
    offset: int


class CascadedValues(Protocol):
    """The outcome of the cascade for one element or pseudo-element."""

    @property
    def winners(self) -> Mapping[str, Declaration]:
        """The winning declaration of each longhand and custom property that has one."""
        ...

    @property
    def has_custom(self) -> bool:
        """Whether any of the winners is a custom property."""
        ...

    @property
    def prepared(self) -> Prepared:
        """The winners sorted by what their computing needs."""
        ...

    def below(self, declaration: Declaration, keyword: CssWide) -> Declaration | None:
        """Return the next declaration below the origin or the layer of one, for ``revert``."""
        ...


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


class FontState(NamedTuple):
    """What a font hands down besides its computed values; see fonts.FontSize.

    ``line_factor`` is a unitless line height, which children multiply with their own size.
    """

    specified: float
    keyword: str
    is_absolute: bool
    is_monospace: bool
    line_factor: float | None


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
    declared_schemes: tuple[str, ...]  # color-scheme as declared; empty: normal
    color_text: str  # the color where sRGB cannot hold it, for what mixes with currentcolor
    body_color: Color  # that of <body>, which tables take in quirks mode
    custom: Mapping[str, str]  # custom properties, computed
    font: FontState
    # Not inherited
    background_color: Color
    background_image: tuple[Image | None, ...]  # one a layer; None: none
    background_clip: tuple[str, ...]
    background_size: str
    background_repeat: str
    background_position: str
    background_attachment: str
    background_blend_mode: str
    opacity: float
    display: str
    position: str
    floating: str  # the property float
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
    margin_top: Length
    margin_right: Length
    margin_bottom: Length
    margin_left: Length
    padding_top: Length
    padding_right: Length
    padding_bottom: Length
    padding_left: Length
    box_sizing: str
    border_top_width: float  # as declared, even where the style is none: see border_width
    border_right_width: float
    border_bottom_width: float
    border_left_width: float
    border_top_style: str
    border_right_style: str
    border_bottom_style: str
    border_left_style: str
    border_top_color: Color
    border_right_color: Color
    border_bottom_color: Color
    border_left_color: Color
    outline_color: Color | None  # None: auto
    outline_style: str
    outline_width: float
    outline_offset: float
    container_type: str
    container_name: tuple[str, ...]
    # Colors that hold currentcolor, by longhand and with their scheme, for a child that inherits.
    unresolved: tuple[tuple[str, object, str], ...]
    layout_display: str  # that of the nearest ancestor or self with a box: not contents

    @property
    def margin(self) -> tuple[Length, Length, Length, Length]:
        """The margins: top, right, bottom, left."""
        return (self.margin_top, self.margin_right, self.margin_bottom, self.margin_left)

    @property
    def padding(self) -> tuple[Length, Length, Length, Length]:
        """The paddings: top, right, bottom, left."""
        return (self.padding_top, self.padding_right, self.padding_bottom, self.padding_left)

    @property
    def border_style(self) -> tuple[str, str, str, str]:
        """The border styles: top, right, bottom, left."""
        return (
            self.border_top_style,
            self.border_right_style,
            self.border_bottom_style,
            self.border_left_style,
        )

    @property
    def border_width(self) -> tuple[float, float, float, float]:
        """The border widths: top, right, bottom, left; 0 where the style is none or hidden."""
        widths = (
            self.border_top_width,
            self.border_right_width,
            self.border_bottom_width,
            self.border_left_width,
        )
        top, right, bottom, left = (
            0.0 if line in ("none", "hidden") else width
            for width, line in zip(widths, self.border_style, strict=True)
        )
        return (top, right, bottom, left)

    @property
    def border_color(self) -> tuple[Color, Color, Color, Color]:
        """The border colors: top, right, bottom, left."""
        return (
            self.border_top_color,
            self.border_right_color,
            self.border_bottom_color,
            self.border_left_color,
        )


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
    page_color_scheme: str = ""
    mappings: dict[object, tuple[Mapping[str, str], Mapping[str, str]]] = field(
        default_factory=dict
    )
    """Mappings of custom properties made so far, with what each was made from, so that elements
    which declare the same share one."""

"""The values that walk through the cascade: environments, declarations, what computing needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.style import Style
    from a11yview.color.system_colors import ContrastTheme

__all__ = [
    "RESERVED_WORDS",
    "ROLLING_BACK",
    "SEEN",
    "WIDE_WORDS",
    "ContainerFacts",
    "Context",
    "CssWide",
    "Declaration",
    "Environment",
    "Function",
    "FunctionDeclaration",
    "Origin",
    "Parameter",
    "Pending",
    "Registration",
    "Value",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The conditions under which a page is looked at; hashable, so that results can be shared.

    ``features`` maps media features to the keyword that holds, such as
    ``("prefers-color-scheme", "dark")``; what it does not name has the default of a desktop
    screen. ``pseudo`` names state pseudo-classes without colon (``hover``, ``focus-visible``);
    ``pseudo_on`` says which elements are in that state: every element, or those alone that can
    have the focus, and what they lie in, as when a visitor reaches one of them; or those that the
    document has in it in the turn of a number (:func:`.with_turns`).
    ``root_attributes`` are attributes set on the root element over those in the source.
    """

    viewport: tuple[float, float] = (1280.0, 800.0)
    media: Literal["screen", "print"] = "screen"
    features: tuple[tuple[str, str], ...] = ()
    pseudo: frozenset[str] = frozenset()
    pseudo_on: Literal["every", "focusable"] | int = "every"
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

    @property
    def contrast_theme(self) -> ContrastTheme:
        """The contrast theme of the system that is on, empty if none is.

        Browsers tell pages that one with light text prefers dark.
        """
        if self.feature("forced-colors", "none") != "active":
            return ""
        return "white-on-black" if self.dark else "black-on-white"


class Origin(Enum):
    """Where a declaration comes from (CSS Cascade 5, 6.2); hints rank between the two."""

    USER_AGENT = 0
    HINT = 1
    AUTHOR = 2


SEEN: Final = (
    "--",
    "all",
    "background",
    "color",
    "content-visibility",
    "display",
    "fill",
    "filter",
    "font",
    "mix-blend-mode",
    "opacity",
    "paint-order",
    "stroke",
    "text-shadow",
    "visibility",
    "-webkit-background-clip",
    "-webkit-filter",
    "-webkit-text-fill-color",
)
"""The beginnings of the names of properties that decide how a text is seen."""


class CssWide(Enum):
    """The CSS-wide keywords (CSS Cascade 5, 7.3; ``revert-rule``: level 6)."""

    INHERIT = "inherit"
    INITIAL = "initial"
    UNSET = "unset"
    REVERT = "revert"
    REVERT_LAYER = "revert-layer"
    REVERT_RULE = "revert-rule"


WIDE_WORDS: Final = frozenset(member.value for member in CssWide)
"""The CSS-wide keywords as they are written."""
RESERVED_WORDS: Final = WIDE_WORDS | {"default"}
"""The words that no custom identifier can be (CSS Values 4, section 4.2)."""
ROLLING_BACK: Final = frozenset({CssWide.REVERT, CssWide.REVERT_LAYER, CssWide.REVERT_RULE})
"""The keywords that stand for what would win without a part of the cascade."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A value with ``var()`` or its kin, or ``sibling-index()``: known once there is an element.

    ``name`` is the property as it was written, a shorthand perhaps.
    """

    name: str
    text: str


# What a longhand is declared to be: a CSS-wide keyword, a value to substitute, or whatever hashable
# form the property's own grammar makes of it (see shorthands.expand).
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


@dataclass(frozen=True, slots=True)
class Registration:
    """A custom property registered with ``@property`` (CSS Properties and Values 1)."""

    name: str
    syntax: str
    inherits: bool
    initial: str | None


class Parameter(NamedTuple):
    """One parameter of a function; ``syntax`` is ``*`` where it has no type."""

    name: str
    syntax: str
    default: str | None


class FunctionDeclaration(NamedTuple):
    """A declaration of a function under conditions: a local variable, or its ``result``.

    Each condition is the name of an at-rule, such as ``media``, and its prelude.
    """

    conditions: tuple[tuple[str, str], ...]
    name: str
    value: str


class Function(NamedTuple):
    """A function defined with ``@function`` (CSS Functions and Mixins 1)."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: str
    body: tuple[FunctionDeclaration, ...]


@dataclass(frozen=True, slots=True)
class ContainerFacts:
    """A query container as a condition sees it: its style, and its content box where known.

    ``around`` is the style of its parent.
    """

    style: Style
    around: Style | None
    width: float | None
    height: float | None


@dataclass(frozen=True, slots=True)
class Context:
    """The facts by which a style is computed, besides the parent's style and the winners.

    ``root`` is the style of the root element, ``None`` for the root itself; ``functions`` are those
    that the sheets define, by name. ``container`` is the
    content box of the nearest size container per axis for ``cqi`` and kin, ``None`` where there is
    none or it is unknown (the small viewport stands in). ``attributes`` are those of the element,
    for ``attr()``; ``place`` is where it is among its siblings, and how many these are, that of the
    root on a page that does not ask. ``pseudo`` is ``::before`` and the like, empty for an element.
    """

    environment: Environment
    root: Style | None
    registered: Mapping[str, Registration]
    quirks: bool
    container: tuple[float | None, float | None] = (None, None)
    attributes: Mapping[str, str] = field(default_factory=dict)
    place: tuple[int, int] = (1, 1)
    pseudo: str = ""
    page_color_scheme: str = ""
    functions: Mapping[str, Function] = field(default_factory=dict)

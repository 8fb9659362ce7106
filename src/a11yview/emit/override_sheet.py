"""``stylesheet``: the settings as CSS, for all visitors of a site or for one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from a11yview.emit.asset import Asset
from a11yview.emit.choice_variables import (
    FOLLOWING,
    choice_variables,
    scheme_variables,
    size_variables,
    unlike_followed,
)
from a11yview.emit.css_rule import rule
from a11yview.emit.minifying import minified
from a11yview.emit.override_rules import override_rules
from a11yview.emit.package_data import package_data
from a11yview.emit.panel_style import panel_css
from a11yview.emit.system_preferences import system_rules, system_variables
from a11yview.errors import EmitError, expect
from a11yview.settings import (
    OWN,
    READING_AIDS,
    Catalog,
    Preferences,
    Scheme,
    offered,
    wire_name,
    write_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from a11yview.settings import Font

__all__ = ["stylesheet"]

_SCREEN: Final = "screen"
# Where the browser forces its own colors, or on paper, ours would only be in the way.
_COLORED: Final = "screen and (forced-colors:none)"

# Fields whose rules say all there is to say: no custom property is read.
_PLAIN: Final = frozenset({"images", "motion", "underline-links", "alignment", "media"})

# A visitor's own colors come from a script: registered, nothing but a color gets through.
# Source: CSS Properties and Values API 1, 2.1.
_OWN_PROPERTIES: Final = "".join(
    f'@property --a11yview-own-{part}{{syntax:"<color>";inherits:true;initial-value:{color}}}'
    for part, color in (("text", "#000"), ("background", "#fff"))
)


def stylesheet(
    catalog: Catalog,
    preferences: Preferences | None = None,
    *,
    mode: Literal["override", "variables"] = "override",
) -> Asset:
    """Return the stylesheet of what ``catalog`` offers, tied to the attributes on the root.

    It is the same text for all visitors, made for a file: link it as the first stylesheet of
    the page. With ``preferences`` it is the sheet of one visitor, own colors included, and needs
    no attribute on the page.

    ``mode`` ``"override"`` puts the settings on any page; ``"variables"`` only declares them as
    custom properties (``--a11yview-text``, ``--a11yview-letter-spacing``…) for a site that
    styles itself with them. Raises ``EmitError`` on any other mode.

    Source: CSS Cascading and Inheritance 5, 6.4 (layers and importance).
    """
    expect("catalog", catalog, Catalog, "Catalog.classic(), or a Catalog of your own")
    expect("preferences", preferences, Preferences | None, "Preferences()")
    if mode not in ("override", "variables"):
        raise EmitError(f"mode: unknown: {mode!r}; use 'override' or 'variables'")
    return _stylesheet(catalog, preferences, mode)


@lru_cache(maxsize=64)
def _stylesheet(catalog: Catalog, preferences: Preferences | None, mode: str) -> Asset:
    source = _Source.of_site(catalog) if preferences is None else _Source.of(catalog, preferences)
    if mode == "variables":
        return Asset(_properties(source) + _layer(_variables(source)), kind="css")
    sheet = _properties(source) + _layer(_override(source)) + panel_css(catalog, preferences)
    return Asset(sheet, kind="css")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Content of a sheet: tokens by field, whether tied to attributes, a visitor's own colors."""

    catalog: Catalog
    tokens: Mapping[str, tuple[str, ...]]
    tied: bool
    own: Scheme | None = None

    @classmethod
    def of_site(cls, catalog: Catalog) -> _Source:
        tokens = {
            wire_name(field): tuple(map(write_value, choices))
            for field, choices in offered(catalog).items()
            if field not in READING_AIDS
        }
        tokens["scheme"] += (OWN,)
        return cls(catalog=catalog, tokens=tokens, tied=True)

    @classmethod
    def of(cls, catalog: Catalog, preferences: Preferences) -> _Source:
        own = preferences.scheme if isinstance(preferences.scheme, Scheme) else None
        tokens = {
            field: (token,)
            for field, token in preferences.tokens().items()
            if field not in READING_AIDS
        }
        return cls(catalog=catalog, tokens=tokens, tied=False, own=own)

    def root(self, field: str, token: str) -> str:
        return f':root[data-a11yview-{field}="{token}"]' if self.tied else ":root"

    def scheme(self, token: str) -> Scheme | None:
        """Return the colors of a scheme, ``None`` for own colors that a script will set."""
        return self.own if token == OWN else self.catalog.scheme(token)

    def variables(self, field: str, token: str) -> dict[str, str]:
        if field == "scheme" and self.own is not None:
            return scheme_variables(self.own)
        return choice_variables(self.catalog, field, token)


def _layer(rules: Iterator[str]) -> str:
    return f"@layer a11yview{{{''.join(rules)}}}"


def _media(query: str, rules: str) -> str:
    return f"@media {query}{{{rules}}}" if rules else ""


def _properties(source: _Source) -> str:
    """Return the registrations that the sheet needs."""
    return _OWN_PROPERTIES if source.tied else ""


def _variables(source: _Source) -> Iterator[str]:
    """Yield a rule for each choice, of custom properties alone."""
    for field, tokens in source.tokens.items():
        for token in tokens:
            yield rule((source.root(field, token),), source.variables(field, token))
    if source.tied and source.catalog.follow_system:
        yield from system_variables(source.catalog, important=False)


def _override(source: _Source) -> Iterator[str]:
    """Yield the custom properties that rules need, then the rules of each field, for one medium."""
    active = {field: _active(field, tokens) for field, tokens in source.tokens.items()}
    if active.get("font-size"):
        yield minified(package_data("assets", "override", "font-size-animations.css"))
    yield from (_faces(source.catalog.font(token)) for token in active.get("font", ()))
    for query, fields in groupby(filter(active.get, active), _query):
        yield _media(query, "".join(_rules(source, field, active[field]) for field in fields))
    if source.tied and source.catalog.follow_system:
        yield from system_rules(source.catalog)


def _active(field: str, tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens that change something: the site's own size leaves nothing to scale."""
    return tuple(token for token in tokens if (field, token) != ("font-size", "100"))


def _query(field: str) -> str:
    return _COLORED if field == "scheme" else _SCREEN


def _rules(source: _Source, field: str, tokens: tuple[str, ...]) -> str:
    """Return the rules of one field: those that set its values, then those that use them."""
    values = "".join(_values(source, field, token) for token in tokens)
    if field == "scheme" and source.tied:
        values = _important(":root[data-a11yview-scheme]", FOLLOWING) + values
    return values + override_rules(
        field, source.catalog.opt_out, None if source.tied else tokens[0]
    )


def _values(source: _Source, field: str, token: str) -> str:
    """Return the rule that sets the values of one choice for the field's rules to read."""
    if field in _PLAIN:
        return ""
    sized = field == "font-size"
    values = size_variables(int(token)) if sized else source.variables(field, token)
    if field == "scheme":
        values = unlike_followed(values) if source.tied else values
        scheme = source.scheme(token)
        if scheme is not None:
            values["color-scheme"] = "dark" if scheme.is_dark else "light"
    return _important(source.root(field, token), values)


def _important(selector: str, values: Mapping[str, str]) -> str:
    return rule((selector,), {name: f"{value}!important" for name, value in values.items()})


def _faces(font: Font) -> str:
    """Return ``@font-face`` rules for the files of a web font."""
    family = font.family[0]
    faces = ""
    for face in font.web_font:
        descriptors = {
            "font-family": f'"{family}"',
            "src": f'url("{face.url}")',
            "font-weight": face.weight,
            "font-style": face.style,
            "font-display": "swap",
        }
        if face.unicode_range:
            descriptors["unicode-range"] = ",".join(face.unicode_range)
        faces += rule(("@font-face",), descriptors)
    return faces

"""Media queries: compiled once per text, answered per environment.

Where engines differ, what Chromium knows is known: ``(inverted-colors)`` is an unknown feature
there, unless the environment itself speaks of it.

Source: Media Queries Level 5; Chromium 156 for defaults on a desktop.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.conditions.feature_ranges import (
    COMPARISONS,
    length_value,
    number_value,
    parse_feature,
    ratio_value,
    resolution_value,
)
from a11yview.cascade.values.boolean_conditions import (
    Test,
    all_of,
    opposite_of,
    parse_condition,
)
from a11yview.cascade.values.tokens import component_values, contents, keyword, split_commas, words
from a11yview.cascade.values.units import LengthContext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from a11yview.cascade.conditions.feature_ranges import Feature
    from a11yview.cascade.model import Environment
    from a11yview.cascade.values.tokens import Token, Tokens

_Test: TypeAlias = "Test[Environment]"

_RESERVED_TYPES: Final = frozenset({"not", "and", "or", "only", "layer"})
_PRINTER_RESOLUTION: Final = 300 / 96
_SMALLEST_DESKTOP: Final = 1024
_DESKTOP_SCREEN: Final = (1920.0, 1080.0)

# What a discrete feature can be, its value on a desktop screen first.
DISCRETE: Final[dict[str, tuple[str, ...]]] = {
    "any-hover": ("hover", "none"),
    "any-pointer": ("fine", "coarse", "none"),
    "color-gamut": ("srgb", "p3", "rec2020"),
    "device-posture": ("continuous", "folded"),
    "display-mode": (
        "browser",
        "fullscreen",
        "minimal-ui",
        "picture-in-picture",
        "standalone",
        "tabbed",
        "unframed",
        "window-controls-overlay",
    ),
    "dynamic-range": ("standard", "high"),
    "forced-colors": ("none", "active"),
    "hover": ("hover", "none"),
    "overflow-block": ("scroll", "paged", "none"),
    "overflow-inline": ("scroll", "none"),
    "pointer": ("fine", "coarse", "none"),
    "prefers-color-scheme": ("light", "dark"),
    "prefers-contrast": ("no-preference", "more", "less", "custom"),
    "prefers-reduced-motion": ("no-preference", "reduce"),
    "prefers-reduced-transparency": ("no-preference", "reduce"),
    "scan": ("none", "progressive", "interlace"),
    "scripting": ("enabled", "initial-only", "none"),
    "update": ("fast", "slow", "none"),
}
_UNKNOWN_TO_CHROMIUM: Final[dict[str, tuple[str, ...]]] = {
    "inverted-colors": ("none", "inverted"),
    "nav-controls": ("none", "back"),
    "prefers-reduced-data": ("no-preference", "reduce"),
    "video-dynamic-range": ("standard", "high"),
}
_ON_PAPER: Final = {"overflow-block": "paged", "overflow-inline": "none", "update": "none"}
# A better device also answers to the lesser keyword.
_INCLUDES: Final = {
    ("color-gamut", "p3"): {"srgb", "p3"},
    ("color-gamut", "rec2020"): {"srgb", "p3", "rec2020"},
    ("dynamic-range", "high"): {"standard", "high"},
    ("video-dynamic-range", "high"): {"standard", "high"},
}
_FALSE_IN_BOOLEAN_CONTEXT: Final = frozenset({"none", "no-preference"})


def _resolution(environment: Environment) -> float:
    return _PRINTER_RESOLUTION if environment.media == "print" else environment.resolution


def _ratio(environment: Environment) -> float:
    width, height = environment.viewport
    return width / height if height else float("inf")


def _screen(environment: Environment) -> tuple[float, float]:
    """Return the size of the device: a window on a desktop is smaller than its screen."""
    width, height = environment.viewport
    return (width, height) if width < _SMALLEST_DESKTOP else _DESKTOP_SCREEN


def _integer(tokens: Tokens) -> Callable[[LengthContext], float] | None:
    return number_value(tokens, integer=True)


def _grid(tokens: Tokens) -> Callable[[LengthContext], float] | None:
    value = number_value(tokens)
    return value if value is not None and value(LengthContext()) in (0, 1) else None


_Parse: TypeAlias = "Callable[[Tokens], Callable[[LengthContext], float] | None]"
_RANGES: Final[dict[str, tuple[_Parse, Callable[[Environment], float]]]] = {
    "width": (length_value, lambda e: e.viewport[0]),
    "height": (length_value, lambda e: e.viewport[1]),
    "device-width": (length_value, lambda e: _screen(e)[0]),
    "device-height": (length_value, lambda e: _screen(e)[1]),
    "aspect-ratio": (ratio_value, _ratio),
    "device-aspect-ratio": (ratio_value, lambda e: _screen(e)[0] / _screen(e)[1]),
    "resolution": (resolution_value, _resolution),
    "-webkit-device-pixel-ratio": (number_value, _resolution),
    "color": (_integer, lambda _: 8.0),
    "color-index": (_integer, lambda _: 0.0),
    "monochrome": (_integer, lambda _: 0.0),
    "horizontal-viewport-segments": (_integer, lambda _: 1.0),
    "vertical-viewport-segments": (_integer, lambda _: 1.0),
}
# Features with number values that take neither min- and max- nor comparisons.
_SWITCHES: Final[dict[str, tuple[_Parse, float]]] = {
    "grid": (_grid, 0.0),
    "-webkit-transform-3d": (_grid, 1.0),
}


@lru_cache(maxsize=8192)
def media_matches(text: str, environment: Environment) -> bool:
    """Return whether a media query list holds; an empty one does, an invalid query does not."""
    queries = _compile(text)
    return not queries or any(query(environment) is True for query in queries)


@lru_cache(maxsize=2048)
def media_test(text: str) -> _Test | None:
    """Return the test of what stands in ``media()``: one feature, or a condition without types."""
    tokens = component_values(text)
    feature = parse_feature(tokens)
    alone = None if feature is None else _feature_test(feature)
    return alone or parse_condition(tokens, _leaf)


def features_of(text: str) -> Iterator[Feature]:
    """Yield the features that a media query list names, whether or not it is valid."""
    pending = [token for token in component_values(text) if token.type == "() block"]
    while pending:
        inner = contents(pending.pop())
        feature = parse_feature(inner)
        if feature is not None:
            yield feature
        else:
            pending += (token for token in inner if token.type == "() block")


def value_of(name: str, tokens: Tokens, environment: Environment) -> float | None:
    """Return the value that a range feature is compared with, in px, dppx or as a number."""
    value = _RANGES[name][0](tokens)
    return None if value is None else value(_lengths(environment))


@lru_cache(maxsize=2048)
def _compile(text: str) -> tuple[_Test, ...]:
    tokens = component_values(text)
    if not tokens:
        return ()
    return tuple(_query(part) or _never for part in split_commas(tokens))


def _never(_: Environment) -> bool | None:
    return False


def _query(tokens: list[Token]) -> _Test | None:
    condition = parse_condition(tokens, _leaf)
    if condition is not None:
        return condition
    parts = words(tokens)
    prefix = keyword(parts[0]) if parts else ""
    if prefix in ("not", "only"):
        parts = parts[1:]
    else:
        prefix = ""
    media_type = keyword(parts[0]) if parts else ""
    if not media_type or media_type in _RESERVED_TYPES:
        return None
    tests = [_media_type(media_type)]
    if len(parts) > 1:
        rest = _after_type(parts)
        if rest is None:
            return None
        tests.append(rest)
    whole = all_of(tests)
    return opposite_of(whole) if prefix == "not" else whole


def _after_type(parts: list[Token]) -> _Test | None:
    """Compile ``and …`` after a media type, where ``or`` is not allowed at the top."""
    if keyword(parts[1]) != "and" or any(keyword(part) == "or" for part in parts):
        return None
    return parse_condition(parts[2:], _leaf)


def _media_type(name: str) -> _Test:
    if name == "all":
        return lambda _: True
    return lambda environment: environment.media == name


def _leaf(token: Token) -> _Test | None:
    if token.type != "() block":
        return None
    feature = parse_feature(contents(token))
    if feature is None:
        return None
    return _feature_test(feature)


def _feature_test(feature: Feature) -> _Test | None:
    if feature.name in _RANGES:
        return _range_test(feature)
    if feature.name in _SWITCHES:
        return _switch_test(feature)
    if feature.name in DISCRETE or feature.name in _UNKNOWN_TO_CHROMIUM:
        return _discrete_test(feature)
    return _orientation_test(feature) if feature.name == "orientation" else None


def _range_test(feature: Feature) -> _Test | None:
    parse, actual = _RANGES[feature.name]
    if not feature.comparisons:
        return lambda environment: actual(environment) != 0
    tests: list[_Test] = []
    for sign, tokens in feature.comparisons:
        value = parse(tokens)
        if value is None:
            return None
        tests.append(_comparison(sign, actual, value))
    return all_of(tests)


def _comparison(
    sign: str,
    actual: Callable[[Environment], float],
    value: Callable[[LengthContext], float],
) -> _Test:
    holds = COMPARISONS["=" if sign == ":" else sign]

    return lambda environment: holds(actual(environment), value(_lengths(environment)))


def _lengths(environment: Environment) -> LengthContext:
    return LengthContext(
        font_size=environment.font_size,
        root_font_size=environment.font_size,
        viewport_width=environment.viewport[0],
        viewport_height=environment.viewport[1],
    )


def _switch_test(feature: Feature) -> _Test | None:
    parse, actual = _SWITCHES[feature.name]
    if not feature.comparisons:
        return lambda _: bool(actual)
    sign, tokens = feature.comparisons[0]
    value = parse(tokens)
    if value is None or sign != ":":
        return None
    holds = value(LengthContext()) == actual
    return lambda _: holds


def _wanted(feature: Feature, keywords: tuple[str, ...]) -> str | None:
    """Return the keyword a discrete feature is asked for, ``""`` for the boolean context."""
    if not feature.comparisons:
        return ""
    sign, tokens = feature.comparisons[0]
    if sign != ":" or len(tokens) != 1 or keyword(tokens[0]) not in keywords:
        return None
    return keyword(tokens[0])


def _discrete_test(feature: Feature) -> _Test | None:
    name = feature.name
    known = name in DISCRETE
    keywords = DISCRETE[name] if known else _UNKNOWN_TO_CHROMIUM[name]
    wanted = _wanted(feature, keywords)
    if wanted is None or (name == "scan" and wanted == "none"):
        return None

    def test(environment: Environment) -> bool | None:
        default = _ON_PAPER.get(name) if environment.media == "print" else None
        actual = environment.feature(name, default or (keywords[0] if known else ""))
        if not actual:
            return None
        if not wanted:
            return actual not in _FALSE_IN_BOOLEAN_CONTEXT
        return wanted in _INCLUDES.get((name, actual), {actual})

    return test


def _orientation_test(feature: Feature) -> _Test | None:
    wanted = _wanted(feature, ("portrait", "landscape"))
    if wanted is None:
        return None

    def test(environment: Environment) -> bool | None:
        width, height = environment.viewport
        return not wanted or wanted == ("portrait" if height >= width else "landscape")

    return test

"""``@supports``: whether a browser would take a declaration, a selector, a font technology.

Declarations of the properties that this package computes are judged by their grammar; of any other
property by its name, and by whether the value has only functions that browsers know.

Source: CSS Conditional Rules Level 5, section 2; Chromium 156 for what is supported.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from a11yview.cascade.values.boolean_conditions import is_any_value, parse_condition
from a11yview.cascade.values.shorthands import ALIASES, RELEVANT, expand
from a11yview.cascade.values.substitution import is_substitutable
from a11yview.cascade.values.tokens import (
    component_values,
    contents,
    is_literal,
    keyword,
    serialize,
    trim,
    walk,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.values.boolean_conditions import Test
    from a11yview.cascade.values.tokens import Token, Tokens

    Selectors = Callable[[str], bool]

_FONT_FORMATS: Final = frozenset({"woff", "woff2", "truetype", "opentype", "collection"})
_FONT_TECHNOLOGIES: Final = frozenset(
    [
        "color-colrv0",
        "color-colrv1",
        "color-sbix",
        "color-cbdt",
        "features-aat",
        "features-opentype",
        "palettes",
        "variations",
    ]
)
_AT_RULES: Final = frozenset(
    [
        "@charset",
        "@container",
        "@counter-style",
        "@font-face",
        "@font-feature-values",
        "@font-palette-values",
        "@function",
        "@import",
        "@keyframes",
        "@layer",
        "@media",
        "@namespace",
        "@page",
        "@position-try",
        "@property",
        "@scope",
        "@starting-style",
        "@supports",
        "@view-transition",
        "@-webkit-keyframes",
    ]
)
# Values that a loose judgement would take, and Chromium does not.
_REFUSED: Final = {
    "margin-trim": frozenset({"inline", "inline-start", "inline-end"}),
    "text-align": frozenset({"justify-all", "match-parent"}),
    "grid-template-rows": frozenset({"masonry"}),
    "grid-template-columns": frozenset({"masonry"}),
}


@cache
def property_names() -> frozenset[str]:
    """Return the names of all properties that Chromium knows, in lower case."""
    text = (files("a11yview.cascade.conditions") / "property_names.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def supports(text: str, selector_supported: Callable[[str], bool]) -> bool:
    """Return whether the condition of an ``@supports`` rule holds.

    ``selector_supported`` judges the text of a ``selector()``. A condition that does not parse
    does not hold.
    """
    test = parse_condition(component_values(text), _leaf)
    return test is not None and test(selector_supported) is True


@cache
def support_test(text: str) -> Test[Selectors] | None:
    """Return the test of what stands in ``supports()``: a declaration, or a condition.

    ``None`` for a declaration that is not supported: in Chromium, it is no declaration.
    """
    tokens = component_values(text)
    return (lambda _: True) if _declaration(tokens) else parse_condition(tokens, _leaf)


def _leaf(token: Token) -> Test[Selectors] | None:
    if token.type == "() block":
        found = _declaration(trim(token.content))
        # What is well formed but means nothing is false, so that `not` makes it true.
        if found is None:
            return _false if is_any_value(token.content) else None
        return lambda _: found
    inside = trim(contents(token))
    if token.lower_name == "selector":
        text = serialize(inside)
        return lambda selector_supported: selector_supported(text)
    holds = _function_holds(token.lower_name, inside)
    if not holds and not is_any_value(inside):
        return None
    return lambda _: holds


def _false(_: Selectors) -> bool | None:
    return False


def _function_holds(name: str, inside: Tokens) -> bool:
    if len(inside) != 1:
        return False
    if name == "font-format":
        return keyword(inside[0]) in _FONT_FORMATS
    if name == "font-tech":
        return keyword(inside[0]) in _FONT_TECHNOLOGIES
    if name == "at-rule":
        return inside[0].type == "at-keyword" and f"@{inside[0].lower_value}" in _AT_RULES
    return False


def _declaration(tokens: Tokens) -> bool | None:
    """Return whether ``name: value`` is supported, ``None`` when it is no declaration."""
    rest = trim(tokens[1:])
    if not tokens or tokens[0].type != "ident" or not rest or not is_literal(rest[0], ":"):
        return None
    name = str(tokens[0].value)
    value = _without_importance(trim(rest[1:]))
    if value is None or any(token.type == "error" for token in walk(value)):
        return None
    if name.startswith("--"):
        return len(name) > 2 and bool(expand(name, serialize(value)))
    return _is_supported(name.lower(), value)


def _without_importance(tokens: Tokens) -> Tokens | None:
    last = words(tokens)[-2:]
    if len(last) == 2 and is_literal(last[0], "!"):
        if keyword(last[1]) != "important":
            return None
        tokens = trim(tokens[: tokens.index(last[0])])
    return tokens


def _is_supported(name: str, value: Tokens) -> bool:
    if name in RELEVANT and (name in ALIASES or name in property_names()):
        return bool(expand(name, serialize(value)))
    if name not in property_names() or not value:
        return False
    if any(is_literal(token, ";") or is_literal(token, "!") for token in value):
        return False
    refused = _REFUSED.get(name, frozenset())
    return is_substitutable(value) is not False and not any(
        keyword(token) in refused for token in value
    )

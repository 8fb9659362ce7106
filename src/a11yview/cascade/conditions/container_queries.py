"""``@container``: what a query asks of its container, and whether the container answers it.

Source: CSS Containment Level 3, sections 3 and 4; CSS Conditional Rules Level 5, section 5;
Chromium 156 where it differs: a query with anything unknown in it never holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from a11yview.cascade.conditions.boolean_conditions import all_of, is_any_value, parse_condition
from a11yview.cascade.conditions.feature_ranges import (
    COMPARISONS,
    is_chain,
    length_value,
    parse_feature,
    ratio_value,
    split_comparisons,
)
from a11yview.cascade.values import data_types
from a11yview.cascade.values.font_metrics import metrics_of
from a11yview.cascade.values.registered_properties import Surroundings, computed_text, parse_syntax
from a11yview.cascade.values.substitution import Reference, is_custom_value, substitute
from a11yview.cascade.values.tokens import (
    component_values,
    contents,
    is_literal,
    keyword,
    serialize,
    split,
    split_commas,
    trim,
    words,
)
from a11yview.cascade.values.units import LengthContext
from a11yview.color import BLACK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.conditions.boolean_conditions import Test
    from a11yview.cascade.conditions.feature_ranges import Feature
    from a11yview.cascade.model import ContainerFacts, Context
    from a11yview.cascade.values.tokens import Token, Tokens

_RESERVED_NAMES: Final = frozenset(
    ["none", "and", "or", "not", "inherit", "initial", "unset", "revert", "revert-layer", "default"]
)
_AXES: Final = {
    "width": frozenset({"inline"}),
    "inline-size": frozenset({"inline"}),
    "height": frozenset({"block"}),
    "block-size": frozenset({"block"}),
    "aspect-ratio": frozenset({"inline", "block"}),
    "orientation": frozenset({"inline", "block"}),
}


class _Subject(NamedTuple):
    """A container under the conditions at hand."""

    facts: ContainerFacts
    context: Context
    lengths: LengthContext


_Test: TypeAlias = "Test[_Subject]"


@dataclass(frozen=True, slots=True)
class ContainerQuery:
    """One ``@container`` condition.

    ``needs`` says which axes the container must be sized in, and whether its style is asked;
    ``test`` is ``None`` where anything unknown is asked, which no container answers.
    """

    name: str | None
    needs: frozenset[str]
    test: _Test | None


@lru_cache(maxsize=1024)
def container_query(prelude: str) -> tuple[ContainerQuery, ...]:
    """Return the queries of an ``@container`` prelude, any of which may hold; none if invalid."""
    found = [_query(trim(part)) for part in split_commas(component_values(prelude))]
    return tuple(query for query in found if query) if all(found) else ()


def _query(tokens: Tokens) -> ContainerQuery | None:
    if not tokens:
        return None
    name: str | None = None
    rest = tokens
    if keyword(tokens[0]) and keyword(tokens[0]) != "not":
        name = str(tokens[0].value)
        rest = trim(tokens[1:])
        if name.lower() in _RESERVED_NAMES:
            return None
    needs: set[str] = set()
    unknown: list[Token] = []
    if not rest:
        return ContainerQuery(name, frozenset(), lambda _: True)
    test = parse_condition(rest, lambda token: _leaf(token, needs, unknown))
    if test is None:
        return None
    return ContainerQuery(name, frozenset(needs), None if unknown else test)


def container_holds(
    query: ContainerQuery, container: ContainerFacts, context: Context
) -> bool | None:
    """Return whether a container answers a query; ``None`` when its size is not known."""
    if query.test is None:
        return False
    return query.test(_Subject(container, context, _lengths(container, context)))


def _lengths(container: ContainerFacts, context: Context) -> LengthContext:
    style, root = container.style, context.root or container.style
    metrics, root_metrics = metrics_of(style.font_family), metrics_of(root.font_family)
    width, height = context.environment.viewport
    return LengthContext(
        font_size=style.font_size,
        root_font_size=root.font_size,
        line_height=style.line_height or metrics.line_height(style.font_size),
        root_line_height=root.line_height or root_metrics.line_height(root.font_size),
        viewport_width=width,
        viewport_height=height,
        container_width=context.container[0],
        container_height=context.container[1],
        metrics=metrics,
        root_metrics=root_metrics,
    )


def _leaf(token: Token, needs: set[str], unknown: list[Token]) -> _Test | None:
    test: _Test | None = None
    if token.type == "() block":
        feature = parse_feature(contents(token))
        if feature is not None and feature.name in _AXES:
            needs.update(_AXES[feature.name])
            test = _size_test(feature)
    elif token.lower_name == "style":
        needs.add("style")
        test = _style_condition(token, unknown)
    if test is None and is_any_value(contents(token)):
        unknown.append(token)
    return test


def _size_test(feature: Feature) -> _Test | None:
    if feature.name == "orientation":
        return _orientation_test(feature)
    parse = ratio_value if feature.name == "aspect-ratio" else length_value
    actual = _SIZES[feature.name]
    if not feature.comparisons:
        return lambda subject: _known(actual(subject), bool)
    tests: list[_Test] = []
    for sign, tokens in feature.comparisons:
        value = parse(tokens)
        if value is None:
            return None
        tests.append(_comparison("=" if sign == ":" else sign, actual, value))
    return all_of(tests)


def _known(value: float | None, judge: Callable[[float], bool]) -> bool | None:
    return None if value is None else judge(value)


def _comparison(
    sign: str,
    actual: Callable[[_Subject], float | None],
    value: Callable[[LengthContext], float],
) -> _Test:
    holds = COMPARISONS[sign]

    def test(subject: _Subject) -> bool | None:
        size = actual(subject)
        return None if size is None else holds(size, value(subject.lengths))

    return test


def _ratio(subject: _Subject) -> float | None:
    width, height = subject.facts.width, subject.facts.height
    if width is None or height is None:
        return None
    return width / height if height else float("inf")


_SIZES: Final[dict[str, Callable[[_Subject], float | None]]] = {
    "width": lambda subject: subject.facts.width,
    "inline-size": lambda subject: subject.facts.width,
    "height": lambda subject: subject.facts.height,
    "block-size": lambda subject: subject.facts.height,
    "aspect-ratio": _ratio,
}


def _orientation_test(feature: Feature) -> _Test | None:
    wanted = ""
    if feature.comparisons:
        sign, tokens = feature.comparisons[0]
        wanted = keyword(tokens[0]) if len(tokens) == 1 and sign == ":" else ""
        if wanted not in ("portrait", "landscape"):
            return None

    def test(subject: _Subject) -> bool | None:
        width, height = subject.facts.width, subject.facts.height
        if width is None or height is None:
            return None
        return not wanted or wanted == ("portrait" if height >= width else "landscape")

    return test


def _style_condition(token: Token, unknown: list[Token]) -> _Test | None:
    inside = trim(contents(token))
    whole = _style_feature(inside)
    if whole is not None:
        return whole

    def leaf(part: Token) -> _Test | None:
        found = _style_feature(trim(contents(part))) if part.type == "() block" else None
        if found is None and is_any_value(contents(part)):
            unknown.append(part)
        return found

    return parse_condition(inside, leaf)


def _style_feature(tokens: Tokens) -> _Test | None:
    """Compile ``--name``, ``--name: value`` or a comparison; other properties are unknown."""
    compared = split_comparisons(tokens)
    if compared is not None:
        return _style_range(*compared)
    if not tokens or tokens[0].type != "ident" or not tokens[0].value.startswith("--"):
        return None
    name = str(tokens[0].value)
    rest = trim(tokens[1:])
    if not rest:
        return lambda subject: _custom(name, subject) is not None
    text = _style_value(rest)
    return None if text is None else lambda subject: _equals(name, text, subject)


def _style_value(tokens: Tokens) -> str | None:
    """Return the text after the colon, without ``!important``; ``None`` if it is no value."""
    if not is_literal(tokens[0], ":"):
        return None
    value = trim(tokens[1:])
    last = words(value)[-2:]
    if len(last) == 2 and is_literal(last[0], "!") and keyword(last[1]) == "important":
        value = trim(value[: value.index(last[0])])
    text = serialize(value)
    return text if len(split(value, ";")) == 1 and is_custom_value(text) else None


def _custom(name: str, subject: _Subject) -> str | None:
    """Return a custom property of the container; its initial value where it has none."""
    found = subject.facts.style.custom.get(name)
    registered = subject.context.registered.get(name)
    if found is not None or registered is None or registered.initial is None:
        return found
    return _typed(name, registered.initial, subject)


def _typed(name: str, text: str, subject: _Subject) -> str | None:
    registered = subject.context.registered.get(name)
    components = parse_syntax(registered.syntax) if registered is not None else None
    if not components:
        return text
    around = Surroundings(subject.lengths, subject.facts.style.color_scheme)
    return computed_text(text, components, around)


def _equals(name: str, text: str, subject: _Subject) -> bool | None:
    actual = _custom(name, subject)
    wide = text.lower()
    registered = subject.context.registered.get(name)
    if wide == "initial":
        initial = None if registered is None else registered.initial
        wanted = None if initial is None else _typed(name, initial, subject)
    elif wide in ("inherit", "unset"):
        # An element inherits from itself here: nothing but its own declaration could differ.
        wanted = actual
    elif wide in ("revert", "revert-layer", "revert-rule"):
        return None
    else:
        substituted = substitute(text, lambda reference: _reference(reference, subject))
        wanted = None if substituted is None else _typed(name, substituted, subject)
    if actual is None or wanted is None:
        return actual is None and wanted is None
    if _canonical(actual) == _canonical(wanted):
        return True
    scheme = subject.facts.style.color_scheme
    return registered is not None and _same_color(actual, wanted, scheme)


def _same_color(a: str, b: str, scheme: str) -> bool:
    """Whether two typed values are one color in different notations."""
    colors = [data_types.color(component_values(text)) for text in (a, b)]
    if not all(colors):
        return False
    first, second = (
        data_types.resolved_color(color, scheme, BLACK)
        if isinstance(color, data_types.ColorText)
        else color
        for color in colors
    )
    return first == second


def _reference(reference: Reference, subject: _Subject) -> str | None:
    return _custom(reference.name, subject) if reference.kind == "var" else None


@lru_cache(maxsize=4096)
def _canonical(text: str) -> str:
    return serialize(component_values(text))


def _style_range(operands: list[Tokens], signs: list[str]) -> _Test | None:
    if len(signs) > 2 or (len(signs) == 2 and not is_chain(signs)):
        return None

    def test(subject: _Subject) -> bool | None:
        measures = [_measure(operand, subject) for operand in operands]
        for sign, left, right in zip(signs, measures, measures[1:], strict=False):
            if left is None or right is None or left[1] != right[1]:
                return False
            if not COMPARISONS[sign](left[0], right[0]):
                return False
        return True

    return test


def _measure(operand: Sequence[Token], subject: _Subject) -> tuple[float, str] | None:
    """Return a number, a percentage or a length in px, with which of them it is."""
    tokens = tuple(operand)
    if len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].value.startswith("--"):
        text = _custom(str(tokens[0].value), subject)
        if text is None:
            return None
        tokens = component_values(text)
    number = data_types.number(tokens, percent=True)
    if number is not None:
        is_percent = isinstance(number, data_types.Quantity) and number.unit == "%"
        return data_types.plain_number(number, subject.lengths), "%" if is_percent else ""
    length = data_types.length(tokens, percent=False)
    return None if length is None else (data_types.pixels(length, subject.lengths), "px")

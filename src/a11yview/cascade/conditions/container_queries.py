"""``@container``: what a query asks of its container, and whether the container answers it.

Source: CSS Containment Level 3, sections 3 and 4; CSS Conditional Rules Level 5, section 5;
Chromium 156 where it differs: a query with anything unknown in it never holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from a11yview.cascade.conditions.feature_ranges import (
    COMPARISONS,
    length_value,
    parse_feature,
    ratio_value,
)
from a11yview.cascade.conditions.style_queries import Subject, style_condition
from a11yview.cascade.values.boolean_conditions import all_of, is_any_value, parse_condition
from a11yview.cascade.values.font_metrics import metrics_of
from a11yview.cascade.values.longhands import NO_CONTAINER_NAMES
from a11yview.cascade.values.substitution import substitute
from a11yview.cascade.values.tokens import (
    component_values,
    contents,
    keyword,
    split_commas,
    trim,
)
from a11yview.cascade.values.typed_values import ValueContext
from a11yview.cascade.values.units import LengthContext, is_vertical

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.cascade.conditions.feature_ranges import Feature
    from a11yview.cascade.model import ContainerFacts, Context
    from a11yview.cascade.values.boolean_conditions import Test
    from a11yview.cascade.values.tokens import Token, Tokens

_AXES: Final = {
    "width": frozenset({"width"}),
    "inline-size": frozenset({"inline"}),
    "height": frozenset({"height"}),
    "block-size": frozenset({"block"}),
    "aspect-ratio": frozenset({"width", "height"}),
    "orientation": frozenset({"width", "height"}),
}


class _Container(NamedTuple):
    """A container under the conditions at hand."""

    facts: ContainerFacts
    lengths: LengthContext
    subject: Subject


_Test: TypeAlias = "Test[_Container]"


@dataclass(frozen=True, slots=True)
class ContainerQuery:
    """One ``@container`` condition.

    ``needs`` says which axes the container must be sized in, and whether its style is asked;
    ``test`` is ``None`` where anything unknown is asked, which no container answers.
    """

    name: str | None
    needs: frozenset[str]
    test: _Test | None


@lru_cache(maxsize=16384)
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
        if name.lower() in NO_CONTAINER_NAMES:
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
    lengths, around = _lengths(container, context), container.around
    custom = container.style.custom.get
    subject = Subject(
        custom,
        None if around is None else around.custom.get,
        lambda text: substitute(text, lambda one: custom(one.name) if one.kind == "var" else None),
        context.registered,
        ValueContext(lengths, container.style.palette),
    )
    return query.test(_Container(container, lengths, subject))


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
        is_vertical=is_vertical(style.writing_mode),
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
        asked = style_condition(token, unknown)
        test = None if asked is None else lambda container: asked(container.subject)
    elif token.lower_name in {"scroll-state", "anchored"} and is_any_value(contents(token)):
        needs.add(token.lower_name)
        return _undecided
    if test is None and is_any_value(contents(token)):
        unknown.append(token)
    return test


def _undecided(_: _Container) -> bool | None:
    """Leave open what only layout or scrolling decides."""
    return None


def _size_test(feature: Feature) -> _Test | None:
    if feature.name == "orientation":
        return _orientation_test(feature)
    parse = ratio_value if feature.name == "aspect-ratio" else length_value
    actual = _SIZES[feature.name]
    if not feature.comparisons:
        return lambda container: _known(actual(container), bool)
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
    actual: Callable[[_Container], float | None],
    value: Callable[[LengthContext], float],
) -> _Test:
    holds = COMPARISONS[sign]

    def test(container: _Container) -> bool | None:
        size = actual(container)
        return None if size is None else holds(size, value(container.lengths))

    return test


def _inline_size(container: _Container) -> float | None:
    facts = container.facts
    return facts.height if is_vertical(facts.style.writing_mode) else facts.width


def _block_size(container: _Container) -> float | None:
    facts = container.facts
    return facts.width if is_vertical(facts.style.writing_mode) else facts.height


def _ratio(container: _Container) -> float | None:
    width, height = container.facts.width, container.facts.height
    if width is None or height is None:
        return None
    return width / height if height else float("inf")


_SIZES: Final[dict[str, Callable[[_Container], float | None]]] = {
    "width": lambda container: container.facts.width,
    "inline-size": _inline_size,
    "height": lambda container: container.facts.height,
    "block-size": _block_size,
    "aspect-ratio": _ratio,
}


def _orientation_test(feature: Feature) -> _Test | None:
    wanted = ""
    if feature.comparisons:
        sign, tokens = feature.comparisons[0]
        wanted = keyword(tokens[0]) if len(tokens) == 1 and sign == ":" else ""
        if wanted not in ("portrait", "landscape"):
            return None

    def test(container: _Container) -> bool | None:
        width, height = container.facts.width, container.facts.height
        if width is None or height is None:
            return None
        return not wanted or wanted == ("portrait" if height >= width else "landscape")

    return test

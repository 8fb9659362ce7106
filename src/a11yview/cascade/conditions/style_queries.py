"""``style()`` in ``@container``: what a query asks of a container's custom properties.

Source: CSS Conditional Rules Level 5, section 5.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from a11yview.cascade.conditions.boolean_conditions import is_any_value, parse_condition
from a11yview.cascade.conditions.feature_ranges import (
    COMPARISONS,
    is_chain,
    split_comparisons,
)
from a11yview.cascade.values import data_types
from a11yview.cascade.values.substitution import Reference, is_custom_value, substitute
from a11yview.cascade.values.syntaxes import parse_syntax
from a11yview.cascade.values.tokens import (
    component_values,
    contents,
    is_literal,
    keyword,
    serialize,
    split,
    trim,
    words,
)
from a11yview.cascade.values.typed_values import ValueContext, computed_text
from a11yview.color import BLACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.conditions.boolean_conditions import Test
    from a11yview.cascade.model import ContainerFacts, Context
    from a11yview.cascade.style import Style
    from a11yview.cascade.values.tokens import Token, Tokens
    from a11yview.cascade.values.units import LengthContext

__all__ = ["Subject", "style_condition"]

_Test: TypeAlias = "Test[Subject]"


class Subject(NamedTuple):
    """A container under the conditions at hand."""

    facts: ContainerFacts
    context: Context
    lengths: LengthContext


def style_condition(token: Token, unknown: list[Token]) -> _Test | None:
    """Compile what stands in ``style(…)``; unknown parts of it are added to ``unknown``."""
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
        return lambda subject: _is_set(name, subject)
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


def _is_set(name: str, subject: Subject) -> bool:
    """Whether a custom property has a value; in Chromium, where it has a type, another one."""
    actual = _custom(name, subject)
    registered = subject.context.registered.get(name)
    if actual is None or registered is None or registered.syntax == "*":
        return actual is not None
    return not _equals(name, "initial", subject)


def _custom(name: str, subject: Subject, style: Style | None = None) -> str | None:
    """Return a custom property of the container; its initial value where it has none.

    Of another element where its style is given.
    """
    found = (style or subject.facts.style).custom.get(name)
    registered = subject.context.registered.get(name)
    if found is not None or registered is None or registered.initial is None:
        return found
    return _typed(name, registered.initial, subject)


def _typed(name: str, text: str, subject: Subject) -> str | None:
    registered = subject.context.registered.get(name)
    components = parse_syntax(registered.syntax) if registered is not None else None
    if not components:
        return text
    around = ValueContext(subject.lengths, subject.facts.style.color_scheme)
    return computed_text(text, components, around)


def _equals(name: str, text: str, subject: Subject) -> bool:
    actual = _custom(name, subject)
    wide, around = text.lower(), subject.facts.around
    registered = subject.context.registered.get(name)
    inherits = wide == "inherit" or (wide == "unset" and (not registered or registered.inherits))
    if inherits and around is not None:
        wanted = _custom(name, subject, around)
    elif wide in ("initial", "inherit", "unset"):
        initial = None if registered is None else registered.initial
        wanted = None if initial is None else _typed(name, initial, subject)
    elif wide in ("revert", "revert-layer", "revert-rule"):
        return False
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


def _reference(reference: Reference, subject: Subject) -> str | None:
    return _custom(reference.name, subject) if reference.kind == "var" else None


@lru_cache(maxsize=4096)
def _canonical(text: str) -> str:
    return serialize(component_values(text))


def _style_range(operands: list[Tokens], signs: list[str]) -> _Test | None:
    if len(signs) > 2 or (len(signs) == 2 and not is_chain(signs)):
        return None

    def test(subject: Subject) -> bool | None:
        measures = [_measure(operand, subject) for operand in operands]
        for sign, left, right in zip(signs, measures, measures[1:], strict=False):
            if left is None or right is None or left[1] != right[1]:
                return False
            if not COMPARISONS[sign](left[0], right[0]):
                return False
        return True

    return test


def _measure(operand: Sequence[Token], subject: Subject) -> tuple[float, str] | None:
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

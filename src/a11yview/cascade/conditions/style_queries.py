"""``style()`` in ``@container`` and ``if()``: what a query asks of custom properties.

Source: CSS Conditional Rules Level 5, section 5; CSS Values and Units Level 5, section 8.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from a11yview.cascade.conditions.feature_ranges import (
    COMPARISONS,
    is_chain,
    split_comparisons,
)
from a11yview.cascade.values import data_types
from a11yview.cascade.values.boolean_conditions import is_any_value, parse_condition
from a11yview.cascade.values.calculation import Percentages, calculation_of
from a11yview.cascade.values.substitution import is_custom_value
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
from a11yview.cascade.values.typed_values import computed_text
from a11yview.color import BLACK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from a11yview.calculation.expressions import Dimensions
    from a11yview.cascade.model import Registration
    from a11yview.cascade.palette import Palette
    from a11yview.cascade.values.boolean_conditions import Test
    from a11yview.cascade.values.tokens import Token, Tokens
    from a11yview.cascade.values.typed_values import ValueContext

__all__ = ["Subject", "style_condition"]

_Test: TypeAlias = "Test[Subject]"


class Subject(NamedTuple):
    """The element whose custom properties are asked for: a container, or the element itself.

    ``custom`` gives their values, ``inherited`` those of its parent, ``read`` texts with references
    replaced. ``is_own`` says that it is the element: then no query holds whose value has nothing to
    stand for.
    """

    custom: Callable[[str], str | None]
    inherited: Callable[[str], str | None] | None
    read: Callable[[str], str | None]
    registered: Mapping[str, Registration]
    around: ValueContext
    is_own: bool = False


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
    """Whether a custom property has a value; that of a container with a type, another one."""
    actual = _custom(name, subject)
    registered = subject.registered.get(name)
    if actual is None or registered is None or registered.syntax == "*" or subject.is_own:
        return actual is not None
    return not _equals(name, "initial", subject)


def _custom(name: str, subject: Subject, *, of_parent: bool = False) -> str | None:
    """Return a custom property of the subject, or of its parent; its initial value for none."""
    read = subject.inherited if of_parent and subject.inherited else subject.custom
    found = read(name)
    registered = subject.registered.get(name)
    if found is not None or registered is None or registered.initial is None:
        return found
    return _typed(name, registered.initial, subject)


def _typed(name: str, text: str, subject: Subject) -> str | None:
    registered = subject.registered.get(name)
    components = parse_syntax(registered.syntax) if registered is not None else None
    return computed_text(text, components, subject.around) if components else text


def _equals(name: str, text: str, subject: Subject) -> bool:
    actual = _custom(name, subject)
    wide = text.lower()
    registered = subject.registered.get(name)
    inherits = wide == "inherit" or (wide == "unset" and (not registered or registered.inherits))
    if inherits and subject.inherited is not None:
        wanted = _custom(name, subject, of_parent=True)
    elif wide in ("initial", "inherit", "unset"):
        initial = None if registered is None else registered.initial
        wanted = None if initial is None else _typed(name, initial, subject)
    elif wide in ("revert", "revert-layer", "revert-rule"):
        return False
    else:
        substituted = subject.read(text)
        if substituted is None and subject.is_own:
            return False
        wanted = None if substituted is None else _typed(name, substituted, subject)
    if actual is None or wanted is None:
        return actual is None and wanted is None
    if _canonical(actual) == _canonical(wanted):
        return True
    return registered is not None and _same_color(actual, wanted, subject.around.palette)


def _same_color(a: str, b: str, palette: Palette) -> bool:
    """Whether two typed values are one color in different notations."""
    colors = [data_types.color(component_values(text)) for text in (a, b)]
    if not all(colors):
        return False
    first, second = (
        data_types.resolved_color(color, palette, BLACK)
        if isinstance(color, data_types.ColorText)
        else color
        for color in colors
    )
    return first == second


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


def _measure(operand: Sequence[Token], subject: Subject) -> tuple[float, Dimensions] | None:
    """Return a number or a dimension, with what it is one of."""
    tokens = tuple(operand)
    if len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].value.startswith("--"):
        text = _custom(str(tokens[0].value), subject)
    else:
        text = serialize(tokens)
    text = None if text is None else subject.read(text)
    if text is None or len(component_values(text)) != 1:
        return None
    value = component_values(f"calc({text})")[0]
    found = calculation_of(value, Percentages.SEPARATE)
    return None if found is None else (found.evaluate(subject.around.lengths), found.type)

"""Substitution of ``var()``, ``env()``, ``attr()``, ``if()`` and calls of functions.

Source: CSS Custom Properties Level 1, section 3; CSS Values and Units Level 5, sections 7.6 to 9;
CSS Functions and Mixins Level 1, section 3; CSS Properties and Values API Level 1, section 2.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.running_calls import RunningCalls
from a11yview.cascade.conditions.feature_support import supports
from a11yview.cascade.conditions.if_conditions import Asked, if_condition
from a11yview.cascade.conditions.media_queries import media_matches
from a11yview.cascade.conditions.style_queries import Subject
from a11yview.cascade.model import WIDE_WORDS, Pending
from a11yview.cascade.selectors.parsing import is_selector
from a11yview.cascade.values.attribute_numbers import number_with_unit
from a11yview.cascade.values.shorthands import LONGHANDS, expand
from a11yview.cascade.values.substitution import (
    is_custom_value,
    joined,
    mentions_substitution,
    substitute,
)
from a11yview.cascade.values.syntaxes import parse_syntax
from a11yview.cascade.values.tokens import quoted
from a11yview.cascade.values.tree_counting import with_numbers
from a11yview.cascade.values.typed_values import ValueContext, computed_text
from a11yview.cascade.values.units import LengthContext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from a11yview.cascade.model import Context, Environment, Function, Parameter, Registration
    from a11yview.cascade.values.substitution import Reference
    from a11yview.cascade.values.syntaxes import Component

_NOTHING: Final[Mapping[str, object]] = {}
_ENVIRONMENT: Final = {
    "preferred-text-scale": "1",
    **{
        f"{name}-{side}": "0px"
        for name in ("safe-area-inset", "safe-area-max-inset", "keyboard-inset")
        for side in ("top", "right", "bottom", "left", "width", "height")
    },
}


@lru_cache(maxsize=16384)
def longhands_of(name: str, text: str, *, quirks: bool) -> Mapping[str, object]:
    """Return the values of a substituted declaration by longhand; none if it became invalid.

    Chromium gives what was substituted in ``all`` to every longhand that takes it.
    """
    return {
        longhand: value
        for one in (LONGHANDS[name] if name == "all" else (name,))
        for longhand, value in expand(one, text, quirks=quirks)
        if not isinstance(value, Pending)
    }


class References:
    """Replaces references where all custom properties are computed."""

    __slots__ = ("around", "context", "inherited_ones", "running")

    def __init__(self, inherited: Mapping[str, str], context: Context) -> None:
        self.inherited_ones = inherited
        self.context = context
        self.running = RunningCalls()
        # Typed custom properties are measured by the element's own font, once that is known.
        self.around: Callable[[], ValueContext] = lambda: ValueContext(LengthContext(), "light")

    def longhands(self, pending: Pending) -> Mapping[str, object]:
        """Return the values that one with references sets, by longhand; none if it is invalid."""
        text = substitute(pending.text, self.lookup)
        if text is None:
            return _NOTHING
        text = with_numbers(text, self.context.place)
        return longhands_of(pending.name, text, quirks=self.context.quirks)

    def lookup(self, reference: Reference) -> str | None:
        """Return the text for a reference, ``None`` if it is invalid."""
        if reference.kind == "var":
            return self.custom(reference.name)
        if reference.kind == "env":
            return None if reference.is_indexed else _ENVIRONMENT.get(reference.name)
        if reference.kind == "attr":
            return self._attribute(reference)
        if reference.kind == "if":
            return self._chosen(reference)
        return self._result(reference) if reference.kind == "function" else None

    def _chosen(self, reference: Reference) -> str | None:
        """Return the value of the first branch whose condition holds."""
        for condition, value in reference.branches:
            if not condition or self._holds(condition):
                return joined(value, self.lookup)
        return None

    def _holds(self, condition: str) -> bool:
        """Whether the condition of a branch holds."""
        test = if_condition(condition)
        if test is None:
            return False
        subject = Subject(
            self.custom,
            self.inherited_ones.get,
            self._read_text,
            self.context.registered,
            self.around(),
            is_own=True,
        )
        return test(Asked(subject, self.context.environment, is_selector)) is True

    def _read_text(self, text: str) -> str | None:
        found = substitute(text, self.lookup)
        return None if found is None else with_numbers(found, self.context.place)

    def _result(self, reference: Reference) -> str | None:
        """Return the result of a call."""
        name, running = reference.name, self.running
        function = self.context.functions.get(name)
        if function is None or not running.takes(name):
            return None
        running.names.append(name)
        try:
            given = [joined(argument, self.lookup) for argument in reference.arguments]
            found = _Call(function, self).result(given)
        finally:
            running.names.pop()
        return None if running.is_cyclic(name) else found

    def custom(self, name: str) -> str | None:
        """Return the computed value of a custom property, ``None`` if it is invalid."""
        return self.inherited(name, self.context.registered.get(name))

    def inherited(self, name: str, registered: Registration | None) -> str | None:
        """Return the value of a custom property that the element does not declare."""
        if registered is None:
            return self.inherited_ones.get(name)
        initial = self.initial(registered)
        if not registered.inherits:
            return initial
        # The root's parent has no custom properties at all.
        return self.inherited_ones.get(name, initial)

    def initial(self, registered: Registration | None) -> str | None:
        """Return the initial value of a custom property."""
        if registered is None or registered.initial is None:
            return None
        components = parse_syntax(registered.syntax)
        if not components:
            return registered.initial
        return computed_text(registered.initial, components, self.around())

    def _attribute(self, reference: Reference) -> str | None:
        """Return the text for ``attr()``; its fallback cannot ask for the attribute again."""
        name, reading = reference.name, self.running.attributes
        if name in reading:
            return None
        reading.add(name)
        try:
            found = self._attribute_value(reference)
            if found is None and reference.arguments:
                found = joined(reference.arguments[0], self.lookup)
            return found
        finally:
            reading.remove(name)

    def _attribute_value(self, reference: Reference) -> str | None:
        text = self.context.attributes.get(reference.name.lower())
        how, detail = reference.how
        if how == "string":
            if text is None:
                return None if reference.arguments else '""'
            return quoted(text)
        if text is None:
            return None
        if how == "unit":
            return number_with_unit(text, detail)
        return self._of_type(self._substituted(text), parse_syntax(detail))

    def _of_type(self, value: str | None, components: tuple[Component, ...] | None) -> str | None:
        if components is None or value is None:
            return None
        if not components and (value.lower() in WIDE_WORDS or not is_custom_value(value)):
            return None
        numbered = with_numbers(value, self.context.place)
        # Chromium takes the value as it is written, lengths in whatever unit.
        return value if computed_text(numbered, components, self.around()) is not None else None

    def _substituted(self, text: str) -> str | None:
        """Return the text of an attribute with its own references replaced."""
        if not mentions_substitution(text):
            return text.strip()
        if not is_custom_value(text):
            return None
        found = substitute(text, self.lookup)
        return None if found is None else found.strip()


class _Call(References):
    """Replaces references within a function, by its own variables or those of its caller."""

    __slots__ = ("_caller", "_cyclic", "_function", "_given", "_locals", "_path", "_settled")

    def __init__(self, function: Function, caller: References) -> None:
        super().__init__(caller.inherited_ones, caller.context)
        self.around = caller.around
        self.running = caller.running
        self._caller = caller
        self._function = function
        self._given: dict[str, tuple[Parameter, str | None]] = {}
        environment = caller.context.environment
        self._locals = {
            one.name: one.value
            for one in function.body
            if all(_is_met(kind, text, environment) for kind, text in one.conditions)
        }
        self._settled: dict[str, str | None] = {}
        self._path: list[str] = []
        self._cyclic: set[str] = set()

    def result(self, given: Sequence[str | None]) -> str | None:
        """Return the result of the call with these arguments, ``None`` if it is invalid."""
        parameters = self._function.parameters
        missing = parameters[len(given) :]
        if len(given) > len(parameters) or any(one.default is None for one in missing):
            return None
        arguments = (*given, *(None for _ in missing))
        self._given = {
            one.name: (one, text) for one, text in zip(parameters, arguments, strict=True)
        }
        for name in (*self._given, *self._locals):
            if name != "result":
                self.custom(name)  # a call of itself counts, needed or not
        found = self._locals.get("result")
        text = None if found is None else substitute(found, self.lookup)
        return self._fitting(text, self._function.returns)

    def custom(self, name: str) -> str | None:
        """Return the value of a variable, ``None`` if it is invalid."""
        if name in self._settled:
            return self._settled[name]
        if name not in self._locals and name not in self._given:
            return self._caller.custom(name)
        if name in self._path:
            self._cyclic.update(self._path[self._path.index(name) :])
            return None
        self._path.append(name)
        value = self._local(name) if name in self._locals else self._argument(name)
        if name in self._locals and name in self._given:
            value = self._fitting(value, self._given[name][0].syntax)
        self._path.pop()
        self._settled[name] = None if name in self._cyclic else value
        return self._settled[name]

    def _local(self, name: str) -> str | None:
        text = substitute(self._locals[name], self.lookup)
        wide = "" if text is None else text.lower()
        if wide == "inherit":
            return self._caller.custom(name)
        if wide == "initial":
            return self._argument(name) if name in self._given else None
        return None if wide in WIDE_WORDS else text

    def _argument(self, name: str) -> str | None:
        parameter, text = self._given[name]
        found = self._fitting(text, parameter.syntax)
        if found is None and parameter.default is not None:
            found = self._fitting(substitute(parameter.default, self.lookup), parameter.syntax)
        return found

    def _fitting(self, text: str | None, syntax: str) -> str | None:
        """Return a value in the form that its type gives it, ``None`` if it has another type."""
        components = parse_syntax(syntax)
        if text is None or not components:
            return text
        return computed_text(with_numbers(text, self.context.place), components, self.around())


def _is_met(kind: str, text: str, environment: Environment) -> bool:
    """Whether a condition in a function holds; which container is asked is not known."""
    if kind == "media":
        return media_matches(text, environment)
    return kind == "supports" and supports(text, is_selector)

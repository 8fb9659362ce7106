"""What ``var()``, ``env()`` and ``attr()`` stand for among computed custom properties.

Source: CSS Custom Properties Level 1, section 3; CSS Values and Units Level 5, sections 7.6 and 9;
CSS Properties and Values API Level 1, section 2.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.calculation.units import ANGLES, FREQUENCIES, TIMES
from a11yview.cascade.model import WIDE_WORDS, Pending
from a11yview.cascade.values.shorthands import LONGHANDS, expand
from a11yview.cascade.values.substitution import (
    is_custom_value,
    mentions_substitution,
    substitute,
)
from a11yview.cascade.values.syntaxes import parse_syntax
from a11yview.cascade.values.tokens import component_values, quoted
from a11yview.cascade.values.typed_values import ValueContext, computed_text
from a11yview.cascade.values.units import LengthContext, is_length_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from a11yview.cascade.model import Context, Registration
    from a11yview.cascade.values.substitution import Reference
    from a11yview.cascade.values.syntaxes import Component

_NOTHING: Final[Mapping[str, object]] = {}
_UNITS: Final = frozenset({"%", "fr", *ANGLES, *TIMES, *FREQUENCIES})
"""Units besides lengths that ``attr()`` takes; Chromium knows none of resolutions there."""
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
    """Return what a substituted declaration sets, by longhand; nothing if it became invalid.

    Chromium gives what was substituted in ``all`` to every longhand that takes it.
    """
    return {
        longhand: value
        for one in (LONGHANDS[name] if name == "all" else (name,))
        for longhand, value in expand(one, text, quirks=quirks)
        if not isinstance(value, Pending)
    }


class References:
    """What references stand for where all custom properties are computed."""

    __slots__ = ("_context", "_inherited_ones", "_read", "around")

    def __init__(self, inherited: Mapping[str, str], context: Context) -> None:
        self._inherited_ones = inherited
        self._context = context
        self._read: set[str] = set()
        # Typed custom properties are measured by the element's own font, once that is known.
        self.around: Callable[[], ValueContext] = lambda: ValueContext(LengthContext(), "light")

    def longhands(self, pending: Pending) -> Mapping[str, object]:
        """Return what a value with references sets, by longhand; nothing if it is invalid."""
        text = substitute(pending.text, self.lookup)
        if text is None:
            return _NOTHING
        return longhands_of(pending.name, text, quirks=self._context.quirks)

    def lookup(self, reference: Reference) -> str | None:
        """Return what a reference stands for, ``None`` if it stands for nothing."""
        if reference.kind == "var":
            return self.custom(reference.name)
        if reference.kind == "env":
            return None if reference.is_indexed else _ENVIRONMENT.get(reference.name)
        return self._attribute(reference) if reference.kind == "attr" else None

    def custom(self, name: str) -> str | None:
        """Return the computed value of a custom property, ``None`` if it is invalid."""
        return self.inherited(name, self._context.registered.get(name))

    def inherited(self, name: str, registered: Registration | None) -> str | None:
        """Return the value of a custom property that the element does not declare."""
        if registered is None:
            return self._inherited_ones.get(name)
        initial = self.initial(registered)
        if not registered.inherits:
            return initial
        # The root's parent has no custom properties at all.
        return self._inherited_ones.get(name, initial)

    def initial(self, registered: Registration | None) -> str | None:
        """Return the initial value of a custom property."""
        if registered is None or registered.initial is None:
            return None
        components = parse_syntax(registered.syntax)
        if not components:
            return registered.initial
        return computed_text(registered.initial, components, self.around())

    def _attribute(self, reference: Reference) -> str | None:
        text = self._context.attributes.get(reference.name.lower())
        how, detail = reference.how
        if how == "string":
            if text is None:
                return None if reference.fallback is not None else '""'
            return quoted(text)
        if text is None:
            return None
        if how == "unit":
            return _with_unit(text, detail)
        return self._of_type(self._substituted(text, reference.name), parse_syntax(detail))

    def _of_type(self, value: str | None, components: tuple[Component, ...] | None) -> str | None:
        if components is None or value is None:
            return None
        if not components and (value.lower() in WIDE_WORDS or not is_custom_value(value)):
            return None
        return computed_text(value, components, self.around())

    def _substituted(self, text: str, name: str) -> str | None:
        """Return what an attribute says with its own references replaced; none to itself."""
        if not mentions_substitution(text):
            return text.strip()
        if name in self._read or not is_custom_value(text):
            return None
        self._read.add(name)
        found = substitute(text, self.lookup)
        self._read.remove(name)
        return None if found is None else found.strip()


def _with_unit(text: str, unit: str) -> str | None:
    """Return the number that an attribute begins with, in a unit; ``number`` is none."""
    first = next(iter(component_values(text)), None)
    if first is None or text[0].isspace() or first.type != "number":
        return None
    if unit == "number":
        return str(first.representation)
    takes = unit in _UNITS or is_length_unit(unit)
    return f"{first.representation}{unit}" if takes else None

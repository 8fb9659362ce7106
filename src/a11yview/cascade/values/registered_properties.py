"""``@property``: what it registers, and the syntax of its values.

Source: CSS Properties and Values API Level 1; Chromium 156 where it differs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.model import WIDE_WORDS, Registration
from a11yview.cascade.values.substitution import (
    is_custom_value,
    is_substitutable,
    mentions_substitution,
)
from a11yview.cascade.values.syntaxes import parse_syntax
from a11yview.cascade.values.tokens import (
    component_values,
    walk,
)
from a11yview.cascade.values.typed_values import (
    ValueContext,
    computed_text,
)
from a11yview.cascade.values.units import (
    CONTAINER_UNITS,
    FONT_RELATIVE_UNITS,
    LengthContext,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.values.syntaxes import Component


_DEPENDENT_UNITS: Final = FONT_RELATIVE_UNITS | CONTAINER_UNITS
_ROOT_FONT_UNITS: Final = frozenset({"rem", "rex", "rch", "rcap", "ric", "rlh"})


def is_descriptor(name: str, value: str) -> bool:
    """Whether a rule keeps a descriptor: of several, the last that fits counts."""
    if name == "inherits":
        return value.lower() in ("true", "false")
    if name == "syntax":
        syntax = _syntax(value)
        return syntax is not None and parse_syntax(syntax) is not None
    return is_custom_value(value)


def registration(name: str, descriptors: Mapping[str, str]) -> Registration | None:
    """Return the registration of one ``@property`` rule, ``None`` if it is invalid."""
    syntax = _syntax(descriptors.get("syntax", ""))
    inherits = descriptors.get("inherits", "").strip().lower()
    if syntax is None or inherits not in ("true", "false") or not name.startswith("--"):
        return None
    components = parse_syntax(syntax)
    initial = descriptors.get("initial-value")
    initial = None if initial is None else initial.strip()
    if components is None:
        return None
    if not components:
        kept = initial if initial is not None and is_custom_value(initial) else None
        if kept is not None and not _is_self_contained(kept):
            return None
        return Registration(name, syntax, inherits == "true", kept)
    if initial is None or not _is_independent(initial, components):
        return None
    return Registration(name, syntax, inherits == "true", initial)


def _is_self_contained(text: str) -> bool:
    if text.lower() in WIDE_WORDS:
        return False
    return not mentions_substitution(text) or is_substitutable(component_values(text)) is None


def _syntax(text: str) -> str | None:
    tokens = component_values(text)
    if len(tokens) != 1 or tokens[0].type != "string":
        return None
    return str(tokens[0].value).strip()


def _is_independent(text: str, components: tuple[Component, ...]) -> bool:
    tokens = component_values(text)
    if is_substitutable(tokens) is not None:
        return False
    for token in walk(tokens):
        if token.type == "dimension" and token.lower_unit in _DEPENDENT_UNITS:
            return False
    return computed_text(text, components, ValueContext(LengthContext(), "light")) is not None


@lru_cache(maxsize=4096)
def has_font_units(text: str, *, is_root: bool) -> bool:
    """Whether a value is measured by the element's own font."""
    units = FONT_RELATIVE_UNITS if is_root else FONT_RELATIVE_UNITS - _ROOT_FONT_UNITS
    return any(
        token.type == "dimension" and token.lower_unit in units
        for token in walk(component_values(text))
    )

"""``@property``: what it registers, and the syntax of its values.

Source: CSS Properties and Values API Level 1; Chromium 156 where it differs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.model import RESERVED_WORDS, Registration
from a11yview.cascade.values.substitution import is_custom_value, is_substitutable
from a11yview.cascade.values.tokens import (
    component_values,
    walk,
)
from a11yview.cascade.values.typed_values import (
    Component,
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


_TYPES: Final = frozenset(
    [
        "length",
        "number",
        "percentage",
        "length-percentage",
        "string",
        "color",
        "image",
        "url",
        "integer",
        "angle",
        "time",
        "resolution",
        "transform-function",
        "transform-list",
        "custom-ident",
    ]
)
_COMPONENT: Final = re.compile(r"(?:<([a-z-]+)>|([\w-]+))([+#]?)")
_DEPENDENT_UNITS: Final = FONT_RELATIVE_UNITS | CONTAINER_UNITS
_ROOT_FONT_UNITS: Final = frozenset({"rem", "rex", "rch", "rcap", "ric", "rlh"})


@lru_cache(maxsize=512)
def parse_syntax(text: str) -> tuple[Component, ...] | None:
    """Return the alternatives of a syntax; none at all for ``*``; ``None`` if it is invalid."""
    if text.strip() == "*":
        return ()
    components: list[Component] = []
    for part in text.split("|"):
        found = _COMPONENT.fullmatch(part.strip())
        if found is None:
            return None
        kind, name, multiplier = found.groups()
        if kind is not None and kind not in _TYPES:
            return None
        if kind == "transform-list" and multiplier:
            return None
        if name is not None and (name in RESERVED_WORDS or name[0].isdigit()):
            return None
        components.append(Component(kind or "", name or "", multiplier))
    return tuple(components)


def registration(name: str, descriptors: Mapping[str, str]) -> Registration | None:
    """Return what one ``@property`` rule registers, ``None`` if the rule is invalid."""
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
        return Registration(name, syntax, inherits == "true", kept)
    if initial is None or not _is_independent(initial, components):
        return None
    return Registration(name, syntax, inherits == "true", initial)


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

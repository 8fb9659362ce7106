"""The syntax of a typed value: ``<length>+ | auto``, of ``@property`` and of ``attr()``.

Source: CSS Properties and Values API Level 1, section 5.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from a11yview.cascade.model import RESERVED_WORDS

__all__ = ["Component", "parse_syntax"]

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


class Component(NamedTuple):
    """One alternative of a syntax: a data type or a keyword, perhaps repeated."""

    type: str
    word: str
    multiplier: str


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

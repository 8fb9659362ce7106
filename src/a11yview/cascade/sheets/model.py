"""The parts of a scanned sheet: declarations, rules, at-rules around them, keys of selectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from a11yview.cascade.fixed import fixed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "Condition",
    "FunctionRule",
    "KeyframesRule",
    "Prelude",
    "RawDeclaration",
    "Rule",
    "SheetKeys",
]


class RawDeclaration(NamedTuple):
    """A declaration as written: name in lower case (custom properties keep theirs)."""

    name: str
    value: str
    important: bool
    offset: int


@fixed
class Prelude:
    """The selector list of a style rule; ``parent`` is the one it is nested in.

    ``condition`` is the one around the rule: a ``@scope`` decides what ``&`` means.
    ``text`` is ``None`` for declarations directly in ``@scope``.
    """

    text: str | None
    offset: int
    parent: Prelude | None
    condition: int


@fixed
class Rule:
    """A run of relevant declarations under one selector list."""

    prelude: Prelude
    condition: int
    declarations: tuple[RawDeclaration, ...]


class Condition(NamedTuple):
    """One conditional at-rule around rules; ``parent`` is an index, -1 at the top of the sheet.

    ``text`` is the prelude; of a layer it is the full dotted name within the sheet. ``around`` is
    the number of the prelude of the style rule that a scope is nested in, or -1.
    """

    kind: str
    text: str
    parent: int
    around: int = -1


class KeyframesRule(NamedTuple):
    """One ``@keyframes`` rule: the condition it is in, and where its block begins and ends."""

    condition: int
    name: str
    is_prefixed: bool
    start: int
    end: int


class FunctionRule(NamedTuple):
    """One ``@function`` rule: its condition, its prelude, where its block begins and ends."""

    condition: int
    prelude: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SheetKeys:
    """The names that the selectors of a sheet ask for.

    See :mod:`a11yview.cascade.selectors.prelude_keys`.
    """

    buckets: Mapping[str, Sequence[int]]
    """Numbers of rules by a key that the subject of a selector surely needs, or ``*``."""
    names: frozenset[str]
    """Ids, ``#main``, and classes, ``.note``, that selectors may name."""
    attribute_names: frozenset[str]
    """Attributes that selectors or ``attr()`` read."""
    attribute_tests: frozenset[tuple[str, str, str]]
    """Tests of attribute selectors: name, operator, value."""
    whole_attributes: frozenset[str]
    """Attributes of which the whole value counts."""

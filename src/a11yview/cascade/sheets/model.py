"""What scanning a sheet gives: rules, the at-rules around them, imports, layers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.fixed import fixed
from a11yview.cascade.sheets.token_patterns import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.sheets.at_rules import Import
    from a11yview.cascade.sheets.rules import Rules

__all__ = [
    "Condition",
    "FunctionRule",
    "KeyframesRule",
    "Prelude",
    "RawDeclaration",
    "Rule",
    "Sheet",
    "SheetKeys",
]

_STRETCH: Final = 4096
"""Characters of a sheet within which the ends of lines are counted for each place asked."""


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
    """A run of declarations under one selector list; those that have a part in styles."""

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
    """What selectors of a sheet ask for: see :mod:`a11yview.cascade.selectors.prelude_keys`."""

    buckets: Mapping[str, Sequence[int]]
    """Numbers of rules by a key that their subject surely has, or ``*``."""
    names: frozenset[str]
    """All that selectors may name: ids, ``#main``, and classes, ``.note``."""
    attribute_names: frozenset[str]
    """Attributes that selectors or ``attr()`` read."""
    attribute_tests: frozenset[tuple[str, str, str]]
    """What selectors ask of their values: name, operator, value."""
    whole_attributes: frozenset[str]
    """Those of which more may be asked."""


_MOST_PLAIN: Final = 10_000  # rules: more are worth an index of their own on no page


@dataclass(frozen=True, slots=False, eq=False, kw_only=True)
class Sheet:
    """One style sheet: rules in order, the at-rules around them, and what it imports."""

    text: str = field(repr=False)
    rules: Rules
    conditions: tuple[Condition, ...]
    imports: tuple[Import, ...]
    layers: tuple[tuple[int, str], ...]
    """Each layer named, with the condition it is in, in order of appearance; ``@0`` stands for
    those of the first import."""
    namespaces: tuple[tuple[str, str], ...]
    registrations: tuple[tuple[int, str, dict[str, str]], ...]
    """Each ``@property`` rule: its condition, name, descriptors."""
    keyframes: tuple[KeyframesRule, ...]
    functions: tuple[FunctionRule, ...] = ()
    too_deep: bool = False
    """Whether blocks were left out that nest too deep."""
    keys: SheetKeys | None = None
    """Those of its selectors, if they are known from an earlier run."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Which may occur in it of the names that decide what else has to be looked at."""
        wanted = ("attr(", "color-scheme", "container", "sibling-", "if(", ":before", ":after")
        found = names_in(self.text, wanted)
        return found | {"@function"} if self.functions else found

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is rules under ``@media`` and ``@supports`` that stand for themselves."""
        return (
            not (self.imports or self.layers or self.registrations)
            and self.names.isdisjoint(("attr(", "sibling-", "@function"))
            and len(self.rules) <= _MOST_PLAIN
            and all(one.kind in {"media", "supports"} for one in self.conditions)
        )

    @cached_property
    def _newlines(self) -> Sequence[int]:
        """How many lines end before each stretch of ``_STRETCH`` characters."""
        text = self._lined
        starts = range(0, len(text), _STRETCH)
        return array(
            "i", accumulate((text.count("\n", at, at + _STRETCH) for at in starts), initial=0)
        )

    @cached_property
    def _lined(self) -> str:
        """The text with nothing but line feeds at the ends of lines, as long as before."""
        text = self.text
        if "\r" in text or "\f" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\f", "\n")
        return text

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1."""
        stretch = offset // _STRETCH
        before = self._newlines[stretch]
        line = before + self._lined.count("\n", stretch * _STRETCH, offset) + 1
        return line, offset - self._lined.rfind("\n", 0, offset)

"""A scanned style sheet."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from a11yview.cascade.sheets.token_patterns import names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.sheets.at_rules import Import
    from a11yview.cascade.sheets.model import Condition, FunctionRule, KeyframesRule, SheetKeys
    from a11yview.cascade.sheets.rules import Rules

__all__ = ["Sheet"]

_STRETCH: Final = 4096
"""Characters of a sheet in which line ends are counted anew for each offset asked for."""
_SHAPE: Final = re.compile("width|aspect|orientation", re.IGNORECASE)
"""Finds media queries about the shape of the window."""
_MOST_PLAIN: Final = 10_000  # rules: more are worth an index of their own on no page


@dataclass(frozen=True, slots=False, eq=False, kw_only=True)
class Sheet:
    """One style sheet: rules in order, the at-rules around them, and what it imports."""

    text: str = field(repr=False)
    rules: Rules
    conditions: tuple[Condition, ...]
    imports: tuple[Import, ...]
    layers: tuple[tuple[int, str], ...]
    """The layers named, each with the condition around it, in order of appearance; ``@0`` stands
    for those of the first import."""
    namespaces: tuple[tuple[str, str], ...]
    registrations: tuple[tuple[int, str, dict[str, str]], ...]
    """The ``@property`` rules: condition, name, descriptors."""
    keyframes: tuple[KeyframesRule, ...]
    functions: tuple[FunctionRule, ...] = ()
    too_deep: bool = False
    """Whether blocks were left out that nest too deep."""
    keys: SheetKeys | None = None
    """The keys of its selectors, if they are known from an earlier run."""

    @cached_property
    def mentions(self) -> frozenset[str]:
        """The features of CSS that its text may use, of those that make styles dearer to share."""
        wanted = ("attr(", "color-scheme", "container", "sibling-", "if(", ":before", ":after")
        found = names_in(self.text, wanted)
        return found | {"@function"} if self.functions else found

    @cached_property
    def is_plain(self) -> bool:
        """Whether it holds rules under ``@media`` and ``@supports`` that need no other sheet."""
        return (
            not (self.imports or self.layers or self.registrations)
            and self.mentions.isdisjoint(("attr(", "sibling-", "@function"))
            and len(self.rules) <= _MOST_PLAIN
            and all(one.kind in {"media", "supports"} for one in self.conditions)
        )

    def is_by_width(self, condition: int) -> bool:
        """Whether a media query about the shape of the window is at or around a condition."""
        while condition >= 0:
            one = self.conditions[condition]
            if one.kind == "media" and _SHAPE.search(one.text):
                return True
            condition = one.parent
        return False

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
        """The text with line feeds alone at the ends of lines, at the same offsets."""
        text = self.text
        if "\r" in text or "\f" in text:
            text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\f", "\n")
        return text

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1."""
        stretch = offset // _STRETCH
        before = self._newlines[stretch]
        line = before + self._lined.count("\n", stretch * _STRETCH, offset) + 1
        return line, offset - self._lined.rfind("\n", 0, offset)

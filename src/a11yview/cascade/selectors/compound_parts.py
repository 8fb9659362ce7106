"""What the parser of selectors reads into: a compound in the making, and what is around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.selectors.model import AnyKind, AnyOf, Compound
from a11yview.cascade.sheets.token_patterns import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.cascade.selectors.kind_tests import AttributeTest, KindTest
    from a11yview.cascade.selectors.model import Chain, ElementTest, Selector

__all__ = [
    "CLASS",
    "ID",
    "TYPE",
    "Around",
    "Invalid",
    "Making",
    "Nesting",
    "Parts",
    "add_list",
    "joined",
    "own_scope",
    "pieces_of",
    "split_list",
]

ID: Final = 1 << 32
CLASS: Final = 1 << 16
TYPE: Final = 1
"""What a simple selector of each kind adds to a specificity."""
MAX_NESTING: Final = 24


class Invalid(Exception):  # noqa: N818 - never leaves the parser
    """The selector is not one that browsers take."""


@dataclass(slots=True)
class Parts:
    """A compound while it is read."""

    tag: str | None = None
    is_named: bool = False
    """Whether there is a name, or ``*``."""
    namespace: str | None = None
    ids: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    kinds: list[AttributeTest | KindTest | AnyKind] = field(default_factory=list)
    tests: list[ElementTest] = field(default_factory=list)
    specificity: int = 0
    nested: int = 0
    """How many ``&`` there were."""
    anchored: bool = False
    """Whether ``&`` or ``:scope`` occurs, also within arguments."""
    anchored_inside: bool = False
    """Whether ``&`` occurs within an argument."""
    pseudo: str = ""
    pseudo_states: tuple[str, ...] = ()
    scoped: bool = False

    def compound(self) -> Compound:
        """Return the compound as read."""
        ids, classes = tuple(self.ids), tuple(self.classes)
        return Compound(
            self.tag, self.namespace, ids, classes, tuple(self.kinds), tuple(self.tests)
        )


@dataclass(frozen=True, slots=True)
class Around:
    """What a selector stands in."""

    parents: Sequence[Selector] | None
    in_scope: bool = False
    relative: bool = False
    in_has: bool = False
    in_any_namespace: bool = False
    """Whether the default namespace is not that of a compound without a name."""
    depth: int = 0

    def inside(self, *, in_any_namespace: bool = False) -> Around:
        """Return the same, for a list in parentheses. Raises ``Invalid`` if they are too deep."""
        if self.depth >= MAX_NESTING:
            raise Invalid
        free = self.in_any_namespace or in_any_namespace
        return replace(self, relative=False, in_any_namespace=free, depth=self.depth + 1)


@dataclass(frozen=True, slots=True)
class Making:
    """What of a selector does not lie in its chain."""

    specificity: int
    pseudo: str
    pseudo_states: tuple[str, ...]


def pieces_of(text: str, around: Around) -> Iterator[tuple[str, Around]]:
    """Yield the selectors of a list, each with what it stands in.

    In Chromium, only the last one is free of the default namespace.
    """
    *pieces, last = split_list(text)
    if pieces:
        others = replace(around, in_any_namespace=False) if around.in_any_namespace else around
        for piece in pieces:
            yield piece, others
    yield last, around


def split_list(text: str) -> list[str]:
    """Return the pieces of a text between its commas outside brackets and strings."""
    if "," not in text:
        return [text]
    if not any(char in text for char in "([\"'\\/"):
        return text.split(",")
    pieces: list[str] = []
    start = 0
    while True:
        end = _find_comma(text, start)
        pieces.append(text[start:end])
        if end >= len(text):
            return pieces
        start = end + 1


_COMMA: Final = re.compile(
    rf"""{COMMENT}|"(?:[^"\\]++|\\[\s\S])*+"?|'(?:[^'\\]++|\\[\s\S])*+'?|\\[\s\S]|[()\[\],]"""
)


def _find_comma(text: str, start: int) -> int:
    depth = 0
    for found in _COMMA.finditer(text, start):
        char = text[found.start()]
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == "," and not depth:
            return found.start()
    return len(text)


class Nesting(NamedTuple):
    """What ``&`` stands for, in all selectors of the rules within one."""

    parents: Sequence[Selector]
    specificity: int
    test: AnyOf
    scoped: bool

    @classmethod
    def within(cls, parents: Sequence[Selector]) -> Nesting:
        """Return what it stands for in a rule that has these selectors around it.

        That is no pseudo-element.
        """
        usable = tuple(one for one in parents if not one.pseudo)
        specificity = max((one.specificity for one in usable), default=0)
        scoped = any(one.chain.scoped for one in usable)
        return cls(parents, specificity, AnyOf(usable), scoped)

    def parts(self) -> Parts:
        """Return a compound that is ``&`` alone."""
        return Parts(tests=[self.test], scoped=self.scoped)


def joined(subject: Compound, parts: Parts) -> Compound | None:
    """Return the compound that asks for both, ``None`` if no element can be both."""
    own = parts.compound()
    if own.tag is not None and subject.tag is not None and own.tag != subject.tag:
        return None
    return Compound(
        tag=subject.tag if own.tag is None else own.tag,
        namespace=subject.namespace if own.namespace is None else own.namespace,
        ids=(*subject.ids, *own.ids),
        classes=(*subject.classes, *own.classes),
        kinds=(*subject.kinds, *own.kinds),
        tests=(*subject.tests, *own.tests),
    )


def own_scope(chain: Chain) -> bool:
    """Whether ``:scope`` occurs in the subject of a chain."""
    return chain.scoped and (chain.left is None or not chain.left.scoped)


def add_list(selectors: tuple[Selector, ...], parts: Parts, *, negated: bool) -> None:
    """Add ``:is()`` or ``:not()``: as a kind test where tags alone decide, else element test."""
    if all(_is_kind(one) for one in selectors):
        compounds = tuple(one.chain.compound for one in selectors)
        parts.kinds.append(AnyKind(compounds, negated))
    else:
        parts.tests.append(AnyOf(selectors, negated))
        parts.scoped = parts.scoped or any(one.chain.scoped for one in selectors)


def _is_kind(selector: Selector) -> bool:
    return selector.chain.left is None and not selector.chain.compound.tests

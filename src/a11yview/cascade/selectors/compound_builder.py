"""The values that the selector parser works on: a compound being read, and its context."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.selectors.model import AnyOf, AnyTag, Compound
from a11yview.cascade.selectors.selector_lists import split_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.cascade.selectors.model import Across, Chain, ElementTest, Selector
    from a11yview.cascade.selectors.tag_tests import AttributeTest, TagTest

__all__ = [
    "CLASS",
    "ID",
    "TYPE",
    "CompoundBuilder",
    "Invalid",
    "Nesting",
    "SelectorContext",
    "SelectorTail",
    "add_list",
    "has_own_scope",
    "merged",
    "pieces_of",
]

ID: Final = 1 << 32
CLASS: Final = 1 << 16
TYPE: Final = 1
"""The specificity of a simple selector of each kind; 16 bits each, so that they add up."""
MAX_NESTING: Final = 24


class Invalid(Exception):  # noqa: N818 - never leaves the parser
    """Browsers do not take the selector; never leaves the parser."""


@dataclass(slots=True)
class CompoundBuilder:
    """A compound while it is read, and what its parser must know of it."""

    tag: str | None = None
    is_named: bool = False
    """Whether there is a name, or ``*``."""
    namespace: str | None = None
    ids: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    tag_tests: list[AttributeTest | TagTest | AnyTag] = field(default_factory=list)
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
    slotted: Selector | None = None
    """The argument of ``::slotted()``."""
    parts: frozenset[str] = frozenset()
    """The arguments of ``::part()``."""
    behind: CompoundBuilder | None = None
    """The pseudo-classes behind ``::part()``."""

    def compound(self) -> Compound:
        """Return the compound as read."""
        ids, classes = tuple(self.ids), tuple(self.classes)
        return Compound(
            self.tag, self.namespace, ids, classes, tuple(self.tag_tests), tuple(self.tests)
        )


@dataclass(frozen=True, slots=True)
class SelectorContext:
    """The surroundings of a selector: parent rule, scope, and functions around it."""

    parents: Sequence[Selector] | None
    in_scope: bool = False
    relative: bool = False
    in_has: bool = False
    in_any_namespace: bool = False
    """Whether the default namespace is not that of a compound without a name."""
    depth: int = 0

    def inside(self, *, in_any_namespace: bool = False) -> SelectorContext:
        """Return the same, for a list in parentheses. Raises ``Invalid`` if they are too deep."""
        if self.depth >= MAX_NESTING:
            raise Invalid
        free = self.in_any_namespace or in_any_namespace
        return replace(self, relative=False, in_any_namespace=free, depth=self.depth + 1)


@dataclass(frozen=True, slots=True)
class SelectorTail:
    """The parts of a selector beside its chain."""

    specificity: int
    pseudo: str
    pseudo_states: tuple[str, ...]
    across: Across | None


def pieces_of(text: str, context: SelectorContext) -> Iterator[tuple[str, SelectorContext]]:
    """Yield the selectors of a list, each with its context.

    In Chromium, only the last one is free of the default namespace.
    """
    *pieces, last = split_list(text)
    if pieces:
        others = replace(context, in_any_namespace=False) if context.in_any_namespace else context
        for piece in pieces:
            yield piece, others
    yield last, context


class Nesting(NamedTuple):
    """The meaning of ``&`` in all selectors of the rules within one."""

    parents: Sequence[Selector]
    specificity: int
    test: AnyOf
    scoped: bool

    @classmethod
    def within(cls, parents: Sequence[Selector]) -> Nesting:
        """Return the meaning of ``&`` in a rule within one that has these selectors.

        It stands for no pseudo-element.
        """
        usable = tuple(one for one in parents if not one.pseudo)
        specificity = max((one.specificity for one in usable), default=0)
        scoped = any(one.chain.scoped for one in usable)
        return cls(parents, specificity, AnyOf(usable), scoped)

    def builder(self) -> CompoundBuilder:
        """Return a compound that is ``&`` alone."""
        return CompoundBuilder(tests=[self.test], scoped=self.scoped)


def merged(subject: Compound, builder: CompoundBuilder) -> Compound | None:
    """Return the compound that asks for both, ``None`` if no element can be both."""
    own = builder.compound()
    if own.tag is not None and subject.tag is not None and own.tag != subject.tag:
        return None
    return Compound(
        tag=subject.tag if own.tag is None else own.tag,
        namespace=subject.namespace if own.namespace is None else own.namespace,
        ids=(*subject.ids, *own.ids),
        classes=(*subject.classes, *own.classes),
        tag_tests=(*subject.tag_tests, *own.tag_tests),
        tests=(*subject.tests, *own.tests),
    )


def has_own_scope(chain: Chain) -> bool:
    """Whether ``:scope`` occurs in the subject of a chain."""
    return chain.scoped and (chain.left is None or not chain.left.scoped)


def add_list(selectors: tuple[Selector, ...], builder: CompoundBuilder, *, negated: bool) -> None:
    """Add ``:is()`` or ``:not()``: a tag test where tags alone decide, else an element test."""
    if all(_is_tag_test(one) for one in selectors):
        compounds = tuple(one.chain.compound for one in selectors)
        builder.tag_tests.append(AnyTag(compounds, negated))
    else:
        builder.tests.append(AnyOf(selectors, negated))
        builder.scoped = builder.scoped or any(one.chain.scoped for one in selectors)


def _is_tag_test(selector: Selector) -> bool:
    return selector.chain.left is None and not selector.chain.compound.tests

"""Selectors, parsed: compounds chained right to left, and the tests within them.

A compound has two halves. The tag half (name, id, classes, attributes, tag tests) is asked of a
:class:`.Signature`. An element test needs the position of the element in the tree: it is a small
frozen value that :mod:`a11yview.cascade.matching.pseudo_classes` answers.
Source: Selectors 4.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from a11yview.cascade.fixed import fixed
from a11yview.cascade.selectors.tag_tests import AttributeTest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.selectors.signature import Signature
    from a11yview.cascade.selectors.tag_tests import TagTest

__all__ = [
    "Across",
    "AnyOf",
    "AnyTag",
    "Chain",
    "Compound",
    "Direction",
    "ElementTest",
    "FormTest",
    "Has",
    "HostTest",
    "Language",
    "Nth",
    "Selector",
    "StateTest",
    "StructuralTest",
]


class ElementTest:
    """A test of an element's position in the tree; subclasses are frozen values."""

    __slots__ = ()

    @property
    def inner(self) -> Sequence[Selector]:
        """The selectors within its parentheses."""
        return ()


@dataclass(frozen=True, slots=True)
class Nth(ElementTest):
    """``:nth-child()`` and its kin: the numbers ``step × n + offset``, from 1."""

    step: int
    offset: int
    from_end: bool
    of_type: bool
    of: tuple[Selector, ...] | None = None

    @property
    def inner(self) -> Sequence[Selector]:
        """The selectors behind ``of``."""
        return self.of or ()


@dataclass(frozen=True, slots=True)
class StructuralTest(ElementTest):
    """``:root``, ``:scope``, ``:empty``."""

    name: Literal["root", "scope", "empty"]


@dataclass(frozen=True, slots=True)
class StateTest(ElementTest):
    """A state pseudo-class, by name without colon: a condition, not a match."""

    name: str


@dataclass(frozen=True, slots=True)
class FormTest(ElementTest):
    """A pseudo-class of form controls: ``disabled``, ``checked`` and others."""

    name: str


@dataclass(frozen=True, slots=True)
class Language(ElementTest):
    """``:lang(range)``."""

    range: str


@dataclass(frozen=True, slots=True)
class Direction(ElementTest):
    """``:dir(ltr)``; any other word than ``ltr`` and ``rtl`` never holds."""

    value: str


@dataclass(frozen=True, slots=True)
class AnyOf(ElementTest):
    """``:is()``, ``:where()``, ``:not()``, ``&``: any of the selectors, or none of them."""

    selectors: tuple[Selector, ...]
    negated: bool = False

    @property
    def inner(self) -> Sequence[Selector]:
        """The selectors of the list."""
        return self.selectors


@dataclass(frozen=True, slots=True)
class Has(ElementTest):
    """``:has()``: relative selectors, each with its leading combinator."""

    relatives: tuple[tuple[str, Selector], ...]

    @property
    def inner(self) -> Sequence[Selector]:
        """The relative selectors, without their combinators."""
        return [selector for _, selector in self.relatives]


@dataclass(frozen=True, slots=True)
class HostTest(ElementTest):
    """``:host``, ``:host()``, ``:host-context()``: the host of the tree that the rule stands in.

    ``of`` is asked of the host where it stands, or of any element around it as well.
    """

    of: Selector | None = None
    around: bool = False


@fixed
class Compound:
    """Simple selectors on one element: the tag half first, then element tests.

    The parser makes one object of equal compounds, so that identity serves as key.
    """

    tag: str | None = None
    """In lower case: Chromium ignores the case of names in SVG, too."""
    namespace: str | None = None
    """``html``, ``svg``, ``mathml``, ``""`` (none of them); ``None``: any."""
    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    tag_tests: tuple[AttributeTest | TagTest | AnyTag, ...] = ()
    tests: tuple[ElementTest, ...] = ()
    _keys: tuple[str, ...] | None = field(default=None, init=False, repr=False)

    def accepts(self, signature: Signature) -> bool:
        """Whether the tag half holds for a signature."""
        if self.tag is not None and self.tag != signature.tag and self.tag != signature.tag.lower():
            return False
        if self.namespace is not None and self.namespace != signature.namespace:
            return False
        for name in self.ids:
            if name != signature.id:
                return False
        if self.classes and not signature.classes.issuperset(self.classes):
            return False
        for test in self.tag_tests:  # noqa: SIM110 - a generator costs more than the tests
            if not test.accepts(signature):
                return False
        return True

    @property
    def is_open(self) -> bool:
        """Whether the tag half holds for every tag."""
        return not (self.keys or self.tag_tests) and self.namespace is None

    @property
    def content(self) -> tuple[object, ...]:
        """The fields that make two compounds equal."""
        return (self.tag, self.namespace, self.ids, self.classes, self.tag_tests, self.tests)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that a tag must have: ids, classes, name, attributes."""
        found = self._keys
        if found is None:
            keys = [f"#{name}" for name in self.ids] + [f".{name}" for name in self.classes]
            if self.tag is not None:
                keys.append(self.tag.lower())
            keys.extend(
                f"[{test.name.lower()}"
                for test in self.tag_tests
                if isinstance(test, AttributeTest) and test.prefixes == ("",)
            )
            found = tuple(keys)
            object.__setattr__(self, "_keys", found)
        return found


@dataclass(frozen=True, slots=True)
class AnyTag:
    """``:is()`` or ``:not()`` of compounds that the tag alone decides."""

    compounds: tuple[Compound, ...]
    negated: bool

    def accepts(self, signature: Signature) -> bool:
        """Whether any compound holds for the tag; whether none, if negated."""
        for compound in self.compounds:
            if compound.accepts(signature):
                return not self.negated
        return self.negated


@fixed
class Chain:
    """A compound and, behind a combinator, the chain to its left; shared among selectors."""

    compound: Compound
    combinator: str
    left: Chain | None
    required: frozenset[str]
    """Keys that ancestors must have between them."""
    scoped: bool
    """Whether ``:scope`` occurs: then a result holds for one scope root alone."""
    length: int


@fixed
class Across:
    """The end of a selector that reaches into another tree: ``::slotted()`` or ``::part()``."""

    slotted: Selector | None
    """The compound that an element in a slot must match."""
    parts: frozenset[str]
    """The names that a part must have."""
    states: Selector | None
    """The pseudo-classes behind ``::part()``."""


@fixed
class Selector:
    """One complex selector; ``pseudo`` is ``::before`` and the like, or empty."""

    chain: Chain
    specificity: int
    pseudo: str = ""
    pseudo_states: tuple[str, ...] = ()
    across: Across | None = None
    """Where ``pseudo`` begins with ``::slotted()`` or ``::part()``."""

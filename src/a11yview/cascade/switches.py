"""Classes, attributes and states that selectors ask for, and scripts and visitors switch on.

A page is designed for more than it shows at rest: a theme hangs on a class or an attribute of the
root or of ``body``, an open menu on ``aria-expanded``. The selectors tell which classes, attributes
and states that are; ``switch_search`` finds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from a11yview.cascade.selectors.model import Compound
    from a11yview.cascade.selectors.tag_tests import AttributeTest

__all__ = [
    "OPEN",
    "THEME_CLASS",
    "AttributeSwitch",
    "Host",
    "PageSwitches",
    "RootSwitch",
    "SheetSwitches",
    "Tests",
    "page_switches",
]

Host: TypeAlias = Literal["root", "body", "start"]
"""The root, ``body``, or whatever a selector starts with: perhaps the root."""
Tests: TypeAlias = "tuple[AttributeTest, ...]"
"""Tests that a selector puts to one element together."""
OPEN: Final = "[open]"
"""Stands among the states for selectors that ask for the attribute."""
_MOST_VALUES: Final = 10
"""Values of attributes that a page is looked at with; others are passed over."""
THEME_CLASS: Final = (
    r"(?:(?:ant|arco|bp\d?|cds|chakra|el|ion|layui|mat|md|mdui|mui|pf-v\d|q|sl|tw|v|vp|wa|wp)-)?"
    r"(?:(?:theme|mode|palette|scheme|skin|ui|body|is)[-_]{1,2})?(?:dark|light|night)"
    r"(?:[-_]?(?:mode|theme|palette|scheme|skin)(?:[-_](?:active|enabled|on))?)?|high-contrast"
)
"""Names of classes that stand for a theme of the page, wherever a selector asks for them; a prefix
is that of a framework: ``.btn-dark`` is no theme."""


@dataclass(slots=True, eq=False)
class RootSwitch:
    """Tests that some selectors put to the root or ``body``, and what rules declare with them."""

    host: Host
    tests: Tests
    negated: bool = False
    """Whether the rules ask that the host does not have it: ``html:not(.light)``."""
    rules: int = 0
    """Rules that declare what may change a contrast."""
    inner: int = 0
    """The number of rules among them that are about something else than the host."""
    properties: set[str] = field(default_factory=set)
    """The properties that the other rules declare."""


@dataclass(frozen=True, slots=True)
class AttributeSwitch:
    """A value of an attribute that some selectors ask of elements, and which elements these are."""

    name: str
    value: str
    of: Compound
    """The rest of its compound; without keys: of any that has the attribute."""


@dataclass(frozen=True, slots=True, eq=False)
class SheetSwitches:
    """The switches that the selectors of one sheet ask for."""

    roots: Sequence[RootSwitch]
    attributes: Sequence[AttributeSwitch]
    checked: Sequence[Compound]
    """The compounds that ask for ``:checked``, without it."""
    states: frozenset[str]
    """Every pseudo-class that they name."""
    properties: frozenset[str]
    """The custom properties that ``:root``, ``html`` or ``body`` declare."""
    by_width: frozenset[str]
    """Pseudo-classes, and attributes in brackets, that are asked for at some widths of a window."""


@dataclass(frozen=True, slots=True, eq=False)
class PageSwitches:
    """The switches that the selectors of all sheets of a page ask for."""

    roots: Sequence[RootSwitch]
    attributes: Mapping[tuple[str, str], Sequence[Compound]]
    """By name and value of an attribute, what else is asked of the elements."""
    checked: Sequence[Compound]
    """The other tests of elements that are to be ``:checked``."""
    states: frozenset[str]
    properties: frozenset[str]
    by_width: frozenset[str]


def page_switches(sheets: Iterable[SheetSwitches]) -> PageSwitches:
    """Return the switches of all sheets of a page."""
    roots: list[RootSwitch] = []
    attributes: dict[tuple[str, str], list[Compound]] = {}
    checked: dict[Compound, None] = {}
    states, properties, by_width = frozenset[str](), frozenset[str](), frozenset[str]()
    for sheet in sheets:
        roots += sheet.roots
        checked |= dict.fromkeys(sheet.checked)
        states |= sheet.states
        properties |= sheet.properties
        by_width |= sheet.by_width
        for one in sheet.attributes:
            if (one.name, one.value) in attributes or len(attributes) < _MOST_VALUES:
                attributes.setdefault((one.name, one.value), []).append(one.of)
    return PageSwitches(roots, attributes, tuple(checked), states, properties, by_width)

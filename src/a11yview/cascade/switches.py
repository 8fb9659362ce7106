"""Classes, attributes and states that selectors ask for, and scripts and visitors switch on.

A page is designed for more than it shows at rest: a theme hangs on a class or an attribute of the
root or of ``body``, an open menu on ``aria-expanded``. The selectors tell which classes, attributes
and states that are. They are looked for in the text of each sheet once; the few that name one are
parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from a11yview.cascade.selectors.model import (
    AnyOf,
    AnyTag,
    Compound,
    Has,
    HostTest,
    StructuralTest,
)
from a11yview.cascade.selectors.parsing import SelectorParser
from a11yview.cascade.selectors.tag_tests import AttributeTest
from a11yview.cascade.sheets.rules import NOWHERE, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from a11yview.cascade.matching.selector_map import SelectorMap
    from a11yview.cascade.selectors.model import Chain

__all__ = [
    "AttributeSwitch",
    "Host",
    "PageSwitches",
    "RootSwitch",
    "SheetSwitches",
    "page_switches",
    "root_switch",
    "sheet_switches",
]

Host: TypeAlias = Literal["root", "body", "start"]
"""The root, ``body``, or whatever a selector starts with: perhaps the root."""
_Tests: TypeAlias = "tuple[AttributeTest, ...]"

SWITCHED_ATTRIBUTES: Final = frozenset(
    "aria-checked aria-current aria-expanded aria-pressed aria-selected".split()
)
"""Attributes of any element that scripts change as visitors go along."""
_MOST_VALUES: Final = 8
_PAINTS: Final = (
    "--",
    "background",
    "color",
    "fill",
    "filter",
    "opacity",
    "stroke",
    "text-shadow",
    "-webkit-text-fill-color",
)
"""Beginnings of the names of properties that may change a contrast."""
_ROOT_OR_BODY: Final = r"(?<![\w.#-])(?:html|body)(?=[.\[:])|:root(?=[.\[:])"
_ASKS: Final = re.compile(
    rf"{_ROOT_OR_BODY}|\[\s*aria-|\.(?:theme-)?(?:dark|light|night)(?:-mode|-theme)?(?![\w-])"
    r"|\.(?:is-dark|high-contrast)(?![\w-])"
    r"|\[\s*[\w-]*(?:theme|mode|scheme|skin|appearance|palette|contrast|color)",
    re.IGNORECASE,
)
"""Finds the text of selectors that may ask for a switch."""
_PSEUDO: Final = re.compile(r"(?<!:):(?!:)([a-z-]+)", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class RootSwitch:
    """Tests that some selectors put to the root or ``body``, and what rules declare with them."""

    host: Host
    tests: _Tests
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
    states: frozenset[str]
    """Every pseudo-class that they name."""
    properties: frozenset[str]
    """The custom properties that ``:root``, ``html`` or ``body`` declare."""


@dataclass(frozen=True, slots=True, eq=False)
class PageSwitches:
    """The switches that the selectors of all sheets of a page ask for."""

    roots: Sequence[RootSwitch]
    attributes: Mapping[tuple[str, str], Sequence[Compound]]
    """By name and value of an attribute, what else is asked of the elements."""
    states: frozenset[str]
    properties: frozenset[str]


@lru_cache(maxsize=256)
def sheet_switches(selectors: SelectorMap) -> SheetSwitches:
    """Return the classes, attributes and states that the selectors of a sheet ask for."""
    return _Search(selectors).result()


class _Search:
    def __init__(self, selectors: SelectorMap) -> None:
        self.selectors = selectors
        self.rules = selectors.sheet.rules
        self.roots: dict[tuple[Host, _Tests], RootSwitch] = {}
        self.attributes: dict[AttributeSwitch, None] = {}
        self.properties: set[str] = set()

    def result(self) -> SheetSwitches:
        states: set[str] = set()
        asks: list[bool] = []
        rules, text = self.rules, self.rules.text
        rows = rules.preludes
        for at in range(0, len(rows), WIDTH):
            start, end, parent = rows[at : at + 3]
            own = "" if start == NOWHERE else text[start:end]
            if ":" in own:
                states.update(name.lower() for name in _PSEUDO.findall(own))
            asks.append(
                (parent != NOWHERE and asks[parent])
                or any(_ASKS.search(piece) is not None for piece in own.split(","))
            )
        for number in range(len(rules)):
            if asks[rules.rows[number * WIDTH]]:
                self._rule(number)
            elif (rules.own_text(number) or "").strip() in {":root", "html", "body"}:
                self._own_properties(number)
        return SheetSwitches(
            tuple(self.roots.values()),
            tuple(self.attributes),
            frozenset(states),
            frozenset(self.properties),
        )

    def _own_properties(self, number: int) -> None:
        names = (one.name for one in self.rules.declarations_of(number))
        self.properties.update(name for name in names if name.startswith("--"))

    def _rule(self, number: int) -> None:
        declared = {
            one.name
            for one in self.rules.declarations_of(number)
            if one.name.startswith(_PAINTS) or one.name == "color-scheme"
        }
        if not declared:
            return
        for selector in self.selectors.selectors(self.rules.prelude_of(number)):
            found: dict[tuple[Host, _Tests], bool] = {}
            for host, tests, is_subject in self._walk(selector.chain, None, is_subject=True):
                found[host, tests] = found.get((host, tests), False) or is_subject
            for (host, tests), is_subject in found.items():
                switch = self.roots.setdefault((host, tests), RootSwitch(host, tests))
                switch.rules += 1
                if is_subject or _is_body(selector.chain.compound):
                    switch.properties |= declared
                else:
                    switch.inner += 1

    def _walk(
        self, chain: Chain, given: Host | None, *, is_subject: bool
    ) -> Iterator[tuple[Host, _Tests, bool]]:
        link: Chain | None = chain
        while link is not None:
            compound = link.compound
            own = _host(compound) or (given if link is chain else None)
            if own is None and link.left is None and given is None:
                own = None if compound.ids or compound.tag else "start"
            subject = is_subject and link is chain
            yield from self._compound(compound, own, is_subject=subject)
            link = link.left

    def _compound(
        self, compound: Compound, host: Host | None, *, is_subject: bool
    ) -> Iterator[tuple[Host, _Tests, bool]]:
        tests = _class_tests(compound)
        tests += [test for test in compound.tag_tests if isinstance(test, AttributeTest)]
        if host is not None and tests:
            yield host, tuple(tests), is_subject
        if host not in {"root", "body"}:
            self._of_elements(compound, compound)
        for test in compound.tag_tests:
            for one in test.compounds if isinstance(test, AnyTag) else ():
                yield from self._compound(one, _host(one) or host, is_subject=is_subject)
                if not _host(one):
                    self._of_elements(one, _without(compound, test))
        yield from self._inner(compound, host, is_subject=is_subject)

    def _inner(
        self, compound: Compound, host: Host | None, *, is_subject: bool
    ) -> Iterator[tuple[Host, _Tests, bool]]:
        """Yield the switches in the parentheses of a compound."""
        is_subject = is_subject and not (host == "start" and compound.keys)
        for element_test in compound.tests:
            if isinstance(element_test, AnyOf):
                for selector in element_test.selectors:
                    inner = None if host == "start" else host
                    yield from self._walk(selector.chain, inner, is_subject=is_subject)
            elif isinstance(element_test, HostTest) and element_test.around and element_test.of:
                yield from self._walk(element_test.of.chain, None, is_subject=False)
            elif isinstance(element_test, Has):
                for _, selector in element_test.relatives:
                    yield from self._walk(selector.chain, None, is_subject=False)

    def _of_elements(self, compound: Compound, around: Compound) -> None:
        for test in compound.tag_tests:
            if isinstance(test, AttributeTest) and test.name in SWITCHED_ATTRIBUTES:
                rest = _without(around if around is not compound else compound, test)
                value = test.value if test.operator else "true"
                self.attributes.setdefault(AttributeSwitch(test.name, value, rest))


def _class_tests(compound: Compound) -> list[AttributeTest]:
    return [AttributeTest("class", "~=", name, None) for name in compound.classes]


def _host(compound: Compound) -> Host | None:
    if compound.tag == "html" or any(
        isinstance(test, StructuralTest) and test.name == "root" for test in compound.tests
    ):
        return "root"
    return "body" if compound.tag == "body" else None


def _is_body(compound: Compound) -> bool:
    return compound.tag in {"html", "body"}


def _without(compound: Compound, test: object) -> Compound:
    """Return the tests of a compound but for one."""
    left = tuple(one for one in compound.tag_tests if one is not test)
    return Compound(compound.tag, compound.namespace, compound.ids, compound.classes, left)


def root_switch(text: str) -> RootSwitch | None:
    """Return the switch of a selector such as ``body.night`` on the root or ``body``.

    ``None`` for a selector of anything else: it is one compound of classes and attributes, alone or
    behind ``html``, ``:root`` or ``body``.
    """
    parsed = SelectorParser().parse(text)
    if parsed is None or len(parsed) != 1:
        return None
    chain = parsed[0].chain
    compound = chain.compound
    tests = [*_class_tests(compound)]
    tests += [test for test in compound.tag_tests if isinstance(test, AttributeTest)]
    is_whole = len(tests) == len(compound.classes) + len(compound.tag_tests)
    host = _host(compound) or ("start" if compound.tag is None else None)
    if chain.left is not None or compound.ids or not is_whole or not tests or host is None:
        return None
    return RootSwitch(host, tuple(tests))


def page_switches(sheets: Iterable[SheetSwitches]) -> PageSwitches:
    """Return the switches of all sheets of a page."""
    roots: list[RootSwitch] = []
    attributes: dict[tuple[str, str], list[Compound]] = {}
    states, properties = frozenset[str](), frozenset[str]()
    for sheet in sheets:
        roots += sheet.roots
        states |= sheet.states
        properties |= sheet.properties
        for one in sheet.attributes:
            if (one.name, one.value) in attributes or len(attributes) < _MOST_VALUES:
                attributes.setdefault((one.name, one.value), []).append(one.of)
    return PageSwitches(roots, attributes, states, properties)

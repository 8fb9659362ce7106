"""Finds the switches that the selectors of a sheet, or one selector of a configuration, ask for.

They are looked for in the text of each sheet once; the few selectors that name one are parsed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.selectors.model import (
    AnyOf,
    AnyTag,
    Compound,
    FormTest,
    Has,
    HostTest,
    StructuralTest,
)
from a11yview.cascade.selectors.parsing import SelectorParser
from a11yview.cascade.selectors.tag_tests import AttributeTest
from a11yview.cascade.sheets.rules import NOWHERE, WIDTH
from a11yview.cascade.switches import (
    OPEN,
    THEME_CLASS,
    AttributeSwitch,
    Host,
    RootSwitch,
    SheetSwitches,
    Tests,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.cascade.matching.selector_map import SelectorMap
    from a11yview.cascade.selectors.model import Chain

__all__ = ["root_switch", "sheet_switches"]

_Asked: TypeAlias = "tuple[Host, Tests, bool]"
"""Tests, what they are put to, and whether a selector asks that they fail."""

_SWITCHED_ATTRIBUTES: Final = frozenset(
    (
        "aria-checked aria-current aria-expanded aria-invalid aria-pressed aria-selected data-state"
    ).split()
)
"""Attributes of any element that scripts change as visitors go along."""
_OPPOSITE: Final = {"true": "false", "false": "true"}
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
    rf"{_ROOT_OR_BODY}|\[\s*aria-|\.(?:{THEME_CLASS})(?![\w-])"
    r"|\[\s*data-state|:checked|\[\s*[\w-]*(?:theme|mode|scheme|skin|appearance|palette|contrast|color)",
    re.IGNORECASE,
)
"""Finds the text of selectors that may ask for a switch."""
_ATTRIBUTE: Final = re.compile(r"\[\s*([a-z-]+)", re.IGNORECASE)
_PSEUDO: Final = re.compile(r"(?<!:):(?!:)([a-z-]+)", re.IGNORECASE)


@lru_cache(maxsize=256)
def sheet_switches(selectors: SelectorMap) -> SheetSwitches:
    """Return the classes, attributes and states that the selectors of a sheet ask for."""
    return _Search(selectors).result()


class _Search:
    """The search through one sheet, and what it has found so far."""

    def __init__(self, selectors: SelectorMap) -> None:
        self.selectors = selectors
        self.rules = selectors.sheet.rules
        self.roots: dict[_Asked, RootSwitch] = {}
        self.attributes: dict[AttributeSwitch, None] = {}
        self.checked: dict[Compound, None] = {}
        self.properties: set[str] = set()

    def result(self) -> SheetSwitches:
        states, by_width = set[str](), set[str]()
        asks: list[bool] = []
        rules, text = self.rules, self.rules.text
        rows = rules.preludes
        for at in range(0, len(rows), WIDTH):
            start, end, parent, condition = rows[at : at + WIDTH]
            own = "" if start == NOWHERE else text[start:end]
            if (":" in own or "[" in own) and self.selectors.sheet.is_by_width(condition):
                by_width.update(name.lower() for name in _PSEUDO.findall(own))
                by_width.update(f"[{name.lower()}]" for name in _ATTRIBUTE.findall(own))
            if ":" in own:
                states.update(name.lower() for name in _PSEUDO.findall(own))
            if "[open" in own:
                states.add(OPEN)
            asks.append(
                (parent != NOWHERE and asks[parent])
                or any(_ASKS.search(piece) is not None for piece in own.split(","))
                or (self.selectors.has_scopes and self._scope_asks(condition))
            )
        for number in range(len(rules)):
            if asks[rules.rows[number * WIDTH]]:
                self._rule(number)
            elif (rules.own_text(number) or "").strip() in {":root", "html", "body"}:
                self._own_properties(number)
        return SheetSwitches(
            tuple(self.roots.values()),
            tuple(self.attributes),
            tuple(self.checked),
            frozenset(states),
            frozenset(self.properties),
            frozenset(by_width),
        )

    def _scope_asks(self, condition: int) -> bool:
        """Whether the ``@scope`` around a rule may start from a switch."""
        scope = self.selectors.scope_of(condition)
        conditions = self.selectors.sheet.conditions
        return scope >= 0 and _ASKS.search(conditions[scope].text) is not None

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
        scope = self.selectors.scope_of(self.rules.condition_of(number))
        around = self.selectors.scope(scope) if scope >= 0 else None
        starts = (around.start if around is not None else None) or ()
        for selector in self.selectors.selectors(self.rules.prelude_of(number)):
            found: dict[_Asked, bool] = {}
            for asked, is_subject in self._walk(selector.chain, None, is_subject=True):
                found[asked] = found.get(asked, False) or is_subject
            for start in starts:
                is_subject = selector.chain.left is None and selector.chain.scoped
                for asked, _ in self._walk(start.chain, None, is_subject=False):
                    found[asked] = found.get(asked, False) or is_subject
            for asked, is_subject in found.items():
                switch = self.roots.setdefault(asked, RootSwitch(*asked))
                switch.rules += 1
                if is_subject or _is_body(selector.chain.compound):
                    switch.properties |= declared
                else:
                    switch.inner += 1

    def _walk(
        self, chain: Chain, given: Host | None, *, is_subject: bool, negated: bool = False
    ) -> Iterator[tuple[_Asked, bool]]:
        link: Chain | None = chain
        around_body: Host | None = None  # nothing is around body but the root
        while link is not None:
            compound = link.compound
            own = _host(compound) or around_body or (given if link is chain else None)
            is_body = own == "body" and link.combinator in {" ", ">"}
            around_body = "root" if is_body else None
            if own is None and link.left is None and given is None:
                own = None if compound.ids or compound.tag else "start"
            subject = is_subject and link is chain
            yield from self._compound(compound, own, is_subject=subject, negated=negated)
            link = link.left

    def _compound(
        self, compound: Compound, host: Host | None, *, is_subject: bool, negated: bool
    ) -> Iterator[tuple[_Asked, bool]]:
        tests = _class_tests(compound)
        tests += [test for test in compound.tag_tests if isinstance(test, AttributeTest)]
        if host is not None and tests:
            yield (host, tuple(tests), negated), is_subject
        if host not in {"root", "body"}:
            self._of_elements(compound, compound, negated=negated)
        for test in compound.tag_tests:
            if not isinstance(test, AnyTag):
                continue
            for one in test.compounds:
                yield from self._compound(
                    one,
                    _host(one) or host,
                    is_subject=is_subject,
                    negated=negated != test.negated,
                )
                if not _host(one):
                    rest = _without(compound, test)
                    self._of_elements(one, rest, negated=negated != test.negated)
        yield from self._inner(compound, host, is_subject=is_subject, negated=negated)

    def _inner(
        self, compound: Compound, host: Host | None, *, is_subject: bool, negated: bool
    ) -> Iterator[tuple[_Asked, bool]]:
        """Yield the switches in the parentheses of a compound."""
        is_subject = is_subject and not (host == "start" and compound.keys)
        for element_test in compound.tests:
            if isinstance(element_test, AnyOf):
                for selector in element_test.selectors:
                    inner = None if host == "start" else host
                    yield from self._walk(
                        selector.chain,
                        inner,
                        is_subject=is_subject,
                        negated=negated != element_test.negated,
                    )
            elif isinstance(element_test, HostTest) and element_test.around and element_test.of:
                yield from self._walk(element_test.of.chain, None, is_subject=False)
            elif isinstance(element_test, Has):
                for _, selector in element_test.relatives:
                    yield from self._walk(selector.chain, None, is_subject=False)

    def _of_elements(self, compound: Compound, around: Compound, *, negated: bool) -> None:
        if any(isinstance(test, FormTest) and test.name == "checked" for test in compound.tests):
            own = _plain(compound)
            if own.keys or own.tag_tests:
                self.checked.setdefault(own)
        for test in compound.tag_tests:
            if isinstance(test, AttributeTest) and test.name in _SWITCHED_ATTRIBUTES:
                rest = _without(around, test)
                value: str | None = test.value if test.operator else "true"
                if negated:
                    value = _OPPOSITE.get(test.value)
                if value is not None:
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


def _plain(compound: Compound) -> Compound:
    """Return a compound without the tests that need more than the tag."""
    tests = compound.tag_tests
    return Compound(compound.tag, compound.namespace, compound.ids, compound.classes, tests)


def _without(compound: Compound, test: AttributeTest | AnyTag) -> Compound:
    """Return the tests of a compound but for one and those about the same attribute."""
    left = tuple(one for one in compound.tag_tests if one is not test and not _is_about(one, test))
    return Compound(compound.tag, compound.namespace, compound.ids, compound.classes, left)


def _is_about(one: object, test: AttributeTest | AnyTag) -> bool:
    """Whether a test is about nothing but the attribute of another."""
    if not isinstance(test, AttributeTest):
        return False
    if isinstance(one, AnyTag):
        return all(
            not (inner.tag or inner.ids or inner.classes or inner.tests)
            and all(_is_about(part, test) for part in inner.tag_tests)
            for inner in one.compounds
        )
    return isinstance(one, AttributeTest) and one.name == test.name


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

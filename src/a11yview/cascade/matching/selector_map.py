"""The selectors of a sheet: filed by key at once, parsed when a page has elements for them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from a11yview.cascade.fixed import fixed
from a11yview.cascade.matching.simplifying import Simplifier
from a11yview.cascade.selectors.parsing import SelectorParser
from a11yview.cascade.selectors.plain import valid_pieces
from a11yview.cascade.selectors.prelude_keys import prelude_keys, sheet_keys
from a11yview.cascade.selectors.selector_lists import split_list
from a11yview.cascade.sheets.token_patterns import COMMENT, find, strip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from a11yview.cascade.selectors.model import Selector
    from a11yview.cascade.selectors.prelude_keys import SelectorKeys
    from a11yview.cascade.sheets.model import Prelude
    from a11yview.cascade.sheets.sheet import Sheet

__all__ = ["ListPosition", "Scope", "SelectorMap", "selector_map"]


@fixed
class Scope:
    """One ``@scope`` rule: where it starts (``None``: at the sheet's owner) and ends."""

    start: tuple[Selector, ...] | None
    end: tuple[Selector, ...]
    outer: int
    """The condition around it that is a scope, -1 if none."""


ListPosition: TypeAlias = tuple[int, int]
"""The position of a selector: the number of its rule, and its own in the selector list."""


class SelectorMap:
    """The selectors of one sheet by the keys of their subjects.

    They are parsed when a page has elements for them, and kept for all pages that use the sheet.
    """

    def __init__(self, sheet: Sheet, *, quirks: bool) -> None:
        self.sheet = sheet
        self.quirks = quirks
        self.parser = SelectorParser(quirks=quirks, namespaces=dict(sheet.namespaces))
        self.simplifier = Simplifier(self.parser)
        self.has_scopes = any(one.kind == "scope" for one in sheet.conditions)
        self.keys = sheet.keys or sheet_keys(sheet)
        self._parsed: dict[Prelude, tuple[Selector, ...]] = {}
        self._scopes: dict[int, Scope | None] = {}
        self._buckets = _folded(self.keys.buckets) if quirks else self.keys.buckets
        self._texts: dict[int, Sequence[str]] = {}
        self._selectors: dict[ListPosition, Selector | None] = {}
        self._unfiled = {*self._buckets}
        """The buckets of which no page had the key."""
        self._filed: set[int] = set()
        """The rules whose selectors are filed."""
        self._by_key: dict[str, list[tuple[ListPosition, Collection[str]]]] = {}
        """Selectors by a key of their subject, with all that each is known to need: keys that some
        element of the page must have, and states, ``:hover``."""

    def present(self, present: frozenset[str]) -> Iterator[ListPosition]:
        """Yield the selectors whose every need is present: keys of a page, states, ``:hover``."""
        for key in self._unfiled.intersection(("*", *present)):  # some under "*" tell no key
            self._unfiled.remove(key)
            self._file(key)
        has_all = present.issuperset
        for key in present & self._by_key.keys():
            for listed, needs in self._by_key[key]:
                if has_all(needs):
                    yield listed

    def _file(self, bucket: str) -> None:
        """File all selectors of the rules in a bucket under their own keys."""
        filed, rules, by_key = self._filed, self.sheet.rules, self._by_key
        for number in self._buckets[bucket]:
            if number in filed:
                continue
            filed.add(number)
            text = rules.outer_text(number)
            if text is not None and self.quirks:
                text = text.lower()
            read = None if text is None else prelude_keys(text, bucket)
            if read is None:
                read = self._keys_as_parsed(number)
            for position, (key, needs) in enumerate(read):
                by_key.setdefault(key, []).append(((number, position), needs))

    def _keys_as_parsed(self, number: int) -> list[SelectorKeys]:
        chains = [one.chain for one in self.selectors(self.sheet.rules.prelude_of(number))]
        demands = self.simplifier.demands
        return [((*chain.compound.keys, "*")[0], demands(chain).needs) for chain in chains]

    def selector(self, listed: ListPosition) -> Selector | None:
        """Return a selector as parsed; ``None`` if its rule is invalid."""
        if listed not in self._selectors:  # another set of sheets may have asked for it
            self._selectors[listed] = self._selector(listed)
        return self._selectors[listed]

    def _selector(self, listed: ListPosition) -> Selector | None:
        number, position = listed
        texts = self._texts.get(number)
        if texts is None:
            texts = self._texts[number] = self._texts_of(number)
        if texts:
            return self.parser.parse_one(texts[position])
        parsed = self.selectors(self.sheet.rules.prelude_of(number))
        return parsed[position] if parsed else None

    def _texts_of(self, number: int) -> Sequence[str]:
        """Return the selectors of a rule, if each can be parsed without regard to the others."""
        rules = self.sheet.rules
        text = rules.outer_text(number)
        if text is None or self.scope_of(rules.condition_of(number)) >= 0:
            return ()
        return valid_pieces(text) if "," in text else (text,)

    def selectors(self, prelude: Prelude) -> tuple[Selector, ...]:
        """Return the selectors of a rule, empty if they are invalid and the rule is dropped."""
        parsed = self._parsed.get(prelude)
        if parsed is None:
            parsed = self._parsed[prelude] = self._parse(prelude)
        return parsed

    def _parse(self, prelude: Prelude) -> tuple[Selector, ...]:
        pending: list[Prelude] = []
        around: Prelude | None = prelude
        while around is not None and around not in self._parsed:
            pending.append(around)
            around = around.parent
        parents: tuple[Selector, ...] | None = self._parsed[around] if around is not None else None
        found: tuple[Selector, ...] = ()
        for one in reversed(pending):
            if parents is not None and not parents:
                found = ()
            elif one.text is None:
                found = self.parser.parse(":where(:scope)") or ()
            else:
                in_scope = parents is None and self.scope_of(one.condition) >= 0
                parsed = self.parser.parse(one.text, parents, in_scope=in_scope)
                # Where `&` stands for nothing, rules within may still match something.
                found = () if parsed is None else parsed or self._nothing
            parents = self._parsed[one] = found
        return found

    @cached_property
    def _nothing(self) -> tuple[Selector, ...]:
        return self.parser.parse(":not(*)") or ()

    # -- scopes ----------------------------------------------------------------------------------

    def scope_of(self, condition: int) -> int:
        """Return the nearest ``@scope`` among a condition and those around it, or -1."""
        if not self.has_scopes:
            return -1
        conditions = self.sheet.conditions
        while condition >= 0 and conditions[condition].kind != "scope":
            condition = conditions[condition].parent
        return condition

    def scope(self, condition: int) -> Scope | None:
        """Return the scope of a ``@scope`` condition; ``None`` if its prelude is invalid."""
        if condition not in self._scopes:
            self._scopes[condition] = self._parse_scope(condition)
        return self._scopes[condition]

    def scopes(self) -> Iterator[Scope]:
        """Yield every valid ``@scope`` of the sheet."""
        for number, condition in enumerate(self.sheet.conditions if self.has_scopes else ()):
            scope = self.scope(number) if condition.kind == "scope" else None
            if scope is not None:
                yield scope

    def _parse_scope(self, condition: int) -> Scope | None:
        text = self.sheet.conditions[condition].text
        outer = self.scope_of(self.sheet.conditions[condition].parent)
        around = self.sheet.conditions[condition].around
        start: tuple[Selector, ...] | None = None
        if text.startswith("("):
            end = find(text, 1, ")")
            # In a scope, `&` is its root, as Chromium has it, whatever rules stand between.
            free = around < 0 or outer >= 0
            parents = None if free else self.selectors(self.sheet.rules.prelude(around))
            start = self._boundary(text[1:end], parents, relative=outer >= 0)
            if start is None:
                return None
            text = strip(text[end + 1 :])
        limit: tuple[Selector, ...] = ()
        if text:
            found = re.match(rf"to(?:\s|{COMMENT})+\(", text, re.IGNORECASE)  # to() is a function
            if found is None:
                return None
            end = find(text, found.end(), ")")
            parsed = self._boundary(text[found.end() : end], None, relative=True)
            if parsed is None or strip(text[end + 1 :]):
                return None
            limit = parsed
        return Scope(start, limit, outer)

    def _boundary(
        self, text: str, parents: tuple[Selector, ...] | None, *, relative: bool
    ) -> tuple[Selector, ...] | None:
        """Return the selectors of a scope's start or end, ``None`` if any is invalid."""
        selectors: list[Selector] = []
        for piece in split_list(text):
            parsed = self.parser.parse(piece, parents, in_scope=relative)
            if parsed is None or any(one.pseudo for one in parsed):
                return None
            selectors.extend(parsed)
        return tuple(selectors)


def _folded(buckets: Mapping[str, Sequence[int]]) -> Mapping[str, Sequence[int]]:
    """Return buckets in which ids and classes are without case, as in quirks mode."""
    folded: dict[str, set[int]] = {}
    for key, numbers in buckets.items():
        folded.setdefault(key.lower(), set()).update(numbers)
    return {key: sorted(numbers) for key, numbers in folded.items()}


@lru_cache(maxsize=256)
def selector_map(sheet: Sheet, quirks: bool) -> SelectorMap:  # noqa: FBT001 - a memo key
    """Return the selectors of a sheet, the same object for the same sheet."""
    return SelectorMap(sheet, quirks=quirks)

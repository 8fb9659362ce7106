"""Selector text → :class:`Selector` values, valid exactly where Chromium finds them valid.

Source: Selectors 4, CSS Nesting 1, CSS Cascade 6 (``:scope``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.selectors.compound_builder import (
    CompoundBuilder,
    Invalid,
    Nesting,
    SelectorContext,
    SelectorEnd,
    joined,
    own_scope,
    pieces_of,
)
from a11yview.cascade.selectors.compounds import CompoundParser
from a11yview.cascade.selectors.model import Chain, Compound, Selector, StructuralTest
from a11yview.cascade.selectors.plain import is_plain, steps
from a11yview.cascade.selectors.selector_lists import split_list
from a11yview.cascade.sheets.token_patterns import COMMENT, strip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    _Read: TypeAlias = tuple[Compound, int, str, tuple[str, ...], bool]
    """A compound; its specificity, pseudo-element and states of that, whether it is scoped."""

__all__ = ["SelectorParser", "is_selector"]

_BETWEEN: Final = rf"(?:[ \t\n\r\f]++|{COMMENT})*+"
_SPACE: Final = re.compile(_BETWEEN)
_COMBINATOR: Final = re.compile(rf"{_BETWEEN}([>+~]?){_BETWEEN}")
_ALONE: Final = SelectorContext(None)
_OUTERMOST: Final = SelectorContext(None, relative=True)
_MAX_COMPOUNDS: Final = 100
_MAX_GRAFTED: Final = 64
"""Parents that a nested selector is written out behind; more stay a list, as in ``:is()``."""


class SelectorParser(CompoundParser):
    """Parses the selectors of one sheet; equal chains become one object.

    ``quirks``: ids and classes compare without case. ``namespaces`` are those that the sheet
    declares, prefix to URL, ``""`` for the default.
    """

    def __init__(
        self,
        *,
        quirks: bool = False,
        namespaces: Mapping[str, str] | None = None,
        forgiving: bool = True,
    ) -> None:
        super().__init__(quirks=quirks, namespaces=namespaces or {}, forgiving=forgiving)
        self._chains: dict[tuple[Compound, str, Chain | None], Chain] = {}
        self._compounds: dict[tuple[object, ...], Compound] = {}
        self._read: dict[str, _Read] = {}
        """Plain compounds by their text: most are met many times."""
        self._nesting = Nesting.within(())
        """That of the rule around the last one: its selectors may be many, and the rules in it."""

    # -- lists -----------------------------------------------------------------------------------

    def parse(
        self,
        text: str,
        parents: Sequence[Selector] | None = None,
        *,
        in_scope: bool = False,
    ) -> tuple[Selector, ...] | None:
        """Return the selectors of a list, ``None`` if any of them is invalid.

        ``parents`` are those of the rule around a nested rule; ``in_scope`` says that the rule
        stands in ``@scope``, where a leading combinator starts from the scope root.
        """
        around = _OUTERMOST
        if parents is not None or in_scope:
            around = SelectorContext(parents, in_scope=in_scope, relative=True)
        try:
            return self._list(text, around)
        except Invalid:
            return None

    def parse_one(self, text: str) -> Selector | None:
        """Return the one selector of a rule within no other, ``None`` if it is invalid."""
        try:
            return self._one(text, _OUTERMOST)[0]
        except Invalid:
            return None

    def _list(self, text: str, around: SelectorContext) -> tuple[Selector, ...]:
        selectors: list[Selector] = []
        for piece, within in pieces_of(text, around):
            selectors.extend(self._one(piece, within))
        return tuple(selectors)

    def forgiving_list(self, text: str, around: SelectorContext) -> tuple[Selector, ...]:
        """Return the valid selectors of a list without pseudo-elements."""
        if not self.forgiving:
            return self.strict_list(text, around)
        selectors: list[Selector] = []
        for piece, within in pieces_of(text, around):
            try:
                found = self._one(piece, within)
            except Invalid:
                continue
            selectors.extend(one for one in found if not one.pseudo)
        return tuple(selectors)

    def strict_list(self, text: str, around: SelectorContext) -> tuple[Selector, ...]:
        """Return the selectors of a list without pseudo-elements; Invalid if one is not."""
        selectors = self._list(text, around)
        if any(one.pseudo for one in selectors):
            raise Invalid
        return selectors

    # -- complex selectors -----------------------------------------------------------------------

    def _one(self, text: str, around: SelectorContext) -> Sequence[Selector]:
        """Return one complex selector; several if ``&`` stands for several parents."""
        text = strip(text)
        if not text:
            raise Invalid
        nested = around.parents is not None or around.in_scope
        if is_plain(text) and not (nested and around.relative) and not self._is_freed(around):
            return (self._plain(text),)
        return self._complex(text, around)

    def _is_freed(self, around: SelectorContext) -> bool:
        """Whether a default namespace is not that of the last compound."""
        return around.in_any_namespace and "" in self.namespaces

    def _complex(self, text: str, around: SelectorContext) -> list[Selector]:
        compounds, combinators, leading = self._compounds_of(text, around)
        nested = sum(parts.nested for parts in compounds)
        specificity = sum(parts.specificity for parts in compounds)
        if nested and around.parents is not None:
            specificity += nested * self._nesting_in(around.parents).specificity
        last = compounds[-1]
        if self._is_freed(around) and not last.is_named:
            last.namespace = None
        make = SelectorEnd(specificity, last.pseudo, last.pseudo_states)
        anchored = any(parts.anchored for parts in compounds)
        if around.relative and around.parents is not None:
            nests = nested or any(parts.anchored_inside for parts in compounds)
            if not nests:
                nesting = self._nesting_in(around.parents)
                make = replace(make, specificity=specificity + nesting.specificity)
                if len(around.parents) > _MAX_GRAFTED:
                    start = nesting.parts()
                    return [
                        self._assemble([start, *compounds], [leading or " ", *combinators], make)
                    ]
                return self._graft(around.parents, compounds, [leading or " ", *combinators], make)
            if leading:
                nesting = self._nesting_in(around.parents)
                compounds, combinators = [nesting.parts(), *compounds], [leading, *combinators]
                make = replace(make, specificity=specificity + nesting.specificity)
            elif compounds[0].nested == nested == 1 and len(around.parents) <= _MAX_GRAFTED:
                return self._merge(around.parents, compounds, combinators, make)
        elif leading or (around.relative and around.in_scope and not anchored):
            start = CompoundBuilder(tests=[StructuralTest("scope")], scoped=True)
            compounds, combinators = [start, *compounds], [leading or " ", *combinators]
        for parts in compounds:
            self._resolve_nesting(parts, around)
        return [self._assemble(compounds, combinators, make)]

    def _plain(self, text: str) -> Selector:
        """Return a selector that is plain: see :mod:`.plain`."""
        chain: Chain | None = None
        combinator = pseudo = ""
        states: tuple[str, ...] = ()
        specificity = 0
        for name, following in steps(text):
            if pseudo:
                raise Invalid
            compound, weight, pseudo, states, scoped = self._read.get(name) or self._read_plain(
                name
            )
            specificity += weight
            chain = self._linked(compound, combinator, chain, scoped=scoped)
            combinator = following or " "
        assert chain is not None  # noqa: S101 - a complex selector has a compound
        return Selector(chain, specificity, pseudo, states)

    def _read_plain(self, text: str) -> _Read:
        parts = CompoundBuilder()
        if self.read_compound(text, 0, parts, _ALONE) != len(text):
            raise Invalid
        compound = self._interned(parts.compound())
        found = compound, parts.specificity, parts.pseudo, parts.pseudo_states, parts.scoped
        self._read[text] = found
        return found

    def _compounds_of(
        self, text: str, around: SelectorContext
    ) -> tuple[list[CompoundBuilder], list[str], str]:
        at, size = 0, len(text)
        leading = ""
        if text[0] in ">+~":
            if not (around.relative and (around.parents is not None or around.in_scope)):
                raise Invalid
            leading = text[0]
            at = _SPACE.match(text, 1).end()  # type: ignore[union-attr]  # matches always
        compounds: list[CompoundBuilder] = []
        combinators: list[str] = []
        while True:
            parts = CompoundBuilder()
            end = self.read_compound(text, at, parts, around)
            if end == at or len(compounds) >= _MAX_COMPOUNDS:
                raise Invalid
            compounds.append(parts)
            if end >= size:
                return compounds, combinators, leading
            if parts.pseudo:
                raise Invalid
            found = _COMBINATOR.match(text, end)
            if found is None or found.end() == end or found.end() >= size:
                raise Invalid
            if not found[1] and not any(char in found[0] for char in " \t\n\r\f"):
                raise Invalid
            combinators.append(found[1] or " ")
            at = found.end()

    def _assemble(
        self, compounds: Sequence[CompoundBuilder], combinators: Sequence[str], make: SelectorEnd
    ) -> Selector:
        chain: Chain | None = None
        for place, parts in enumerate(compounds):
            combinator = combinators[place - 1] if place else ""
            chain = self.chain(parts.compound(), combinator, chain, scoped=parts.scoped)
        assert chain is not None  # noqa: S101 - a complex selector has a compound
        return Selector(chain, make.specificity, make.pseudo, make.pseudo_states)

    def chain(
        self, compound: Compound, combinator: str, left: Chain | None, *, scoped: bool
    ) -> Chain:
        """Return the chain of a compound behind another, one object for equal ones."""
        return self._linked(self._interned(compound), combinator, left, scoped=scoped)

    def _interned(self, compound: Compound) -> Compound:
        return self._compounds.setdefault(compound.content, compound)

    def _linked(
        self, compound: Compound, combinator: str, left: Chain | None, *, scoped: bool
    ) -> Chain:
        key = (compound, combinator, left)
        chain = self._chains.get(key)
        if chain is None:
            required: frozenset[str] = frozenset()
            if left is not None:
                required = left.required
                if combinator in {" ", ">"}:
                    required = required.union(left.compound.keys)
                scoped = scoped or left.scoped
            length = left.length + 1 if left is not None else 1
            if length > _MAX_COMPOUNDS:
                raise Invalid
            chain = self._chains[key] = Chain(compound, combinator, left, required, scoped, length)
        return chain

    def _graft(
        self,
        parents: Sequence[Selector],
        compounds: Sequence[CompoundBuilder],
        combinators: Sequence[str],
        make: SelectorEnd,
    ) -> list[Selector]:
        """Return each parent followed by the compounds (``combinators[0]`` in between)."""
        grafted: list[Selector] = []
        for parent in parents:
            if parent.pseudo:
                continue
            chain = parent.chain
            for combinator, parts in zip(combinators, compounds, strict=True):
                chain = self.chain(parts.compound(), combinator, chain, scoped=parts.scoped)
            grafted.append(Selector(chain, make.specificity, make.pseudo, make.pseudo_states))
        return grafted

    def _merge(
        self,
        parents: Sequence[Selector],
        compounds: list[CompoundBuilder],
        combinators: Sequence[str],
        make: SelectorEnd,
    ) -> list[Selector]:
        """Return the selectors with ``&`` in the first compound: each parent's subject joined."""
        first, rest = compounds[0], compounds[1:]
        merged: list[Selector] = []
        for parent in parents:
            if parent.pseudo:
                continue
            subject = joined(parent.chain.compound, first)
            if subject is None:
                continue
            scoped = first.scoped or own_scope(parent.chain)
            chain = self.chain(subject, parent.chain.combinator, parent.chain.left, scoped=scoped)
            for combinator, parts in zip(combinators, rest, strict=True):
                chain = self.chain(parts.compound(), combinator, chain, scoped=parts.scoped)
            merged.append(Selector(chain, make.specificity, make.pseudo, make.pseudo_states))
        return merged

    def _resolve_nesting(self, parts: CompoundBuilder, around: SelectorContext) -> None:
        if not parts.nested:
            return
        if around.parents is None:
            parts.tests.append(StructuralTest("scope"))
            parts.scoped = True
        else:
            nesting = self._nesting_in(around.parents)
            parts.tests.append(nesting.test)
            parts.scoped = parts.scoped or nesting.scoped
        parts.nested = 0

    def _nesting_in(self, parents: Sequence[Selector]) -> Nesting:
        if self._nesting.parents is not parents:
            self._nesting = Nesting.within(parents)
        return self._nesting


@lru_cache(maxsize=1024)
def is_selector(text: str) -> bool:
    """Return whether browsers take the text as one complex selector, for ``@supports``."""
    selectors = SelectorParser(forgiving=False).parse(text)
    return selectors is not None and len(selectors) == 1 and len(split_list(text)) == 1

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
    SelectorTail,
    has_own_scope,
    merged,
    pieces_of,
)
from a11yview.cascade.selectors.compounds import CompoundParser
from a11yview.cascade.selectors.model import Across, Chain, Compound, Selector, StructuralTest
from a11yview.cascade.selectors.plain import is_plain, steps
from a11yview.cascade.selectors.selector_lists import split_list
from a11yview.cascade.sheets.token_patterns import COMMENT, strip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    _PlainCompound: TypeAlias = tuple[Compound, int, str, tuple[str, ...], bool]
    """A compound; its specificity, pseudo-element and states of that, whether it is scoped."""

__all__ = ["SelectorParser", "is_selector"]

_BETWEEN: Final = rf"(?:[ \t\n\r\f]++|{COMMENT})*+"
_SPACE: Final = re.compile(_BETWEEN)
_COMBINATOR: Final = re.compile(rf"{_BETWEEN}([>+~]?){_BETWEEN}")
_ALONE: Final = SelectorContext(None)
_OUTERMOST: Final = SelectorContext(None, relative=True)
_MAX_COMPOUNDS: Final = 100
_MAX_WRITTEN_OUT: Final = 64
"""Parents that a nested selector is written out for; more stay a list, as in ``:is()``."""


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
        self._plain_compounds: dict[str, _PlainCompound] = {}
        """Compounds of plain selectors by their text: most are met many times."""
        self._nesting = Nesting.within(())
        """The meaning of ``&`` in the rule read last, which may hold many others."""

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
        context = _OUTERMOST
        if parents is not None or in_scope:
            context = SelectorContext(parents, in_scope=in_scope, relative=True)
        try:
            return self._list(text, context)
        except Invalid:
            return None

    def parse_one(self, text: str) -> Selector | None:
        """Return the one selector of a rule within no other, ``None`` if it is invalid."""
        try:
            return self._complex(text, _OUTERMOST)[0]
        except Invalid:
            return None

    def _list(self, text: str, context: SelectorContext) -> tuple[Selector, ...]:
        selectors: list[Selector] = []
        for piece, within in pieces_of(text, context):
            selectors.extend(self._complex(piece, within))
        return tuple(selectors)

    def forgiving_list(self, text: str, context: SelectorContext) -> tuple[Selector, ...]:
        """Return the valid selectors of a list without pseudo-elements."""
        if not self.forgiving:
            return self.strict_list(text, context)
        selectors: list[Selector] = []
        for piece, within in pieces_of(text, context):
            try:
                found = self._complex(piece, within)
            except Invalid:
                continue
            selectors.extend(one for one in found if not one.pseudo)
        return tuple(selectors)

    def strict_list(self, text: str, context: SelectorContext) -> tuple[Selector, ...]:
        """Return the selectors of a list without pseudo-elements. Raises ``Invalid``."""
        selectors = self._list(text, context)
        if any(one.pseudo for one in selectors):
            raise Invalid
        return selectors

    # -- complex selectors -----------------------------------------------------------------------

    def _complex(self, text: str, context: SelectorContext) -> Sequence[Selector]:
        """Return one complex selector; several if ``&`` stands for several parents."""
        text = strip(text)
        if not text:
            raise Invalid
        nested = context.parents is not None or context.in_scope
        if is_plain(text) and not (nested and context.relative) and not self._is_freed(context):
            return (self._plain(text),)
        return self._in_full(text, context)

    def _is_freed(self, context: SelectorContext) -> bool:
        """Whether the last compound is in no default namespace."""
        return context.in_any_namespace and "" in self.namespaces

    def _in_full(self, text: str, context: SelectorContext) -> list[Selector]:
        """Return a complex selector by the full grammar, as :meth:`_complex` does."""
        compounds, combinators, leading = self._compounds_of(text, context)
        nested = sum(builder.nested for builder in compounds)
        specificity = sum(builder.specificity for builder in compounds)
        if nested and context.parents is not None:
            specificity += nested * self._nesting_in(context.parents).specificity
        last = compounds[-1]
        if self._is_freed(context) and not last.is_named:
            last.namespace = None
        tail = SelectorTail(specificity, last.pseudo, last.pseudo_states, self._across(last))
        anchored = any(builder.anchored for builder in compounds)
        if context.relative and context.parents is not None:
            nests = nested or any(builder.anchored_inside for builder in compounds)
            if not nests:
                nesting = self._nesting_in(context.parents)
                tail = replace(tail, specificity=specificity + nesting.specificity)
                if len(context.parents) > _MAX_WRITTEN_OUT:
                    start = nesting.builder()
                    return [
                        self._assemble([start, *compounds], [leading or " ", *combinators], tail)
                    ]
                return self._behind_parents(
                    context.parents, compounds, [leading or " ", *combinators], tail
                )
            if leading:
                nesting = self._nesting_in(context.parents)
                compounds, combinators = [nesting.builder(), *compounds], [leading, *combinators]
                tail = replace(tail, specificity=specificity + nesting.specificity)
            elif compounds[0].nested == nested == 1 and len(context.parents) <= _MAX_WRITTEN_OUT:
                return self._with_parents(context.parents, compounds, combinators, tail)
        elif leading or (context.relative and context.in_scope and not anchored):
            start = CompoundBuilder(tests=[StructuralTest("scope")], scoped=True)
            compounds, combinators = [start, *compounds], [leading or " ", *combinators]
        for builder in compounds:
            self._resolve_nesting(builder, context)
        return [self._assemble(compounds, combinators, tail)]

    def _plain(self, text: str) -> Selector:
        """Return a plain selector: see :mod:`.plain`."""
        chain: Chain | None = None
        combinator = pseudo = ""
        states: tuple[str, ...] = ()
        specificity = 0
        for name, following in steps(text):
            if pseudo:
                raise Invalid
            compound, weight, pseudo, states, scoped = self._plain_compounds.get(
                name
            ) or self._read_plain(name)
            specificity += weight
            chain = self._linked(compound, combinator, chain, scoped=scoped)
            combinator = following or " "
        assert chain is not None  # noqa: S101 - a complex selector has a compound
        return Selector(chain, specificity, pseudo, states)

    def _read_plain(self, text: str) -> _PlainCompound:
        builder = CompoundBuilder()
        if self.read_compound(text, 0, builder, _ALONE) != len(text):
            raise Invalid
        compound = self._interned(builder.compound())
        found = compound, builder.specificity, builder.pseudo, builder.pseudo_states, builder.scoped
        self._plain_compounds[text] = found
        return found

    def _compounds_of(
        self, text: str, context: SelectorContext
    ) -> tuple[list[CompoundBuilder], list[str], str]:
        at, size = 0, len(text)
        leading = ""
        if text[0] in ">+~":
            if not (context.relative and (context.parents is not None or context.in_scope)):
                raise Invalid
            leading = text[0]
            at = _SPACE.match(text, 1).end()  # type: ignore[union-attr]  # matches always
        compounds: list[CompoundBuilder] = []
        combinators: list[str] = []
        while True:
            builder = CompoundBuilder()
            end = self.read_compound(text, at, builder, context)
            if end == at or len(compounds) >= _MAX_COMPOUNDS:
                raise Invalid
            compounds.append(builder)
            if end >= size:
                return compounds, combinators, leading
            if builder.pseudo:
                raise Invalid
            found = _COMBINATOR.match(text, end)
            if found is None or found.end() == end or found.end() >= size:
                raise Invalid
            if not found[1] and not any(char in found[0] for char in " \t\n\r\f"):
                raise Invalid
            combinators.append(found[1] or " ")
            at = found.end()

    def _assemble(
        self, compounds: Sequence[CompoundBuilder], combinators: Sequence[str], tail: SelectorTail
    ) -> Selector:
        chain: Chain | None = None
        for number, builder in enumerate(compounds):
            combinator = combinators[number - 1] if number else ""
            chain = self.chain(builder.compound(), combinator, chain, scoped=builder.scoped)
        assert chain is not None  # noqa: S101 - a complex selector has a compound
        return Selector(chain, tail.specificity, tail.pseudo, tail.pseudo_states, tail.across)

    def chain(
        self, compound: Compound, combinator: str, left: Chain | None, *, scoped: bool
    ) -> Chain:
        """Return the chain of a compound behind another, one object for equal ones."""
        return self._linked(self._interned(compound), combinator, left, scoped=scoped)

    def _across(self, builder: CompoundBuilder) -> Across | None:
        if builder.slotted is None and not builder.parts:
            return None
        behind, states = builder.behind, None
        if behind is not None:
            chain = self.chain(behind.compound(), "", None, scoped=behind.scoped)
            states = Selector(chain, behind.specificity)
        return Across(builder.slotted, builder.parts, states)

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

    def _behind_parents(
        self,
        parents: Sequence[Selector],
        compounds: Sequence[CompoundBuilder],
        combinators: Sequence[str],
        tail: SelectorTail,
    ) -> list[Selector]:
        """Return each parent followed by the compounds (``combinators[0]`` in between)."""
        found: list[Selector] = []
        for parent in parents:
            if parent.pseudo:
                continue
            chain = parent.chain
            for combinator, builder in zip(combinators, compounds, strict=True):
                chain = self.chain(builder.compound(), combinator, chain, scoped=builder.scoped)
            found.append(
                Selector(chain, tail.specificity, tail.pseudo, tail.pseudo_states, tail.across)
            )
        return found

    def _with_parents(
        self,
        parents: Sequence[Selector],
        compounds: list[CompoundBuilder],
        combinators: Sequence[str],
        tail: SelectorTail,
    ) -> list[Selector]:
        """Return the selectors with ``&`` in the first compound: each parent's subject merged."""
        first, rest = compounds[0], compounds[1:]
        found: list[Selector] = []
        for parent in parents:
            if parent.pseudo:
                continue
            subject = merged(parent.chain.compound, first)
            if subject is None:
                continue
            scoped = first.scoped or has_own_scope(parent.chain)
            chain = self.chain(subject, parent.chain.combinator, parent.chain.left, scoped=scoped)
            for combinator, builder in zip(combinators, rest, strict=True):
                chain = self.chain(builder.compound(), combinator, chain, scoped=builder.scoped)
            found.append(
                Selector(chain, tail.specificity, tail.pseudo, tail.pseudo_states, tail.across)
            )
        return found

    def _resolve_nesting(self, builder: CompoundBuilder, context: SelectorContext) -> None:
        if not builder.nested:
            return
        if context.parents is None:
            builder.tests.append(StructuralTest("scope"))
            builder.scoped = True
        else:
            nesting = self._nesting_in(context.parents)
            builder.tests.append(nesting.test)
            builder.scoped = builder.scoped or nesting.scoped
        builder.nested = 0

    def _nesting_in(self, parents: Sequence[Selector]) -> Nesting:
        if self._nesting.parents is not parents:
            self._nesting = Nesting.within(parents)
        return self._nesting


@lru_cache(maxsize=1024)
def is_selector(text: str) -> bool:
    """Return whether browsers take the text as one complex selector, for ``@supports``."""
    selectors = SelectorParser(forgiving=False).parse(text)
    return selectors is not None and len(selectors) == 1 and len(split_list(text)) == 1

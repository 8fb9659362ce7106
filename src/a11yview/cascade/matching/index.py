"""The rules of a page's sheets in order, as one index: selectors by key, blocks by rank.

An index belongs to a tuple of sheet uses, so the pages of a site that link the same sheets share
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.matching.rule_selectors import GENERATED, RuleSelector
from a11yview.cascade.matching.selector_map import SelectorMap, selector_map
from a11yview.cascade.model import Origin
from a11yview.cascade.selectors.signature_pool import SignaturePool
from a11yview.cascade.sheets.declarations import scan_style
from a11yview.cascade.sheets.model import RawDeclaration
from a11yview.cascade.sorting.blocks import Block
from a11yview.cascade.sorting.page_conditions import PageConditions
from a11yview.cascade.sorting.ranking import LAST_SHEET, Level, rank_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.cascade.matching.selector_map import ListPosition
    from a11yview.cascade.selectors.model import Selector
    from a11yview.cascade.selectors.signature import Signature
    from a11yview.cascade.sorting.page_conditions import Use

__all__ = ["Index"]

_LEVELS: Final = {
    Origin.USER_AGENT: (Level.USER_AGENT, Level.USER_AGENT_IMPORTANT),
    Origin.AUTHOR: (Level.AUTHOR, Level.AUTHOR_IMPORTANT),
}


class Index:
    """The rules of one ordered tuple of sheets.

    ``blocks`` is the mapping that the index puts its blocks in, by rank.

    A page may have sheets of its own beside those that it shares. They are an index by themselves:
    ``beside`` is the shared one. The sheets of both are then numbered in one row, those of
    ``beside`` first; ``numbers`` are those of this index alone. ``at`` tells where each of its
    sheets stands among the shared ones: the number of the one that it comes after, and the number
    that its first rule counts as there, so that ranks are in the order of the page. Both indexes
    put their blocks in one mapping.

    ``signatures`` are given where selectors of other sheets read the same tags.
    """

    def __init__(  # noqa: PLR0913 - named by the caller, most with a default
        self,
        uses: Sequence[Use],
        *,
        blocks: dict[int, Block],
        quirks: bool,
        beside: Index | None = None,
        at: Sequence[tuple[int, int]] = (),
        signatures: SignaturePool | None = None,
    ) -> None:
        others = () if beside is None else beside.uses
        self.uses: tuple[Use, ...] = (*others, *uses)
        self.numbers = range(len(others), len(self.uses))
        self._beside = beside
        self._at: list[tuple[int, int]] = [
            *((use, 0) for use in range(len(others))),
            *(at or ((use, 0) for use in self.numbers)),
        ]
        self.quirks = quirks
        self._levels = [_LEVELS[use.origin] for use in self.uses]
        self.sheets: Sequence[SelectorMap] = [selector_map(use.sheet, quirks) for use in self.uses]
        self.conditions = PageConditions(self.uses)
        self.has_scopes = any(self.sheets[use].has_scopes for use in self.numbers)
        if signatures is None:
            keys = [self.sheets[use].keys for use in self.numbers]
            signatures = SignaturePool(keys, quirks=quirks)
        self.signatures = signatures
        """The signatures of tags as far as the selectors of this index read them."""
        self.blocks = blocks
        self._rule_selectors: list[dict[ListPosition, RuleSelector | None]] = [
            {} for _ in self.uses
        ]
        self.mentions = frozenset[str]().union(
            *(use.sheet.mentions for use in self.uses if use.origin is Origin.AUTHOR)
        )
        """The :attr:`.Sheet.mentions` of all author sheets."""
        self._own: dict[tuple[str, tuple[tuple[str, str], ...], bool], tuple[int, ...]] = {}

    def order_of(self, use: int) -> tuple[int, int]:
        """Return the order of a sheet: the number of the one it follows, and of its first rule."""
        return self._at[use]

    def own_ranks(self, signature: Signature) -> tuple[int, ...]:
        """Return the ranks of the element's own declarations: style attribute and hints."""
        if self._beside is not None:
            return ()  # they are those of the other index
        # Outside HTML, Chromium reads style attributes as quirks mode does.
        quirks = self.quirks or signature.namespace != "html"
        key = (signature.attributes.get("style", ""), signature.hints, quirks)
        ranks = self._own.get(key)
        if ranks is None:
            ranks = self._own[key] = tuple(self._own_blocks(*key))
        return ranks

    def _own_blocks(
        self,
        style: str,
        hints: tuple[tuple[str, str], ...],
        quirks: bool,  # noqa: FBT001 - part of a memo key
    ) -> Iterator[int]:
        number = len(self._own) + 1  # of the last sheet there can be: behind all of its level
        if hints:
            raw = [RawDeclaration(name, value, important=False, offset=-1) for name, value in hints]
            rank = rank_of(Level.HINT, sheet=LAST_SHEET, rule=number)
            self.blocks[rank] = Block(rank, -1, Origin.HINT, -1, raw, important=False, quirks=False)
            yield rank
        declarations = scan_style(style) if style else ()
        for important, level in ((False, Level.STYLE), (True, Level.STYLE_IMPORTANT)):
            if any(declaration.important == important for declaration in declarations):
                rank = rank_of(level, sheet=LAST_SHEET, rule=number)
                self.blocks[rank] = Block(
                    rank, -1, Origin.AUTHOR, -1, declarations, important, quirks
                )
                yield rank

    def rule_selectors(self, present: frozenset[str]) -> Iterator[RuleSelector]:
        """Yield the selectors that may match an element of a page.

        ``present`` are the keys of the page, and the states that may hold, with a colon:
        ``:hover``. A selector is among them only if all that it needs is.
        """
        for use in self.numbers:
            known = self._rule_selectors[use]
            for listed in self.sheets[use].present(present):
                if listed not in known:
                    known[listed] = self._rule_selector(use, listed)
                found = known[listed]
                if found is not None:
                    yield found

    def _rule_selector(self, use: int, listed: ListPosition) -> RuleSelector | None:
        sheet, (number, _) = self.sheets[use], listed
        declarations = sheet.sheet.rules.declarations_of(number)
        if not declarations:
            return None
        selector = sheet.selector(listed)
        if selector is None:
            return None
        normal = important = 0
        for declaration in declarations:
            if declaration.important:
                important = important or self._block(use, number, selector, important=True)
            else:
                normal = normal or self._block(use, number, selector, important=False)
        scope = sheet.scope_of(sheet.sheet.rules.condition_of(number))
        ranks = tuple(filter(None, (normal, important)))
        content = selector.pseudo in GENERATED and any(
            one.name in {"content", "all"} for one in declarations
        )
        # By position: with names, which make a dictionary, it takes almost three times as long.
        return RuleSelector(
            selector.chain, selector, use, number, normal, important, scope, ranks, content
        )

    def scoped_ranks(self, rule: RuleSelector, hops: int) -> tuple[int, ...]:
        """Return the ranks of a selector in ``@scope``, matched so far from its scope root."""
        ranks: list[int] = []
        for rank, important in ((rule.normal, False), (rule.important, True)):
            if rank:
                use, number, selector = rule.use, rule.number, rule.selector
                ranks.append(self._block(use, number, selector, hops, important=important))
        return tuple(ranks)

    def _block(
        self,
        use: int,
        number: int,
        selector: Selector,
        hops: int | None = None,
        *,
        important: bool,
    ) -> int:
        rules = self.uses[use].sheet.rules
        condition, layer = self.conditions.place(use, rules.condition_of(number))
        sheet, first = self.order_of(use)
        rank = rank_of(
            self._levels[use][important],
            layer=layer,
            specificity=selector.specificity,
            hops=hops,
            sheet=sheet,
            rule=first + number,
        )
        if rank not in self.blocks:
            origin, text = self.uses[use].origin, (rules.own_text(number) or ":scope").strip()
            declarations = rules.declarations_of(number)
            self.blocks[rank] = Block(
                rank, use, origin, condition, declarations, important, self.quirks, text
            )
        return rank

"""The sheets of a page in order, as one index: candidates by key, blocks by rank.

An index belongs to a tuple of sheet uses, so the pages of a site that link the same sheets share
it, with the signatures and candidates found so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.matching.positions import Positions
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

    from a11yview.cascade.matching.rule_collector import PageSelector
    from a11yview.cascade.matching.selector_map import Piece
    from a11yview.cascade.matching.shared_nodes import SharedNode
    from a11yview.cascade.matching.universes import Universe
    from a11yview.cascade.selectors.model import Selector
    from a11yview.cascade.selectors.signature import Signature
    from a11yview.cascade.sorting.page_conditions import Use

__all__ = ["Index"]

_LEVELS: Final = {
    Origin.USER_AGENT: (Level.USER_AGENT, Level.USER_AGENT_IMPORTANT),
    Origin.AUTHOR: (Level.AUTHOR, Level.AUTHOR_IMPORTANT),
}


class Index:
    """Candidates and blocks for one ordered tuple of sheets.

    ``within`` is the index of other sheets that pages with these have too: the blocks of both are
    one mapping then. ``at`` tells the place of each sheet among those: the number of the one that
    it comes after, and the number that its first rule counts as there; so places are in order.
    ``numbers`` are those of the sheets whose rules this index matches; the other's come before.
    """

    def __init__(
        self,
        uses: Sequence[Use],
        *,
        quirks: bool,
        within: Index | None = None,
        at: Sequence[tuple[int, int]] = (),
    ) -> None:
        others = () if within is None else within.uses
        self.uses: tuple[Use, ...] = (*others, *uses)
        self.numbers = range(len(others), len(self.uses))
        self._within = within
        self._at: list[tuple[int, int]] = [
            *((use, 0) for use in range(len(others))),
            *(at or ((use, 0) for use in self.numbers)),
        ]
        self.quirks = quirks
        self._levels = [_LEVELS[use.origin] for use in self.uses]
        self.sheets: list[SelectorMap] = [selector_map(use.sheet, quirks) for use in self.uses]
        self.conditions = PageConditions(self.uses)
        self.has_scopes = within is None and any(one.kind == "scope" for one in self.conditions)
        self.signatures = SignaturePool(
            [self.sheets[use].keys for use in self.numbers], quirks=quirks
        )
        self.positions = Positions()
        self.lineages: dict[object, SharedNode] = {}
        """Those of root elements, by all that may tell pages apart."""
        self.alike: dict[tuple[Universe, ...], dict[RuleSelector, PageSelector | None]] = {}
        """What all pages leave alike of candidates, by universes: see :mod:`.page_rules`."""
        self._number_of_lineages = 0
        self.blocks: dict[int, Block] = {} if within is None else within.blocks
        self._candidates: list[dict[Piece, RuleSelector | None]] = [{} for _ in self.uses]
        self.mentions = frozenset[str]().union(
            *(use.sheet.mentions for use in self.uses if use.origin is Origin.AUTHOR)
        )
        """See :attr:`.Sheet.mentions`: those of all sheets of the author."""
        self._own: dict[tuple[str, tuple[tuple[str, str], ...], bool], tuple[int, ...]] = {}

    def __len__(self) -> int:
        """How much is kept from page to page."""
        return len(self.signatures) + self._number_of_lineages

    def count_lineage(self) -> None:
        """Note that one more lineage is kept."""
        self._number_of_lineages += 1

    def order_of(self, use: int) -> tuple[int, int]:
        """Return the place of a sheet: the number of the one it follows, and of its first rule."""
        return self._at[use]

    def own_ranks(self, signature: Signature) -> tuple[int, ...]:
        """Return the ranks of the element's own declarations: style attribute and hints."""
        if self._within is not None:
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

    def candidates(self, present: frozenset[str]) -> Iterator[RuleSelector]:
        """Yield what may match elements of a page, as far as what it needs is present.

        That are the keys of the page, and states with a colon, ``:hover``.
        """
        for use in self.numbers:
            known = self._candidates[use]
            for piece in self.sheets[use].pieces(present):
                if piece not in known:
                    known[piece] = self._candidate(use, piece)
                candidate = known[piece]
                if candidate is not None:
                    yield candidate

    def _candidate(self, use: int, piece: Piece) -> RuleSelector | None:
        sheet, (number, _) = self.sheets[use], piece
        declarations = sheet.sheet.rules.declarations_of(number)
        if not declarations:
            return None
        selector = sheet.selector(piece)
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
        # By place: with names, which make a dictionary, it takes almost three times as long.
        return RuleSelector(
            selector.chain, selector, use, number, normal, important, scope, ranks, content
        )

    def scoped_ranks(self, candidate: RuleSelector, hops: int) -> tuple[int, ...]:
        """Return the ranks of a scoped candidate matched at a distance from its scope root."""
        ranks: list[int] = []
        for rank, important in ((candidate.normal, False), (candidate.important, True)):
            if rank:
                use, number, selector = candidate.use, candidate.rule, candidate.selector
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

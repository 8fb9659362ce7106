"""The memory of pages with shadow trees: the sheets of each tree, and the ranks of all together.

Each tree is matched by an index of its own: its sheets, behind those of the browser. Trees with the
same sheets, as those of one kind of component, share theirs. What styling needs of sheets
(conditions, layers, keyframes, registered properties) it asks of one more index, of the sheets of
all trees; :meth:`TreeSheets.placed` gives blocks of the others their ranks there.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from a11yview.cascade.matching.index import Index
from a11yview.cascade.matching.matcher import Matcher
from a11yview.cascade.matching.selector_map import selector_map
from a11yview.cascade.model import Origin
from a11yview.cascade.selectors.signature_pool import SignaturePool
from a11yview.cascade.sharing.style_store import StyleStore
from a11yview.cascade.sheets.model import RawDeclaration
from a11yview.cascade.sorting.blocks import Block
from a11yview.cascade.sorting.keyframe_blocks import KeyframeBlocks
from a11yview.cascade.sorting.ranking import LAST_SHEET, RULE_LIMIT, Level, in_context, rank_of
from a11yview.cascade.styling.active_conditions import ActiveConditions
from a11yview.cascade.styling.sheet_winners import SheetWinners

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.sorting.page_conditions import Use

__all__ = ["UNRENDERED", "TreeSheets", "forget_tree_sheets", "tree_sheets"]

_MAX_KNOWN: Final = 4
_MAX_SIZE: Final = 60_000
"""How much is kept of the sheets of some trees until it is made anew."""

UNRENDERED: Final = rank_of(Level.USER_AGENT_IMPORTANT, sheet=LAST_SHEET, rule=RULE_LIMIT - 1)
"""The rank of what hides elements that are in no slot."""
_HIDING: Final = RawDeclaration("display", "none", important=True, offset=-1)

_known: OrderedDict[tuple[bool, tuple[tuple[Use, ...], ...]], TreeSheets] = OrderedDict()


class TreeSheets:
    """The sheets of several trees, those of the document first, all of them different."""

    def __init__(self, of_trees: Sequence[tuple[Use, ...]], *, quirks: bool) -> None:
        maps = [selector_map(use.sheet, quirks) for uses in of_trees for use in uses]
        signatures = SignaturePool([one.keys for one in dict.fromkeys(maps)], quirks=quirks)
        self.matchers: Sequence[Matcher] = [
            Matcher(Index(uses, blocks={}, quirks=quirks, signatures=signatures))
            for uses in of_trees
        ]
        """One matcher for each tree's sheets."""
        self._blocks: dict[int, Block] = {
            UNRENDERED: Block(
                UNRENDERED, -1, Origin.USER_AGENT, -1, [_HIDING], important=True, quirks=False
            )
        }
        self.index = Index(
            [replace(use, tree=number) for number, uses in enumerate(of_trees) for use in uses],
            blocks=self._blocks,
            quirks=quirks,
            signatures=signatures,
        )
        self._first: list[tuple[int, int]] = []
        """Where the sheets and conditions of each matcher begin among those of all."""
        sheets = conditions = 0
        for matcher in self.matchers:
            self._first.append((sheets, conditions))
            sheets += len(matcher.index.uses)
            conditions += len(list(matcher.index.conditions))
        self._placed: dict[tuple[int, int, int], int] = {}
        self._store = StyleStore(self._blocks, KeyframeBlocks())
        self.winners = SheetWinners(ActiveConditions(self.index, self._store), self._store)

    @property
    def size(self) -> int:
        """How much is kept."""
        return sum(map(len, self.matchers)) + len(self._placed) + len(self._store)

    def placed(self, number: int, rank: int, context: int) -> int:
        """Return the rank among the sheets of all trees.

        ``number`` is that of the matcher that gave the rank; ``context`` says where its tree is to
        the element's: see :func:`.in_context`.
        """
        key = (number, rank, context)
        found = self._placed.get(key)
        if found is None:
            found = self._placed[key] = in_context(rank, number, context)
            block = self.matchers[number].index.blocks[rank]
            sheet, condition = self._first[number]
            self._blocks[found] = block.placed(
                found,
                sheet=block.sheet + sheet if block.sheet >= 0 else -1,
                condition=block.condition + condition if block.condition >= 0 else -1,
            )
        return found


def tree_sheets(of_trees: Sequence[tuple[Use, ...]], *, quirks: bool) -> TreeSheets:
    """Return the sheets of trees, the same object as long as pages have the same."""
    key = (quirks, tuple(of_trees))
    found = _known.pop(key, None)
    if found is None or found.size > _MAX_SIZE:
        found = TreeSheets(of_trees, quirks=quirks)
    while len(_known) >= _MAX_KNOWN:
        _known.popitem(last=False)
    _known[key] = found
    return found


def forget_tree_sheets() -> None:
    """Forget what is kept from page to page."""
    _known.clear()

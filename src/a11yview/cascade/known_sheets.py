"""The memory of pages with the same sheets: their rules, when these hold, and the styles so far.

Many pages have a ``style`` element of their own beside the sheets of their site. What is known of
the others serves them too: the page's own sheets are then an index by themselves, whose blocks
stand among those of the site.
"""

from __future__ import annotations

from bisect import bisect
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.cascade.matching.index import Index
from a11yview.cascade.matching.matcher import Matcher
from a11yview.cascade.matching.selector_map import selector_map
from a11yview.cascade.model import Origin
from a11yview.cascade.sharing.style_store import StyleStore
from a11yview.cascade.sorting.keyframe_blocks import KeyframeBlocks
from a11yview.cascade.sorting.ranking import RULE_LIMIT
from a11yview.cascade.styling.active_conditions import ActiveConditions
from a11yview.cascade.styling.sheet_winners import SheetWinners
from a11yview.cascade.tree_sheets import forget_tree_sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.sorting.blocks import Block
    from a11yview.cascade.sorting.page_conditions import Use

__all__ = ["KnownSheets", "OwnSheets", "SheetsOfPage", "forget", "known_sheets"]

MAX_KNOWN: Final = 32
MAX_SIZE: Final = 20_000
"""How much is kept of sheets (:attr:`KnownSheets.size`), or of one, until it is made anew."""
MAX_KEPT: Final = 150_000
"""How much is kept of all sheets together."""
MAX_OWN: Final = 16
"""How many sets of pages' own sheets are kept beside those that they share."""
_FIRST_OWN: Final = RULE_LIMIT // 2
"""The number of the first rule of pages' own sheets: those of a shared one have lower numbers."""
_known: OrderedDict[tuple[bool, tuple[Use, ...]], KnownSheets] = OrderedDict()


class OwnSheets:
    """Sheets that pages have beside known ones, and when the conditions of both hold."""

    def __init__(
        self, uses: Sequence[Use], shared: KnownSheets, at: Sequence[tuple[int, int]]
    ) -> None:
        index = shared.index
        self.index = Index(uses, blocks=shared.blocks, quirks=index.quirks, beside=index, at=at)
        self.matcher = Matcher(self.index)
        self.generates = any({":before", ":after"} & use.sheet.mentions for use in uses)
        """Whether they may have rules for generated content."""
        self.conditions = ActiveConditions(self.index, shared.store)
        self.winners = SheetWinners(self.conditions, shared.store)


class KnownSheets:
    """Sheets of pages in order, and what is kept of them for the next one."""

    def __init__(self, uses: Sequence[Use], *, quirks: bool) -> None:
        self.blocks: dict[int, Block] = {}
        """The blocks of these sheets' rules, and of all that pages have beside, by rank."""
        self.index = Index(uses, blocks=self.blocks, quirks=quirks)
        self.matcher = Matcher(self.index)
        self.store = StyleStore(self.blocks, KeyframeBlocks())
        self.conditions = ActiveConditions(self.index, self.store)
        self.winners = SheetWinners(self.conditions, self.store)
        self._own: OrderedDict[tuple[tuple[int, Use], ...], OwnSheets] = OrderedDict()
        self._own_rules = 0

    @property
    def size(self) -> int:
        """How much is kept."""
        own = sum(len(one.matcher) + len(one.conditions) for one in self._own.values())
        return len(self.matcher) + len(self.store) + len(self.conditions) + own + self._own_rules

    def with_own(self, after: tuple[tuple[int, Use], ...]) -> OwnSheets:
        """Return sheets beside these, each with the number of the one that it comes after.

        A rule has a rank that no other one ever gets, so that what is made of ranks is known for
        all pages, whatever they have beside.
        """
        own = self._own.pop(after, None)
        if own is None:
            at = []
            for number, use in after:
                at.append((number, _FIRST_OWN + self._own_rules))
                self._own_rules += len(use.sheet.rules)
            own = OwnSheets([use for _, use in after], self, at)
            if len(self._own) >= MAX_OWN:
                self._own.popitem(last=False)
        self._own[after] = own
        return own


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsOfPage:
    """The sheets of one page: known ones, and what it has beside, if they are not all of it.

    ``order`` are the numbers of the page's sheets as these count them.
    """

    shared: KnownSheets
    own: OwnSheets | None
    order: Sequence[int]


def known_sheets(
    uses: tuple[Use, ...], *, quirks: bool, movable: Sequence[bool] = ()
) -> SheetsOfPage:
    """Return the sheets in these uses, the same objects as long as pages have the same sheets.

    ``movable`` tells which of them can be an index of their own, beside the others.
    """
    everything = range(len(uses))
    if any(movable) and (quirks, uses) not in _known:
        numbers = _shared(uses, quirks=quirks, movable=movable)
        if numbers:
            shared = _kept(tuple(uses[number] for number in numbers), quirks=quirks)
            own = sorted({*everything}.difference(numbers))
            after = tuple((bisect(numbers, number) - 1, uses[number]) for number in own)
            return SheetsOfPage(shared=shared, own=shared.with_own(after), order=(*numbers, *own))
    return SheetsOfPage(shared=_kept(uses, quirks=quirks), own=None, order=everything)


def _shared(uses: tuple[Use, ...], *, quirks: bool, movable: Sequence[bool]) -> list[int]:
    """Return the numbers of those sheets that pages before had, all that cannot move among them.

    Those that are known as they are go before others, more go before fewer.
    """
    fixed = {number for number, can_move in enumerate(movable) if not can_move}
    best: tuple[bool, list[int]] = (False, [])
    for is_quirks, others in reversed(_known):
        if is_quirks != quirks:
            continue
        numbers = _common(uses, others)
        if fixed.issubset(numbers) and any(
            uses[number].origin is Origin.AUTHOR for number in numbers
        ):
            best = max(best, (len(numbers) == len(others), numbers), key=_worth)
    return best[1]


def _worth(found: tuple[bool, list[int]]) -> tuple[bool, int]:
    is_known, numbers = found
    return is_known, len(numbers)


def _common(uses: Sequence[Use], others: Sequence[Use]) -> list[int]:
    """Return the numbers of the sheets in both, as far as they come in the same order."""
    found: list[int] = []
    last = -1
    places = {use: place for place, use in enumerate(others)}
    for number, use in enumerate(uses):
        place = places.get(use, -1)
        if place > last:
            found.append(number)
            last = place
    return found


def _kept(uses: tuple[Use, ...], *, quirks: bool) -> KnownSheets:
    key = (quirks, uses)
    known = _known.pop(key, None)
    if known is not None and any(len(one.simplifier) > MAX_SIZE for one in known.index.sheets):
        selector_map.cache_clear()
        known = None
    if known is None or known.size > MAX_SIZE:
        known = KnownSheets(uses, quirks=quirks)
    while len(_known) >= MAX_KNOWN or sum(one.size for one in _known.values()) > MAX_KEPT:
        _known.popitem(last=False)
    _known[key] = known
    return known


def forget() -> None:
    """Forget what is kept from page to page: work that was broken off may have left half of it."""
    _known.clear()
    forget_tree_sheets()
    selector_map.cache_clear()

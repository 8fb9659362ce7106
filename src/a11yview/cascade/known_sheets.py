"""What pages with the same sheets share: the rules, when they hold, and the styles made so far."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing.store import Store
from a11yview.cascade.matching.compiled import compiled
from a11yview.cascade.matching.index import Index
from a11yview.cascade.styling.active_conditions import ActiveConditions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.cascading.page_conditions import Use

__all__ = ["KnownSheets", "forget", "known_sheets"]

MAX_KNOWN: Final = 32
MAX_SIZE: Final = 20_000
"""How much is kept of sheets (:attr:`KnownSheets.size`), or of one, until it is made anew."""
MAX_KEPT: Final = 150_000
"""How much is kept of all sheets together."""
_known: OrderedDict[tuple[bool, tuple[Use, ...]], KnownSheets] = OrderedDict()


class KnownSheets:
    """The sheets of a page in order, and what is kept of them for the next one."""

    def __init__(self, uses: Sequence[Use], *, quirks: bool) -> None:
        self.index = Index(uses, quirks=quirks)
        self.store = Store(self.index.blocks)
        self.conditions = ActiveConditions(self.index, self.store)

    @property
    def size(self) -> int:
        """How much is kept."""
        return len(self.index) + len(self.store) + len(self.conditions)


def known_sheets(uses: tuple[Use, ...], *, quirks: bool) -> KnownSheets:
    """Return the sheets in these uses, the same object as long as pages have the same sheets."""
    key = (quirks, uses)
    known = _known.pop(key, None)
    if known is not None and any(len(one.simplifier) > MAX_SIZE for one in known.index.sheets):
        compiled.cache_clear()
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
    compiled.cache_clear()

"""The styles of a matched page in any environment.

What does not depend on the environment is kept from one to the next: an extra state computes only
the styles that differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.sharing.page_memory import PageMemory
from a11yview.cascade.styling.page_nodes import PageNodes
from a11yview.cascade.styling.page_winners import PageWinners
from a11yview.cascade.styling.restyle import Restyle
from a11yview.cascade.styling.setting import Setting
from a11yview.cascade.styling.style_pass import StylePass

if TYPE_CHECKING:
    from a11yview.cascade.matching.matches import Matches
    from a11yview.cascade.matching.page_tree import PageTree
    from a11yview.cascade.model import Environment
    from a11yview.cascade.styling.node_styles import NodeStyles
    from a11yview.cascade.styling.sheet_winners import SheetWinners

__all__ = ["PageStyler"]


class PageStyler:
    """Computes the styles of one page; ``page_color_scheme`` is that of its ``<meta>``."""

    def __init__(
        self, tree: PageTree, matches: Matches, sheets: SheetWinners, *, page_color_scheme: str
    ) -> None:
        self._nodes = PageNodes(tree, matches, sheets.index, page_color_scheme=page_color_scheme)
        self._winners = PageWinners(matches, sheets)
        self._memory = PageMemory(sheets.store.unique)
        self._restyles: dict[tuple[int, int], Restyle] = {}
        """By the conditions that hold, and the first universe in which the same rules match."""

    @property
    def has_given_up(self) -> bool:
        """Whether a declaration that decides was not rolled back to its end."""
        return self._winners.has_given_up

    def styles(self, environment: Environment, bit: int) -> NodeStyles:
        """Return the styles of every node in the universe of a bit."""
        setting = Setting(self._nodes, self._winners, self._memory, environment, bit)
        key = (setting.active.number, self._winners.first_alike[bit])
        restyle = self._restyles.get(key)
        restyled = None if restyle is None else restyle.styles_in(setting)
        if restyled is not None:
            return restyled
        found = StylePass(setting)
        self._restyles.setdefault(key, Restyle(found))
        return found

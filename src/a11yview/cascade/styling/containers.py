"""Container queries of one page in one environment: which container, how large, does it hold.

Without layout a size is known only where it is declared: a length, or a block that fills a
container whose width is known. What is unknown does not hold; where colors depend on it, that is
noted.
Source: CSS Conditional 5, CSS Containment 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.conditions.container_queries import container_holds, container_query
from a11yview.cascade.model import ContainerFacts
from a11yview.cascade.styling.box_sizes import NO_SIZE, BoxSizes, queried_axes, sized_axes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.conditions.container_queries import ContainerQuery
    from a11yview.cascade.matching.matches import Match
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import Shape, SharedStyle
    from a11yview.cascade.style import Style
    from a11yview.cascade.styling.box_sizes import Size
    from a11yview.cascade.styling.setting import Setting

__all__ = ["Containers"]

_OPEN: Final = frozenset({"anchored", "scroll-state"})
_COLORING: Final = frozenset(
    {
        *("color", "-webkit-text-fill-color", "opacity", "filter", "mix-blend-mode"),
        *("background-color", "background-image", "font-size", "font-weight", "text-shadow"),
    }
)
"""The longhands on which the contrast of a text depends."""


class Containers:
    """The query containers among nodes, which ``style_of`` knows the styles of, parents first."""

    def __init__(
        self, parents: Sequence[int], style_of: Callable[[int], SharedStyle], setting: Setting
    ) -> None:
        self._parents = parents
        self._style_of = style_of
        self._setting = setting
        self.any = False
        self.asked = False
        """Whether a query was put, be there a container or not."""
        self._sizes: dict[int, Size] = {}
        self._boxes = BoxSizes(parents, style_of, setting.environment.viewport)
        self._held: dict[tuple[int, int], bool | None] = {}
        self.open: set[tuple[int, int]] = set()
        """Matches (by number) and parents where colors depend on what could not be decided."""

    def note(self, shape: Shape) -> None:
        """Take account of a node."""
        if shape.container_type != "normal":
            self.any = True

    # -- conditions ------------------------------------------------------------------------------

    def winners(self, match: Match, parent: int) -> CascadedValues:
        """Return the winners below a node, of a match with rules in ``@container``."""
        self.asked = True
        setting = self._setting
        active, page, sheets = setting.active, setting.winners, setting.winners.sheets
        ranks, asking = sheets.holding(match, active, setting.bit)
        dropped: set[int] = set()
        for rank in asking:
            block = sheets.index.blocks[rank]
            holds = self._all_hold(block.condition, parent)
            if not holds:
                dropped.add(rank)
            if holds is None and not _COLORING.isdisjoint(block.declared):
                self.open.add((match.number, parent))
        return page.among([rank for rank in ranks if rank not in dropped], active)

    def _all_hold(self, condition: int, node: int) -> bool | None:
        """Whether every container condition around a rule holds below a node; None: unknown."""
        sheets = self._setting.winners.sheets
        conditions, container_of = sheets.index.conditions, sheets.conditions.container_of
        condition = container_of[condition]
        all_known = True
        while condition >= 0:
            key = (condition, node)
            if key not in self._held:
                self._held[key] = self._holds(conditions[condition].text, node)
            if self._held[key] is False:
                return False
            all_known = all_known and self._held[key] is not None
            above = conditions[condition].parent
            condition = container_of[above] if above >= 0 else -1
        return True if all_known else None

    def _holds(self, text: str, node: int) -> bool | None:
        answers = [self._answer(query, node) for query in container_query(text)]
        if None in answers and True not in answers:
            return None
        return True in answers

    def _answer(self, query: ContainerQuery, node: int) -> bool | None:
        """Answer a query for the children of a node (or its pseudo-elements)."""
        parents, style_of, boxes = self._parents, self._style_of, self._boxes
        while node >= 0:
            style = style_of(node).style
            named = query.name is None or query.name in style.container_name
            if named and _serves(style, query.needs):
                sized = sized_axes(style)
                width = boxes.width(node) if "width" in sized else None
                height = boxes.height(node) if "height" in sized else None
                around = style_of(parents[node]).style if parents[node] >= 0 else None
                facts = ContainerFacts(style, around, width, height)
                context = self._setting.context_of(self.size_for(node))
                holds = container_holds(query, facts, context)
                # Without a box there is no size, and what asks for it stays unknown: false.
                return False if holds is None and not (sized or query.needs & _OPEN) else holds
            node = parents[node]
        return False

    # -- sizes -----------------------------------------------------------------------------------

    def size_for(self, node: int) -> Size:
        """Return the content box of the nearest size containers around a node, per axis."""
        parent = self._parents[node]
        return NO_SIZE if parent < 0 else self.size_below(parent)

    def size_below(self, node: int) -> Size:
        """Return the content box that ``cqi`` and ``cqb`` refer to below a node."""
        if not self.any:
            return NO_SIZE
        parents, sizes = self._parents, self._sizes
        pending: list[int] = []
        while node >= 0 and node not in sizes:
            pending.append(node)
            node = parents[node]
        size = sizes[node] if node >= 0 else NO_SIZE
        for inner in reversed(pending):
            sized = sized_axes(self._style_of(inner).style)
            if sized:
                width = self._boxes.width(inner) if "width" in sized else size[0]
                height = self._boxes.height(inner) if "height" in sized else size[1]
                size = width, height
            sizes[inner] = size
        return size


def _serves(style: Style, needs: frozenset[str]) -> bool:
    """Whether an element is a container for what a query asks of."""
    return needs - {"style"} <= queried_axes(style).union(style.container_type.split())

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
from a11yview.cascade.styling.box_sizes import BoxSizes, queried_axes, sized_axes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.conditions.container_queries import ContainerQuery
    from a11yview.cascade.matching.matches import Match
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import Shape, SharedStyle
    from a11yview.cascade.style import Style
    from a11yview.cascade.styling.style_pass import StylePass

__all__ = ["NO_SIZE", "Containers"]

_OPEN: Final = frozenset({"anchored", "scroll-state"})
_COLORING: Final = frozenset(
    {
        *("color", "-webkit-text-fill-color", "opacity", "filter", "mix-blend-mode"),
        *("background-color", "background-image", "font-size", "font-weight", "text-shadow"),
    }
)
"""What the contrast of a text depends on."""
NO_SIZE: Final[tuple[float | None, float | None]] = (None, None)


class Containers:
    """The containers among the nodes styled so far."""

    def __init__(
        self, parents: Sequence[int], made: Sequence[SharedStyle], viewport: tuple[float, float]
    ) -> None:
        self._parents = parents
        self._made = made
        self.any = False
        self.asked = False
        """Whether a query was put, be there a container or not."""
        self._sizes: dict[int, tuple[float | None, float | None]] = {}
        self._boxes = BoxSizes(parents, made, viewport)
        self._held: dict[tuple[int, int], bool | None] = {}
        self.open: set[tuple[int, int]] = set()
        """Matches (by number) and parents where colors depend on what could not be decided."""

    def note(self, shape: Shape) -> None:
        """Take account of a node."""
        if shape.container_type != "normal":
            self.any = True

    # -- conditions ------------------------------------------------------------------------------

    def winners(self, making: StylePass, match: Match, parent: int, bit: int) -> CascadedValues:
        """Return the winners below a node, of a match with rules in ``@container``."""
        self.asked = True
        styler = making.styler
        ranks, asking = styler.ranks(match, making.active, bit)
        dropped: set[int] = set()
        for rank in asking:
            block = styler.index.blocks[rank]
            holds = self._all_hold(making, block.condition, parent)
            if not holds:
                dropped.add(rank)
            if holds is None and not _COLORING.isdisjoint(block.declared):
                self.open.add((match.number, parent))
        return styler.cascaded([rank for rank in ranks if rank not in dropped], making.active)

    def _all_hold(self, making: StylePass, condition: int, node: int) -> bool | None:
        """Whether every container condition around a rule holds below a node; None: unknown."""
        styler = making.styler
        condition = styler.conditions.container_of[condition]
        all_known = True
        while condition >= 0:
            key = (condition, node)
            if key not in self._held:
                text = styler.index.conditions[condition].text
                self._held[key] = self._holds(making, text, node)
            if self._held[key] is False:
                return False
            all_known = all_known and self._held[key] is not None
            above = styler.index.conditions[condition].parent
            condition = styler.conditions.container_of[above] if above >= 0 else -1
        return True if all_known else None

    def _holds(self, making: StylePass, text: str, node: int) -> bool | None:
        answers = [self._answer(making, query, node) for query in container_query(text)]
        if None in answers and True not in answers:
            return None
        return True in answers

    def _answer(self, making: StylePass, query: ContainerQuery, node: int) -> bool | None:
        """Answer a query for the children of a node (or its pseudo-elements)."""
        parents, made, boxes = self._parents, self._made, self._boxes
        while node >= 0:
            style = made[node].style
            named = query.name is None or query.name in style.container_name
            if named and _serves(style, query.needs):
                sized = sized_axes(style)
                width = boxes.width(node) if "width" in sized else None
                height = boxes.height(node) if "height" in sized else None
                around = made[parents[node]].style if parents[node] >= 0 else None
                facts = ContainerFacts(style, around, width, height)
                holds = container_holds(query, facts, making.context(self.size_for(node)))
                # Without a box there is no size, and what asks for it stays unknown: false.
                return False if holds is None and not (sized or query.needs & _OPEN) else holds
            node = parents[node]
        return False

    # -- sizes -----------------------------------------------------------------------------------

    def size_for(self, node: int) -> tuple[float | None, float | None]:
        """Return the content box of the nearest size containers around a node, per axis."""
        if not self.any:
            return NO_SIZE
        parent = self._parents[node]
        return NO_SIZE if parent < 0 else self.size_below(parent)

    def size_below(self, node: int) -> tuple[float | None, float | None]:
        """Return what ``cqi`` and ``cqb`` refer to below a node."""
        parents, sizes = self._parents, self._sizes
        pending: list[int] = []
        while node >= 0 and node not in sizes:
            pending.append(node)
            node = parents[node]
        size = sizes[node] if node >= 0 else NO_SIZE
        for inner in reversed(pending):
            sized = sized_axes(self._made[inner].style)
            if sized:
                width = self._boxes.width(inner) if "width" in sized else size[0]
                height = self._boxes.height(inner) if "height" in sized else size[1]
                size = width, height
            sizes[inner] = size
        return size


def _serves(style: Style, needs: frozenset[str]) -> bool:
    """Whether an element is a container for what a query asks of."""
    return needs - {"style"} <= queried_axes(style).union(style.container_type.split())

"""How the nodes of a page are painted, whatever the custom properties of the root are.

From one color scheme to the next the same declarations win for every node but the root: what
differs is the root's custom properties, and the paints made with them. How a node is painted
follows from how its parent is, and from its recipe: the winners for its paint and for its custom
properties. Nodes have few recipes, and the pages of a site have the same ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import PaintNode, Shape
    from a11yview.cascade.sharing.style_store import StyleStore

__all__ = ["PaintPlan", "depends_on_shape"]


class PaintPlan:
    """The nodes of a page in groups that are painted alike.

    Nodes are alike that have the same recipe within nodes that are alike, and where lengths or
    images count for the paint, the same shape. ``in_slot`` tells of each node whether it inherits
    through a slot.
    """

    def __init__(
        self,
        parents: Sequence[int],
        winners: Sequence[CascadedValues],
        shapes: Sequence[Shape],
        in_slot: Sequence[bool],
        store: StyleStore,
    ) -> None:
        known: dict[tuple[int, int, Shape | None], int] = {}
        self._groups: list[tuple[int, int, int]] = []
        """The parent's group, the recipe and the first node of each group but the root's."""
        self.group_of = [0]
        """The number of each node's group."""
        for node in range(1, len(parents)):
            own, above = winners[node], self.group_of[parents[node]]
            recipe = store.recipe(own, in_slot=in_slot[node])
            key = (above, recipe, shapes[node] if depends_on_shape(own) else None)
            group = known.get(key)
            if group is None:
                group = known[key] = len(known) + 1
                self._groups.append((above, recipe, node))
            self.group_of.append(group)

    def painted(
        self, root: PaintNode, paint: Callable[[int, PaintNode, int], PaintNode | None]
    ) -> list[PaintNode] | None:
        """Return how each node is painted within a root.

        ``paint`` makes what is not known yet, from a node, how its parent is painted, and the
        recipe. Where it returns ``None``, so does this.
        """
        painted = [root]
        for parent, recipe, node in self._groups:
            above = painted[parent]
            found = above.children.get(recipe) or paint(node, above, recipe)
            if found is None:
                return None
            painted.append(found)
        return [painted[group] for group in self.group_of]


def depends_on_shape(winners: CascadedValues) -> bool:
    """Whether the shape may count for the paint: by lengths, or by where images lie."""
    return winners.paint.may_measure or winners.paint.has_image

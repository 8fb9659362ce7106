"""Environments in which the same wins for all elements but the root: paints alone are computed.

So it is from one color scheme to the next: what differs is the root's custom properties. Shapes
stay as they are as long as none refers to what differs. How a node is painted follows from how its
parent is, and from its recipe: what wins for its paint and its custom properties. Nodes have few
recipes, and the pages of a site the same.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from a11yview.cascade.matching.rule_selectors import GENERATED
from a11yview.cascade.styling.containers import NO_SIZE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import PaintNode, Shape, SharedStyle
    from a11yview.cascade.styling.element_displays import Slot
    from a11yview.cascade.styling.style_pass import StylePass

__all__ = ["Restyle"]


class Restyle:
    """What the styles of one environment say of those in another where the same wins."""

    def __init__(self, first: StylePass) -> None:
        self.first = first
        self._store = first.styler.store

    @cached_property
    def _may_be_followed(self) -> bool:
        first, pseudo = self.first, self._pseudo  # these may put queries to containers
        if (
            first.containers.any
            or first.containers.asked
            or first.styler.tree.sibling_counts is not None
        ):
            return False
        nodes = islice(first.cascaded, 1, None)
        return all(map(self._has_parts, {*nodes, *(one for _, _, one in pseudo)}))

    def _has_parts(self, winners: CascadedValues) -> bool:
        """Whether a style comes apart; a registered custom property may depend on the font."""
        registered, customs = self.first.active.registered, winners.prepared_customs
        return not (winners.is_whole or winners.refers_in_animations) and (
            customs is None or registered.keys().isdisjoint(customs.names)
        )

    @cached_property
    def _pseudo(self) -> list[tuple[int, str, CascadedValues]]:
        """What wins for pseudo-elements that may be generated."""
        first, generating = self.first, self.first.styler.generating
        return [
            (node, name, winners)
            for name in GENERATED
            for node in generating(name)
            if (winners := first.pseudo_winners(node, name)) is not None
        ]

    @cached_property
    def _mentions(self) -> tuple[str, ...]:
        """The custom properties that shapes may depend on."""
        names: dict[str, None] = {}
        nodes = islice(self.first.cascaded, 1, None)
        for winners in {*nodes, *(one for _, _, one in self._pseudo)}:
            for group in winners.shape.groups:
                names |= dict.fromkeys(group.mentions)
            if winners.prepared_customs is not None:
                names |= dict.fromkeys(winners.prepared_customs.mentions)
        return tuple(names)

    def _taken(self, custom: Mapping[str, str]) -> list[str | None]:
        return [custom.get(name) for name in self._mentions]

    @cached_property
    def _taken_first(self) -> list[str | None]:
        return self._taken(self.first.made[0].custom)

    def _recipe(self, winners: CascadedValues, slot: Slot | None = None) -> int:
        return self._store.recipe(winners, in_slot=slot is not None)

    @property
    def kinds(self) -> Sequence[int]:
        """The kind of each node: those of one kind are painted alike wherever this is followed."""
        return self._kinds[0]

    @cached_property
    def _kinds(self) -> tuple[list[int], list[tuple[int, int, int]]]:
        """The kind of each node, and the kinds: those of their parents, the recipe, the first node.

        Nodes of one kind, to which the same ways lead from the root, are painted alike.
        """
        first, shapes = self.first, self.first.shapes
        parents, slots = first.styler.matches.parent, first.styler.slots
        known: dict[tuple[int, int, Shape | None], int] = {}
        kinds: list[tuple[int, int, int]] = []
        kind_of = [0]
        for node in range(1, len(parents)):
            winners, above = first.cascaded[node], kind_of[parents[node]]
            recipe = self._recipe(winners, slots[node])
            key = (above, recipe, shapes[node] if _heeds_shape(winners) else None)
            kind = known.get(key)
            if kind is None:
                kind = known[key] = len(known) + 1
                kinds.append((above, recipe, node))
            kind_of.append(kind)
        return kind_of, kinds

    @cached_property
    def _generated(self) -> dict[str, list[tuple[int, CascadedValues, int, Shape]]]:
        """The pseudo-elements of each name that are generated."""
        found: dict[str, list[tuple[int, CascadedValues, int, Shape]]] = {
            name: [] for name in GENERATED
        }
        for node, name, winners in self._pseudo:
            made = self.first.generated(name).get(node)
            if made is not None:
                found[name].append((node, winners, self._recipe(winners), made.shape))
        return found

    def painted(self, making: StylePass) -> list[PaintNode] | None:
        """Return how each node is painted in another environment, given the style of its root.

        None where more may differ than paints.
        """
        first, root = self.first, making.made[0]
        parts, custom = making.parts(NO_SIZE), root.custom
        if (
            parts is not first.parts(NO_SIZE)
            or root.shape is not first.made[0].shape
            or not self._may_be_followed
            or any(name in custom for name in making.active.registered)
            or self._taken(custom) != self._taken_first
        ):
            return None
        painted = [parts.paint_node(custom, root.paint)]
        kind_of, kinds = self._kinds
        for parent, recipe, node in kinds:
            above = painted[parent]
            found = above.children.get(recipe)
            if found is None:
                found = self._follow(making, node, above, recipe)
                if found.paint.has_image and not _heeds_shape(first.cascaded[node]):
                    return None  # a custom property holds it
            painted.append(found)
        return [painted[kind] for kind in kind_of]

    def _follow(self, making: StylePass, node: int, above: PaintNode, recipe: int) -> PaintNode:
        styler, shapes = self.first.styler, self.first.shapes
        parent = self._store.unique.style(
            above.custom, shapes[styler.matches.parent[node]], above.paint
        )
        slot = styler.slots[node]
        if slot is not None:
            parent = making.slot(parent, slot)
        winners, context = self.first.cascaded[node], making.context(NO_SIZE)
        return making.parts(NO_SIZE).child_paint(
            above, recipe, winners, parent, shapes[node], context
        )

    def generated(
        self, name: str, making: StylePass, painted: Sequence[PaintNode]
    ) -> dict[int, SharedStyle]:
        """Return the styles of generated pseudo-elements where nodes are painted so."""
        parts, context = making.parts(NO_SIZE), making.context(NO_SIZE)
        found: dict[int, SharedStyle] = {}
        for node, winners, recipe, shape in self._generated[name]:
            above = painted[node]
            inner = above.children.get(recipe)
            if inner is None:
                made = making.made_of(node)
                inner = parts.child_paint(above, recipe, winners, made, shape, context)
            found[node] = self._store.unique.style(inner.custom, shape, inner.paint)
        return found


def _heeds_shape(winners: CascadedValues) -> bool:
    """Whether the shape may count for the paint: lengths, and where images lie."""
    return winners.paint.may_measure or winners.paint.has_image

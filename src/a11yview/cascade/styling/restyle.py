"""Environments in which the same declarations win for all nodes but the root: only paints differ.

So it is from one color scheme to the next. Shapes stay as they are as long as none refers to a
custom property that differs; how nodes are painted then follows a :class:`.PaintPlan`.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from a11yview.cascade.matching.rule_selectors import GENERATED
from a11yview.cascade.sharing.paint_plan import PaintPlan, depends_on_shape
from a11yview.cascade.styling.containers import Containers
from a11yview.cascade.styling.node_styles import NodeStyles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import Paint, PaintNode, Shape, SharedStyle
    from a11yview.cascade.styling.setting import Setting
    from a11yview.cascade.styling.style_pass import StylePass

__all__ = ["Restyle", "RestyledNodes"]


class Restyle:
    """The styles of one environment, as the model of those in which the same declarations win."""

    def __init__(self, first: StylePass) -> None:
        self._first = first

    def styles_in(self, setting: Setting) -> RestyledNodes | None:
        """Return the styles in another setting, ``None`` where more may differ than paints."""
        first, root = self._first, setting.root
        if (
            setting.parts() is not first.setting.parts()
            or root.shape is not first.setting.root.shape
            or not self._comes_apart
            or any(name in root.custom for name in setting.active.registered)
            or self._taken(root.custom) != self._taken_first
        ):
            return None
        painting = _Painting(first, setting)
        painted = self._plan.painted(painting.root, painting.paint)
        if painted is None:
            return None
        return RestyledNodes(setting, first, painted, self._plan.group_of, self._generated)

    @cached_property
    def _comes_apart(self) -> bool:
        """Whether the paints of all nodes can be computed by themselves."""
        first, pseudo = self._first, self._pseudo  # these may put queries to containers
        containers, nodes = first.containers, first.setting.nodes
        if containers.any or containers.asked or nodes.counts_siblings:
            return False
        below_root = islice(first.winners, 1, None)
        return all(map(self._has_parts, {*below_root, *(one for _, _, one in pseudo)}))

    def _has_parts(self, winners: CascadedValues) -> bool:
        """Whether a style comes apart; a registered custom property may depend on the font."""
        registered, customs = self._first.setting.active.registered, winners.prepared_customs
        return not (winners.is_whole or winners.refers_in_animations) and (
            customs is None or registered.keys().isdisjoint(customs.names)
        )

    @cached_property
    def _pseudo(self) -> list[tuple[int, str, CascadedValues]]:
        """The winners of the pseudo-elements that may be generated."""
        first, generating = self._first, self._first.setting.nodes.generating
        return [
            (node, name, winners)
            for name in GENERATED
            for node in generating(name)
            if (winners := first.pseudo_winners(node, name)) is not None
        ]

    @cached_property
    def _generated(self) -> Mapping[str, Sequence[tuple[int, CascadedValues, Shape]]]:
        """The pseudo-elements of each name that are generated."""
        found: dict[str, list[tuple[int, CascadedValues, Shape]]] = {name: [] for name in GENERATED}
        for node, name, winners in self._pseudo:
            style = self._first.generated(name).get(node)
            if style is not None:
                found[name].append((node, winners, style.shape))
        return found

    @cached_property
    def _mentions(self) -> tuple[str, ...]:
        """The custom properties that shapes may depend on."""
        names: dict[str, None] = {}
        below_root = islice(self._first.winners, 1, None)
        for winners in {*below_root, *(one for _, _, one in self._pseudo)}:
            for group in winners.shape.groups:
                names |= dict.fromkeys(group.mentions)
            if winners.prepared_customs is not None:
                names |= dict.fromkeys(winners.prepared_customs.mentions)
        return tuple(names)

    def _taken(self, custom: Mapping[str, str]) -> list[str | None]:
        return [custom.get(name) for name in self._mentions]

    @cached_property
    def _taken_first(self) -> list[str | None]:
        return self._taken(self._first.setting.root.custom)

    @cached_property
    def _plan(self) -> PaintPlan:
        first = self._first
        nodes, store = first.setting.nodes, first.setting.store
        in_slot = [slot is not None for slot in nodes.slots]
        return PaintPlan(nodes.matches.parent, first.winners, first.shapes, in_slot, store)


class _Painting:
    """Paints nodes in a setting, with the shapes and winners of another one."""

    def __init__(self, first: StylePass, setting: Setting) -> None:
        self._first = first
        self._setting = setting
        self.root = setting.parts().paint_node(setting.root.custom, setting.root.paint)

    def paint(self, node: int, above: PaintNode, recipe: int) -> PaintNode | None:
        """Return how a node is painted, ``None`` if its shape counts though no winner says so."""
        first, setting = self._first, self._setting
        nodes, winners, shapes = setting.nodes, first.winners[node], first.shapes
        around = shapes[nodes.matches.parent[node]]
        parent = setting.store.unique.style(above.custom, around, above.paint)
        slot = nodes.slots[node]
        if slot is not None:
            parent = setting.slot_style(parent, slot)
        found = setting.parts().child_paint(
            above, recipe, winners, parent, shapes[node], setting.context
        )
        by_custom_property = found.paint.has_image and not depends_on_shape(winners)
        return None if by_custom_property else found


class RestyledNodes(NodeStyles):
    """The styles of nodes that have the shapes of another setting, and paints of their own."""

    def __init__(
        self,
        setting: Setting,
        first: StylePass,
        painted: Sequence[PaintNode],
        groups: Sequence[int],
        generated: Mapping[str, Sequence[tuple[int, CascadedValues, Shape]]],
    ) -> None:
        super().__init__(setting, [setting.root_winners, *islice(first.winners, 1, None)])
        self._shapes = first.shapes
        self._painted = painted
        self._groups = groups
        self._of_first = generated

    @property
    def shapes(self) -> Sequence[Shape]:
        """The shape of each node: one list in all settings that have the same."""
        return self._shapes

    @cached_property
    def paints(self) -> Sequence[Paint]:
        """The paint of each node."""
        return [one.paint for one in self._painted]

    @property
    def paint_groups(self) -> Sequence[int]:
        """A number for each node, equal only where nodes are painted alike: one list likewise."""
        return self._groups

    @property
    def containers(self) -> Containers:
        """The query containers among the nodes: there are none, but pseudo-elements may ask."""
        return Containers(self.setting.nodes.matches.parent, self.style, self.setting)

    def style(self, node: int) -> SharedStyle:
        """Return the style of a node."""
        painted = self._painted[node]
        return self.setting.store.unique.style(painted.custom, self._shapes[node], painted.paint)

    def _all_generated(self, name: str) -> Mapping[int, SharedStyle]:
        setting, parts = self.setting, self.setting.parts()
        found: dict[int, SharedStyle] = {}
        for node, winners, shape in self._of_first[name]:
            above = self._painted[node]
            recipe = setting.store.recipe(winners, in_slot=False)
            inner = above.children.get(recipe)
            if inner is None:
                origin = self.style(node)
                inner = parts.child_paint(above, recipe, winners, origin, shape, setting.context)
            found[node] = setting.store.unique.style(inner.custom, shape, inner.paint)
        return found

"""The styles of a page in one environment, computed node by node, parents first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from a11yview.cascade.computing.references import References
from a11yview.cascade.styling.containers import Containers
from a11yview.cascade.styling.node_styles import NodeStyles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle
    from a11yview.cascade.styling.setting import Setting

__all__ = ["StylePass"]


class StylePass(NodeStyles):
    """The styles of every node, each computed from its winners and its parent's style."""

    def __init__(self, setting: Setting) -> None:
        self._winners = [setting.root_winners]
        super().__init__(setting, self._winners)
        self._styles = [setting.root]
        # Not a method of this object: a page is gone with the last name for it.
        self._containers = Containers(
            setting.nodes.matches.parent, self._styles.__getitem__, setting
        )
        self._containers.note(setting.root.shape)
        self._walk()

    def _walk(self) -> None:
        setting, nodes = self.setting, self.setting.nodes
        parents, match = nodes.matches.parent, nodes.matches.match
        all_winners, styles = self._winners, self._styles
        containers, slots, displays = self._containers, nodes.slots, nodes.displays
        plain_style, context = setting.parts().style, setting.context
        active, bit, counts_siblings = setting.active, setting.bit, nodes.counts_siblings
        table = setting.winners.table(active, bit)
        for node in range(1, len(parents)):
            one, parent = match[node], parents[node]
            winners = table[one.number]
            if winners is None:
                winners = setting.winners.of(one, active, bit)
                if winners is None:
                    winners = containers.winners(one, parent)
            if slots[node] or winners.is_particular or containers.any or counts_siblings:
                winners, style = self._particular(node, winners)
            else:
                style = plain_style(winners, styles[parent], context)
            if style.shape.display in displays[node]:
                display = displays[node][style.shape.display]
                changed = style.style._replace(display=display, layout_display=display)
                style = setting.store.unique.of(changed)
            all_winners.append(winners)
            styles.append(style)
            if nodes.may_contain:
                containers.note(style.shape)

    def _particular(self, node: int, winners: CascadedValues) -> tuple[CascadedValues, SharedStyle]:
        """Return winners and style of a node for which more counts than parent and rules."""
        setting, nodes = self.setting, self.setting.nodes
        parent, slot = self._styles[nodes.matches.parent[node]], nodes.slots[node]
        if slot is not None:
            parent = setting.slot_style(parent, slot)
        size = self._containers.size_for(node)
        style = setting.style(parent, winners, size, node)
        if winners.refers_in_animations:
            references = References(style.custom, setting.context_of(size, node))
            animated = setting.winners.animations.applied(winners, setting.active, references)
            if animated is not winners:
                return animated, setting.style(parent, animated, size, node)
        return winners, style

    @cached_property
    def shapes(self) -> Sequence[Shape]:
        """The shape of each node."""
        return [style.shape for style in self._styles]

    @cached_property
    def paints(self) -> Sequence[Paint]:
        """The paint of each node."""
        return [style.paint for style in self._styles]

    @property
    def paint_groups(self) -> Sequence[int]:
        """A number for each node, equal only where nodes are painted alike."""
        return range(len(self._styles))

    @property
    def containers(self) -> Containers:
        """The query containers among the nodes."""
        return self._containers

    def style(self, node: int) -> SharedStyle:
        """Return the style of a node."""
        return self._styles[node]

    def _all_generated(self, name: str) -> Mapping[int, SharedStyle]:
        setting, containers = self.setting, self._containers.any
        key, pseudo = (*setting.key, setting.active.number), setting.nodes.matches.pseudo
        found: dict[int, SharedStyle] = {}
        for node in setting.nodes.generating(name):
            if containers or pseudo[node][name].conditional:
                style = self.pseudo_style(node, name)
            else:
                style = setting.memory.generated(
                    key, (node, name), self._styles[node], self.pseudo_style
                )
            if style is not None:
                found[node] = style
        return found

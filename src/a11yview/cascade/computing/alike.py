"""Environments in which the same wins for all elements but the root: paints alone are computed.

So it is from one color scheme to the next: what differs is the root's custom properties. Shapes
stay as they are as long as none refers to what differs. How a node is painted follows from how its
parent is, and from the way from there to here: what wins for its paint and its custom properties.
Nodes have few of these ways, and the pages of a site the same.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from a11yview.cascade.computing.containers import NO_SIZE
from a11yview.cascade.matching.candidates import GENERATED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.computing.environment_styles import StylesInMaking
    from a11yview.cascade.computing.parts import Painted

__all__ = ["Lead"]


class Lead:
    """What the styles of one environment say of those in another where the same wins."""

    def __init__(self, first: StylesInMaking) -> None:
        self.first = first

    @cached_property
    def _may_be_followed(self) -> bool:
        first, nodes = self.first, islice(self.first.cascaded, 1, None)
        if first.containers.any or first.containers.asked:
            return False
        registered = first.active.registered.keys()
        return not any(
            # A registered property may depend on the font.
            one.is_whole
            or (one.customs is not None and not registered.isdisjoint(one.customs.names))
            for one in nodes
        )

    @cached_property
    def _mentions(self) -> tuple[str, ...]:
        """The custom properties that shapes may depend on."""
        first, generating = self.first, self.first.styler.generating
        pseudo = [
            first.pseudo_winners(node, name) for name in GENERATED for node in generating(name)
        ]
        names: dict[str, None] = {}
        for winners in dict.fromkeys((*islice(first.cascaded, 1, None), *pseudo)):
            if winners is None:
                continue
            for group in winners.shape.groups:
                names |= dict.fromkeys(group.mentions)
            if winners.customs is not None:
                names |= dict.fromkeys(winners.customs.mentions)
        return tuple(names)

    @cached_property
    def _taken(self) -> list[str | None]:
        return self._taken_from(self.first.made[0].style.custom)

    def _taken_from(self, custom: Mapping[str, str]) -> list[str | None]:
        return [custom.get(name) for name in self._mentions]

    @cached_property
    def _ways(self) -> list[int]:
        """The number of the way to each node but the root."""
        first, ways = self.first, self.first.styler.index.store.ways
        nodes = zip(first.cascaded, first.styler.slotted, strict=True)
        return [
            ways.setdefault((one.paint, one.customs, slotted), len(ways))
            for one, slotted in islice(nodes, 1, None)
        ]

    def painted(self, making: StylesInMaking) -> list[Painted] | None:
        """Return how each node is painted in another environment, given the style of its root.

        None where more may differ than paints.
        """
        first, root = self.first, making.made[0]
        parts, custom = making.parts(NO_SIZE), root.style.custom
        if (
            parts is not first.parts(NO_SIZE)
            or root.shape is not first.made[0].shape
            or not self._may_be_followed
            or any(name in custom for name in making.active.registered)
            or self._taken_from(custom) != self._taken
        ):
            return None
        painted = [parts.painted(root)]
        parents = first.styler.matches.parent
        for parent, way in zip(islice(parents, 1, None), self._ways, strict=True):
            found = painted[parent].inner.get(way)
            if found is None:
                found = self._follow(making, len(painted), painted[parent], way)
            painted.append(found)
        return painted

    def _follow(self, making: StylesInMaking, node: int, above: Painted, way: int) -> Painted:
        first, store = self.first, making.styler.index.store
        parent = first.styler.matches.parent[node]
        made = making.special(
            node, first.cascaded[node], store.made(above.custom, first.shapes[parent], above.paint)
        )
        parts = making.parts(NO_SIZE)
        found = parts.painted(made)
        if not parts.measures(first.cascaded[node].paint):
            above.inner[way] = found
        return found

"""The styles of the nodes of a page in one environment, as others ask for them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from a11yview.cascade.matching.rule_selectors import GENERATED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle
    from a11yview.cascade.styling.containers import Containers
    from a11yview.cascade.styling.setting import Setting

__all__ = ["NodeStyles"]


class NodeStyles(ABC):
    """The styles of all nodes in one setting, and of their pseudo-elements on demand."""

    def __init__(self, setting: Setting, winners: Sequence[CascadedValues]) -> None:
        self.setting = setting
        self.winners = winners
        """The winners of each node."""
        self._generated: dict[str, Mapping[int, SharedStyle]] = {}

    @property
    @abstractmethod
    def shapes(self) -> Sequence[Shape]:
        """The shape of each node."""

    @property
    @abstractmethod
    def paints(self) -> Sequence[Paint]:
        """The paint of each node."""

    @property
    @abstractmethod
    def paint_groups(self) -> Sequence[int]:
        """A number for each node, equal only where nodes are painted alike."""

    @abstractmethod
    def style(self, node: int) -> SharedStyle:
        """Return the style of a node."""

    def beside_lines(self, node: int) -> SharedStyle:
        """Return the style of a node as it is seen beside the lines of letters in its box."""
        return self.style(node)

    @property
    @abstractmethod
    def containers(self) -> Containers:
        """The query containers among the nodes."""

    @abstractmethod
    def _all_generated(self, name: str) -> Mapping[int, SharedStyle]:
        """Return the styles of all ``::before`` or ``::after`` that are generated, by node."""

    # -- pseudo-elements -------------------------------------------------------------------------

    def pseudo_winners(self, node: int, name: str) -> CascadedValues | None:
        """Return the winners of a pseudo-element, ``None`` if no rule is for it."""
        setting = self.setting
        match = setting.nodes.matches.pseudo[node].get(name)
        if match is None:
            return None
        winners = setting.winners.of(match, setting.active, setting.bit)
        return self.containers.winners(match, node) if winners is None else winners

    def pseudo_style(self, node: int, name: str) -> SharedStyle | None:
        """Return the style of a pseudo-element, ``None`` if no rule declares anything for it.

        Also ``None`` for ``::before`` and ``::after`` without content.
        """
        winners = self.pseudo_winners(node, name)
        if winners is None or not winners.declarations:
            return None
        generated = name in GENERATED
        if generated and "content" not in winners.declarations:
            return None
        size = self.containers.size_below(node)
        style = self.setting.style(self.style(node), winners, size, node, name)
        return None if generated and style.shape.content in {"none", "normal"} else style

    def generated(self, name: str) -> Mapping[int, SharedStyle]:
        """Return the styles of all ``::before`` or ``::after`` that are generated, by node."""
        found = self._generated.get(name)
        if found is None:
            found = self._generated[name] = self._all_generated(name)
        return found

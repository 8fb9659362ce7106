"""One environment of a page: the context of its values, and the style of its root element."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from a11yview.cascade.model import Context
from a11yview.cascade.sharing.cascaded_values import CascadedValues
from a11yview.cascade.sharing.prepared_values import Preparer
from a11yview.cascade.styling.box_sizes import NO_SIZE

if TYPE_CHECKING:
    from a11yview.cascade.model import Environment
    from a11yview.cascade.sharing.page_memory import PageMemory
    from a11yview.cascade.sharing.shared_parts import SharedParts
    from a11yview.cascade.sharing.style_parts import SharedStyle
    from a11yview.cascade.styling.box_sizes import Size
    from a11yview.cascade.styling.element_displays import Slot
    from a11yview.cascade.styling.page_nodes import PageNodes, SiblingCount
    from a11yview.cascade.styling.page_winners import PageWinners

__all__ = ["Setting"]


class Setting:
    """An environment of a page, with the conditions that hold in it and the root's style.

    ``bit`` is the number of the universe that says what matches in the environment.
    """

    def __init__(
        self,
        nodes: PageNodes,
        winners: PageWinners,
        memory: PageMemory,
        environment: Environment,
        bit: int,
    ) -> None:
        self.nodes = nodes
        self.winners = winners
        self.environment = environment
        self.active = active = winners.sheets.conditions.under(environment)
        self.bit = bit
        self.store = winners.sheets.store
        self.memory = memory
        self._parts: dict[tuple[Size, SiblingCount | None], SharedParts] = {}
        self.context = Context(
            environment=environment,
            root=None,
            registered=active.registered,
            quirks=nodes.quirks,
            page_color_scheme=nodes.page_color_scheme,
            functions=active.functions,
        )
        """The context of values that depend on no element and no container."""
        self.root_winners = winners.outside_containers(nodes.matches.match[0], active, bit)
        self.root = self._root_style()
        root = self.root.style
        self.context = replace(self.context, root=root)
        self.key = (*self._environment_key(), root.font, root.line_height, root.font_family)
        """Equal where values are the same, containers and siblings aside."""

    def _environment_key(self) -> tuple[object, ...]:
        """Return the facts about the environment that count for values, not for matching alone."""
        environment, active, nodes = self.environment, self.active, self.nodes
        return (
            environment.viewport,
            environment.dark and nodes.reads_scheme,
            environment.contrast_theme,
            environment.font_size,
            environment.monospace_font_size,
            environment.resolution,
            active.registered_number,
            nodes.page_color_scheme,
            active.functions_number,
            (environment.media, environment.features) if nodes.asks_media else None,
        )

    def _root_style(self) -> SharedStyle:
        key, winners = self._environment_key(), self.root_winners
        reads_own = winners.reads_attributes
        parts = self.memory.parts(key) if reads_own else self.store.parts(key)
        return parts.root_style(winners, self.context_of(NO_SIZE, 0))

    def parts(self, size: Size = NO_SIZE, siblings: SiblingCount | None = None) -> SharedParts:
        """Return the styles known in containers of one size, and at one sibling count."""
        parts = self._parts.get((size, siblings))
        if parts is None:
            key = (*self.key, *size, siblings)
            parts = self._parts[size, siblings] = self.store.parts(key)
        return parts

    def context_of(self, size: Size, node: int = -1, pseudo: str = "") -> Context:
        """Return the context of the values of a node, or of its pseudo-element.

        Attributes and siblings are left out for the node -1.
        """
        if size == NO_SIZE and node < 0 and not pseudo:
            return self.context
        return replace(
            self.context,
            container=size,
            attributes=self.nodes.attributes(node) if node >= 0 else {},
            place=self.nodes.sibling_count(node) or _ROOT_COUNT,
            pseudo=pseudo,
        )

    def style(
        self, parent: SharedStyle, winners: CascadedValues, size: Size, node: int, pseudo: str = ""
    ) -> SharedStyle:
        """Return the style of a node or its pseudo-element, of which more than these may count."""
        parts, owner = self.parts(size, self.nodes.sibling_count(node)), -1
        if winners.reads_attributes:
            parts, owner = self.memory.parts((*self.key, *size)), node
        counted = node if self.nodes.counts_siblings else owner
        return parts.particular_style(
            winners, parent, (owner, pseudo), lambda: self.context_of(size, counted, pseudo)
        )

    def slot_style(self, parent: SharedStyle, slot: Slot) -> SharedStyle:
        """Return the style of a slot in a parent: it has no box, whatever it displays."""
        style = self.style(parent, _NOTHING, NO_SIZE, -1).style
        layout = parent.style.layout_display if slot.layout is None else slot.layout
        changed = style._replace(display=slot.display, layout_display=layout)
        return self.store.unique.of(changed)


_ROOT_COUNT: Final = (1, 1)
_NOTHING: Final = CascadedValues(-1, (), Preparer())

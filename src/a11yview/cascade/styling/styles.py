"""The computed styles of a page in one environment, by element, with their declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.cascade.computing.properties import INHERITED
from a11yview.cascade.matching.rule_selectors import GENERATED
from a11yview.cascade.model import CssWide

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from a11yview.cascade.model import Declaration
    from a11yview.cascade.sharing.cascaded_values import CascadedValues
    from a11yview.cascade.sharing.style_parts import Paint, Shape, SharedStyle
    from a11yview.cascade.style import Style
    from a11yview.cascade.styling.declaration_places import DeclarationPlace, DeclarationPlaces
    from a11yview.cascade.styling.node_styles import NodeStyles

__all__ = ["Styles"]


class Styles:
    """Computed styles by element index; equal elements share one :class:`Style`.

    ``where`` is the address of the page.
    """

    def __init__(self, places: DeclarationPlaces, nodes: NodeStyles) -> None:
        self._places = places
        self.document = places.document
        self.where = places.where
        self._nodes = nodes
        self._matches = nodes.setting.nodes.matches
        self._node_of = self._matches.node_of
        self._pseudo: dict[tuple[int, str], SharedStyle | None] = {}

    def __len__(self) -> int:
        return len(self._node_of)

    def __getitem__(self, element: int) -> Style:
        return self._nodes.style(self._node_of[element]).style

    @property
    def node_of(self) -> Sequence[int]:
        """The node of each element: of those that match alike, and whose parents are one node.

        Elements of one node have one style. Nodes are the same in every environment that
        was announced with this one; see :meth:`Page.prepare`.
        """
        return self._node_of

    @property
    def node_parent(self) -> Sequence[int]:
        """For each node that of its parents: a smaller number, -1 for the root's."""
        return self._matches.parent

    def node_style(self, node: int) -> Style:
        """Return the style of a node."""
        return self._nodes.style(node).style

    def beside_lines(self, element: int) -> Style:
        """Return the style of an element as it is seen beside its lines: without backplates."""
        return self._nodes.beside_lines(self._node_of[element]).style

    @property
    def node_shapes(self) -> Sequence[Shape]:
        """The shape of each node's style, which colors cannot change; equal ones are one object.

        One list in environments that have the same.
        """
        return self._nodes.shapes

    @property
    def node_paint_groups(self) -> Sequence[int]:
        """A number for each node, equal only where nodes are painted alike.

        One list in environments that have the same.
        """
        return self._nodes.paint_groups

    @property
    def node_paints(self) -> Sequence[Paint]:
        """The paint of each node's style; equal ones are one object."""
        return self._nodes.paints

    @property
    def node_winners(self) -> Sequence[CascadedValues]:
        """The winners for each node: the declarations that its style comes from."""
        return self._nodes.winners

    def undecided_elements(self) -> Sequence[int]:
        """Return the elements whose colors depend on layout, or on a function not computed.

        Their descendants are not listed.
        """
        undecided, matches = self._nodes.containers.open, self._matches
        nodes: set[int] = set()
        if undecided:
            nodes |= {
                node
                for node, parent in enumerate(matches.parent)
                if (matches.match[node].number, parent) in undecided
            }
        asks_in_functions = self._nodes.setting.active.asks_in_functions
        if asks_in_functions or self._nodes.setting.store.has_unread:
            winners = enumerate(self._nodes.winners)
            nodes |= {
                node
                for node, one in winners
                if one.is_unread or (asks_in_functions and one.has_calls)
            }
        if not nodes:
            return []
        return [element for element, node in enumerate(self._node_of) if node in nodes]

    def restless_elements(self) -> Sequence[int]:
        """Return the elements that an animation without end keeps changing as they are seen.

        Their descendants are not listed.
        """
        return self._animated(self._nodes.setting.winners.animations.restless)

    def fading_elements(self) -> Sequence[int]:
        """Return the restless elements of which only the opacity changes, from 1 down."""
        found = self._animated(self._nodes.setting.winners.animations.fading)
        return [element for element in found if self[element].opacity == 1]

    def _animated(self, restless: Collection[tuple[int, int]]) -> Sequence[int]:
        active = self._nodes.setting.active.number
        if not restless:
            return []
        nodes = {
            node
            for node, winners in enumerate(self._nodes.winners)
            if (active, winners.number) in restless
        }
        return [element for element, node in enumerate(self._node_of) if node in nodes]

    # -- pseudo-elements -------------------------------------------------------------------------

    def pseudo(self, element: int, name: str) -> Style | None:
        """Return the style of a pseudo-element, ``None`` if there is none.

        ``::before`` and ``::after`` need content; the others a rule.
        """
        shared = self.shared_pseudo(element, name)
        return None if shared is None else shared.style

    def shared_pseudo(self, element: int, name: str) -> SharedStyle | None:
        """Return the style of a pseudo-element with its parts, ``None`` if there is none."""
        node = self._node_of[element]
        if name in GENERATED:
            return self.generated(name).get(node)
        key = (node, name)
        if key not in self._pseudo:
            self._pseudo[key] = self._nodes.pseudo_style(node, name)
        return self._pseudo[key]

    def generated(self, name: str) -> Mapping[int, SharedStyle]:
        """Return the style of every ``::before`` or ``::after`` that has content, by node."""
        return self._nodes.generated(name)

    # -- origins ---------------------------------------------------------------------------------

    def declaration(self, element: int, name: str, pseudo: str = "") -> DeclarationPlace | None:
        """Return the declaration that decided a longhand, following inheritance upwards.

        ``None`` where the initial value stands.
        """
        found = self.decided(element, name, pseudo)
        return None if found is None else self.place(*found)

    def decided(self, element: int, name: str, pseudo: str = "") -> tuple[Declaration, int] | None:
        """Return the declaration that decided a longhand, and the element that has it.

        That is an ancestor where the value was inherited. ``None`` where the initial value stands.
        """
        node = self._node_of[element]
        if pseudo:
            winners = self._nodes.pseudo_winners(node, pseudo)
            found = winners.deciding(name) if winners is not None else None
            if found is not None:
                return found, element
            if name not in INHERITED:
                return None
        while element >= 0:
            found = self._nodes.winners[self._node_of[element]].deciding(name)
            if found is not None and found.value is CssWide.INITIAL:
                return found, element
            inherits = name in INHERITED or name.startswith("--")
            if found is not None and found.value is not CssWide.INHERIT:
                if not (found.value is CssWide.UNSET and inherits):
                    return found, element
            elif found is None and not inherits:
                return None
            element = self.document.parent[element]
        return None

    def place(self, found: Declaration, element: int) -> DeclarationPlace:
        """Return the place of a declaration that decides a value of an element."""
        return self._places.of(found, element)

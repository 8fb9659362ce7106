"""The styles of one environment while they are computed, node by node."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.computing.references import References
from a11yview.cascade.matching.rule_selectors import GENERATED
from a11yview.cascade.model import Context
from a11yview.cascade.sharing.cascaded_values import CascadedValues
from a11yview.cascade.sharing.prepared_values import Preparer
from a11yview.cascade.styling.containers import NO_SIZE, Containers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.model import Environment
    from a11yview.cascade.sharing.shared_parts import SharedParts
    from a11yview.cascade.sharing.style_parts import Paint, PaintNode, Shape, SharedStyle
    from a11yview.cascade.style import Style
    from a11yview.cascade.styling.active_conditions import Active
    from a11yview.cascade.styling.element_displays import Slot
    from a11yview.cascade.styling.restyle import Restyle
    from a11yview.cascade.styling.styler import Styler

__all__ = ["StylePass"]

Size: TypeAlias = "tuple[float | None, float | None]"
"""The content box of the nearest size containers, per axis."""
Place: TypeAlias = "tuple[int, int]"
"""Where an element is among its siblings, and how many these are."""


class StylePass:
    """One environment's styles while they are computed.

    ``lead`` is what is known from another one in which the same wins for all nodes but the root.
    """

    def __init__(
        self,
        styler: Styler,
        environment: Environment,
        active: Active,
        bit: int,
        lead: Restyle | None,
    ) -> None:
        self.styler = styler
        self.environment = environment
        self.bit = bit
        self.active = active
        self.lead = lead
        self.made: list[SharedStyle] = []
        """That of each node, or of the root alone where the lead was followed."""
        self.cascaded: list[CascadedValues] = []
        self.containers = Containers(styler.matches.parent, self.made, environment.viewport)
        self.root: Style | None = None
        self._painted: list[PaintNode] | None = None
        self._generated: dict[str, dict[int, SharedStyle]] = {}
        self._counts = styler.tree.sibling_counts
        self._sized: dict[tuple[Size, Place | None], SharedParts] = {}
        self._context = self._make_context()

    def _make_context(self) -> Context:
        return Context(
            environment=self.environment,
            root=self.root,
            registered=self.active.registered,
            quirks=self.styler.index.quirks,
            page_color_scheme=self.styler.page_color_scheme,
            functions=self.active.functions,
        )

    def _environment_key(self) -> tuple[object, ...]:
        """Return what values depend on of the environment: the rest decides matching alone."""
        environment = self.environment
        return (
            environment.viewport,
            environment.dark and self.styler.reads_scheme,
            environment.font_size,
            environment.monospace_font_size,
            environment.resolution,
            self.active.registered_number,
            self.styler.page_color_scheme,
            self.active.functions_number,
            (environment.media, environment.features) if self.styler.asks_media else None,
        )

    def _values_key(self) -> tuple[object, ...]:
        root = self.root
        assert root is not None  # noqa: S101 - the root comes first
        return (*self._environment_key(), root.font, root.line_height, root.font_family)

    def parts(self, size: Size, place: Place | None = None) -> SharedParts:
        """Return what is known of styles in containers of one size, at one place if that counts."""
        parts = self._sized.get((size, place))
        if parts is None:
            key = (*self._values_key(), *size, place)
            parts = self._sized[size, place] = self.styler.store.parts(key)
        return parts

    def _place(self, node: int) -> Place | None:
        """Return the place of a node's elements, ``None`` where it does not count."""
        counts = self._counts
        return None if counts is None or node < 0 else counts[self.styler.matches.first[node]]

    def run(self) -> None:
        """Style every node, parents before children."""
        if not self.styler.matches.parent:
            return
        self._root()
        if self.lead is not None:
            self._painted = self.lead.painted(self)
        if self.lead is None or self._painted is None:
            self._walk()
        else:
            self.cascaded += islice(self.lead.first.cascaded, 1, None)

    def _walk(self) -> None:
        matches, styler = self.styler.matches, self.styler
        parents, match = matches.parent, matches.match
        cascaded, made = self.cascaded, self.made
        containers, slots, displays = self.containers, styler.slots, styler.displays
        styled, context = self.parts(NO_SIZE).style, self._context
        active, bit, counts_siblings = self.active, self.bit, self._counts is not None
        table = styler.table(active, bit)
        for node in range(1, len(parents)):
            one, parent = match[node], parents[node]
            winners = table[one.number]
            if winners is None:
                winners = styler.winners(one, active, bit)
                if winners is None:
                    winners = containers.winners(self, one, parent, bit)
            if slots[node] or winners.is_particular or containers.any or counts_siblings:
                winners, found = self._special(node, winners)
            else:
                found = styled(winners, made[parent], context)
            if found.shape.display in displays[node]:
                display = displays[node][found.shape.display]
                changed = found.style._replace(display=display, layout_display=display)
                found = styler.store.unique.of(changed)
            cascaded.append(winners)
            made.append(found)
            if styler.may_contain:
                containers.note(found.shape)

    def _special(self, node: int, winners: CascadedValues) -> tuple[CascadedValues, SharedStyle]:
        """Return winners and style of a node that more than its parent and rules decide."""
        parent = self.made[self.styler.matches.parent[node]]
        slot = self.styler.slots[node]
        if slot is not None:
            parent = self.slot(parent, slot)
        size = self.containers.size_for(node)
        made = self._child(parent, winners, size, node, "")
        if winners.refers_in_animations:
            references = References(made.custom, self.context(size, node))
            animated = self.styler.animations.applied(winners, self.active, references)
            if animated is not winners:
                return animated, self._child(parent, animated, size, node, "")
        return winners, made

    def slot(self, parent: SharedStyle, slot: Slot) -> SharedStyle:
        """Return the style of a slot in a parent: it has no box, whatever it displays."""
        style = self._child(parent, _NOTHING, NO_SIZE, -1, "").style
        layout = parent.style.layout_display if slot.layout is None else slot.layout
        return self.styler.store.unique.of(
            style._replace(display=slot.display, layout_display=layout)
        )

    def _child(
        self, parent: SharedStyle, winners: CascadedValues, size: Size, node: int, pseudo: str
    ) -> SharedStyle:
        """Return what winners make of the style above, for a node or its pseudo-element."""
        parts, owner = self.parts(size, self._place(node)), -1
        if winners.reads_attributes:
            parts, owner = self.styler.own_parts((*self._values_key(), *size)), node
        heeded = owner if self._counts is None else node
        return parts.particular_style(
            winners, parent, (owner, pseudo), lambda: self.context(size, heeded, pseudo)
        )

    def _root(self) -> None:
        match = self.styler.matches.match[0]
        winners = self.styler.winners(match, self.active, self.bit)
        if winners is None:
            winners = self.containers.winners(self, match, -1, self.bit)
        key = self._environment_key()
        own = winners.reads_attributes
        parts = self.styler.own_parts(key) if own else self.styler.store.parts(key)
        found = parts.root_style(winners, self.context(NO_SIZE, 0))
        self.made.append(found)
        self.root = found.style
        self._context = self._make_context()
        self.cascaded.append(winners)
        self.containers.note(found.shape)

    # -- what was found --------------------------------------------------------------------------

    @cached_property
    def shapes(self) -> Sequence[Shape]:
        """The shape of each node; that of the lead where it was followed."""
        if self.lead is not None and self._painted is not None:
            return self.lead.first.shapes
        return [made.shape for made in self.made]

    @cached_property
    def kinds(self) -> Sequence[int]:
        """A number for each node, equal only where nodes are painted alike; that of the lead."""
        if self.lead is not None and self._painted is not None:
            return self.lead.kinds
        return range(len(self.made))

    @cached_property
    def paints(self) -> Sequence[Paint]:
        """The paint of each node."""
        return [one.paint for one in (self.made if self._painted is None else self._painted)]

    def made_of(self, node: int) -> SharedStyle:
        """Return the style of a node, with what it is made of."""
        if self._painted is None:
            return self.made[node]
        painted = self._painted[node]
        return self.styler.store.unique.style(painted.custom, self.shapes[node], painted.paint)

    # -- pseudo-elements -------------------------------------------------------------------------

    def context(self, size: Size, node: int = -1, pseudo: str = "") -> Context:
        """Return what computing needs besides parent and winners."""
        if size == NO_SIZE and node < 0 and not pseudo:
            return self._context
        tree, first = self.styler.tree, self.styler.matches.first
        attributes = tree.attributes(first[node]) if node >= 0 else {}
        return replace(
            self._context,
            container=size,
            attributes=attributes,
            place=self._place(node) or _ROOT_PLACE,
            pseudo=pseudo,
        )

    def pseudo_winners(self, node: int, name: str) -> CascadedValues | None:
        """Return what wins for a pseudo-element, ``None`` if no rule speaks of it."""
        match = self.styler.matches.pseudo[node].get(name)
        if match is None:
            return None
        winners = self.styler.winners(match, self.active, self.bit)
        if winners is None:
            return self.containers.winners(self, match, node, self.bit)
        return winners

    def shared_pseudo(self, node: int, name: str) -> SharedStyle | None:
        """Return the style of a pseudo-element, ``None`` if no rule declares anything for it.

        Also ``None`` for ``::before`` and ``::after`` without content.
        """
        winners = self.pseudo_winners(node, name)
        if winners is None or not winners.declarations:
            return None
        generated = name in GENERATED
        if generated and "content" not in winners.declarations:
            return None
        size = self.containers.size_below(node) if self.containers.any else NO_SIZE
        made = self._child(self.made_of(node), winners, size, node, name)
        return None if generated and made.shape.content in {"none", "normal"} else made

    def generated(self, name: str) -> Mapping[int, SharedStyle]:
        """Return the styles of all ``::before`` or ``::after`` that are generated, by node."""
        found = self._generated.get(name)
        if found is None:
            found = self._generated[name] = self._all_generated(name)
        return found

    def _all_generated(self, name: str) -> dict[int, SharedStyle]:
        if self.lead is not None and self._painted is not None:
            return self.lead.generated(name, self, self._painted)
        nodes = self.styler.generating(name)
        known = self.styler.generated((*self._values_key(), self.active.number)) if nodes else {}
        pseudo, containers = self.styler.matches.pseudo, self.containers.any
        found: dict[int, SharedStyle] = {}
        for node in nodes:
            key = (node, name, self.made_of(node).number)
            if key in known:
                made = known[key]
            else:
                made = self.shared_pseudo(node, name)
                if not (containers or pseudo[node][name].conditional):
                    known[key] = made
            if made is not None:
                found[node] = made
        return found


_ROOT_PLACE: Final = (1, 1)
_NOTHING: Final = CascadedValues(-1, (), Preparer())

"""The styles of one environment while they are computed, node by node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from a11yview.cascade.cascading import Cascaded
from a11yview.cascade.computed import compute, initial_style
from a11yview.cascade.containers import NO_SIZE, Containers
from a11yview.cascade.model import Context

if TYPE_CHECKING:
    from a11yview.cascade.model import Environment, Style
    from a11yview.cascade.styling import Memo, Styler

__all__ = ["StylesInMaking"]


class StylesInMaking:
    """One environment's styles while they are computed."""

    def __init__(self, styler: Styler, environment: Environment, bit: int, base_bit: int) -> None:
        self.styler = styler
        self.environment = environment
        self.bit = bit
        self.base_bit = base_bit
        self.active = styler.active(environment)
        self.styles: list[Style] = []
        self.cascaded: list[Cascaded] = []
        self.containers = Containers(self)
        self.root: Style | None = None
        self._heritages: list[int] = []
        self._context = self._make_context()

    def _make_context(self) -> Context:
        return Context(
            environment=self.environment,
            root=self.root,
            registered=self.active.registered,
            quirks=self.styler.index.quirks,
            page_color_scheme=self.styler.page_color_scheme,
            mappings=self.styler.mappings,
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
        )

    def _values_key(self) -> tuple[object, ...]:
        root = self.root
        assert root is not None  # noqa: S101 - the root comes first
        return (*self._environment_key(), root.font, root.line_height, root.font_family)

    def run(self) -> None:
        """Style every node, parents before children."""
        matches, styler = self.styler.matches, self.styler
        if not matches.parent:
            return
        self._root()
        parents, linked, match = matches.parent, matches.in_link, matches.match
        styles, cascaded, heritages = self.styles, self.cascaded, self._heritages
        containers, slotted = self.containers, styler.slotted
        memo = styler.memo(self._values_key())
        active, bit, base_bit = self.active, self.bit, self.base_bit
        plain = styler.table(active, -1)
        for node in range(1, len(parents)):
            one, parent = match[node], parents[node]
            universe = bit if linked[node] else base_bit
            winners = None if one.conditional else plain[one.number]
            if winners is None:
                winners = styler.winners(one, active, universe)
            if winners is None:
                winners = containers.winners(one, parent, universe)
            if slotted[node] or winners.reads_attributes or containers.any:
                style, heritage = self._special(node, winners, memo)
            else:
                key = (
                    (winners.number, id(styles[parent]))
                    if winners.needs_parent
                    else (winners.number, -heritages[parent])
                )
                known = memo.get(key)
                if known is None:
                    style = compute(styles[parent], winners, self._context)
                    known = memo[key] = (style, styler.heritage(style))
                style, heritage = known
            styles.append(style)
            cascaded.append(winners)
            heritages.append(heritage)
            if styler.may_contain:
                containers.note(style)

    def _special(self, node: int, winners: Cascaded, memo: Memo) -> tuple[Style, int]:
        """Return style and heritage of a node that more than its parent and rules decide."""
        parent = self.styles[self.styler.matches.parent[node]]
        if self.styler.slotted[node]:
            parent = self._slot(parent, memo)
        size = self.containers.size_for(node)
        element = self.styler.matches.first[node] if winners.reads_attributes else -1
        key = (winners.number, id(parent), size, element)
        known = memo.get(key)
        if known is None:
            context = self.context(size, node if element >= 0 else -1)
            style = compute(parent, winners, context)
            known = memo[key] = (style, self.styler.heritage(style))
        return known

    def _slot(self, parent: Style, memo: Memo) -> Style:
        """Return the style of the slot that stands between an element and its children."""
        key = (_NOTHING.number, id(parent))
        known = memo.get(key)
        if known is None:
            style = compute(parent, _NOTHING, self._context)
            known = memo[key] = (style, self.styler.heritage(style))
        return known[0]

    def _root(self) -> None:
        match = self.styler.matches.match[0]
        winners = self.styler.winners(match, self.active, self.bit)
        if winners is None:
            winners = self.containers.winners(match, -1, self.bit)
        memo = self.styler.memo(self._environment_key())
        key = (winners.number,)
        known = memo.get(key)
        if known is None:
            style = compute(initial_style(self.environment), winners, self.context(NO_SIZE, 0))
            known = memo[key] = (style, self.styler.heritage(style))
        style, heritage = known
        self._heritages.append(heritage)
        self.root = style
        self._context = self._make_context()
        self.styles.append(style)
        self.cascaded.append(winners)
        self.containers.note(style)

    def context(
        self, size: tuple[float | None, float | None], node: int = -1, pseudo: str = ""
    ) -> Context:
        """Return what computing needs besides parent and winners."""
        if size == NO_SIZE and node < 0 and not pseudo:
            return self._context
        element = self.styler.matches.first[node] if node >= 0 else -1
        tree = self.styler.tree
        return Context(
            environment=self.environment,
            root=self.root,
            registered=self.active.registered,
            quirks=self.styler.index.quirks,
            container=size,
            tag=tree.signatures[element].tag if element >= 0 else "",
            attributes=tree.attributes(element) if element >= 0 else {},
            pseudo=pseudo,
            page_color_scheme=self.styler.page_color_scheme,
            mappings=self.styler.mappings,
        )

    def pseudo_winners(self, node: int, name: str) -> Cascaded | None:
        """Return what wins for a pseudo-element, ``None`` if no rule speaks of it."""
        match = self.styler.matches.pseudo[node].get(name)
        if match is None:
            return None
        bit = self.bit if self.styler.matches.in_link[node] else self.base_bit
        winners = self.styler.winners(match, self.active, bit)
        return self.containers.winners(match, node, bit) if winners is None else winners

    def pseudo_style(self, node: int, name: str) -> Style | None:
        """Return the style of a pseudo-element, ``None`` if no rule declares anything for it.

        Also ``None`` for ``::before`` and ``::after`` without content.
        """
        winners = self.pseudo_winners(node, name)
        if winners is None or not winners.winners:
            return None
        generated = name in {"::before", "::after"}
        if generated and "content" not in winners.winners:
            return None
        parent = self.styles[node]
        size = self.containers.size_below(node) if self.containers.any else NO_SIZE
        element = self.styler.matches.first[node] if winners.reads_attributes else -1
        key = (winners.number, id(parent), size, element, name)
        memo = self.styler.memo(self._values_key())
        known = memo.get(key)
        if known is None:
            known = memo[key] = (compute(parent, winners, self.context(size, node, name)), 0)
        style = known[0]
        return None if generated and style.content in {"none", "normal"} else style

    def generated(self, name: str) -> dict[int, Style]:
        """Return the styles of all ``::before`` or ``::after`` that are generated, by node."""
        known = self.styler.generated((*self._values_key(), self.active.number))
        pseudo, containers = self.styler.matches.pseudo, self.containers.any
        found: dict[int, Style] = {}
        for node in self.styler.generating(name):
            key = (node, name, id(self.styles[node]))
            if key in known:
                style = known[key]
            else:
                style = self.pseudo_style(node, name)
                if not (containers or pseudo[node][name].conditional):
                    known[key] = style
            if style is not None:
                found[node] = style
        return found


SLOTTING: Final = frozenset(("details", "optgroup", "select"))
"""Elements whose children inherit through a slot, which has none of their boxes or backgrounds."""
_NOTHING: Final = Cascaded(-1, ())

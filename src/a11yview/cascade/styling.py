"""Matches × environment → computed styles, node by node.

Everything that does not depend on the environment is remembered across environments: an extra
state computes only the styles that differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from a11yview.cascade.cascading import Cascaded
from a11yview.cascade.computed import compute, initial_style
from a11yview.cascade.containers import NO_SIZE, Containers
from a11yview.cascade.feature_support import supports
from a11yview.cascade.initial_values import INDEX
from a11yview.cascade.media_queries import media_matches
from a11yview.cascade.model import Context, Origin
from a11yview.cascade.ranking import layer_of, relayered
from a11yview.cascade.registered_properties import registration
from a11yview.cascade.selector_parsing import is_selector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.index import Index
    from a11yview.cascade.matching import Match, Matches
    from a11yview.cascade.model import Environment, Registration, Style
    from a11yview.cascade.page_tree import PageTree

__all__ = ["Groups", "NodeStyles", "Styler", "StylesInMaking"]


Memo: TypeAlias = "dict[tuple[object, ...], tuple[Style, int]]"
"""Styles by what they were computed from, each with the number of its heritage."""
CUSTOM: Final = INDEX["custom"]


class Active(NamedTuple):
    """Which conditions hold in an environment, apart from containers."""

    number: int
    holds: tuple[bool, ...]
    layers: Mapping[str, int] | None
    """The layer order where it differs from the index's own."""
    registered: Mapping[str, Registration]
    registered_number: int
    """Equal where the registered properties are."""


class NodeStyles(NamedTuple):
    """The styles of one environment, by node."""

    environment: Environment
    active: Active
    styles: list[Style]
    cascaded: list[Cascaded]
    unknown: frozenset[str]
    """Container conditions that could not be decided."""
    making: StylesInMaking


class Groups(NamedTuple):
    """Nodes that are styled alike, and whose parents are: what lies beneath them is the same."""

    of_node: list[int]
    parent: list[int]
    """The group of a group's parents: a smaller number, -1 for the root."""
    style: list[Style]


class Styler:
    """Computes the styles of one matched page in any environment."""

    def __init__(
        self, tree: PageTree, index: Index, matches: Matches, *, page_color_scheme: str
    ) -> None:
        self.tree = tree
        self.index = index
        self.matches = matches
        self.page_color_scheme = page_color_scheme
        self.container_of = self._container_conditions()
        self.slotted = self._slotted()
        """Whether a slot of the user agent stands between a node and its parent."""
        self._active: dict[tuple[bool, ...], Active] = {}
        self._tables: dict[tuple[int, int], list[Cascaded | None]] = {}
        self._unmasked: dict[int, list[Cascaded | None]] = {}
        self._generating: dict[str, list[int]] = {}
        self._generated: dict[object, dict[tuple[int, str, int], Style | None]] = {}
        self._styles: dict[object, Memo] = {}
        self.mappings: dict[object, tuple[Mapping[str, str], Mapping[str, str]]] = {}
        """Mappings of custom properties, shared by elements that declare the same."""
        self._heritage: dict[tuple[object, ...], int] = {}
        self._registrations: dict[tuple[Registration, ...], int] = {}
        texts = [sheet.sheet.text for sheet in index.sheets[self._first_author(index) :]]
        texts.extend(kind.attributes.get("style", "") for kind in tree.document.kinds)
        self.reads_scheme = bool(page_color_scheme) or any("color-scheme" in t for t in texts)
        """Whether a preference for dark may change a value."""
        self.may_contain = any("container" in text for text in texts)
        """Whether an element may be a query container."""

    def _container_conditions(self) -> tuple[int, ...]:
        """Return, for each condition, the nearest container condition at or above it, or -1."""
        nearest: list[int] = []
        for number, condition in enumerate(self.index.conditions):
            above = nearest[condition.parent] if condition.parent >= 0 else -1
            nearest.append(number if condition.kind == "container" else above)
        return tuple(nearest)

    def _slotted(self) -> list[bool]:
        signatures, first, parents = self.tree.signatures, self.matches.first, self.matches.parent
        through = [signatures[element].tag in SLOTTING for element in first]
        return [parent >= 0 and through[parent] for parent in parents]

    # -- conditions ------------------------------------------------------------------------------

    def active(self, environment: Environment) -> Active:
        """Return which conditions hold in an environment."""
        holds: list[bool] = []
        for kind, text, parent in self.index.conditions:
            above = parent < 0 or holds[parent]
            if above and kind == "media":
                above = media_matches(text, environment)
            elif above and kind == "supports":
                above = supports(text, is_selector)
            holds.append(above)
        key = tuple(holds)
        active = self._active.get(key)
        if active is None:
            layers = self.index.layers.order(key)
            same = all(self.index.layer_order[name] == place for name, place in layers.items())
            registered = self._registered(key)
            number = self._registrations.setdefault(
                tuple(registered.values()), len(self._registrations)
            )
            active = Active(len(self._active), key, None if same else layers, registered, number)
            self._active[key] = active
        return active

    def _registered(self, holds: Sequence[bool]) -> dict[str, Registration]:
        registered: dict[str, Registration] = {}
        for number, sheet in enumerate(self.index.sheets):
            for around, name, descriptors in sheet.sheet.registrations:
                condition = self.index.condition_of(number, around)
                if condition < 0 or holds[condition]:
                    found = registration(name, descriptors)
                    if found is not None:
                        registered[name] = found
        return registered

    # -- winners ---------------------------------------------------------------------------------

    def cascaded(self, ranks: Sequence[int], active: Active) -> Cascaded:
        """Return what wins among the blocks of these ranks under the layers in force."""
        layers = active.layers
        key: tuple[int, ...] = tuple(ranks)
        if layers is not None:
            key = tuple(sorted(key, key=lambda rank: self._reranked(rank, layers)))
        return self.index.cascaded(key)

    def _reranked(self, rank: int, layers: Mapping[str, int]) -> int:
        block = self.index.blocks[rank]
        name = self.index.layer_name(block.condition)
        return rank if name is None else relayered(rank, layers.get(name, layer_of(rank)))

    def ranks(self, match: Match, active: Active, bit: int) -> tuple[list[int], list[int]]:
        """Return the ranks that hold, and those that further depend on containers."""
        blocks, holds = self.index.blocks, active.holds
        found = [
            rank
            for rank in match.ranks
            if (condition := blocks[rank].condition) < 0 or holds[condition]
        ]
        if match.conditional:
            for rank, mask in match.conditional:
                condition = blocks[rank].condition
                if mask >> bit & 1 and (condition < 0 or holds[condition]):
                    found.append(rank)
            found.sort()
        container_of = self.container_of
        asking = [
            rank
            for rank in found
            if (condition := blocks[rank].condition) >= 0 and container_of[condition] >= 0
        ]
        return found, asking

    # -- styles ----------------------------------------------------------------------------------

    def run(self, environment: Environment, bit: int, base_bit: int) -> NodeStyles:
        """Return the styles of every node; ``base_bit`` is for nodes outside any link."""
        work = StylesInMaking(self, environment, bit, base_bit)
        work.run()
        return NodeStyles(
            environment,
            work.active,
            work.styles,
            work.cascaded,
            frozenset(work.containers.unknown),
            work,
        )

    def table(self, active: Active, bit: int) -> list[Cascaded | None]:
        """Return the winners by number of match, as far as known, for conditions and universe."""
        key = (active.number, bit)
        table = self._tables.get(key)
        if table is None:
            table = self._tables[key] = [None] * len(self.matches.distinct)
        while len(table) < len(self.matches.distinct):
            table.append(None)
        return table

    def winners(self, match: Match, active: Active, bit: int) -> Cascaded | None:
        """Return the winners of a match, ``None`` if they depend on containers."""
        if not match.conditional:
            bit = -1  # the same in every universe
        table = self.table(active, bit)
        known = table[match.number]
        if known is None:
            ranks, asking = self.ranks(match, active, bit)
            if asking:
                return None
            known = table[match.number] = self.cascaded(ranks, active)
        return known

    def generating(self, name: str) -> list[int]:
        """Return the nodes for which a rule may give ``::before`` or ``::after`` its content.

        Most pages have rules for both on every element (``*::before {box-sizing: …}``): these
        few are all that an environment need look at.
        """
        nodes = self._generating.get(name)
        if nodes is None:
            blocks, known = self.index.blocks, {}
            nodes = self._generating[name] = []
            for node, pseudo in enumerate(self.matches.pseudo):
                match = pseudo.get(name)
                if match is None:
                    continue
                if match.number not in known:
                    ranks = (*match.ranks, *(rank for rank, _ in match.conditional))
                    known[match.number] = any("content" in blocks[r].declared for r in ranks)
                if known[match.number]:
                    nodes.append(node)
        return nodes

    def generated(self, key: object) -> dict[tuple[int, str, int], Style | None]:
        """Return the generated pseudo-elements known for one set of all that values depend on."""
        return self._generated.setdefault(key, {})

    @staticmethod
    def _first_author(index: Index) -> int:
        return next(
            (n for n, use in enumerate(index.uses) if use.origin is Origin.AUTHOR),
            len(index.uses),
        )

    def heritage(self, style: Style) -> int:
        """Return a number for what children take from a style without asking; from 1."""
        key = (*style[:CUSTOM], id(style.custom), style.font, style.layout_display)
        return self._heritage.setdefault(key, len(self._heritage) + 1)

    def memo(self, key: object) -> Memo:
        """Return the styles known for one set of everything that values depend on."""
        return self._styles.setdefault(key, {})


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

    def groups(self) -> Groups:
        """Group the nodes: equal style, equal pseudo-elements, parents in one group."""
        matches = self.styler.matches
        known: dict[tuple[int, int, int], int] = {}
        groups = Groups([], [], [])
        for node, parent in enumerate(matches.parent):
            above = groups.of_node[parent] if parent >= 0 else -1
            style = self.styles[node]
            key = (above, id(style), id(matches.pseudo[node]))
            group = known.get(key)
            if group is None:
                group = known[key] = len(known)
                groups.parent.append(above)
                groups.style.append(style)
            groups.of_node.append(group)
        return groups


SLOTTING: Final = frozenset(("details", "optgroup", "select"))
"""Elements whose children inherit through a slot, which has none of their boxes or backgrounds."""
_NOTHING: Final = Cascaded(-1, ())

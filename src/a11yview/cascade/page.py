"""A page: one document with its sheets, matched once, cascaded in any environment."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from a11yview.cascade.conditions.window_widths import width_intervals
from a11yview.cascade.html.document import read_document
from a11yview.cascade.html.presentational_hints import document_hints
from a11yview.cascade.html.variants import with_attributes
from a11yview.cascade.known_sheets import known_sheets
from a11yview.cascade.matching.likeness import is_alike
from a11yview.cascade.matching.merging import merged
from a11yview.cascade.matching.page_tree import PageTree
from a11yview.cascade.matching.pseudo_classes.has import MAX_HAS_STEPS
from a11yview.cascade.matching.selector_map import selector_map
from a11yview.cascade.matching.universes import Universe
from a11yview.cascade.model import SEEN, Environment, Origin, Pending
from a11yview.cascade.page_trees import PageTrees, first_alike
from a11yview.cascade.possible_declarations import conditions_of, elements_declared
from a11yview.cascade.sheets.decoding import scanned
from a11yview.cascade.sheets.scanning import MAX_DEPTH, MAX_NESTED_RULES
from a11yview.cascade.sheets.sources import Source, collect_sources
from a11yview.cascade.sheets.user_agent import user_agent_sheet
from a11yview.cascade.sorting.page_conditions import Use
from a11yview.cascade.sorting.winners import MAX_ROLLED_BACK
from a11yview.cascade.state_asks import sheet_state_asks
from a11yview.cascade.styling.declaration_places import DeclarationPlaces
from a11yview.cascade.styling.forced_colors import ForcedStyles
from a11yview.cascade.styling.page_styler import PageStyler
from a11yview.cascade.styling.styles import Styles
from a11yview.cascade.switch_search import sheet_switches
from a11yview.cascade.switches import page_switches
from a11yview.cascade.values.shorthands import expand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

    from a11yview.cascade.html.document import Document
    from a11yview.cascade.matching.matches import Matches
    from a11yview.cascade.model import Value
    from a11yview.cascade.sheets.sources import Problem, Reader, Scan
    from a11yview.cascade.state_asks import StateAsk
    from a11yview.cascade.switches import PageSwitches

__all__ = ["Page", "load_page"]


def load_page(  # noqa: PLR0913 - named by the caller, each with a default
    html: str | bytes,
    *,
    where: str = "",
    reader: Reader | None = None,
    leading_sheets: Sequence[tuple[str, str]] = (),
    extra_sheets: Sequence[tuple[str, str]] = (),
    scan_text: Scan = scanned,
    is_added: Callable[[Source], bool] = lambda _: False,
) -> Page:
    """Return the page that HTML and its sheets make.

    ``where`` is the page's own address, against which links are resolved. ``reader`` returns the
    bytes at an address, or ``None``; without one, linked sheets count as unread.
    ``leading_sheets`` and ``extra_sheets`` are pairs of address and CSS text that come before
    the page's own sheets, and after them.
    ``scan_text`` makes the sheets, and the same one for the same text. ``is_added`` tells sheets
    that are no part of the page's own design.
    """
    document = read_document(html)
    sources, problems = collect_sources(document, where=where, reader=reader, scan_text=scan_text)
    leading, extra = (
        tuple(Source(sheet=scan_text(text), where=address, element=-1) for address, text in sheets)
        for sheets in (leading_sheets, extra_sheets)
    )
    sheets = (*leading, *sources, *extra)
    return Page(document, sheets, problems, where=where, n_leading=len(leading), is_added=is_added)


class Page:
    """A document and the sheets that apply to it.

    ``sheets`` are the author's sheets in cascade order, after ``n_leading`` that were put before
    them; ``problems`` tells which could not be read, ``is_added`` which are no part of its design.
    """

    def __init__(  # noqa: PLR0913 - each with a default but the first two
        self,
        document: Document,
        sheets: Sequence[Source],
        problems: Sequence[Problem] = (),
        *,
        where: str = "",
        n_leading: int = 0,
        is_added: Callable[[Source], bool] = lambda _: False,
    ) -> None:
        self.document = document
        self.sheets = tuple(sheets)
        self.problems = tuple(problems)
        self.where = where
        self._n_leading, self._is_added = n_leading, is_added
        self._universes: dict[Universe, int] = {Universe(): 0}
        self._matches: Matches | None = None
        self._styler: PageStyler | None = None
        self._trees: PageTrees | None = None
        self._make_index()

    def _make_index(self) -> None:
        document = self.document
        quirks = document.quirks
        browser = Use(sheet=scanned(user_agent_sheet(quirks=quirks)), origin=Origin.USER_AGENT)
        uses = [browser]
        body = next((e for e in range(1, len(document)) if document.tag(e) == "body"), None)
        hinted = document_hints(document.attributes(body) if body else {})
        if hinted:
            uses.append(Use(sheet=scanned(hinted), origin=Origin.USER_AGENT))
        first_author = len(uses)
        uses += [
            Use(
                sheet=source.sheet,
                origin=Origin.AUTHOR,
                conditions=source.conditions,
                layer=source.layer,
                earlier_layers=source.earlier_layers,
            )
            for source in self.sheets
        ]
        if document.shadow_trees is not None:
            of_browser = uses[:first_author], [browser]
            trees = PageTrees(document, self.sheets, uses[first_author:], of_browser)
            self._trees, self._winners = trees, trees.winners
            self.index, self.tree = trees.index, trees.tree
            self._places = self._found_places(trees.order)
            return
        owners, movable = [-1] * first_author, [False] * first_author
        for source in self.sheets:
            owners.append(document.parent[source.element] if source.element >= 0 else -1)
            movable.append(source.is_movable)
        known = known_sheets(tuple(uses), quirks=quirks, movable=movable)
        self.index, self._own = known.shared.index, known.own
        self._matcher = known.shared.matcher
        self._winners = (known.own or known.shared).winners
        self._owners = [owners[number] for number in known.order]
        self.tree = PageTree(document, self.index.signatures, self.index.mentions)
        self._places = self._found_places([number - first_author for number in known.order])

    def _found_places(self, numbers: Sequence[int]) -> DeclarationPlaces:
        """Return the places of declarations; ``numbers`` are those of sheets among the page's."""
        block_of = self._winners.store.block
        return DeclarationPlaces(
            self.document, self.sheets, block_of, where=self.where, numbers=numbers
        )

    def prepare(self, environments: Iterable[Environment]) -> None:
        """Announce environments: those with states or root attributes then share one match."""
        known = self._universes
        n_before = len(known)
        for environment in environments:
            known.setdefault(Universe(root_attributes=environment.root_attributes), len(known))
            known.setdefault(_universe(environment), len(known))
        if len(known) > n_before:
            self._matches = self._styler = None

    @property
    def matches(self) -> Matches:
        """The rules that the page's elements match in every environment announced so far."""
        if self._matches is None:
            self._matches = self._match(tuple(self._universes))
        return self._matches

    def _match(self, universes: Sequence[Universe]) -> Matches:
        if self._trees is not None:
            return self._trees.matches(universes)
        own, owners = self._own, self._owners
        generates = own is not None and own.generates
        found = self._matcher.match(self.tree, universes, owners, content_elsewhere=generates)
        if own is not None:
            tree = PageTree(self.document, own.index.signatures, own.index.mentions)
            matches = own.matcher.match(tree, universes, owners, content_elsewhere=True)
            found = merged(found, matches, tree.parent)
        return found

    def cascade(
        self, environment: Environment | None = None, *, backplates: bool = False
    ) -> Styles:
        """Return the computed styles of every element in an environment.

        With a contrast theme of the system, the styles are the used ones; with ``backplates``, they
        have those in the place of the backgrounds of blocks: see :class:`.ForcedStyles`.
        """
        environment = environment or Environment()
        self.prepare((environment,))
        if self._styler is None:
            self._styler = PageStyler(
                self.tree, self.matches, self._winners, page_color_scheme=self._color_scheme()
            )
        bit = self._universes[_universe(environment)]
        styles = self._styler.styles(environment, bit)
        if environment.contrast_theme:
            styles = ForcedStyles(styles, environment.contrast_theme, backplates=backplates)
        return Styles(self._places, styles)

    def with_document(self, document: Document) -> Page:
        """Return the page of another document with the sheets of this one."""
        return Page(
            document,
            self.sheets,
            self.problems,
            where=self.where,
            n_leading=self._n_leading,
            is_added=self._is_added,
        )

    def with_attributes(self, changes: Mapping[int, Mapping[str, str | None]]) -> Page:
        """Return the page with other attributes on some elements; ``None`` takes one away."""
        return self.with_document(with_attributes(self.document, changes))

    @cached_property
    def switches(self) -> PageSwitches:
        """The switches that the selectors of its own sheets ask for."""
        return page_switches(
            sheet_switches(selector_map(source.sheet, self.document.quirks))
            for source in self._own_sheets
        )

    @cached_property
    def state_asks(self) -> Sequence[StateAsk]:
        """The states that the selectors of its own sheets ask elements to be in, or not to be in.

        Those that name a class or the like that no element of the page has are left out.
        """
        present, quirks = self.tree.keys, self.document.quirks
        asks = (
            ask
            for source in self._own_sheets
            for ask in sheet_state_asks(selector_map(source.sheet, quirks))
        )
        return [ask for ask in asks if present.issuperset(ask.of.keys)]

    def is_repeated(self, environment: Environment, others: Sequence[Environment]) -> bool:
        """Whether elements match alike in one of the other environments, with all around them.

        Rules count that may change how a text is seen. The environments differ in states alone.
        """
        self.prepare((environment, *others))
        block_of, known = self._winners.store.block, dict[int, bool]()

        def counts(rank: int) -> bool:
            if rank not in known:
                known[rank] = any(name.startswith(SEEN) for name in block_of(rank).names)
            return known[rank]

        universe, *rest = (self._universes[_universe(one)] for one in (environment, *others))
        return is_alike(self.matches, universe, rest, counts)

    @cached_property
    def _own_sheets(self) -> Sequence[Source]:
        """The sheets that a site designs its pages with: those of the settings are none of them."""
        own = (self.sheets[number] for number in self.distinct_sheets if number >= self._n_leading)
        return [source for source in own if not self._is_added(source)]

    @cached_property
    def distinct_sheets(self) -> Sequence[int]:
        """The numbers of its sheets; of those that shadow trees have alike, of the first.

        Declarations have their places in these.
        """
        return list(dict.fromkeys(first_alike(self.sheets)))

    @cached_property
    def _media_queries(self) -> Sequence[str]:
        """The media queries in and around the page's own sheets."""
        conditions = [
            condition
            for source in self._own_sheets
            for condition in (
                *source.conditions,
                *((one.kind, one.text) for one in source.sheet.conditions),
            )
        ]
        return [text for kind, text in conditions if kind == "media"]

    def asks_for_media(self, name: str) -> bool:
        """Whether a media query of its sheets names a feature or a type."""
        return any(name in text.lower() for text in self._media_queries)

    def answers(self, environment: Environment) -> int:
        """Return a number that is equal where all conditions of its sheets have equal answers."""
        return self._winners.conditions.under(environment).number

    @property
    def heeds_forced_colors(self) -> bool:
        """Whether its sheets ask for a contrast theme of the system, or keep colors from it."""
        return self.asks_for_media("forced-colors") or any(
            "forced-color-adjust" in source.sheet.text for source in self._own_sheets
        )

    @property
    def prints_backgrounds(self) -> bool:
        """Whether a sheet asks for backgrounds on paper, where browsers leave them out."""
        return any("color-adjust" in source.sheet.text for source in self._own_sheets)

    def elements_declared(self, name: str, values: Collection[str]) -> list[int]:
        """Return the elements for which a rule declares one of ``values``, whatever its conditions.

        A value with ``var()`` may be any of them.
        """
        return elements_declared(self.matches, self._winners.store.block, name, values)

    def width_intervals(
        self,
        low: int,
        high: int,
        environment: Environment,
        *,
        of: tuple[Iterable[int], frozenset[str]] | None = None,
    ) -> list[tuple[int, int, int]]:
        """Return runs of widths of a window in which the answers of all media queries are the same.

        Each is the least and the greatest whole width, from ``low`` to ``high``, and a number that
        is equal for equal answers. ``of`` are elements and properties: then only those queries
        count that stand around declarations of these properties for these elements.
        """
        conditions = (
            None if of is None else conditions_of(self.matches, self._winners.store.block, *of)
        )

        def answer(window: Environment) -> Hashable:
            active = self._winners.conditions.under(window)
            if conditions is None:
                return active.number
            return tuple(active.holds[condition] for condition in conditions)

        return width_intervals(self._media_queries, low, high, environment, answer)

    def _color_scheme(self) -> str:
        """Return the content of the first valid ``<meta name=color-scheme>``."""
        for kind in self.document.kinds:
            if kind.tag == "meta" and kind.attributes.get("name", "").lower() == "color-scheme":
                content = kind.attributes.get("content", "")
                if expand("color-scheme", content):
                    return content.strip().lower()
        return ""

    @property
    def limits(self) -> tuple[str, ...]:
        """The limits that a pathological page has run into; mostly none."""
        found: list[str] = []
        if any(source.sheet.too_deep for source in self.sheets):
            found.append(
                f"blocks nested deeper than {MAX_DEPTH}, rules than {MAX_NESTED_RULES} are left out"
            )
        if self._matches is not None and self._matches.given_up:
            found.append(f":has() does not match after a search of {MAX_HAS_STEPS} steps")
        if self._styler is not None and self._styler.has_given_up:
            found.append(f"a declaration rolls back through at most {MAX_ROLLED_BACK} rules")
        return tuple(found)

    @cached_property
    def heeds_dark(self) -> bool:
        """Whether it may matter to the page that a visitor prefers dark.

        It does where a condition asks for it, and where an element, or the page by its ``<meta>``,
        follows it while no scheme is chosen: ``color-scheme: light dark``.
        """
        by_meta = {"light", "dark"} <= {*self._color_scheme().split()}
        if by_meta or self.asks_for_media("prefers-color-scheme"):
            return True
        self.prepare((Environment(),))
        blocks, found = self.index.blocks, set[int]()
        bit = self._universes[Universe()]
        for one in self.matches.distinct:
            found.update(one.ranks, (rank for rank, mask in one.conditional if mask >> bit & 1))
        schemes = (blocks[rank].declared.get("color-scheme") for rank in found)
        return any(one is not None and _goes_both_ways(one.value) for one in schemes)


def _goes_both_ways(value: Value) -> bool:
    """Whether a ``color-scheme`` may leave it to the visitor."""
    if isinstance(value, tuple):
        return {"light", "dark"} <= {*value}
    return isinstance(value, Pending)


def _universe(environment: Environment) -> Universe:
    if not environment.pseudo:
        return Universe(root_attributes=environment.root_attributes)
    return Universe(environment.pseudo, environment.pseudo_on, environment.root_attributes)

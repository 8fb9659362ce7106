"""The sheets of a page in order, as one index: candidates by key, blocks by rank.

An index belongs to a tuple of sheet uses, so the pages of a site that link the same sheets share
it, with the signatures and candidates found so far.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from a11yview.cascade.blocks import Block
from a11yview.cascade.candidates import Candidate
from a11yview.cascade.cascading import Cascaded
from a11yview.cascade.compiled import CompiledSheet, compiled
from a11yview.cascade.declarations import scan_style
from a11yview.cascade.layers import Layers
from a11yview.cascade.model import Origin
from a11yview.cascade.parts import Store
from a11yview.cascade.prepared import Preparer
from a11yview.cascade.ranking import UNLAYERED, Level, rank_of
from a11yview.cascade.sheet_model import RawDeclaration
from a11yview.cascade.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.cascade.candidates import Prospect
    from a11yview.cascade.document import Kind
    from a11yview.cascade.lineage import Lineage
    from a11yview.cascade.selector_model import Selector
    from a11yview.cascade.sheet_model import Sheet

__all__ = ["Index", "PageCondition", "Use"]

_LEVELS: Final = {
    Origin.USER_AGENT: (Level.USER_AGENT, Level.USER_AGENT_IMPORTANT),
    Origin.HINT: (Level.HINT, Level.HINT),
    Origin.AUTHOR: (Level.AUTHOR, Level.AUTHOR_IMPORTANT),
}
ALWAYS_READ: Final = frozenset("href xlink:href required open lang xml:lang dir type style".split())
"""Attributes that signatures keep whatever the sheets say."""
OWN_SHEET: Final = (1 << 12) - 1
"""Ranks what an element declares itself behind every sheet of its level."""
PRESENCE: Final = frozenset(("href", "xlink:href", "required", "open"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One sheet in its place on a page.

    ``conditions`` are those around the whole sheet (``media`` and ``supports``, from the link and
    its imports); ``layer`` is the layer that an ``@import`` put it in.
    """

    sheet: Sheet
    origin: Origin
    conditions: tuple[tuple[str, str], ...] = ()
    layer: str | None = None
    earlier_layers: tuple[str, ...] = ()
    """Layers that the importing sheets name before this import."""


class PageCondition(NamedTuple):
    """A condition of any sheet; ``parent`` is an index among those of the page, or -1."""

    kind: str
    text: str
    parent: int


class Index:
    """Candidates and blocks for one ordered tuple of sheets."""

    def __init__(self, uses: Sequence[Use], *, quirks: bool) -> None:
        self.uses = tuple(uses)
        self.quirks = quirks
        self.sheets: list[CompiledSheet] = [compiled(use.sheet, quirks) for use in self.uses]
        self.conditions: list[PageCondition] = []
        self._offsets: list[tuple[int, int]] = []
        self.layers = Layers()
        for number, use in enumerate(self.uses):
            self._add_conditions(number, use)
        self.layer_order = self.layers.order(None)
        names: set[str] = set(ALWAYS_READ)
        for sheet in self.sheets:
            names |= sheet.attribute_names
        self.attribute_names = frozenset(names)
        self.valued = frozenset(names - PRESENCE).union(
            *(sheet.attribute_names for sheet in self.sheets)
        )
        self.has_scopes = any(condition.kind == "scope" for condition in self.conditions)
        self.lineages: dict[object, Lineage] = {}
        """Those of root elements, by all that may tell pages apart."""
        self._number_of_lineages = 0
        self._places: dict[tuple[int, int], tuple[int, int]] = {}
        self.blocks: dict[int, Block] = {}
        self._signatures: dict[object, Signature] = {}
        self._prospects: dict[str, tuple[Prospect, ...]] = {}
        self._candidates: dict[Prospect, Candidate | None] = {}
        self._cascaded: dict[tuple[int, ...], Cascaded] = {}
        self._preparer = Preparer()
        self.store = Store()
        """The styles of all pages with this index."""
        self._own: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[int, ...]] = {}

    # -- conditions and layers -------------------------------------------------------------------

    def _add_conditions(self, number: int, use: Use) -> None:
        base = -1
        for kind, text in use.conditions:
            self.conditions.append(PageCondition(kind, text, base))
            base = len(self.conditions) - 1
        prefix = use.layer
        for name in use.earlier_layers:
            self.layers.add(name, base)
        if prefix is not None:
            self.layers.add(prefix, base)
            self.conditions.append(PageCondition("layer", prefix, base))
            base = len(self.conditions) - 1
        start = len(self.conditions)
        self._offsets.append((start, base))
        for condition in use.sheet.conditions:
            parent = condition.parent + start if condition.parent >= 0 else base
            text = condition.text
            if condition.kind == "layer":
                text = self._layer_name(number, prefix, text)
            self.conditions.append(PageCondition(condition.kind, text, parent))
        for around, name in use.sheet.layers:
            if not name.startswith("@"):
                within = around + start if around >= 0 else base
                self.layers.add(self._layer_name(number, prefix, name), within)

    @staticmethod
    def _layer_name(number: int, prefix: str | None, name: str) -> str:
        """Return a layer's name on the page; anonymous ones are told apart by sheet."""
        name = name.replace("(", f"({number}:")
        return f"{prefix}.{name}" if prefix is not None else name

    def condition_of(self, use: int, condition: int) -> int:
        """Return the page's number of a sheet's condition (-1: what is around the sheet)."""
        start, base = self._offsets[use]
        return condition + start if condition >= 0 else base

    def layer_name(self, condition: int) -> str | None:
        """Return the innermost layer around a condition, ``None`` outside any."""
        while condition >= 0:
            if self.conditions[condition].kind == "layer":
                return self.conditions[condition].text
            condition = self.conditions[condition].parent
        return None

    # -- signatures ------------------------------------------------------------------------------

    def signature(self, kind: Kind, hints: tuple[tuple[str, str], ...] = ()) -> Signature:
        """Return the signature of a tag: its name, and the attributes that any selector reads."""
        attributes = kind.attributes
        read = {
            name: value if name in self.valued else ""
            for name, value in attributes.items()
            if name in self.attribute_names or name.lower() in self.attribute_names
        }
        name = attributes.get("id", "")
        classes = attributes.get("class", "")
        if self.quirks:
            name, classes = name.lower(), classes.lower()
        key = (kind.tag, kind.namespace, name, classes, tuple(read.items()), hints)
        signature = self._signatures.get(key)
        if signature is None:
            words = frozenset(classes.split())
            keys = (
                "*",
                kind.tag.lower(),
                *sorted(f".{word}" for word in words),
                *(f"[{name.lower()}" for name in read),
            )
            if name:
                keys = (*keys, f"#{name}")
            signature = Signature(
                len(self._signatures), kind.tag, kind.namespace, name, words, read, keys, hints
            )
            self._signatures[key] = signature
        return signature

    @property
    def size(self) -> int:
        """How much is kept from page to page: an index grown too large is better made anew."""
        return (
            len(self._signatures) + len(self._cascaded) + len(self.store) + self._number_of_lineages
        )

    def count_lineage(self) -> None:
        """Note that one more lineage is kept."""
        self._number_of_lineages += 1

    def cascaded(self, ranks: tuple[int, ...]) -> Cascaded:
        """Return what wins among blocks, named by their ranks, weakest first; one object each."""
        cascaded = self._cascaded.get(ranks)
        if cascaded is None:
            blocks = [self.blocks[rank] for rank in ranks]
            cascaded = Cascaded(len(self._cascaded), blocks, self._preparer)
            self._cascaded[ranks] = cascaded
        return cascaded

    def own_ranks(self, signature: Signature) -> tuple[int, ...]:
        """Return the ranks of the element's own declarations: style attribute and hints."""
        key = (signature.attributes.get("style", ""), signature.hints)
        ranks = self._own.get(key)
        if ranks is None:
            ranks = self._own[key] = tuple(self._own_blocks(*key))
        return ranks

    def _own_blocks(self, style: str, hints: tuple[tuple[str, str], ...]) -> Iterator[int]:
        number = len(self._own) + 1
        if hints:
            raw = [RawDeclaration(name, value, important=False, offset=-1) for name, value in hints]
            rank = rank_of(Level.HINT, sheet=OWN_SHEET, rule=number)
            self.blocks[rank] = Block(
                rank, -1, Origin.HINT, -1, raw, important=False, quirks=self.quirks
            )
            yield rank
        declarations = scan_style(style) if style else ()
        for important, level in ((False, Level.STYLE), (True, Level.STYLE_IMPORTANT)):
            if any(declaration.important == important for declaration in declarations):
                rank = rank_of(level, sheet=OWN_SHEET, rule=number)
                self.blocks[rank] = Block(
                    rank, -1, Origin.AUTHOR, -1, declarations, important, self.quirks
                )
                yield rank

    # -- candidates ------------------------------------------------------------------------------

    def candidates(self, present: frozenset[str]) -> Iterator[Candidate]:
        """Yield what may match elements of a page, as far as what it needs is present.

        That are the keys of the page, and states with a colon, ``:hover``.
        """
        for key in present & self._filed:
            for prospect in self._under(key):
                if prospect[1].needs <= present:
                    candidate = self._candidate(prospect)
                    if candidate is not None:
                        yield candidate

    @cached_property
    def _filed(self) -> frozenset[str]:
        return frozenset(key for sheet in self.sheets for key in sheet.filed)

    def _under(self, key: str) -> tuple[Prospect, ...]:
        found = self._prospects.get(key)
        if found is None:
            found = self._prospects[key] = tuple(
                (use, piece) for use, sheet in enumerate(self.sheets) for piece in sheet.pieces(key)
            )
        return found

    def _candidate(self, prospect: Prospect) -> Candidate | None:
        if prospect not in self._candidates:
            use, piece = prospect
            sheet = self.sheets[use]
            declares = sheet.sheet.rules[piece.rule].declarations
            selector = sheet.selector(piece) if declares else None
            self._candidates[prospect] = (
                self._make_candidate(use, piece.rule, selector) if selector is not None else None
            )
        return self._candidates[prospect]

    def _make_candidate(self, use: int, number: int, selector: Selector) -> Candidate:
        sheet = self.sheets[use]
        rule = sheet.sheet.rules[number]
        scope = sheet.scope_of(rule.condition)
        normal = important = 0
        for declaration in rule.declarations:
            if declaration.important and not important:
                important = self._block(use, number, selector, None, important=True)
            elif not declaration.important and not normal:
                normal = self._block(use, number, selector, None, important=False)
        return Candidate(
            chain=selector.chain,
            selector=selector,
            use=use,
            rule=number,
            normal=normal,
            important=important,
            scope=scope,
            ranks=tuple(filter(None, (normal, important))),
            content=any(one.name in {"content", "all"} for one in rule.declarations),
        )

    def scoped_ranks(self, candidate: Candidate, hops: int) -> tuple[int, ...]:
        """Return the ranks of a scoped candidate matched at a distance from its scope root."""
        ranks: list[int] = []
        for rank, important in ((candidate.normal, False), (candidate.important, True)):
            if rank:
                use, rule, selector = candidate.use, candidate.rule, candidate.selector
                ranks.append(self._block(use, rule, selector, hops, important=important))
        return tuple(ranks)

    def _block(
        self, use: int, number: int, selector: Selector, hops: int | None, *, important: bool
    ) -> int:
        rule = self.sheets[use].sheet.rules[number]
        origin = self.uses[use].origin
        place = (use, rule.condition)
        if place not in self._places:
            self._places[place] = self._place(*place)
        condition, layer = self._places[place]
        rank = rank_of(
            _LEVELS[origin][important],
            layer=layer,
            specificity=selector.specificity if origin is not Origin.HINT else 0,
            hops=hops,
            sheet=use,
            rule=number,
        )
        if rank not in self.blocks:
            text = (rule.prelude.text or ":scope").strip()
            self.blocks[rank] = Block(
                rank, use, origin, condition, rule.declarations, important, self.quirks, text
            )
        return rank

    def _place(self, use: int, condition: int) -> tuple[int, int]:
        """Return the page's number of a sheet's condition, and the place of the layer it is in."""
        condition = self.condition_of(use, condition)
        layer = self.layer_name(condition)
        return condition, UNLAYERED if layer is None else self.layer_order[layer]

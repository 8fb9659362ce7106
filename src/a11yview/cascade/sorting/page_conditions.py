"""The conditional at-rules of all sheets of a page, and the layers that they name.

Each sheet numbers its own conditions; on a page they follow one another, within what is around the
sheet: the ``media`` of its link, the layer and ``supports()`` of an ``@import``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from a11yview.cascade.sorting.layers import Layers
from a11yview.cascade.sorting.ranking import UNLAYERED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from a11yview.cascade.model import Origin
    from a11yview.cascade.sheets.sheet import Sheet

__all__ = ["PageCondition", "PageConditions", "Use"]


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
    tree: int = 0
    """The tree it stands in, if sheets of several are one set: layers of each are its own."""


class PageCondition(NamedTuple):
    """A condition of any sheet; ``parent`` is an index among those of the page, or -1."""

    kind: str
    text: str
    parent: int


class PageConditions:
    """The conditions of a page in order; ``layers`` are those that they declare."""

    def __init__(self, uses: Sequence[Use]) -> None:
        self.layers = Layers()
        self._all: list[PageCondition] = []
        self._offsets: list[tuple[int, int]] = []
        """For each sheet, the number of its first condition, and of what is around it."""
        self._places: dict[tuple[int, int], tuple[int, int]] = {}
        for number, use in enumerate(uses):
            self._add(number, use)
        self.layer_order = self.layers.order(None)

    def __iter__(self) -> Iterator[PageCondition]:
        return iter(self._all)

    def __getitem__(self, number: int) -> PageCondition:
        return self._all[number]

    def _add(self, number: int, use: Use) -> None:
        found = self._all
        base = -1
        for kind, text in use.conditions:
            found.append(PageCondition(kind, text, base))
            base = len(found) - 1
        prefix = use.layer
        for name in use.earlier_layers:
            self.layers.add(_in_tree(use.tree, name), base)
        if prefix is not None:
            self.layers.add(_in_tree(use.tree, prefix), base)
            found.append(PageCondition("layer", _in_tree(use.tree, prefix), base))
            base = len(found) - 1
        start = len(found)
        self._offsets.append((start, base))
        for condition in use.sheet.conditions:
            parent = condition.parent + start if condition.parent >= 0 else base
            text = condition.text
            if condition.kind == "layer":
                text = _in_tree(use.tree, _layer_name(number, prefix, text))
            found.append(PageCondition(condition.kind, text, parent))
        for around, name in use.sheet.layers:
            if not name.startswith("@"):
                within = around + start if around >= 0 else base
                self.layers.add(_in_tree(use.tree, _layer_name(number, prefix, name)), within)

    def number_of(self, use: int, condition: int) -> int:
        """Return the page's number of a sheet's condition (-1: what is around the sheet)."""
        start, base = self._offsets[use]
        return condition + start if condition >= 0 else base

    def layer_name(self, condition: int) -> str | None:
        """Return the innermost layer around a condition, ``None`` outside any."""
        while condition >= 0:
            if self._all[condition].kind == "layer":
                return self._all[condition].text
            condition = self._all[condition].parent
        return None

    def place(self, use: int, condition: int) -> tuple[int, int]:
        """Return the page's number of a sheet's condition, and the place of the layer it is in."""
        found = self._places.get((use, condition))
        if found is None:
            number = self.number_of(use, condition)
            layer = self.layer_name(number)
            found = number, UNLAYERED if layer is None else self.layer_order[layer]
            self._places[use, condition] = found
        return found


def _in_tree(tree: int, name: str) -> str:
    """Return the name of a layer among those of all trees; that of the document stands."""
    return f"(tree {tree}).{name}" if tree else name


def _layer_name(number: int, prefix: str | None, name: str) -> str:
    """Return a layer's name on the page; anonymous ones are told apart by sheet."""
    name = name.replace("(", f"({number}:")
    return f"{prefix}.{name}" if prefix is not None else name

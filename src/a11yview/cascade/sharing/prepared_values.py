"""Winners sorted by what their computing needs: most need nothing, and are computed once.

A page computes hundreds of styles from few sets of winners. A value that needs nothing of its
element (a keyword, pixels, a plain color) is computed once for each set, and then only copied. A
value with ``var()`` is substituted once for each set and the values of the properties it mentions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.computing.computers import Needs
from a11yview.cascade.computing.element import Element
from a11yview.cascade.computing.initial_values import INITIAL
from a11yview.cascade.computing.longhands import computed
from a11yview.cascade.computing.properties import INHERITED, PROPERTIES, needs
from a11yview.cascade.computing.references import References
from a11yview.cascade.fixed import fixed
from a11yview.cascade.model import Context, CssWide, Environment, Pending
from a11yview.cascade.values.substitution import mentions_substitution, names_in, segments_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from a11yview.cascade.computing.custom_properties import ElementValues
    from a11yview.cascade.model import Declaration

__all__ = [
    "Constants",
    "PreparedCustoms",
    "PreparedPart",
    "Preparer",
    "ReferringGroup",
    "Values",
]

MAX_KNOWN: Final = 64
"""For how many sets of values a group of longhands, or of custom properties, is remembered."""

Constants: TypeAlias = "tuple[tuple[int, object], ...]"
"""Fields of the style with their computed values."""


_MEASURED: Final = frozenset(
    name
    for name, row in PROPERTIES.items()
    if row.part == "paint"
    and row.compute is not None
    and row.compute.reads & Needs.LENGTHS
    and not name.startswith("background-")
)
"""The longhands of the paint with lengths, but for those that only count with an image."""


@fixed
class Values:
    """Declared values, divided by whether computing them takes an element."""

    declared: Mapping[str, object]
    """Values that are computed with the element: font and color, relative lengths, ``inherit``."""
    constants: Constants
    reads_lengths: bool
    """Whether any of the former is measured by the element; see :attr:`.Needs.LENGTHS`."""
    reads_root_font: bool
    """Whether any is measured by the font of the root."""


@dataclass(slots=True, eq=False)
class ReferringGroup:
    """The longhands of one part of a style that one value with references sets."""

    pending: Pending
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    _known: dict[tuple[object, ...], Values] = field(default_factory=dict)
    _outcomes: dict[tuple[object, ...], Values] = field(default_factory=dict)

    def values(self, custom: Mapping[str, str], context: Context) -> Values:
        """Return the values among computed custom properties; equal ones are one object."""
        key: tuple[object, ...] = (context.place, *[custom.get(name) for name in self.mentions])
        registered = context.registered
        if registered and not registered.keys().isdisjoint(self.mentions):
            key += tuple([registered.get(name) for name in self.mentions])
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
                self._outcomes.clear()
            values = References(custom, context).longhands(self.pending)
            found = self._known[key] = self._outcome(values)
        return found

    def _outcome(self, values: Mapping[str, object]) -> Values:
        found = _divided({name: values.get(name, CssWide.UNSET) for name in self.names})
        return self._outcomes.setdefault((*found.declared.items(), *found.constants), found)


@dataclass(slots=True, eq=False)
class PreparedPart:
    """The winners of one set for one part of the style."""

    values: Values
    """Values without references."""
    groups: tuple[ReferringGroup, ...]
    needs_parent: bool
    """Whether more of the parent's style may count than what is inherited by itself."""
    rolls_back: bool
    """Whether substitution may roll the cascade back."""
    may_measure: bool
    """Whether lengths may count for the paint: they depend on the font, which is of the shape."""
    has_image: bool
    """Whether a background image is declared: where it lies depends on the shape."""


@dataclass(slots=True, eq=False)
class PreparedCustoms:
    """The custom properties that one set of winners declares."""

    names: tuple[str, ...]
    constants: Mapping[str, str]
    """Values without references: computed as they are written."""
    others: tuple[str, ...]
    mentions: tuple[str, ...]
    """The parent's custom properties that the others may take."""
    rolls_back: bool
    _known: dict[tuple[str | None, ...], Mapping[str, str | None]] = field(default_factory=dict)
    """Computed values by those of the mentioned properties."""

    def changes(
        self, inherited: Mapping[str, str], values: Callable[[], ElementValues]
    ) -> Mapping[str, str | None]:
        """Return the computed values within those of the parent; ``values`` computes new ones."""
        taken = tuple([inherited.get(name) for name in self.mentions])
        found = self._known.get(taken)
        if found is None:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            compute = values().custom
            found = {**self.constants, **{name: compute(name) for name in self.others}}
            self._known[taken] = found
        return found


_ANY_ELEMENT: Final = Element(
    INITIAL,
    Context(environment=Environment(), root=None, registered={}, quirks=False),
    list(INITIAL),
)
"""Computes values that need nothing of their element."""


@lru_cache(maxsize=16384)
def _sorted(name: str, value: object) -> tuple[tuple[int, object] | None, int]:
    """Return field and computed value where no element is needed for it; else what is needed."""
    row = PROPERTIES[name]
    needed = needs(row, value)
    if needed or row.step != "rest" or value is CssWide.INHERIT:
        return None, needed
    return (row.index, computed(_ANY_ELEMENT, row, value)), needed


def _divided(values: Mapping[str, object]) -> Values:
    """Divide values by longhand into those computed with an element, and constants."""
    declared: dict[str, object] = {}
    constants: list[tuple[int, object]] = []
    all_needed = 0
    for name, value in values.items():
        if value is CssWide.UNSET:
            if name == "color":
                declared[name] = CssWide.INHERIT
            continue
        constant, needed = _sorted(name, value)
        if constant is None:
            declared[name] = value
            all_needed |= needed
        else:
            constants.append(constant)
    reads_lengths, reads_root_font = all_needed & Needs.LENGTHS, all_needed & Needs.ROOT_FONT
    return Values(declared, tuple(constants), bool(reads_lengths), bool(reads_root_font))


class Preparer:
    """Prepares the winners of one index: equal sets once."""

    __slots__ = ("_by_values", "_customs", "_groups", "_parts")

    def __init__(self) -> None:
        self._parts: dict[tuple[int, ...], tuple[Sequence[Declaration], PreparedPart]] = {}
        self._by_values: dict[frozenset[tuple[str, object]], PreparedPart] = {}
        self._customs: dict[tuple[int, ...], tuple[Sequence[Declaration], PreparedCustoms]] = {}
        self._groups: dict[tuple[Pending, tuple[str, ...]], ReferringGroup] = {}

    def part(self, winners: Sequence[Declaration]) -> PreparedPart:
        """Return the winners of one part of a style, sorted by what their computing needs."""
        key = tuple(map(id, winners))
        known = self._parts.get(key)
        if known is None:
            values = frozenset([(winner.name, winner.value) for winner in winners])
            found = self._by_values.get(values)
            if found is None:
                found = self._by_values[values] = self._prepare(winners)
            known = self._parts[key] = (winners, found)
        return known[1]

    def _prepare(self, winners: Sequence[Declaration]) -> PreparedPart:
        plain: dict[str, object] = {}
        pending: dict[Pending, list[str]] = {}
        needs_parent = False
        for name, value, *_ in winners:
            if value.__class__ is Pending:
                pending.setdefault(value, []).append(name)
            else:
                plain[name] = value
                needs_parent |= value is CssWide.INHERIT and name not in INHERITED
        referring = [value.text.lower() for value in pending]
        values = _divided(plain)
        names = {*values.declared}.union(*pending.values())
        return PreparedPart(
            values,
            tuple([self._group(value, tuple(group)) for value, group in pending.items()]),
            needs_parent=needs_parent or any("inherit" in text for text in referring),
            rolls_back=any("revert" in text for text in referring),
            may_measure=not _MEASURED.isdisjoint(names),
            has_image=_has_image(plain.get("background-image")),
        )

    def _group(self, pending: Pending, names: tuple[str, ...]) -> ReferringGroup:
        group = self._groups.get((pending, names))
        if group is None:
            mentions = tuple(dict.fromkeys(names_in(segments_of(pending.text))))
            group = self._groups[pending, names] = ReferringGroup(pending, names, mentions)
        return group

    def customs(self, winners: Sequence[Declaration]) -> PreparedCustoms:
        """Return declared custom properties, sorted by whether they refer to others."""
        key = tuple(map(id, winners))
        known = self._customs.get(key)
        if known is None:
            known = self._customs[key] = (winners, _customs(winners))
        return known[1]


def _customs(winners: Sequence[Declaration]) -> PreparedCustoms:
    constants: dict[str, str] = {}
    others: dict[str, object] = {}
    for name, value, *_ in winners:
        if isinstance(value, str) and not mentions_substitution(value):
            constants[name] = value
        else:
            others[name] = value
    mentions = dict.fromkeys(others)
    for value in others.values():
        if isinstance(value, str):
            mentions |= dict.fromkeys(names_in(segments_of(value)))
    return PreparedCustoms(
        (*constants, *others),
        constants,
        tuple(others),
        tuple(name for name in mentions if name not in constants),
        rolls_back=any(
            "revert" in (value.lower() if isinstance(value, str) else value.value)
            for value in others.values()
            if isinstance(value, str | CssWide)
        ),
    )


def _has_image(layers: object) -> bool:
    return isinstance(layers, tuple) and any(layer != "none" for layer in layers)

"""Winners sorted by what their computing needs: most need nothing, and are computed once.

A page computes hundreds of styles from few sets of winners. What a winner gives whatever the
element (keywords, pixels, plain colors) is found out once for each set, and then only copied. What
``var()`` stands for is looked up once for each set and the values of the properties it mentions.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.computing.computed_fields import COMPUTERS, MEASURED
from a11yview.cascade.computing.element import Element
from a11yview.cascade.computing.references import References
from a11yview.cascade.fixed import fixed
from a11yview.cascade.model import INHERITED, CssWide, Pending
from a11yview.cascade.values.substitution import mentions_substitution, names_in, segments_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from a11yview.cascade.model import Context, Declaration

__all__ = ["Constants", "Customs", "Group", "Prepared", "Preparer", "Substituted"]

MAX_KNOWN: Final = 64
"""For how many sets of values a group of longhands, or of custom properties, is remembered."""

Constants: TypeAlias = "tuple[tuple[int, object], ...]"
"""Fields of the style with their computed values."""


@fixed
class Substituted:
    """What a group of longhands became once ``var()`` was substituted."""

    settled: Mapping[str, object]
    constants: Constants


@dataclass(slots=True, eq=False)
class Group:
    """The longhands of one part of a style that one value with references sets."""

    pending: Pending
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    _known: dict[tuple[object, ...], Substituted] = field(default_factory=dict)
    _outcomes: dict[tuple[object, ...], Substituted] = field(default_factory=dict)

    def among(self, custom: Mapping[str, str], context: Context) -> Substituted:
        """Return what the group becomes among computed custom properties; one object for equals."""
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

    def _outcome(self, values: Mapping[str, object]) -> Substituted:
        settled, constants = sorted_values(
            {name: values.get(name, CssWide.UNSET) for name in self.names}
        )
        key = (*settled.items(), *constants)
        return self._outcomes.setdefault(key, Substituted(settled, constants))


@dataclass(slots=True, eq=False)
class Prepared:
    """The winners of one set for one part of the style, what rolls back followed downwards."""

    settled: Mapping[str, object]
    """Values that are computed with the element: font and color, relative lengths, ``inherit``."""
    constants: Constants
    groups: tuple[Group, ...]
    needs_parent: bool
    """Whether more of the parent's style may count than what is inherited by itself."""
    rolls_back: bool
    """Whether substitution may roll the cascade back."""
    may_measure: bool
    """Whether what a length means may count for the paint: it depends on the font."""
    has_image: bool
    """Whether a background image is declared: where it lies depends on the shape."""


@dataclass(slots=True, eq=False)
class Customs:
    """The custom properties that one set of winners declares."""

    names: tuple[str, ...]
    constants: Mapping[str, str]
    """Those whose value stands as it is written."""
    others: tuple[str, ...]
    mentions: tuple[str, ...]
    """The parent's custom properties that the others may take."""
    rolls_back: bool
    known: dict[tuple[str | None, ...], Mapping[str, str | None]] = field(default_factory=dict)
    """Computed values by those of the mentioned properties."""

    def remember(
        self, taken: tuple[str | None, ...], compute: Callable[[str], str | None]
    ) -> Mapping[str, str | None]:
        """Compute all, where the mentioned properties have these values."""
        if len(self.known) >= MAX_KNOWN:
            self.known.clear()
        values = {**self.constants, **{name: compute(name) for name in self.others}}
        self.known[taken] = values
        return values


class _NeedsElement(Exception):  # noqa: N818 - it never leaves this module
    """The value cannot be computed without the element."""


class _Recorder(list[object]):
    """The fields of no element: they can be set, and the setting is recorded."""

    def __init__(self) -> None:
        super().__init__()
        self.set: list[tuple[int, object]] = []

    def __setitem__(self, place: object, value: object) -> None:
        if not isinstance(place, int):
            raise _NeedsElement
        self.set.append((place, value))

    def __getitem__(self, place: object) -> object:  # type: ignore[override]  # never answers
        raise _NeedsElement


class _NoElement(Element):
    """An element that has nothing to say: computers that ask it fail."""

    __slots__ = ()

    def __init__(self, fields: list[object]) -> None:
        self.fields = fields
        self._lengths = None


@lru_cache(maxsize=16384)
def _constant(name: str, value: object) -> tuple[int, object] | None:
    """Return field and computed value where no element is needed for it."""
    fields = _Recorder()
    try:
        COMPUTERS[name](_NoElement(fields), value)
    except (_NeedsElement, AttributeError):
        return None
    return fields.set[0] if len(fields.set) == 1 else None


def sorted_values(
    values: Mapping[str, object],
) -> tuple[dict[str, object], tuple[tuple[int, object], ...]]:
    """Divide values by longhand into those computed with an element, and constants."""
    settled: dict[str, object] = {}
    constants: list[tuple[int, object]] = []
    for name, value in values.items():
        if value is CssWide.UNSET:
            if name == "color":
                settled[name] = CssWide.INHERIT
            continue
        constant = _constant(name, value) if name in COMPUTERS else None
        if constant is None:
            settled[name] = value
        else:
            constants.append(constant)
    return settled, tuple(constants)


class Preparer:
    """Prepares the winners of one index: equal sets once."""

    __slots__ = ("_by_values", "_customs", "_groups", "_prepared")

    def __init__(self) -> None:
        self._prepared: dict[tuple[int, ...], tuple[Sequence[Declaration], Prepared]] = {}
        self._by_values: dict[frozenset[tuple[str, object]], Prepared] = {}
        self._customs: dict[tuple[int, ...], tuple[Sequence[Declaration], Customs]] = {}
        self._groups: dict[tuple[Pending, tuple[str, ...]], Group] = {}

    def prepared(self, winners: Sequence[Declaration]) -> Prepared:
        """Return winners of one part of a style sorted by what their computing needs."""
        key = tuple(map(id, winners))
        known = self._prepared.get(key)
        if known is None:
            values = frozenset([(winner.name, winner.value) for winner in winners])
            found = self._by_values.get(values)
            if found is None:
                found = self._by_values[values] = self._prepare(winners)
            known = self._prepared[key] = (winners, found)
        return known[1]

    def _prepare(self, winners: Sequence[Declaration]) -> Prepared:
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
        settled, constants = sorted_values(plain)
        return Prepared(
            settled,
            constants,
            tuple([self._group(value, tuple(names)) for value, names in pending.items()]),
            needs_parent=needs_parent or any("inherit" in text for text in referring),
            rolls_back=any("revert" in text for text in referring),
            may_measure=not MEASURED.isdisjoint((*settled, *itertools.chain(*pending.values()))),
            has_image=_has_image(plain.get("background-image")),
        )

    def _group(self, pending: Pending, names: tuple[str, ...]) -> Group:
        group = self._groups.get((pending, names))
        if group is None:
            mentions = tuple(dict.fromkeys(names_in(segments_of(pending.text))))
            group = self._groups[pending, names] = Group(pending, names, mentions)
        return group

    def customs(self, winners: Sequence[Declaration]) -> Customs:
        """Return what declared custom properties need to be computed."""
        key = tuple(map(id, winners))
        known = self._customs.get(key)
        if known is None:
            known = self._customs[key] = (winners, _customs(winners))
        return known[1]


def _customs(winners: Sequence[Declaration]) -> Customs:
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
    return Customs(
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

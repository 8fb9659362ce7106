"""Winners sorted by what their computing needs: most need nothing, and are computed once.

A page computes hundreds of styles from few sets of winners. What a winner gives whatever the
element (keywords, pixels, plain colors) is found out once for each set, and then only copied. What
``var()`` stands for is looked up once for each set and each mapping of custom properties.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from a11yview.cascade.computing import COMPUTERS, Element
from a11yview.cascade.model import CssWide, Pending

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.cascade.model import Declaration

__all__ = ["Group", "Prepared", "Substituted", "prepare", "sorted_values"]

_ROLLING_BACK: Final = frozenset({CssWide.REVERT, CssWide.REVERT_LAYER})


@dataclass(frozen=True, slots=True)
class Substituted:
    """What a group of longhands became once ``var()`` was substituted."""

    among: tuple[object, object]
    """The custom properties it was substituted with, and the registered ones: their identities
    are the key, so they are held."""
    settled: Mapping[str, object]
    constants: tuple[tuple[int, object], ...]


@dataclass(slots=True, eq=False)
class Group:
    """The longhands that one value with ``var()`` sets."""

    pending: Pending
    names: tuple[str, ...]
    known: dict[tuple[int, int], Substituted] = field(default_factory=dict)
    """By identity of the custom and registered properties."""


@dataclass(slots=True, eq=False)
class Prepared:
    """The winners of one set, custom properties left out."""

    settled: Mapping[str, object]
    """Values that are computed with the element: font and color, relative lengths, ``inherit``."""
    constants: tuple[tuple[int, object], ...]
    """Fields of the style with their computed values."""
    groups: tuple[Group, ...]
    reverting: tuple[tuple[str, Declaration], ...]
    """What rolls the cascade back."""


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


def prepare(
    winners: Mapping[str, Declaration], shared: dict[tuple[Pending, tuple[str, ...]], Group]
) -> Prepared:
    """Return winners sorted by what their computing needs.

    ``shared`` holds the groups of other sets, so that what is known of one is known of all.
    """
    plain: dict[str, object] = {}
    pending: dict[Pending, list[str]] = {}
    reverting: list[tuple[str, Declaration]] = []
    for name, declaration in winners.items():
        value = declaration.value
        if name[:2] == "--":
            continue
        if isinstance(value, Pending):
            pending.setdefault(value, []).append(name)
        elif value in _ROLLING_BACK:
            reverting.append((name, declaration))
        else:
            plain[name] = value
    settled, constants = sorted_values(plain)
    groups: list[Group] = []
    for value, found in pending.items():
        key = (value, tuple(found))
        group = shared.get(key)
        if group is None:
            group = shared[key] = Group(*key)
        groups.append(group)
    return Prepared(settled, constants, tuple(groups), tuple(reverting))

"""The nodes of a page and what each matches: all that styling takes over from matching."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from a11yview.cascade.fixed import fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from a11yview.cascade.matching.universes import Universe

__all__ = ["Match", "Matches"]


@fixed
class Match:
    """A distinct set of ranks that nodes match.

    ``ranks`` match in every universe, ``conditional`` ranks in those of their masks.
    """

    number: int
    ranks: tuple[int, ...]
    conditional: tuple[tuple[int, int], ...]


@dataclass(slots=True, eq=False)
class Matches:
    """The nodes of a page, parents before children, and what each matches."""

    universes: Sequence[Universe]
    node_of: list[int]
    """The node of each element."""
    parent: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    """The first element of each node."""
    match: list[Match] = field(default_factory=list)
    pseudo: list[dict[str, Match]] = field(default_factory=list)
    distinct: list[Match] = field(default_factory=list)
    """The distinct matches by their numbers."""
    given_up: bool = False
    """Whether ``:has()`` was given up on, for the work it took."""

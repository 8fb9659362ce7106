"""What elements match, kept from page to page.

What an element matches follows from the signatures of its ancestors and itself and from the
answers to the questions of place asked of each. Pages of one site share much of that: their heads,
navigations and footers, every paragraph of their articles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from a11yview.cascade.matching.positions import PositionKey

__all__ = ["Answers", "MatchedRanks", "SharedNode"]

MatchedRanks: TypeAlias = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
"""Ranks in every universe, and ranks with the mask of those where they hold."""
Answers: TypeAlias = "frozenset[tuple[PositionKey, int]]"
"""The questions of place that were asked of an element, with their answers."""


@dataclass(slots=True, eq=False)
class SharedNode:
    """Elements alike in all that decides what they match, and what that is."""

    keys: frozenset[str]
    """Their keys and those of all their ancestors."""
    match: MatchedRanks
    pseudo: tuple[tuple[str, MatchedRanks], ...]
    below: dict[tuple[int, Answers], SharedNode] = field(default_factory=dict)
    """Children by the number of their signature and their answers."""

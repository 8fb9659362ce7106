"""What may match: selectors with the ranks of their rules, and plans of them for a tag."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from a11yview.cascade.compiled import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from a11yview.cascade.selector_model import Chain, Selector

__all__ = ["GENERATED", "STYLED", "Candidate", "Plan", "Prospect", "split"]

STYLED: Final = frozenset(
    f"::{name}"
    for name in (
        "after",
        "backdrop",
        "before",
        "file-selector-button",
        "first-letter",
        "first-line",
        "marker",
        "placeholder",
        "selection",
    )
)
"""The pseudo-elements whose styles can be asked for."""
GENERATED: Final = frozenset(("::before", "::after"))


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A selector with the ranks of what its rule declares; 0 where it declares nothing."""

    chain: Chain
    selector: Selector
    use: int
    rule: int
    normal: int
    important: int
    scope: int
    """The ``@scope`` condition of the sheet that the rule stands in, or -1."""
    special: bool
    """Whether there is more to it than its chain: a scope, states of a pseudo-element."""


Prospect: TypeAlias = tuple[int, Piece]
"""A selector that may become a candidate, with the number of its sheet."""


@dataclass(slots=True, eq=False)
class Plan:
    """What may match the elements of one signature, apart from their place in the tree."""

    direct: tuple[int, ...] = ()
    """Ranks of what the tag alone decides."""
    contextual: tuple[Candidate, ...] = ()
    pseudo: Mapping[str, Plan] = field(default_factory=dict)
    """The same for each pseudo-element."""
    taken: dict[str, list[Candidate]] = field(default_factory=dict)
    """The candidates so far, by pseudo-element."""
    waiting: Sequence[Prospect] = ()
    """What no page so far has had the elements for."""


def split(
    candidates: Sequence[Candidate], ranks: Sequence[int] = ()
) -> tuple[tuple[int, ...], tuple[Candidate, ...]]:
    """Divide candidates into what the tag alone decides and the rest."""
    direct = list(ranks)
    contextual: list[Candidate] = []
    for candidate in candidates:
        chain = candidate.chain
        if chain.left is None and not chain.compound.tests and not candidate.special:
            direct.extend(rank for rank in (candidate.normal, candidate.important) if rank)
        else:
            contextual.append(candidate)
    return tuple(sorted(direct)), tuple(contextual)

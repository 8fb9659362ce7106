"""Whether a page is as it is in other universes, as far as any element and all around it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from a11yview.cascade.matching.matches import Match, Matches

__all__ = ["is_alike"]


def is_alike(
    matches: Matches, universe: int, others: Sequence[int], counts: Callable[[int], bool]
) -> bool:
    """Whether each element, with all that it lies in, matches as it does in one of the others.

    ``universe`` and ``others`` are bits of masks; ``counts`` says of which ranks it is asked.
    """
    everywhere = (1 << len(others)) - 1
    of_match: dict[int, int] = {}

    def like(match: Match) -> int:
        """Return a bit for each of the others in which the ranks match as in the universe."""
        found = of_match.get(match.number)
        if found is None:
            found = everywhere
            for rank, mask in match.conditional:
                here = mask >> universe & 1
                differ = sum(
                    1 << place for place, bit in enumerate(others) if (mask >> bit & 1) != here
                )
                if differ & found and counts(rank):
                    found &= ~differ
            of_match[match.number] = found
        return found

    alike: list[int] = []
    for node, match in enumerate(matches.match):
        parent = matches.parent[node]
        found = (everywhere if parent < 0 else alike[parent]) & like(match)
        for pseudo in matches.pseudo[node].values():
            found &= like(pseudo)
        if not found:
            return False
        alike.append(found)
    return True

"""Ranks sort as the cascade does: origin and importance, layer, specificity, scope, order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from a11yview.cascade.sorting.ranking import (
    MAX_HOPS,
    UNLAYERED,
    Level,
    group_of,
    layer_of,
    level_of,
    rank_of,
    relayered,
)

STRONGEST = {"specificity": 200 << 32, "hops": 0, "sheet": 4095, "rule": 4_000_000}


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ({"rule": 1}, {"rule": 2}),
        ({"rule": 9}, {"sheet": 1}),
        ({"sheet": 9}, {"hops": 8}),
        ({"hops": 8}, {"hops": 7}),
        ({"hops": MAX_HOPS + 5, "rule": 1}, {"hops": MAX_HOPS + 9, "rule": 2}),
        ({"hops": 0, "sheet": 9}, {"specificity": 1}),
        ({"layer": 0, **STRONGEST}, {"layer": 1}),
        ({"layer": 1, **STRONGEST}, {}),
    ],
)
def test_each_criterion_goes_before_those_after_it(weaker, stronger):
    assert rank_of(Level.AUTHOR, **weaker) < rank_of(Level.AUTHOR, **stronger)


def test_levels_go_before_everything():
    for weaker, stronger in pairwise(Level):
        assert rank_of(weaker, **STRONGEST) < rank_of(stronger, layer=UNLAYERED)


def test_importance_turns_the_layers_round():
    first, later = (rank_of(Level.AUTHOR_IMPORTANT, layer=layer) for layer in (0, 1))
    assert first > later > rank_of(Level.AUTHOR_IMPORTANT)


@pytest.mark.parametrize("level", [Level.AUTHOR, Level.AUTHOR_IMPORTANT])
def test_level_and_layer_are_read_back(level):
    rank = rank_of(level, layer=3, **STRONGEST)
    assert (level_of(rank), layer_of(rank)) == (level, 3)
    assert relayered(rank, 5) == rank_of(level, layer=5, **STRONGEST)
    assert group_of(rank) == (Level.AUTHOR, 3)

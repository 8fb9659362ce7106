"""The order of layers: that of their names' first appearance, inner ones before outer rules."""

from __future__ import annotations

from a11yview.cascade.sorting.layers import Layers


def order(names, active=None):
    layers = Layers()
    for name, condition in names:
        layers.add(name, condition)
    places = layers.order(active)
    return sorted(places, key=places.__getitem__)


def test_the_first_appearance_counts():
    assert order([("b", -1), ("a", -1), ("b", -1)]) == ["b", "a"]


def test_what_is_within_a_layer_is_weaker_than_its_own_rules():
    assert order([("a", -1), ("b", -1), ("a.x", -1), ("a.y", -1)]) == ["a.x", "a.y", "a", "b"]


def test_an_inner_name_names_the_outer_layer():
    assert order([("a.x", -1), ("b", -1), ("a", -1)]) == ["a.x", "a", "b"]


def test_names_under_a_condition_count_where_it_holds():
    names = [("print", 0), ("a", -1), ("screen", 1)]
    assert order(names, (False, True)) == ["a", "screen"]
    assert order(names) == ["print", "a", "screen"]

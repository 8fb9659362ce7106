"""Shadow trees: every value as Chromium computes it, and the same whatever came before."""

from __future__ import annotations

import pytest

from a11yview.cascade import Environment, forget, load_page
from cascade_support import cases
from support.random_shadow_trees import random_document
from support.shadow_trees import TreeRow, differences, our_rows

CASES = {case["id"]: case for case in cases("shadow_trees.json")}


@pytest.mark.parametrize("name", CASES)
def test_values_are_those_of_chromium(name):
    expected = [TreeRow(*row) for row in CASES[name]["expect"]]
    assert len(expected) > 1
    ours = {path: row for path, row in our_rows(CASES[name]["given"]).items() if path > "/2"}
    assert differences(expected, ours) == []


@pytest.mark.parametrize("seed", range(0, 40, 4))
def test_pages_after_others_are_as_pages_alone(seed):
    together = {number: our_rows(random_document(number)) for number in range(seed, seed + 4)}
    for number, rows in together.items():
        forget()
        assert our_rows(random_document(number)) == rows


STATES = (
    Environment(),
    Environment(pseudo=frozenset({"hover"})),
    Environment(root_attributes=(("class", "a"),)),
    Environment(viewport=(320.0, 800.0)),
)


@pytest.mark.parametrize("seed", range(8))
def test_states_together_are_as_each_alone(seed):
    html = random_document(seed)
    page = load_page(html)
    page.prepare(STATES)
    for environment in STATES:
        assert our_rows(page, environment) == our_rows(html, environment)


def test_components_of_one_kind_share_their_sheets():
    card = (
        "<x-card class=%s><template shadowrootmode=open><style>:host(.a) p { color: red }</style>"
        "<p>Text</p></template></x-card>"
    )
    page = load_page("<!doctype html>" + "".join(card % name for name in "abab"))
    rows = our_rows(page)
    reds = [rows[f"/2/{number}/#/2"]["color"][0] for number in (1, 2, 3, 4)]
    assert reds == [1.0, 0.0, 1.0, 0.0]
    assert len(page.index.uses) == 3  # the browser's in the document and in trees, and one more
    styles = page.cascade()
    nodes = [styles.node_of[e] for e in range(len(page.document)) if page.document.tag(e) == "p"]
    assert nodes[0] == nodes[2] != nodes[1] == nodes[3]


def test_a_declaration_is_found_in_its_tree():
    html = (
        "<!doctype html>\n<x-card>\n<template shadowrootmode=closed>\n<style>\n"
        "p { color: navy }\n</style>\n<p>Text</p></template></x-card>"
    )
    page = load_page(html, where="page.html")
    text = next(e for e in range(len(page.document)) if page.document.tag(e) == "p")
    place = page.cascade().declaration(text, "color")
    assert place is not None
    assert (place.where, place.line, place.column, place.selector) == ("page.html", 5, 5, "p")


def test_sheets_of_trees_are_linked_and_imported():
    files = {
        "site/card.css": b"@import 'base.css'; p { font-weight: 700 }",
        "site/base.css": b"p { color: #010203 }",
    }
    html = (
        "<!doctype html><x-card><template shadowrootmode=open>"
        "<link rel=stylesheet href=card.css><link rel=stylesheet href=none.css><p>Text</p>"
        "</template></x-card><p>Outside</p>"
    )
    page = load_page(html, where="site/index.html", reader=files.get)
    rows = our_rows(page)
    assert rows["/2/1/#/3"]["color"] == (1 / 255, 2 / 255, 3 / 255, 1.0)
    assert [rows[path]["font_weight"] for path in ("/2/1/#/3", "/2/2")] == [700, 400]
    assert [problem.url for problem in page.problems] == ["site/none.css"]


def test_other_attributes_reach_into_trees():
    html = (
        "<!doctype html><x-card><template shadowrootmode=open><style>"
        ":host([open]) p { color: #010101 }</style><p>Text</p></template></x-card>"
    )
    page = load_page(html)
    host = next(e for e in range(len(page.document)) if page.document.tag(e) == "x-card")
    opened = page.with_attributes({host: {"open": ""}})
    assert our_rows(page)["/2/1/#/2"]["color"] == (0, 0, 0, 1)
    assert our_rows(opened)["/2/1/#/2"]["color"] == (1 / 255, 1 / 255, 1 / 255, 1)

"""Which questions of position elements are asked: what their tag decides is none."""

from __future__ import annotations

import pytest

from a11yview.cascade import load_page
from a11yview.cascade.matching.evaluating import Evaluator
from a11yview.cascade.matching.positions import Positions

BODY = "<p id=a>x<p class=icon id=b>x<input type=checkbox id=c><input id=d>"


def asked(css, name):
    """The number of different questions that the element of an id is asked."""
    page = load_page(f"<!doctype html><style>{css}</style><body>{BODY}")
    page.cascade()
    index, document, positions = page.index, page.document, Positions()
    element = next(e for e in range(len(document)) if document.attributes(e).get("id") == name)
    signature = page.tree.signatures[element]
    chains = [
        selector.chain
        for sheet in index.sheets[1:]
        for number in range(len(sheet.sheet.rules))
        for selector in sheet.selectors(sheet.sheet.rules.prelude_of(number))
    ]
    posed = [
        (link, key)
        for chain in chains
        for link, key in positions.of(chain)
        if link.compound.accepts(signature)
    ]
    return len({key for _, key in positions.asked(signature, posed)})


@pytest.mark.parametrize(
    ("selectors", "name", "number"),
    [
        (":not(:empty)", "a", 1),
        (":not(:empty), :not(.icon, :empty), :not(:empty, [class])", "a", 1),
        (":not(:empty), :not(.icon, :empty)", "b", 1),
        (":not(.icon, :empty)", "b", 0),
        (":is(:empty, .icon):first-child", "b", 1),
        (":is(:empty, .icon):first-child", "a", 1),
        (":is(.k:empty):first-child", "a", 0),
        (":checked, :disabled", "a", 0),
        (":checked", "c", 1),
        (":checked", "d", 0),
        (":disabled", "d", 1),
        (":checked + p, .k + p", "a", 2),
        (":hover + :is(.icon, :empty)", "b", 2),  # whether it is hovered is asked for the next
        (":hover + :is(.k:empty)", "b", 1),
    ],
)
def test_what_a_tag_decides_is_not_asked(selectors, name, number):
    assert asked(f"{selectors} {{ top: 0 }}", name) == number


def test_what_follows_is_asked_only_where_there_is_something_to_follow(monkeypatch):
    asked_of = []

    def position(self, key, element):
        asked_of.append(self.signatures[element].tag)
        return kept(self, key, element)

    kept = Evaluator.position
    monkeypatch.setattr(Evaluator, "position", position)
    html = "<div class=a><input type=checkbox checked><b>x</b><b>x</b></div><p><i>x</i><i>x</i>"
    page = load_page(f"<!doctype html><style>.a {{}} :checked + * {{ opacity: .5 }}</style>{html}")
    styles = page.cascade()
    faint = [page.document.tag(e) for e in range(len(page.document)) if styles[e].opacity < 1]
    assert faint == ["b"]
    assert "b" in asked_of
    assert "i" not in asked_of

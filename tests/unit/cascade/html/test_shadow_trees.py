"""The flat tree of documents that declare shadow trees."""

from __future__ import annotations

import pytest

from a11yview.cascade.html.document import read_document

SLOT = "<template shadowrootmode=open><slot></slot></template>"


def flat(html):
    """Return the flat tree below the body, as nested brackets: text in quotes, hidden in stars."""
    document = read_document(f"<!doctype html><body>{html}")
    trees = document.shadow_trees
    hidden = set() if trees is None else trees.unrendered

    def shown(element):
        text = "".join(document.texts.get(element, ())).strip()
        inner = [f"'{text}'"] if text else []
        inner += [shown(child) for child in document.children[element]]
        star = "*" if element in hidden else ""
        return f"{star}{document.tag(element)}({' '.join(inner)})"

    return " ".join(shown(child) for child in document.children[2])


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<div>{SLOT}<b>x</b></div>", "div(slot(b('x')))"),
        (f"<div>{SLOT}<b>x</b>text</div>", "div(slot('text' b('x')))"),
        (f"<x-y>{SLOT.replace('open', 'closed')}<i>z</i></x-y>", "x-y(slot(i('z')))"),
        (f"<p>{SLOT.replace('open', 'OPEN')}text</p>", "p(slot('text'))"),
        (
            "<p><template shadowrootmode='closed' >in</template><b>out</b>text</p>",
            "p('in' *b('out'))",
        ),
        ("<x-y><template shadowrootmode=closed></template>out<b></b></x-y>", "x-y(*b())"),
        (
            "<x-y><template shadowrootmode=open><slot>else</slot><slot>no</slot></template>a</x-y>",
            "x-y(slot('a') slot('no'))",
        ),
        (
            (
                "<x-y><template shadowrootmode=open><slot name=n>else<i>i</i></slot></template>"
                "<b slot=n>1</b><u slot=m>2</u><b slot=n>3</b></x-y>"
            ),
            "x-y(slot(b('1') b('3') *i('i')) *u('2'))",
        ),
        (
            "<x-y><template shadowrootmode=open><slot>else</slot></template> </x-y>",
            "x-y(slot())",
        ),
        (
            "<x-y><template shadowrootmode=open><slot>else</slot></template></x-y>",
            "x-y(slot('else'))",
        ),
        (
            f"<x-y><template shadowrootmode=open><x-z>{SLOT}<slot></slot></x-z></template>a</x-y>",
            "x-y(x-z(slot(slot('a'))))",
        ),
        (
            (
                "<x-y><template shadowrootmode=open><slot name=b></slot><slot name=a></slot>"
                "</template><i slot=a>1</i><i slot=b>2</i></x-y>"
            ),
            "x-y(slot(i('2')) slot(i('1')))",
        ),
        (f"<div>{SLOT}<template shadowrootmode=open>second</template>a</div>", None),
    ],
)
def test_the_flat_tree(html, expected):
    if expected is None:  # the second is a template as any other
        assert flat(html) == "div(slot('a' template()))"
    else:
        assert flat(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>shadowrootmode</p>",
        "<div><template shadowrootmode=other><p>x</p></template></div>",
        f"<ul>{SLOT}<li>x</ul>",
        f"<svg>{SLOT}<text>x</text></svg>",
        f"<template><div>{SLOT}</div></template>",
    ],
)
def test_what_is_none(html):
    assert read_document(f"<p>{html}").shadow_trees is None


def test_bytes_are_read_as_text_is():
    html = f"<body><div>{SLOT.replace('open', 'CLOSED')}<b>x</b></div>"
    text, data = read_document(html), read_document(html.encode())
    assert text.parent == data.parent
    assert text.shadow_trees is not None
    assert len(text.shadow_trees.trees) == 2


def test_paths_and_positions():
    document = read_document(
        "<!doctype html><body>\n<x-y id=h>\n<template shadowrootmode=closed>\n<p>a</p><slot></slot>"
        "</template>text<b>b</b></x-y>"
    )
    by_tag = {document.tag(element): element for element in range(len(document))}
    p, slot, b = by_tag["p"], by_tag["slot"], by_tag["b"]
    assert [document.path(one) for one in (p, slot, b)] == ["/2/1/#/1", "/2/1/#/2", "/2/1/1"]
    assert document.position(p) == (4, 1)
    assert [document.tag(host) for host in document.hosts_of(p)] == ["x-y"]
    assert document.hosts_of(b) == []
    assert document.written_in(slot) == by_tag["x-y"]
    assert document.written_in(p) == p


def test_what_is_not_rendered():
    document = read_document(
        "<!doctype html><body><x-y><template shadowrootmode=open></template><b>x<i>y</i></b></x-y>"
    )
    assert {document.tag(element) for element in document.unrendered} == {"b", "i"}


def test_trees_thousands_deep_are_read():
    depth = 300
    html = "<x-y><template shadowrootmode=open>" * depth + "in" + "</template>a</x-y>" * depth
    document = read_document(f"<!doctype html><body>{html}")
    assert document.shadow_trees is not None
    assert len(document.shadow_trees.trees) > depth / 2

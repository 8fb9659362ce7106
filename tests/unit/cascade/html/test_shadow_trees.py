"""Shadow trees that HTML declares: what they show of their hosts."""

from __future__ import annotations

import pytest

from a11yview.cascade.html.document import read_document
from a11yview.cascade.html.shadow_trees import ShadowTree

NAMED = "<template shadowrootmode=closed><p>in <slot name=a></slot></p></template>"
SLOT = "<template shadowrootmode=open><slot></slot></template>"


def only(html):
    document = read_document(f"<body>{html}")
    ((host, tree),) = document.shadow_trees.items()
    return document.tag(host), {document.tag(element) for element in tree.slotted}, tree[1:]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<div>{SLOT}<b>x</b></div>", ("div", {"b"}, (False, False))),
        (f"<div>{SLOT}<b>x</b>text</div>", ("div", {"b"}, (True, False))),
        (f"<div><b>x</b>{SLOT}<p>y<i>z</i></p></div>", ("div", {"b", "p"}, (False, False))),
        (f"<x-y>{SLOT.replace('open', 'closed')}</x-y>", None),
        (
            f"<x-y>{NAMED}<b slot=a>x</b><i>y</i>z</x-y>",
            ("x-y", {"b"}, (False, True)),
        ),
        (
            "<p><template shadowrootmode=OPEN><style>p { color: red }</style></template>text</p>",
            ("p", set(), (False, False)),
        ),
        (
            f"<p><template shadowrootmode=open><span>{SLOT}in</span></template>text</p>",
            ("p", set(), (False, True)),
        ),
    ],
)
def test_what_a_shadow_tree_shows(html, expected):
    if expected is None:
        assert read_document(html).shadow_trees == {}  # shows all that it hosts as it is
    else:
        assert only(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>shadowrootmode</p>",
        "<template shadowrootmode=other><p>x</p></template>",
        f"<ul>{SLOT}<li>x</ul>",
        f"<svg>{SLOT}<text>x</text></svg>",
        f"<template><div>{SLOT}</div></template>",
    ],
)
def test_what_is_none(html):
    assert read_document(f"<p>{html}").shadow_trees == {}


def test_bytes_are_looked_at_as_text_is():
    html = f"<body><div>{SLOT}<b>x</b></div>"
    tree = ShadowTree(frozenset({4}), shows_text=False, has_text=False)
    assert (
        read_document(html.encode()).shadow_trees == {3: tree} == read_document(html).shadow_trees
    )

"""Shadow trees and documents in attributes: where they are not read, and what they leave open."""

from __future__ import annotations

import pytest

from a11yview.audit import State, audit_page
from a11yview.cascade import load_page


def audited(body):
    page = load_page(f"<!DOCTYPE html><body>{body}")
    return audit_page(page, "page", level="AA", states=[State()], texts=True)


def verdicts(body):
    return {
        record.path.removeprefix("/2"): (str(record.verdict), record.reason)
        for record in audited(body).texts
    }


TREE = "<template shadowrootmode=open>{}</template>"
HIDDEN, OPEN, PASS = ("exempt", "not-rendered"), ("undetermined", "shadow-tree"), ("pass", None)


def test_what_a_tree_shows_is_open_and_what_it_does_not_is_hidden():
    tree = TREE.format("<slot name=a></slot>")
    content = "own<p slot=a>A<b>b</b></p><p>C<b>d</b></p>"
    assert verdicts(f"<section>{tree}{content}</section><p>After</p>") == {
        "/1": HIDDEN,
        "/1/1": OPEN,
        "/1/1/1": OPEN,
        "/1/2": HIDDEN,
        "/1/2/1": HIDDEN,
        "/2": PASS,
    }


def test_trees_within_content():
    inner = f"<section>{TREE.format('<slot></slot>')}In<p>Deep</p></section>"
    shown = verdicts(f"<div>{TREE.format('<slot></slot>')}{inner}</div>")
    assert set(shown.values()) == {OPEN}
    assert len(shown) == 2
    hidden = verdicts(f"<div>{TREE.format('<p>x</p>')}{inner}</div>")
    assert set(hidden.values()) == {HIDDEN}


def test_what_is_exempt_stays_so():
    body = f"<div>{TREE.format('<slot></slot>')}<p style='display: none'>Text</p></div>"
    assert set(verdicts(body).values()) == {HIDDEN}


def test_edges_of_fields_in_a_tree_are_not_judged():
    field = "<input style='border: 1px solid #eee; background: #fff' value=Text>"
    assert {f.rule for f in audited(field).findings} == {"AV201"}
    for tree in ("<slot></slot>", "<p>x</p>"):
        rules = {f.rule for f in audited(f"<div>{TREE.format(tree)}{field}</div>").findings}
        assert "AV201" not in rules


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (f"<div>{TREE.format('<p>Text</p>')}</div>", ["text in a shadow tree is not read"]),
        (f"<div>{TREE.format('<slot></slot>')}Text</div>", []),
        (
            "<iframe srcdoc='<p>Text'></iframe>",
            ["the page in srcdoc is not read: check it as a page of its own"],
        ),
        (
            "<iframe srcdoc></iframe><iframe src=a.html></iframe>",
            ["no text in it: nothing was judged"],
        ),
        (
            "<div id=root></div><script src=a.js></script><script>start()</script>",
            ["no text without scripts, and none are run: check what a browser has"],
        ),
        ("<p hidden>Text</p><script src=a.js></script>", []),
        (
            "<svg><script>go()</script></svg><div id=root></div>",
            ["no text in it: nothing was judged"],
        ),
    ],
)
def test_parts_that_are_not_read_are_named(body, messages):
    notices = audited(body).notices
    assert [(notice.rule, notice.message) for notice in notices] == [
        ("AV905", message) for message in messages
    ]

"""Texts in shadow trees and slots, and parts of a page that are not read."""

from __future__ import annotations

import pytest

from a11yview.audit import State, StatesAsked, audit_page
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
HIDDEN, FAIL, PASS = ("exempt", "not-rendered"), ("fail", None), ("pass", None)


def test_texts_in_trees_and_slots_are_judged():
    tree = TREE.format(
        "<style>div { background: #222 } ::slotted(p) { color: #333 }</style>"
        "<div>In<slot name=a></slot><slot>Else</slot></div>"
    )
    content = "own<p slot=a>One<b style='color: #fff'>b</b></p><p slot=c>C<b>d</b></p>"
    assert verdicts(f"<section>{tree}{content}</section><p>After</p>") == {
        "/1": FAIL,  # written in the host, shown in the slot
        "/1/#/2": FAIL,
        "/1/1": FAIL,
        "/1/1/1": PASS,
        "/1/2": HIDDEN,
        "/1/2/1": HIDDEN,
        "/2": PASS,
    }


def test_a_finding_names_the_hosts_around_it():
    inner = f"<x-in>{TREE.format('<p style=color:#ccc>Deep</p>')}</x-in>"
    (finding,) = audited(f"<x-out id=a>{TREE.format(inner)}</x-out>").findings
    (place,) = finding.places
    assert (place.element, place.path) == ("x-out#a >> x-in >> p", "/2/1/#/1/#/1")
    assert (place.line, place.column) == (1, 100)


def test_text_in_a_slot_is_found_at_its_host():
    tree = TREE.format("<style>slot { color: #ccc }</style><slot></slot>")
    (finding,) = audited(f"<x-card class=note>{tree}Text</x-card>").findings
    (place,) = finding.places
    assert (place.element, place.path, place.snippet) == ("x-card.note", "/2/1", "Text")


def test_schemes_do_not_reach_colors_of_a_tree():
    tree = TREE.format("<style>p { color: #555 }</style><p>Text</p><i>More</i>")
    page = load_page(
        f"<!doctype html><body><x-card>{tree}</x-card>",
        extra_sheets=[("scheme.css", "* { color: #fff !important; background: #000 !important }")],
    )
    audit = audit_page(page, "page", level="AA", states=[State()], texts=True)
    assert {record.path: str(record.verdict) for record in audit.texts} == {
        "/2/1/#/2": "fail",
        "/2/1/#/3": "pass",
    }


def test_equal_components_have_one_cause_and_one_comment():
    sheet = "<style>p { /* a11yview-ignore: brand */ color: #bbb } i { color: #ccc }</style>"
    base = "<style>b { color: #ddd }</style>"
    card = f"<x-card>{TREE.format(sheet + '<p>Brand</p><i>Text</i>')}</x-card>"
    other = f"<x-note>{TREE.format(base + sheet + '<p>Brand</p><i>Text</i>')}</x-note>"
    audit = audited(card * 3 + other)
    assert [(finding.rule, finding.count) for finding in audit.findings] == [("AV101", 4)]
    assert len(audit.ignored) == 1
    assert [(mark.line, mark.was_used) for mark in audit.marks] == [(1, True)]


def test_labels_and_ids_are_of_one_tree():
    field = "<input id=a disabled value=x><label for=a>Label</label>"
    shown = verdicts(f"<x-card>{TREE.format(field)}</x-card><label for=a>Other</label>")
    assert shown["/1/#/2"] == ("exempt", "disabled-label")
    assert shown["/2"] == PASS


def test_edges_of_fields_in_a_tree_are_judged():
    field = "<input style='border: 1px solid #eee; background: #fff' value=Text>"
    assert {f.rule for f in audited(field).findings} == {"AV201"}
    for tree in (f"<p>{field}</p>", "<slot></slot>"):
        rules = {f.rule for f in audited(f"<div>{TREE.format(tree)}{field}</div>").findings}
        assert rules == {"AV201"}
    hidden = audited(f"<div>{TREE.format('<p>x</p>')}{field}</div>").findings
    assert hidden == ()


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (f"<div>{TREE.format('<p>Text</p>')}</div>", []),
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


def test_a_theme_is_found_in_the_sheet_of_a_tree():
    tree = TREE.format(
        "<style>p { color: #222 } :host-context([data-theme=dark]) p { color: #bbb }</style>"
        "<p>Text</p>"
    )
    page = load_page(f"<!doctype html><html data-theme=light><body><x-card>{tree}</x-card>")
    asked = StatesAsked(kinds=("site", "themes"))
    audit = audit_page(page, "page", level="AA", states=asked, texts=True)
    verdicts = {record.state: str(record.verdict) for record in audit.texts}
    assert verdicts == {"site": "pass", 'theme:[data-theme="dark"]': "fail"}

"""A style sheet by itself: which pairs it declares, and which declarations are named."""

from __future__ import annotations

import pytest

from a11yview.audit import audit_sheet


def findings(css):
    return audit_sheet(css, "a.css", level="AA", where="/a.css").findings


@pytest.mark.parametrize(
    ("css", "text", "background"),
    [
        ("p { color: #777 !important; color: #000; background: #fff }", "#777", "#fff"),
        ("p { color: #777; color: bogus; background: #fff; background: }", "#777", "#fff"),
        ("p { color: #000; color: #777; background: #000; background: #fff }", "#777", "#fff"),
        ("p { background: #fff !important; color: #777; background-color: #0 }", "#777", "#fff"),
        (
            "p { --a: #777 !important; color: var(--a); --a: #000; background: #fff }",
            "var(--a)",
            "#fff",
        ),
    ],
)
def test_what_wins_within_the_rule_is_judged_and_named(css, text, background):
    (finding,) = findings(css)
    assert finding.text.hex == "#777777"
    assert finding.text_declared.value == text
    assert finding.background_declared.value == background


@pytest.mark.parametrize(
    "css",
    [
        "p { color: #000 !important; color: #777; background: #fff }",
        "p { color: bogus; background: #000 }",
        "p { color: #fff; background: bogus }",
        "p { color: #777 }",
    ],
)
def test_what_the_rule_does_not_make_together_is_no_finding(css):
    assert findings(css) == ()


@pytest.mark.parametrize(
    "css",
    [
        "b{color:/*#888*/#888;background:#fff}",
        "b { color : #888 !important; background: #fff }",
        "b { color/* : */: #888; background: #fff }",
        r"b { c\6flor: #888; background: #fff }",
    ],
)
def test_the_offset_is_that_of_the_value(css):
    (finding,) = findings(css)
    declared = finding.text_declared
    assert declared.offset == css.rindex("#888")
    assert css[declared.offset : declared.end] == "#888"

from __future__ import annotations

from a11yview.audit.findings.ignore_comments import ignore_comments


def covered(css):
    return [(mark.reason, css[mark.start : mark.end].strip()) for mark in ignore_comments(css)]


def test_a_comment_in_a_rule_covers_the_rule():
    css = "a { color: red } b { color: #999; /* a11yview-ignore: brand */ } c { color: blue }"
    assert covered(css) == [("brand", "b { color: #999; /* a11yview-ignore: brand */ }")]


def test_a_comment_before_a_rule_covers_that_rule():
    css = "a { color: red } /* a11yview-ignore: brand */ b { color: #999 } c { color: blue }"
    assert covered(css) == [("brand", "/* a11yview-ignore: brand */ b { color: #999 }")]


def test_in_a_media_rule_it_covers_the_next_rule_alone():
    css = "@media print { /* a11yview-ignore: x */ a { color: #999 } b { color: #999 } }"
    assert covered(css) == [("x", "/* a11yview-ignore: x */ a { color: #999 }")]


def test_braces_in_strings_and_comments_are_no_braces():
    css = 'a { content: "}"; /* } */ color: #999; /* a11yview-ignore: y */ } b { color: red }'
    assert len(covered(css)) == 1
    assert covered(css)[0][1].startswith("a {")
    assert covered(css)[0][1].endswith("}")


def test_without_a_reason_the_reason_is_empty():
    assert ignore_comments("a { /* a11yview-ignore */ color: red }")[0].reason == ""


def test_other_comments_are_none():
    assert ignore_comments("a { /* a11yview-ignored */ color: red } /* ignore */") == ()


def test_in_broken_sheets_a_comment_that_covers_nothing_is_none():
    assert ignore_comments("/* a11yview-ignore: x") == ()
    assert ignore_comments("} } /* a11yview-ignore: x */") == ()


def test_a_rule_that_never_ends_is_covered_to_the_end():
    css = "a { /* a11yview-ignore: x */"
    assert covered(css) == [("x", css)]

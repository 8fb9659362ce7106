"""Patterns of fields: tried where that surely ends."""

from __future__ import annotations

import pytest

from a11yview.cascade import load_page
from a11yview.cascade.html.forms.patterns import MAX_PATTERN, is_quick


@pytest.mark.parametrize(
    "pattern",
    [
        r"[0-9]{5}",
        r"[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,4}$",
        r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}",
        r"\+?\d{1,3}[- ]?\d+",
        r"(?:https?|ftp)://.+",
        r"(\d{3})+",
        r"\(a+\)[(]a+[)]",
    ],
)
def test_usual_patterns_are_tried(pattern):
    assert is_quick(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(?:a|ab)*c",
        "(a?){50}",
        "((a{0,50}){0,50})",
        "a*a*a*b",
        "(?=(a+)+b)a",
        "(a?){19}(a?){19}",
        "a" * (MAX_PATTERN + 1),
    ],
)
def test_patterns_that_might_never_end_are_not(pattern):
    assert not is_quick(pattern)


@pytest.mark.parametrize(
    ("pattern", "value", "color"),
    [
        ("[0-9]{5}", "1234", "red"),
        ("[0-9]{5}", "12345", "#000"),
        ("(a+)+", "a" * 199 + "b", "#000"),
        ("a{99999999999999999999}", "a", "#000"),
        ("(", "a", "#000"),
    ],
)
def test_a_field_is_invalid_where_its_pattern_surely_does_not_fit(pattern, value, color):
    css = "input { color: #000 } input:invalid { color: red }"
    page = load_page(f"<style>{css}</style><input pattern='{pattern}' value='{value}'>")
    styles, document = page.cascade(), page.document
    field = next(e for e in range(len(document)) if document.tag(e) == "input")
    assert str(styles[field].color) == color

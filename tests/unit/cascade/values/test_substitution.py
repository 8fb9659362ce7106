"""``var()``, ``env()`` and ``attr()`` in texts."""

from __future__ import annotations

import pytest

from a11yview.cascade.values.substitution import mentions_substitution, substitute

VALUES = {"--a": "red", "--n": "12", "--empty": "", "--list": "1, 2, 3"}


def replaced(text: str) -> str | None:
    return substitute(text, lambda reference: VALUES.get(reference.name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("var(--a)", "red"),
        ("VAR( --a )", "red"),
        ("rgb(var(--list))", "rgb(1, 2, 3)"),
        ("var(--n)px", "12/**/px"),
        ("calc(var(--n) * 1px)", "calc(12 * 1px)"),
        ("var(--z, blue)", "blue"),
        ("var(--z, var(--y, var(--a)))", "red"),
        ("var(--z,)", ""),
        ("var(--z, 1, 2)", "1, 2"),
        ("a var(--empty) b", "a  b"),
        ("'var(--a)'", '"var(--a)"'),
        ("var(--\\61)", "red"),
        ("{ a: var(--a) }", "{ a: red }"),
    ],
)
def test_references_are_replaced(text, expected):
    assert replaced(text) == expected


@pytest.mark.parametrize("text", ["var(--z)", "var(--a) var(--z)", "var(--z, var(--y))"])
def test_what_stands_for_nothing_makes_all_invalid(text):
    assert replaced(text) is None


def test_plain_text_is_left_alone():
    assert not mentions_substitution("rgb(1 2 3)")
    assert replaced("rgb(1 2 3)") == "rgb(1 2 3)"

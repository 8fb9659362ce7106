"""Fewer bytes, the same CSS."""

from __future__ import annotations

import pytest

from a11yview.emit.minifying import minified


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("/* why\n */a > b , c { x: y }", "a>b,c{x:y}"),
        ("a { width: calc(1px + 0.5em - 2 * 1ch) }", "a{width:calc(1px + .5em - 2 * 1ch)}"),
        ("a { margin: -0.5em 10.05px }", "a{margin:-0.5em 10.05px}"),
        ("a :hover::before { x: y !important }", "a :hover::before{x:y!important}"),
        ('[style*="a: 0.5; {b}"] { x: y }', '[style*="a: 0.5; {b}"]{x:y}'),
        ("a + b { x: y }", "a + b{x:y}"),
        ('[a="b"] [a*="-c"] [a="1"] [a=""] { x: y }', '[a=b] [a*="-c"] [a="1"] [a=""]{x:y}'),
    ],
)
def test_minified(css, short):
    assert minified(css) == short


def test_it_is_idempotent():
    css = minified("a { b : c ; d: 0.5 } @media screen { e { f: g } }")
    assert minified(css) == css

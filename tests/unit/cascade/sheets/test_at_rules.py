"""Preludes of at-rules: imports, layers, namespaces."""

from __future__ import annotations

import pytest

from a11yview.cascade.sheets.at_rules import layer_names, parse_import, parse_namespace
from a11yview.cascade.sheets.scanning import scan


class TestImports:
    def test_only_layer_statements_may_come_first(self):
        text = "@charset 'x'; @layer a; @import 'one.css'; p { color: red } @import 'two.css';"
        assert [one.url for one in scan(text).imports] == ["one.css"]

    def test_a_layer_statement_behind_an_import_ends_them(self):
        assert [one.url for one in scan("@import 'a'; @layer x; @import 'b';").imports] == ["a"]

    @pytest.mark.parametrize(
        ("text", "layer", "supports", "media"),
        [
            ("'a.css'", None, None, ""),
            ("url(a.css) print", None, None, "print"),
            ('url("a.css") layer', "", None, ""),
            (
                "'a.css' layer(x.y) supports(display: grid) screen and (width > 1px)",
                *("x.y", "(display: grid)", "screen and (width > 1px)"),
            ),
            ("'a.css' layered", None, None, "layered"),
            ("'a.css' supports(not (a: b))", None, "not (a: b)", ""),
            ("'a.css' supports(selector(a:is(b)))", None, "selector(a:is(b))", ""),
        ],
    )
    def test_preludes(self, text, layer, supports, media):
        found = parse_import(text)
        assert found is not None
        assert (found.url, found.layer, found.supports, found.media) == (
            "a.css",
            layer,
            supports,
            media,
        )

    def test_without_an_address_there_is_none(self):
        assert parse_import("print") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a", ["a"]),
        ("a.b, c", ["a.b", "c"]),
        ("a b", []),
        ("", []),
        ("initial, a.revert", ["initial", "a.revert"]),
        ("a/**/./*.*//**/b", ["a.b"]),
        ("a/**/b", []),
        ("a/**/ .b", []),
        ("a..b", []),
        ("1", []),
    ],
)
def test_layer_names(text, names):
    assert layer_names(text) == names


@pytest.mark.parametrize(
    ("text", "namespace"),
    [("url(x)", ("", "x")), ("svg 'x'", ("svg", "x")), ("svg", None), ("a b 'x'", None)],
)
def test_namespaces(text, namespace):
    assert parse_namespace(text) == namespace

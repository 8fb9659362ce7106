"""Attributes that style, and the legacy syntaxes they are written in."""

from __future__ import annotations

import pytest

from a11yview.cascade.html.legacy_attributes import dimension, legacy_color, legacy_font_size
from a11yview.cascade.html.presentational_hints import _READERS, document_hints, hints
from a11yview.cascade.selectors.parsing import SelectorParser
from a11yview.cascade.sheets.scanning import scan
from a11yview.cascade.sheets.user_agent import user_agent_sheet
from a11yview.cascade.values.shorthands import RELEVANT, expand
from cascade_support import style_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("red", "#ff0000"),
        (" RED ", "#ff0000"),
        ("#0f8", "#00ff88"),
        ("chucknorris", "#c00000"),
        ("zqbttv", "#00b000"),
        ("#gggggg", "#000000"),
        ("#12345", "#123450"),
        ("6db6ec49efd278cd0bc92d1e5e072d68", "#6ecde0"),
        ("0", "#000000"),
        (" ", "#000000"),
        ("\N{GRINNING FACE}", "#000000"),
        ("rgba(0,0,0,.5)", "#ba0050"),
        ("", None),
        ("transparent", None),
    ],
)
def test_legacy_colors(text, expected):
    assert legacy_color(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", "x-large"),
        ("+2", "x-large"),
        ("-9", "x-small"),
        ("99", "xxx-large"),
        (" 4x", "large"),
        ("2.9", "small"),
        ("\t2", "small"),
        ("x", None),
        ("+", None),
        ("", None),
    ],
)
def test_legacy_font_sizes(text, expected):
    assert legacy_font_size(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10", "10px"),
        ("10px", "10px"),
        ("20.5%", "20.5%"),
        ("5.", "5px"),
        ("x", None),
        ("-1", None),
    ],
)
def test_dimensions(text, expected):
    assert dimension(text) == expected


def test_hints_are_valid_declarations():
    samples = {"color": "red", "bgcolor": "red", "text": "red", "face": "Arial", "align": "left"}
    samples |= {"background": "a.png", "border": "1", "bordercolor": "red", "frameborder": "0"}
    for tag, readers in (*_READERS.items(), ("hr", ("noshade", "size"))):
        for name in readers:
            for found, text in hints(tag, "html", {name: samples.get(name, "3")}):
                assert found in RELEVANT
                assert expand(found, text), (tag, name, text)


def test_hints_read_only_the_attributes_they_name():
    assert hints("div", "html", {"bgcolor": "red", "color": "red"}) == ()
    assert hints("font", "html", {"color": "transparent"}) == ()
    assert hints("font", "svg", {"color": "red"}) == (("color", "red"),)


def test_rules_of_hr_depend_on_each_other():
    assert ("background-color", "gray") in hints("hr", "html", {"noshade": ""})
    both = hints("hr", "html", {"noshade": "", "color": "red"})
    assert ("background-color", "#ff0000") in both
    assert ("background-color", "gray") not in both


def test_unitless_sizes_are_for_svg():
    html = "<svg><text class=x font-size=20 fill=red>a</text></svg>"
    assert style_of(html).font_size == 20.0


def test_links_take_the_colors_of_the_body():
    html = "<body link=lime vlink=red><p><a class=x href=#>a</a>"
    assert str(style_of(html).color) == "#0f0"
    assert str(style_of(html + "<style>a { color: revert }</style>").color) == "#0f0"
    assert document_hints({"bgcolor": "red"}) == ""


def test_authors_win_over_hints():
    html = "<style>* { color: lime }</style><font class=x color=red>a</font>"
    assert str(style_of(html).color) == "#0f0"


def test_tables_in_quirks_mode_take_the_color_of_the_body():
    html = "<body style='color: lime'><div style='color: red'><table><td class=x>a"
    assert str(style_of(html).color) == "#0f0"
    assert str(style_of("<!doctype html>" + html).color) == "red"


def test_every_selector_and_declaration_of_the_sheet_is_valid():
    sheet = scan(user_agent_sheet(quirks=True))
    parser = SelectorParser(namespaces=dict(sheet.namespaces))
    for rule in sheet.rules:
        assert parser.parse(rule.prelude.text), rule.prelude.text
        for name, value, *_ in rule.declarations:
            assert expand(name, value), (name, value)


def test_quirks_mode_adds_to_the_sheet():
    assert "table {" in user_agent_sheet(quirks=True).split("Quirks mode:")[1]
    assert "Quirks mode:" not in user_agent_sheet(quirks=False)

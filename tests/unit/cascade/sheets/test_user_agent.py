"""The browser's own sheet."""

from __future__ import annotations

from a11yview.cascade.selectors.parsing import SelectorParser
from a11yview.cascade.sheets.scanning import scan
from a11yview.cascade.sheets.user_agent import user_agent_sheet
from a11yview.cascade.values.shorthands import expand
from cascade_support import style_of


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

"""Declarations, of blocks and of style attributes."""

from __future__ import annotations

import pytest

from a11yview.cascade.sheets.declarations import scan_style


@pytest.mark.parametrize(
    ("value", "parsed"),
    [
        ("red!important", ("red", True)),
        ("red ! IMPORTANT ", ("red", True)),
        ("red !/**/important", ("red", True)),
        ("red !\\69mp\\6f rt\\41nt", ("red", True)),
        ("red !imported", ("red !imported", False)),
        ("rgb(1,2,3) !important", ("rgb(1,2,3)", True)),
        ("red !ie", ("red !ie", False)),
        ("'a!important'", ("'a!important'", False)),
    ],
)
def test_importance(value, parsed):
    (declaration,) = scan_style(f"color: {value}")
    assert (declaration.value, declaration.important) == parsed


def test_style_attribute_ends_declarations_at_semicolons_alone():
    assert [d.name for d in scan_style("a{color:red}color:blue; font-size: 1px")] == ["font-size"]

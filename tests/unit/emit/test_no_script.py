"""The sheet for visitors without scripts: what it is made of, and how it is linked."""

from __future__ import annotations

import copy

from a11yview.emit.no_script import no_script_link, no_script_sheet


def test_its_name_tells_it_from_the_sheet_for_everybody() -> None:
    sheet = no_script_sheet("nav{top:0}")
    assert sheet.file_name.startswith("no-script.")
    assert sheet.file_name.endswith(".css")
    assert copy.copy(sheet).file_name == sheet.file_name != no_script_sheet("").file_name


def test_without_rules_it_is_for_pages_that_mark_their_header() -> None:
    marked, own = no_script_sheet(), no_script_sheet("nav{top:0}")
    assert marked.count(":root:has([data-a11yview-header])") == own.count(":root") > 5
    assert "nav{top:0}" in own
    assert ":root:has(" not in own
    for sheet in (marked, own):
        assert "ROOT" not in sheet
        assert "LOWERED" not in sheet
        assert "[data-a11yview-header]{top:var(--a11yview-above)!important}" in sheet


def test_the_link_is_for_those_without_scripts_alone() -> None:
    assert no_script_link("/a.css", nonce="n") == (
        '<noscript><link rel="stylesheet" href="/a.css" nonce="n"></noscript>'
    )

"""Which pages of a site link a sheet for visitors without scripts."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from a11yview.site.building.no_script_sheets import NoScriptSheets
from a11yview.site.building.page import PageParts, without_insertions

if TYPE_CHECKING:
    from pathlib import Path

PARTS = PageParts(
    stylesheet="s.css", script="s.js", panel=lambda _: "<form data-a11yview-panel></form>"
)
FIXED = b"<!doctype html><title>t</title><link rel=stylesheet href=../site.css><nav>x</nav>"
PLAIN = b"<!doctype html><title>t</title><nav>x</nav>"
MARKED = PLAIN.replace(b"<nav>", b"<nav data-a11yview-header>")


@pytest.fixture
def sheets(tmp_path: Path) -> NoScriptSheets:
    (tmp_path / "site.css").write_text("nav {position: fixed; top: 0}")
    return NoScriptSheets(tmp_path)


def test_a_page_that_fixes_its_header_does(sheets: NoScriptSheets) -> None:
    adapted = sheets.adapted_page(FIXED, PARTS, place="a/index.html")
    (name,) = sheets.assets
    assert f'<noscript><link rel="stylesheet" href="../a11yview/{name}"></noscript>' in (
        adapted.decode()
    )
    assert "nav{top:var(--a11yview-above)!important}" in sheets.assets[name]
    assert without_insertions(adapted) == FIXED
    assert sheets.adapted_page(adapted, PARTS, place="a/index.html") == adapted
    sheets.adapted_page(FIXED, PARTS, place="b/index.html")
    assert len(sheets.assets) == 1


def test_other_pages_do_not(sheets: NoScriptSheets) -> None:
    assert b"noscript" not in sheets.adapted_page(PLAIN, PARTS, place="a/index.html")
    in_a_corner = replace(PARTS, has_row=False)
    assert b"noscript" not in sheets.adapted_page(FIXED, in_a_corner, place="a/index.html")
    assert sheets.assets == {}


def test_a_header_that_says_so_is_moved(sheets: NoScriptSheets) -> None:
    assert b"<noscript>" in sheets.adapted_page(MARKED, PARTS, place="index.html")


def test_without_the_extra_only_that_one_is(sheets: NoScriptSheets) -> None:
    code = (
        "import sys; sys.modules['turbohtml'] = None\n"
        "from pathlib import Path\n"
        "from a11yview.site.building.no_script_sheets import NoScriptSheets\n"
        "from a11yview.site.building.page import PageParts\n"
        "parts = PageParts(stylesheet='s.css', script='s.js', panel=str)\n"
        "sheets = NoScriptSheets(Path(sys.argv[1]))\n"
        f"pages = {FIXED!r}, {MARKED!r}\n"
        "names = [sheets.name_for(page, parts, place='a/index.html') for page in pages]\n"
        "assert names[0] == '' != names[1], names"
    )
    subprocess.run([sys.executable, "-c", code, str(sheets.root)], check=True)

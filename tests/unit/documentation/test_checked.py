"""The check of a finished documentation, as builders of any kind ask for it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from a11yview.site.documentation import Checked, Source, checked

if TYPE_CHECKING:
    from pathlib import Path

PALE = "<!doctype html><html lang=en><title>t</title><p style='color: #999'>pale</p>"
MISSING = "check: not installed: 'turbohtml'; install the extra: pip install 'a11yview[check]'"


def source(folder: Path) -> Source:
    (folder / "a11yview.toml").write_text("[check]\nstates = ['site']\n")
    (folder / "index.html").write_text(PALE)
    return Source(folder=folder, catalog_file=None)


@pytest.mark.parametrize(("mode", "fails"), [("warn", False), ("error", True)])
def test_it_names_what_cannot_be_read(tmp_path: Path, mode: str, *, fails: bool) -> None:
    found = checked(tmp_path, source(tmp_path), mode)
    assert found.fails == fails
    assert found.said.startswith("texts without contrast:\nindex.html:1:")


def test_off_says_nothing(tmp_path: Path) -> None:
    assert checked(tmp_path, source(tmp_path), "off") == Checked(said="", fails=False)


def test_a_configuration_that_is_wrong_fails_in_any_mode(tmp_path: Path) -> None:
    site = source(tmp_path)
    (tmp_path / "a11yview.toml").write_text("[check]\nlevel = 'B'\n")
    found = checked(tmp_path, site, "warn")
    assert found.fails
    assert "a11yview.toml:2: check.level: unknown level: 'B'" in found.said


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    source(tmp_path)
    code = (
        "import sys; sys.modules['turbohtml'] = None\n"
        "from pathlib import Path\n"
        "from a11yview.site.documentation import Source, checked\n"
        "for mode in ('warn', 'error'):\n"
        "    found = checked(Path(), Source(folder=Path(), catalog_file=None), mode)\n"
        "    print(found.fails, found.said)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"False {MISSING}\nTrue {MISSING}\n"

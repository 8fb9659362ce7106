"""Nothing is found that another edition of the package has kept."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys

import pytest

from a11yview.site.checking import kept_files
from a11yview.site.checking.kept_files import KeptFiles, digest_of

# They make the settings' sheet, which is part of what is asked of a page.
ASKED_FOR = {"emit", "errors", "settings"}
EDITION = {"versions"}  # part of the edition itself


def test_every_package_that_decides_the_findings_counts():
    code = "import json, sys, a11yview.site.checking.page_task; print(json.dumps([*sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = {
        name.split(".")[1] for name in json.loads(done.stdout) if name.startswith("a11yview.")
    }
    assert loaded - ASKED_FOR - EDITION == set(kept_files.PACKAGES)


@pytest.fixture
def package(tmp_path):
    for name in ("audit/state.py", "cascade/sheets/user_agent.css", "report/text.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text("a = 1", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["audit/state.py", "cascade/sheets/user_agent.css", "color/new.py", "cascade/words.txt"]
)
def test_a_change_of_what_finds_is_another_edition(package, name):
    before = digest_of(package)
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("a = 2", encoding="utf-8")
    assert digest_of(package) != before


@pytest.mark.parametrize("name", ["audit/__pycache__/state.cpython-311.pyc", "report/text.py"])
def test_what_finds_nothing_does_not_count(package, name):
    before = digest_of(package)
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("a = 2", encoding="utf-8")
    assert digest_of(package) == before


@pytest.mark.parametrize(
    ("part", "other"), [("installed_version", "99"), ("digest_of", b"other code")]
)
def test_another_edition_looks_elsewhere(tmp_path, monkeypatch, part, other):
    kept = KeptFiles(tmp_path, ".page")
    place = kept.place(b"asked")
    monkeypatch.setattr(kept_files, part, lambda _: other)
    kept_files._edition.cache_clear()
    other_place = kept.place(b"asked")
    kept_files._edition.cache_clear()
    assert other_place != place


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes")
def test_who_shares_a_folder_may_read_its_entries(tmp_path):
    kept = KeptFiles(tmp_path, ".page")
    place = kept.place(b"asked")
    mask = os.umask(0o022)
    try:
        kept.write(place, b"found")
    finally:
        os.umask(mask)
    assert (kept.read(place), stat.S_IMODE(place.stat().st_mode)) == (b"found", 0o644)
    assert [file.name for file in place.parent.iterdir()] == [place.name]

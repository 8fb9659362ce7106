"""Nothing is found that another edition of the package has kept."""

from __future__ import annotations

import pytest

from a11yview.site.checking import kept_files
from a11yview.site.checking.kept_files import KeptFiles, digest_of


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


@pytest.mark.parametrize(("part", "other"), [("version", "99"), ("digest_of", b"other code")])
def test_another_edition_looks_elsewhere(tmp_path, monkeypatch, part, other):
    kept = KeptFiles(tmp_path, ".page")
    place = kept.place(b"asked")
    monkeypatch.setattr(kept_files, part, lambda _: other)
    kept_files._edition.cache_clear()
    other_place = kept.place(b"asked")
    kept_files._edition.cache_clear()
    assert other_place != place

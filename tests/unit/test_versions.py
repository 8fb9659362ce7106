"""A package without metadata, as in a folder of sources or a bundle: reports and caches work."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path

import pytest

from a11yview.cli import main
from a11yview.site.checking import kept_files
from a11yview.versions import installed_version


def test_of_what_is_installed() -> None:
    assert installed_version() == importlib.metadata.version("a11yview")
    assert installed_version("tinycss2") == importlib.metadata.version("tinycss2")


@pytest.fixture
def _no_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> str:
        raise importlib.metadata.PackageNotFoundError(package)

    monkeypatch.setattr(importlib.metadata, "version", missing)


@pytest.mark.usefixtures("_no_metadata")
def test_without_metadata_it_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kept_files, "_edition", kept_files._edition.__wrapped__)
    Path("page.html").write_text("<!doctype html><title>t</title><p>text</p>", encoding="utf-8")
    check = ("check", "page.html", "--schemes", "none", "--states", "site", "--cache", "kept")
    assert main([*check, "-o", "a.json", "-o", "a.sarif"]) == 0
    assert json.loads(Path("a.json").read_text("utf-8"))["tool"]["version"] == "unknown"
    driver = json.loads(Path("a.sarif").read_text("utf-8"))["runs"][0]["tool"]["driver"]
    assert driver["version"] == "unknown"
    capsys.readouterr()
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "a11yview unknown\n"

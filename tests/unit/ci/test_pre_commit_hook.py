"""The pre-commit hook: its keys, its extra, and its command on the files that it is given."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

from a11yview.cli import main

ROOT = Path(__file__).parents[3]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_it_has_what_pre_commit_asks_for() -> None:
    assert HOOK["id"] == "a11yview-check"
    assert HOOK["language"] == "python"
    assert {"name", "description", "entry", "files"} <= set(HOOK)


def test_its_dependencies_are_those_of_the_extra() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = [
        package
        for one in extras["check"]
        for package in (extras["pictures"] if one == "a11yview[pictures]" else [one])
    ]
    assert HOOK["additional_dependencies"] == needed


@pytest.mark.parametrize(
    ("name", "taken"), [("a.html", True), ("b/c.htm", True), ("a.css", False), ("html", False)]
)
def test_it_takes_pages(name: str, taken: bool) -> None:  # noqa: FBT001 - an expected value
    assert bool(re.search(HOOK["files"], name)) is taken


def test_its_entry_checks_the_files_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text("<p style='color: #999'>text</p>", encoding="utf-8")
    program, *arguments = shlex.split(HOOK["entry"])
    assert program == "a11yview"
    assert main([*arguments, "a.html"]) == 1
    assert "a.html:1:1: AV101" in capsys.readouterr().out

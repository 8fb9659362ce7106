"""The example of a checked site: each of its ways is run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from a11yview.cli import main

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "check"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "check"
    shutil.copytree(EXAMPLE, copy)
    monkeypatch.chdir(copy)
    return copy


@pytest.mark.usefixtures("folder")
def test_the_command_prints_what_the_readme_shows(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    found = re.search(r"^\$ a11yview (.+)\n((?:.+\n)*?)```", readme, re.MULTILINE)
    assert found is not None
    assert main(found[1].split()) == 0
    assert capsys.readouterr().out == found[2]


def test_its_tests_pass_and_fail_with_the_site(folder: Path, pytester: pytest.Pytester) -> None:
    shutil.copytree(folder, pytester.path, dirs_exist_ok=True)
    pytester.runpytest_inprocess("tests", "-p", "no:cacheprovider").assert_outcomes(passed=2)
    style = pytester.path / "site" / "style.css"
    style.write_text(style.read_text("utf-8").replace("#6b6b6b", "#999"), encoding="utf-8")
    result = pytester.runpytest_inprocess("tests", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, failed=1)


def test_its_hook_is_ours() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repo,) = yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [one["id"] for one in repo["hooks"]] == [hook["id"]]


def test_the_script_lists_the_worst_pages_first(folder: Path) -> None:
    pale = '<p style="color: #999">one</p><p style="color: #999">two</p>'
    (folder / "site" / "zoo.html").write_text(pale, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "worst_pages.py", "site"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "    2 of     2 texts fail  site/zoo.html"
    assert lines[1].endswith("site/index.html")
    assert lines[2].endswith("contrast 2.84 < 4.5 (#999 on #fff); try #767676")

"""The recipes for continuous integration are what the command, action and hook take."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import pytest
import yaml

from a11yview.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def file(name: str) -> str:
    found = re.search(rf"^```\w+ {re.escape(name)}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return found[1]


@pytest.fixture
def _public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("public").mkdir()
    Path("public/index.html").write_text("<p>Open from seven.</p>", encoding="utf-8")


def test_inputs_of_the_action_are_listed() -> None:
    rows = re.search(r"^\| input .*?\n\n", PAGE, re.MULTILINE | re.DOTALL)
    assert rows is not None
    listed = re.findall(r"^\| `([\w-]+)` \| (.+?) \|", rows[0], re.MULTILINE)
    assert dict(listed) == {name: one["description"] for name, one in ACTION["inputs"].items()}


@pytest.mark.parametrize("name", ["contrast.yml", "code-scanning.yml"])
def test_workflows_give_the_action_inputs_that_it_has(name: str) -> None:
    steps = yaml.safe_load(file(f".github/workflows/{name}"))["jobs"]["contrast"]["steps"]
    ours = next(step for step in steps if step["uses"].startswith("a11yview/"))
    assert set(ours["with"]) <= set(ACTION["inputs"])
    uploads = [step for step in steps if "upload-sarif" in step["uses"]]
    assert all(step["with"]["sarif_file"] == ours["with"]["sarif"] for step in uploads)


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".pre-commit-all.yaml"])
def test_pre_commit_files_name_the_hook(name: str) -> None:
    (repo,) = yaml.safe_load(file(name))["repos"]
    (hook,) = repo["hooks"]
    assert hook["id"] == HOOK["id"]


@pytest.mark.usefixtures("_public")
def test_the_commands_of_gitlab_and_tox_run() -> None:
    script = yaml.safe_load(file(".gitlab-ci.yml"))["contrast"]["script"]
    tox = configparser.ConfigParser()
    tox.read_string(file("tox.ini"))
    commands = [*script, tox["testenv:contrast"]["commands"]]
    ours = [shlex.split(line)[1:] for line in commands if line.startswith("a11yview ")]
    assert [main(arguments) for arguments in ours] == [0, 0]
    assert Path("contrast.xml").is_file()


@pytest.mark.usefixtures("_public")
def test_the_pytest_recipe_runs(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_contrast=file("tests/test_contrast.py"))
    (pytester.path / "pyproject.toml").write_text(file("pyproject.toml"), encoding="utf-8")
    (pytester.path / "public").mkdir()
    (pytester.path / "public/a.html").write_text("<p>Open.</p>", encoding="utf-8")
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(passed=2)


def test_options_of_the_plugin_are_listed(pytestconfig: pytest.Config) -> None:
    named = set(re.findall(r"`--a11yview-(\w+)`, `a11yview_(\w+)`", PAGE))
    assert {option for option, _ in named} == {ini for _, ini in named}
    for option, ini in named:
        pytestconfig.getoption(f"a11yview_{option}")
        pytestconfig.getini(f"a11yview_{ini}")

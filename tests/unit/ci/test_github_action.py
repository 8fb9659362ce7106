"""The GitHub action: its keys, and its check step run as GitHub would run it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
CHECK = next(step for step in STEPS if step.get("id") == "check")
PALE = '<!doctype html><html lang="en"><title>t</title><p style="color: #999">text</p>'
GOOD = '<!doctype html><html lang="en"><title>t</title><p>text</p>'
BASH = shutil.which("bash") or "bash"
COMMAND = Path(sys.executable).parent / "a11yview"


def test_it_has_what_github_asks_for() -> None:
    assert {"name", "description", "inputs", "runs"} <= set(ACTION)
    assert ACTION["runs"]["using"] == "composite"
    for step in STEPS:
        assert ("uses" in step) != ("run" in step)
        assert "uses" in step or step["shell"] == "bash"


def test_every_input_is_described_and_used() -> None:
    text = json.dumps(ACTION["runs"])
    for name, entry in ACTION["inputs"].items():
        assert entry["description"], name
        assert f"inputs.{name} " in text, name
        assert entry.get("required") or isinstance(entry["default"], str), name


def test_only_known_inputs_are_used() -> None:
    assert set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION))) == set(ACTION["inputs"])


def test_inputs_reach_scripts_through_the_environment_alone() -> None:
    """What stands in a script as ``${{ … }}`` would be run as code."""
    assert not [step for step in STEPS if "${{" in step.get("run", "")]


def test_other_actions_are_pinned_to_a_release() -> None:
    uses = [step["uses"] for step in STEPS if "uses" in step]
    assert uses
    assert all(re.fullmatch(r"[\w/-]+@(v\d+\.\d+\.\d+|[0-9a-f]{40})", name) for name in uses)


class TestCheckStep:
    """The script of the step in bash, with the options that GitHub gives it."""

    @pytest.fixture
    def run(self, tmp_path: Path):
        (tmp_path / "site").mkdir()
        (tmp_path / "site/good.html").write_text(GOOD, encoding="utf-8")
        (tmp_path / "site/pale.html").write_text(PALE, encoding="utf-8")

        def started(**inputs: str) -> tuple[int, str, str]:
            given = {name: entry.get("default", "") for name, entry in ACTION["inputs"].items()}
            given |= {name.replace("_", "-"): value for name, value in inputs.items()}
            environment = {
                name: given[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1]]
                for name, value in CHECK["env"].items()
            }
            output = tmp_path / "output"
            output.touch()
            environment |= {"A11YVIEW": str(COMMAND), "GITHUB_OUTPUT": str(output)}
            done = subprocess.run(
                [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            return done.returncode, done.stdout + done.stderr, output.read_text(encoding="utf-8")

        return started

    def test_findings_are_annotations_and_fail_the_step(self, run) -> None:
        code, said, output = run(paths="site", schemes="none", states="site")
        assert code == 1
        assert "::error file=site/pale.html,line=1,col=" in said
        assert output == "exit-code=1\n"

    def test_a_clean_page_passes(self, run) -> None:
        code, said, output = run(paths="site/good.html", schemes="none")
        assert (code, output) == (0, "exit-code=0\n")
        assert "::error" not in said

    def test_every_option_reaches_the_command(self, run, tmp_path: Path) -> None:
        (tmp_path / "known.json").write_text('{"version": 3, "findings": []}', encoding="utf-8")
        (tmp_path / "x.toml").write_text("[check]\nlevel = 'AA'\n", encoding="utf-8")
        code, said, _ = run(
            paths="  site/good.html  \n\nsite/pale.html",
            level="AAA",
            schemes="white-on-black",
            states="site,schemes",
            strict="true",
            root="site",
            config="x.toml",
            baseline="known.json",
            cache="kept",
            sarif="out.sarif",
            html="out.html",
            jobs="1",
            max_findings="1",
        )
        assert code == 1
        assert "contrast 2.84 < 7 " in said
        log = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))
        assert log["runs"][0]["results"]
        assert list((tmp_path / "kept").rglob("*.page"))
        assert "white-on-black" in (tmp_path / "out.html").read_text(encoding="utf-8")

    def test_no_path_at_all_is_an_error(self, run) -> None:
        code, _, output = run(paths="\n")
        assert (code, output) == (2, "exit-code=2\n")

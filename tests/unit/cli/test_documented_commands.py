"""Every command that the documentation shows runs, and prints what is shown."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from a11yview.cli import main

ROOT = Path(__file__).parents[3]
PAGES = ("docs/cli.md", "docs/static-sites.md", "examples/static/README.md")


def sessions() -> list[tuple[str, str, str]]:
    """Return (page, command, expected output) of each console block, in order."""
    found = []
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
            for command, output in re.findall(r"\$ (.+)\n((?:(?!\$ ).*\n)*)", block):
                found.append((page, command, output))
    return found


@pytest.mark.parametrize(("page", "command", "output"), sessions())
def test_a_shown_command_prints_what_is_shown(
    page: str,
    command: str,
    output: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "examples" / "static", tmp_path / "static")
    monkeypatch.chdir(tmp_path / "static")
    program, *arguments = shlex.split(command)
    assert program == "a11yview", page
    code = main(arguments)
    printed = capsys.readouterr().out
    assert code == 0
    if output == "...\n":
        assert printed
    else:
        assert printed == output


def test_the_example_ends_as_its_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples" / "static", tmp_path / "static")
    monkeypatch.chdir(tmp_path / "static")
    assert main(["build", "site", "-o", "out", "--catalog", "a11yview.toml"]) == 0
    page = Path("out/en/index.html").read_text(encoding="utf-8")
    assert 'value="300"' in page
    assert "green-on-dark-brown" not in page

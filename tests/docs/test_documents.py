"""Every example of the documentation runs, and prints the output shown.

A document is run from top to bottom in an empty folder. A block whose info string names a file,
such as ``toml a11yview.toml``, is written there. A ``python`` block is run as a doctest if it has
prompts, else as a script; the blocks of a document share their names. In a ``console`` block the
commands that begin with ``$ a11yview`` are run; what is shown below them is what they print, with
a line ``...`` for any number of lines, and ``$ echo $?`` shows the exit code.
"""

from __future__ import annotations

import doctest
import io
import re
import shlex
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from a11yview.cli import main
from a11yview.versions import installed_version

ROOT = Path(__file__).parents[2]
# Their commands are run in the folder of an example, by tests of their own.
ELSEWHERE = {"docs/cli.md", "docs/static-sites.md"}
BLOCK = re.compile(r"^```(\w+)(?: ([\w./-]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One fenced block: its language, the file that it names, its text and line."""

    language: str
    file: str | None
    text: str
    line: int


def blocks(document: str) -> list[Block]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [
        Block(
            language=found[1],
            file=found[2],
            text=found[3],
            line=text.count("\n", 0, found.start()) + 1,
        )
        for found in BLOCK.finditer(text)
    ]


def documents() -> list[str]:
    files = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    names = [file.relative_to(ROOT).as_posix() for file in files]
    return [name for name in names if name not in ELSEWHERE and blocks(name)]


@pytest.mark.parametrize("document", documents())
def test_a_document_runs_as_it_stands(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(document):
        where = f"{document}:{block.line}"
        if block.file is not None:
            assert not block.file.startswith("/"), where
            Path(block.file).parent.mkdir(parents=True, exist_ok=True)
            Path(block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "python":
            run_python(block, where, names)
        elif block.language == "console":
            run_console(block, where)


def run_python(block: Block, where: str, names: dict[str, object]) -> None:
    if ">>> " not in block.text:
        exec(compile(block.text, where, "exec"), names)  # noqa: S102 - our own page
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, where, where, block.line)
    said = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=said.write, clear_globs=False)
    names.update(test.globs)
    assert runner.failures == 0, said.getvalue()


def run_console(block: Block, where: str) -> None:
    code = 0
    for command, shown in COMMAND.findall(block.text):
        if command == "echo $?":
            assert f"{code}\n" == shown, where
            continue
        arguments = shlex.split(command, comments=True)
        if arguments[0] != "a11yview" or "demo" in arguments:
            continue
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            code = main(arguments[1:])
        pattern = "".join(
            "(?:.*\n)*" if line == "...\n" else re.escape(line)
            for line in shown.splitlines(keepends=True)
        )
        said = printed.getvalue()
        assert re.fullmatch(pattern, said), f"{where}: {command}\n{said}"


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = []
    for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        text = BLOCK.sub("", file.read_text(encoding="utf-8"))
        dead += [
            f"{file.relative_to(ROOT)}: {target}"
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
            if "://" not in target and not (file.parent / target).exists()
        ]
    assert dead == []


def test_the_wheel_that_pages_name_is_the_one_that_is_built() -> None:
    named = set[str]()
    for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        named |= set(re.findall(r"a11yview-[\w.-]+\.whl", file.read_text(encoding="utf-8")))
    assert named == {f"a11yview-{installed_version()}-py3-none-any.whl"}

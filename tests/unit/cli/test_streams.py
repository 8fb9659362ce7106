"""Streams that are closed, full or have no reader: no traceback, and the exit code stays right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from a11yview.cli import main

PAGE = '<!doctype html><html lang="en"><title>t</title><p style="color: {}">text</p>'
CHECK = ("check", "page.html", "--schemes", "none", "--states", "site")
RATIO = ("ratio", "#777", "white", "--level", "AA")
FULL = Path("/dev/full")  # takes no byte

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such shell")


@pytest.fixture(autouse=True)
def _page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(PAGE.format("#999"), encoding="utf-8")


def in_shell(redirection: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a redirection that closes a stream."""
    command = [sys.executable, "-m", "a11yview", *arguments]
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirection}', "sh", *command],
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", [CHECK, RATIO], ids=["check", "ratio"])
def test_a_closed_stream_takes_nothing_and_changes_no_verdict(
    arguments: tuple[str, ...], redirection: str
) -> None:
    done = in_shell(redirection, *arguments)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_messages_for_a_closed_stderr_are_not_mixed_into_the_result() -> None:
    assert in_shell("2>&-", *RATIO).stdout == "4.47  below AA (large text: AA)\n"


def test_a_closed_stdin_holds_no_page() -> None:
    done = in_shell("<&-", "check", "-")
    assert done.returncode == 2
    assert (
        done.stderr
        == "a11yview: error: -: no page on stdin: it is empty; pipe the HTML of a page in\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "unbuffered"),
    [
        (CHECK, 1, ""),
        (RATIO, 1, ""),
        (RATIO, 1, "1"),
        (("ratio", "black", "white"), 0, ""),
        (("check", "--help"), 0, ""),
    ],
)
def test_a_reader_that_has_enough_changes_no_exit_code(
    arguments: tuple[str, ...], code: int, unbuffered: str
) -> None:
    read, write = os.pipe()
    os.close(read)
    for streams in ({"stdout": write}, {"stderr": write}):
        done = subprocess.run(
            [sys.executable, "-m", "a11yview", *arguments],
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **streams},
        )
        assert done.returncode == code, streams
    os.close(write)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has it")
def test_messages_that_find_no_room_change_no_exit_code() -> None:
    for color, code in (("#000", 0), ("#999", 1)):
        Path("page.html").write_text(PAGE.format(color), encoding="utf-8")
        assert in_shell("2>/dev/full", *CHECK, "-o", "report.json").returncode == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("css",),
        ("attributes", "font-size=150"),
        ("panel",),
        ("script",),
        ("schemes",),
        ("computed", "page.html"),
        CHECK,
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_dash_is_stdout(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code = main(arguments)
    printed = capsys.readouterr().out
    assert main([*arguments, "-o", "-"]) == code
    assert capsys.readouterr().out == printed
    assert not Path("-").exists()


def test_an_interruption_while_the_command_is_loaded_is_no_traceback() -> None:
    code = """
import sys

class Interrupting:
    def find_spec(self, name, *_):
        if name == "a11yview.cli.build":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
from a11yview.cli import main
sys.exit(main(["css"]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")

"""Ctrl-C, pressed as often as impatient people do."""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from a11yview.cli.interrupts import repeated_interrupts_as_one

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "<!doctype html><html lang=en><title>t</title><p style='color: #aaa'>words</html>"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_three_in_a_row_still_leave_a_report(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "site").mkdir()
    for number in range(3000):
        (tmp_path / "site" / f"{number:04}.html").write_text(PAGE, encoding="utf-8")
    command = [sys.executable, "-m", "a11yview", "check", "site", "-o", "report.html"]
    command += ["--jobs", jobs, "--cache", "kept"]
    with subprocess.Popen(command, cwd=tmp_path, start_new_session=True) as run:
        while not list(tmp_path.glob("kept/pages/*/*")) and run.poll() is None:
            time.sleep(0.01)
        for _ in range(3):
            os.killpg(run.pid, signal.SIGINT)
            time.sleep(0.03)
        assert run.wait() == 130
    assert "interrupted before it was checked" in (tmp_path / "report.html").read_text("utf-8")


def test_one_that_comes_later_counts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    asked_at_exit: list[tuple[object, ...]] = []
    monkeypatch.setattr(atexit, "register", lambda *call: asked_at_exit.append(call))
    before = signal.getsignal(signal.SIGINT)
    with repeated_interrupts_as_one():
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        now[0] += 0.9
        signal.raise_signal(signal.SIGINT)
        now[0] += 0.2
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert asked_at_exit == [(signal.signal, signal.SIGINT, signal.SIG_IGN)]
    signal.signal(signal.SIGINT, before)


def test_without_one_all_is_as_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with repeated_interrupts_as_one():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_ignored_interrupts_stay_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with repeated_interrupts_as_one():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)

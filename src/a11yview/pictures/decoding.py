"""Pictures decoded in a process of their own, which may die of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from a11yview.pictures.colors import PictureColors

__all__ = ["Decoder"]

_SECONDS: Final = 20
"""Processor time for one picture, so that a loaded machine changes no verdict."""
_PATIENCE: Final = 120.0
"""The longest wait for one picture: not every system bounds the processor time."""
_ENDED_BY_TIME: Final = -getattr(signal, "SIGXCPU", 0)
_PACKAGES: Final = Path(__file__).parents[2]


class Decoder:
    """Has pictures decoded, by one process after another: each lives as long as it answers."""

    def __init__(
        self,
        *,
        seconds: int = _SECONDS,
        patience: float = _PATIENCE,
        module: str = "a11yview.pictures.worker",
    ) -> None:
        self.seconds, self.patience, self.module = seconds, patience, module
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = -1

    def colors(
        self, content: bytes, part: tuple[int, int, int, int] | None = None
    ) -> PictureColors | str:
        """Return the colors of a picture, or of a part of it; or why they cannot be told."""
        try:
            process = self._running()
        except OSError as error:
            return f"no process can be started to decode it: {error.strerror or error}"
        assert process.stdin is not None and process.stdout is not None  # noqa: PT018, S101 - pipes
        slow = threading.Event()

        def end() -> None:
            slow.set()
            process.kill()

        timer = threading.Timer(self.patience, end)
        timer.start()
        try:
            head = json.dumps({"length": len(content), "part": part, "seconds": self.seconds})
            process.stdin.write(head.encode() + b"\n" + content)
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            answer = b""
        finally:
            timer.cancel()
        if not answer.endswith(b"\n"):
            self.close()
            if slow.is_set():
                return f"decoding takes longer than {self.patience:g} s"
            if process.returncode == _ENDED_BY_TIME:
                return f"decoding takes longer than {self.seconds} s of processor time"
            return "decoding it crashes"
        found = json.loads(answer)
        if "problem" in found:
            return str(found["problem"])
        return PictureColors.from_json(found["colors"])

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return  # a copy of this process leaves that of the original alone
        process.kill()
        process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        is_own = self._owner == os.getpid()
        if self._process is None or not is_own or self._process.poll() is not None:
            if is_own:
                self.close()
            paths = filter(None, (str(_PACKAGES), os.environ.get("PYTHONPATH")))
            self._owner = os.getpid()
            self._process = subprocess.Popen(  # noqa: S603 - likewise
                # Without the working folder on its path: a site's files are no modules.
                [sys.executable, "-P", "-m", self.module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        return self._process

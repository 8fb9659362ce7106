"""The servers of ``examples/``, each in a process of its own, as its README says."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
SITES: Final = {
    "django": ("manage.py", "runserver", "--noreload", "--insecure", "127.0.0.1:{port}"),
    "flask": ("app.py", "{port}"),
    "starlette": ("app.py", "{port}"),
    "fastapi": ("app.py", "{port}"),
    "jinja2": ("app.py", "{port}"),
}
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; connect-src 'self'"
)


@contextmanager
def running(name: str, *, command: tuple[str, ...] | None = None) -> Iterator[tuple[str, int]]:
    """Give the address of an example's front page, and its process; by another command, if any."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [part.format(port=port) for part in command or SITES[name]]
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=EXAMPLES / name,
        # Settings of another test's project would take the place of the example's own.
        env={key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait(port, process)
            yield f"http://127.0.0.1:{port}/", process.pid
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert process.poll() is None, f"{process.args}: ended with {process.returncode}"
            assert time.monotonic() < end, f"{process.args}: never answers"
            time.sleep(0.1)
        else:
            return

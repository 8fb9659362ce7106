"""Workers end with the process that started them, however that ends."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

POOL = """
import time
from a11yview.site.checking.workers import WorkerPool
if __name__ == "__main__":
    pool = WorkerPool(3)
    assert list(pool.map(abs, range(9))) == list(range(9))
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_a_run_that_is_killed(number: signal.Signals) -> None:
    """One that did would hold the pipe that whoever started the run reads from."""
    with subprocess.Popen([sys.executable, "-c", POOL], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"ready\n"
        run.send_signal(number)
        assert run.communicate(timeout=20) == (b"", None)
        assert run.returncode == -number

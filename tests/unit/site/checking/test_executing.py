"""Work in workers: fixed order, one page lost at the most, a clean end on an interrupt."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from a11yview.site.checking.executing import chunked, in_chunks
from a11yview.site.checking.workers import WorkerPool
from support.dying_work import DEADLY, tenfold

RUN = """
import sys
from pathlib import Path
from support.dying_work import slowly
from a11yview.site.checking.executing import in_chunks
from a11yview.site.checking.workers import WorkerPool

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    tasks = [(folder, number) for number in range(200)]
    executor = WorkerPool(2) if sys.argv[2] == "pool" else None
    found = in_chunks(slowly, tasks, lambda task, why: why, executor=executor)
    if executor is not None:
        executor.shutdown()
    done = [one for one in found if isinstance(one, int)]
    left = [one for one in found if not isinstance(one, int)]
    print(len(found), len(done) > 0, len(left) > 0, set(left), flush=True)
"""


def failed(task: int, reason: str) -> str:
    return f"{task}: {reason}"


@pytest.fixture(params=["here", "threads", "copies", "spawned"])
def executor(request):
    match request.param:
        case "here":
            yield None
        case "threads":
            with ThreadPoolExecutor(3) as pool:
                yield pool
        case "copies":
            with WorkerPool(2) as pool:
                yield pool
        case "spawned":
            with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
                yield pool


def test_results_come_in_the_order_of_the_tasks(executor):
    told = []
    tasks = list(range(150))
    found = in_chunks(
        tenfold, tasks, failed, executor=executor, progress=lambda *done: told.append(done)
    )
    assert found == [10 * task for task in tasks]
    assert told[-1] == (150, 150)
    assert told == sorted(told)


@pytest.mark.parametrize("count", [0, 1, 5, 64, 1000, 50_000])
def test_chunks_are_runs_of_neighbors_and_hold_each_task_once(count):
    chunks = chunked(range(count))
    assert [task for chunk in chunks for task in chunk] == list(range(count))
    assert all(1 <= len(chunk) <= 100 for chunk in chunks)
    assert len(chunks) >= min(count, 8)


@pytest.mark.parametrize("pool", [WorkerPool, ProcessPoolExecutor])
def test_a_task_that_ends_its_worker_is_the_only_one_lost(pool):
    tasks = list(range(60))
    tasks[7] = tasks[31] = DEADLY
    with pool(2) as executor:
        found = in_chunks(tenfold, tasks, failed, executor=executor)
    lost = [number for number, one in enumerate(found) if isinstance(one, str)]
    assert lost == [7, 31]
    assert "its worker died: BrokenProcessPool" in found[7]
    assert [one for one in found if isinstance(one, int)] == [10 * t for t in tasks if t >= 0]


def test_a_task_that_ends_its_worker_may_be_the_last_or_the_only_one():
    for tasks in ([DEADLY], [1, DEADLY], [DEADLY, DEADLY, 2]):
        with WorkerPool(1) as executor:
            found = in_chunks(tenfold, tasks, failed, executor=executor)
        assert [isinstance(one, str) for one in found] == [task == DEADLY for task in tasks]


class Refusing(ThreadPoolExecutor):
    """An engine whose pieces of work fail as a whole while it lives on."""

    def submit(self, work, /, *args, **kwargs):
        if 3 in args[-1]:
            future = Future()
            future.set_exception(OSError("worker lost"))
            return future
        return super().submit(work, *args, **kwargs)


def test_a_piece_that_an_engine_loses_is_done_again_page_by_page():
    with Refusing(2) as executor:
        found = in_chunks(tenfold, list(range(40)), failed, executor=executor)
    assert found[3] == "3: its worker died: OSError: worker lost"
    assert found[:3] + found[4:] == [10 * task for task in range(40) if task != 3]


@pytest.mark.parametrize("where", ["here", "pool"])
def test_an_interrupt_ends_the_run_with_what_is_there(tmp_path, where):
    script = tmp_path / "run.py"
    script.write_text(RUN, encoding="utf-8")
    begun = tmp_path / "begun"
    begun.mkdir()
    with subprocess.Popen(
        [sys.executable, "-W", "error", str(script), str(begun), where],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PATH": "/usr/bin:/bin"},
        text=True,
        start_new_session=True,
    ) as run:
        while len(list(begun.iterdir())) < 12 and run.poll() is None:
            time.sleep(0.02)
        for process in {run.pid, *(int(one.suffix[1:]) for one in begun.iterdir())}:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGINT)
        out, err = run.communicate()
    assert err == ""
    assert out == "200 True True {'interrupted before it was checked'}\n"
    workers = {one.suffix[1:] for one in begun.iterdir()} - {str(run.pid)}
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]

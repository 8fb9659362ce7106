"""Pages given to workers in chunks, results in the order of the pages."""

from __future__ import annotations

import os
from concurrent.futures import BrokenExecutor
from math import isqrt
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from a11yview.site.checking.garbage_collection import put_aside, rare_collections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future, ProcessPoolExecutor

__all__ = ["INTERRUPTED", "chunked", "in_chunks"]

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_MOST_IN_CHUNK: Final = 100
INTERRUPTED: Final = "interrupted before it was checked"
"""The error of a task that an interrupt left undone."""


def chunked(tasks: Sequence[_Task]) -> list[Sequence[_Task]]:
    """Return the tasks in runs of neighbors: more and longer ones the more tasks there are.

    Neighbors share style sheets, which a worker then reads once; and a distributed engine
    takes milliseconds for each piece of work, so that pieces should not be single pages. No run
    is longer than 100 tasks; there are always several for each of a machine's cores.
    """
    size = max(1, min(_MOST_IN_CHUNK, isqrt(len(tasks)) // 2))
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]


def in_chunks(
    work: Callable[[_Task], _Result],
    tasks: Sequence[_Task],
    failed: Callable[[_Task, str], _Result],
    *,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[_Result]:
    """Return ``work`` of every task, in order, in this process or in an executor's workers.

    Tasks of a worker that dies are done again one by one, so that one at the most is lost; its
    result is ``failed`` with the reason. A keyboard interrupt ends the run: tasks not done by then
    have failed.
    """
    run = _Run(work, tasks, failed, progress)
    try:
        if executor is None:
            run.here()
        else:
            run.in_workers(executor)
    except KeyboardInterrupt:
        run.collect_finished()
    return run.results()


class _Run(Generic[_Task, _Result]):
    """One run: which tasks are done, and the pieces of work that are under way."""

    def __init__(
        self,
        work: Callable[[_Task], _Result],
        tasks: Sequence[_Task],
        failed: Callable[[_Task, str], _Result],
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._work = work
        self._tasks = tasks
        self._failed = failed
        self._progress = progress
        self._done: dict[int, _Result] = {}
        self._pieces: list[tuple[Sequence[int], Future[list[_Result]]]] = []

    def results(self) -> list[_Result]:
        """Return a result for every task; one without was interrupted."""
        return [
            self._done[number] if number in self._done else self._failed(task, INTERRUPTED)
            for number, task in enumerate(self._tasks)
        ]

    def here(self) -> None:
        """Do every task in this process."""
        for number, task in enumerate(self._tasks):
            self._take([number], [self._work(task)])
            put_aside()

    def in_workers(self, executor: Executor) -> None:
        """Do every task in the workers of an executor."""
        broken, lost = self._attempt(executor, chunked(range(len(self._tasks))))
        # An executor that lives on may do what failed once more, each task by itself.
        still_broken, failed = self._attempt(executor, [[number] for number in _flat(lost)])
        for numbers, error in failed.items():
            self._fail(numbers, error)
        left = [*broken, *still_broken]
        suspects = os.cpu_count() or 1
        while left:
            # Work is handed out in order: what killed a worker is among the first pieces.
            self._one_by_one(executor, _flat(left[:suspects]))
            left = left[suspects:]
            if left:
                with _replacement(executor, suspects) as pool:
                    left, failed = self._attempt(pool, left)
                for numbers, error in failed.items():
                    self._fail(numbers, error)

    def collect_finished(self) -> None:
        """Cancel pieces that have not begun, and take the results of others after an interrupt."""
        for _, future in self._pieces:
            future.cancel()
        for numbers, future in self._pieces:
            if future.cancelled():
                continue
            try:
                self._take(numbers, future.result())
            except KeyboardInterrupt:
                return
            except Exception:  # noqa: BLE001, S112 - what a worker died of matters no more
                continue

    def _attempt(
        self, executor: Executor, chunks: Sequence[Sequence[int]]
    ) -> tuple[list[Sequence[int]], dict[tuple[int, ...], Exception]]:
        """Do chunks; return those that a broken executor lost, and those with another error."""
        broken: list[Sequence[int]] = []
        failed: dict[tuple[int, ...], Exception] = {}
        self._pieces = []
        for chunk in chunks:
            try:
                future = executor.submit(_all, self._work, [self._tasks[n] for n in chunk])
            except BrokenExecutor:
                broken.append(chunk)
            else:
                self._pieces.append((chunk, future))
        broken_early, broken = broken, []
        for chunk, future in self._pieces:
            try:
                self._take(chunk, future.result())
            except BrokenExecutor:
                broken.append(chunk)
            except Exception as error:  # noqa: BLE001 - an engine's workers may die of anything
                failed[tuple(chunk)] = error
        self._pieces = []
        return broken + broken_early, failed

    def _one_by_one(self, executor: Executor, numbers: Iterable[int]) -> None:
        """Do tasks in one process, and in a new one after each that kills it."""
        pool: Executor | None = None
        try:
            for number in numbers:
                if pool is None:
                    pool = _replacement(executor, 1)
                try:
                    future = pool.submit(_all, self._work, [self._tasks[number]])
                    self._pieces = [([number], future)]
                    self._take([number], future.result())
                except BrokenExecutor as error:
                    self._fail([number], error)
                    pool.shutdown()
                    pool = None
        finally:
            if pool is not None:
                pool.shutdown()

    def _take(self, numbers: Iterable[int], results: Iterable[_Result]) -> None:
        self._done.update(zip(numbers, results, strict=False))  # an interrupted worker gives fewer
        if self._progress is not None:
            self._progress(len(self._done), len(self._tasks))

    def _fail(self, numbers: Iterable[int], error: Exception) -> None:
        reason = f"its worker died: {type(error).__name__}: {error}"
        self._take(numbers, (self._failed(self._tasks[number], reason) for number in numbers))


def _flat(chunks: Iterable[Iterable[int]]) -> Iterator[int]:
    return (number for chunk in chunks for number in chunk)


def _replacement(broken: Executor, jobs: int) -> ProcessPoolExecutor:
    """Return a pool like a broken one."""
    # Only who has workers pays for them: loading them takes longer than many a page.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    from a11yview.site.checking.workers import WorkerPool  # noqa: PLC0415

    return WorkerPool(jobs) if isinstance(broken, WorkerPool) else ProcessPoolExecutor(jobs)


@rare_collections()
def _all(work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> list[_Result]:
    """Do the tasks of a chunk; those done so far if interrupted. Runs in a worker."""
    from a11yview.site.checking.workers import is_interrupted  # noqa: PLC0415 - as above

    results: list[_Result] = []
    try:
        for task in tasks:
            if is_interrupted():
                break
            results.append(work(task))
            put_aside()
    except KeyboardInterrupt:
        pass
    return results

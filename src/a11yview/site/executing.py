"""Pages given to workers in chunks, results in the order of the pages."""

from __future__ import annotations

from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor, Future

__all__ = ["chunked", "in_chunks"]

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_MOST_IN_CHUNK = 100
_CHUNKS = 32


def chunked(tasks: Sequence[_Task]) -> list[Sequence[_Task]]:
    """Return the tasks in runs of neighbours: of 1 to 100, about 32 runs or more.

    Neighbours share style sheets, which a worker then reads once; and a distributed engine
    takes milliseconds for each piece of work, so that pieces should not be single pages.
    """
    size = max(1, min(_MOST_IN_CHUNK, len(tasks) // _CHUNKS))
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

    A chunk whose worker died is done again page by page, so that one page at the most is lost;
    what is lost is ``failed`` with the reason. A keyboard interrupt ends the run: tasks not done
    by then have failed.
    """
    results: list[_Result] = []
    report = progress or _silent
    try:
        if executor is None:
            for task in tasks:
                results.append(work(task))
                report(len(results), len(tasks))
            return results
        return _in_workers(_Work(work, failed, executor), tasks, report, results)
    except KeyboardInterrupt:
        results += [
            failed(task, "interrupted before it was checked") for task in tasks[len(results) :]
        ]
        return results


class _Work(NamedTuple, Generic[_Task, _Result]):
    """What is done to a task, and what stands for it if that cannot be done."""

    work: Callable[[_Task], _Result]
    failed: Callable[[_Task, str], _Result]
    executor: Executor


def _in_workers(
    how: _Work[_Task, _Result],
    tasks: Sequence[_Task],
    report: Callable[[int, int], None],
    results: list[_Result],
) -> list[_Result]:
    chunks = chunked(tasks)
    submit = how.executor.submit
    futures: list[Future[list[_Result]]] = [submit(_all, how.work, chunk) for chunk in chunks]
    try:
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                results += future.result()
            except (Exception, CancelledError):  # noqa: BLE001 - a worker may die of anything
                results += [_alone(how, task) for task in chunk]
            report(len(results), len(tasks))
    except KeyboardInterrupt:
        for future in futures:
            future.cancel()
        raise
    return results


def _silent(_done: int, _total: int) -> None:
    """Show nobody how far the run is."""


def _all(work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> list[_Result]:
    return [work(task) for task in tasks]


def _alone(how: _Work[_Task, _Result], task: _Task) -> _Result:
    try:
        return how.executor.submit(_all, how.work, [task]).result()[0]
    except (Exception, CancelledError) as error:  # noqa: BLE001 - likewise
        return how.failed(task, f"its worker died: {type(error).__name__}: {error}")

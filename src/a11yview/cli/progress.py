"""A progress bar on long runs, where there is somebody to see it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["progress_bar"]

_SHORT: Final = 3


@contextmanager
def progress_bar(pages: int) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function to call with the pages done and the pages in all.

    None where stderr is no terminal, for a few pages, or without rich.
    """
    if pages <= _SHORT or not sys.stderr.isatty():
        yield None
        return
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra
        from rich.progress import Progress  # noqa: PLC0415 - likewise
    except ImportError:
        yield None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("checking pages", total=pages)
        yield lambda done, total: bar.update(task, completed=done, total=total)

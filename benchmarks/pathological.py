"""Processor time and memory of each pathological page, at a size and at twice that size."""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from a11yview import check
from a11yview.site.page_files import PageSource
from support.hostile_pages import CASES, page

SIZE = 240
MOST_SECONDS = 60


def measured(name: str, size: int) -> tuple[float, float]:
    """Return seconds of processor time and megabytes beyond the start, in a process of its own."""
    html = CASES[name](size)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        before = resource.getrusage(resource.RUSAGE_SELF)
        start = time.process_time()
        source = PageSource(name="x.html", html=html)
        check([source], schemes="none", states=["site", "hover"])
        took = time.process_time() - start
        after = resource.getrusage(resource.RUSAGE_SELF)
        os.write(writer, f"{took} {(after.ru_maxrss - before.ru_maxrss) / 1024}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as stream:
        told = stream.read().split()
    os.waitpid(child, 0)
    return (float(told[0]), float(told[1])) if told else (float("inf"), float("nan"))


def main() -> None:
    source = PageSource(name="x.html", html=page())
    check([source], schemes="none", states=["site", "hover"])  # what every run loads
    print(f"{'page':28} {'seconds':>8} {'twice':>8} {'MB':>6} {'twice':>6}")
    for name in sys.argv[1:] if __name__ == "__main__" and sys.argv[1:] else CASES:
        once, twice = measured(name, SIZE), measured(name, 2 * SIZE)
        print(
            f"{name:28} {once[0]:8.3f} {twice[0]:8.3f} {once[1]:6.1f} {twice[1]:6.1f}", flush=True
        )


if __name__ == "__main__":
    main()

"""The command line: arguments in, texts and an exit code out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 fine, 1 falls short, 2 input error.

    ``argv`` are the arguments without the program's name; those of the process when left out.
    Ctrl-C ends it with 130, while it is still being loaded, too.
    """
    try:
        from a11yview.cli.entry import run  # noqa: PLC0415 - an interruption here is none of Python's

        return run(argv)
    except KeyboardInterrupt:
        return 130

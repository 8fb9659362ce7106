"""Symlink loops: resolving a path reports them in some versions of Python, and not in others."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_symlink_loop"]


def is_symlink_loop(path: Path) -> bool:
    """Whether a path leads into a symlink loop."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False

"""Links in a circle, which resolving a path reports in one version of Python and not in another."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_link_circle"]


def is_link_circle(path: Path) -> bool:
    """Whether a path leads through links in a circle."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False

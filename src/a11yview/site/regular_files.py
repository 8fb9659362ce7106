"""Regular files, opened without following a link and without waiting for anybody.

Between the moment a file is found and the moment it is read, it may become a pipe, which nobody
may ever write to, or a link to a file outside the site. So the file that was opened is looked at,
not its name.
"""

from __future__ import annotations

import errno
import os
from stat import S_ISREG
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["regular_file_bytes"]

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


def regular_file_bytes(path: Path, *, most: int = -1) -> bytes:
    """Return the bytes of the regular file at ``path``, at most ``most`` of them.

    ``path`` is absolute and has no link in it, as ``Path.resolve`` returns it. Raises ``OSError``
    where there is no such file, or where a link or anything but a regular file stands there now.
    """
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        opened = os.fstat(descriptor)
        if not S_ISREG(opened.st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        if path.resolve() != path or not os.path.samestat(path.stat(), opened):
            raise OSError(errno.ELOOP, "became a link after it was found", str(path))
        return file.read(most)

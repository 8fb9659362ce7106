"""Files that a run keeps for the next one, in a folder that may be shared.

An entry is a file named by the digest of all that it depends on; it holds a check sum of this name
and its bytes, and bytes in which nothing is ever executed. Whatever is wrong with an entry, it
counts as missing. Files are written beside their place and then renamed, so that runs at the same
time never see half of one. A folder that cannot be read or written is as good as an empty one.
"""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final
from zlib import crc32

from a11yview.site.regular_files import regular_file_bytes
from a11yview.versions import installed_version

__all__ = ["KeptFiles", "check_sum", "digest_of"]

_MAX_BYTES: Final = 256 * 1024 * 1024
"""Most bytes of the entries of a folder, after :meth:`KeptFiles.prune`."""
_ABANDONED: Final = 3600.0  # seconds after which a half-written file is nobody's any more
PACKAGES: Final = ("audit", "calculation", "cascade", "color", "pictures", "site")
_SUFFIXES: Final = (".css", ".py", ".txt")
"""The packages whose files decide the findings of a page."""
_MAKERS: Final = ("a11yview", "turbohtml", "tinycss2", "webcolors", "pillow")
"""The packages whose versions decide it."""


@cache
def _edition() -> bytes:
    """Return the edition that every entry depends on; some 5 ms, once in a process."""
    made = blake2b("\n".join(f"{name} {installed_version(name)}" for name in _MAKERS).encode())
    made.update(digest_of(Path(__file__).parents[2]))
    return made.digest()


def digest_of(package: Path) -> bytes:
    """Return the digest of the package's code: no change of it is ever overlooked."""
    digest = blake2b()
    for part in PACKAGES:
        for file in sorted((package / part).rglob("*")):
            if file.suffix in _SUFFIXES:
                digest.update(blake2b(file.read_bytes()).digest())
    return digest.digest()


class KeptFiles:
    """The entries of one kind in a folder.

    Nothing is found that another edition of the package wrote.
    """

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix

    def place(self, data: bytes) -> Path:
        """Return the file of the entry that depends on these bytes."""
        digest = blake2b(data, digest_size=20, key=_edition()).hexdigest()
        return self._folder / digest[:2] / (digest[2:] + self._suffix)

    @staticmethod
    def read(file: Path) -> bytes | None:
        """Return the content of an entry, None where there is none or it is damaged.

        One that is read counts as used: it is pruned last.
        """
        try:
            content = regular_file_bytes(file.resolve())
        except (OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
            return None
        check, _, held = content.partition(b"\n")
        if check != check_sum(file, held):
            return None
        with suppress(OSError):
            os.utime(file)
        return held

    @staticmethod
    def write(file: Path, held: bytes) -> None:
        """Keep an entry, if that can be done."""
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_name(f"{secrets.token_hex(8)}.part")
            try:
                part.write_bytes(check_sum(file, held) + b"\n" + held)
                part.replace(file)
            except OSError:
                part.unlink(missing_ok=True)

    def prune(self, most: int = _MAX_BYTES) -> None:
        """Take away entries, those used longest ago, until the rest is ``most`` bytes or less."""
        found: list[tuple[float, int, Path]] = []
        for file in self._folder.glob("??/*"):
            with suppress(OSError):
                facts = file.stat()
                if file.suffix == self._suffix:
                    found.append((facts.st_mtime, facts.st_size, file))
                elif file.suffix == ".part" and facts.st_mtime < time.time() - _ABANDONED:
                    file.unlink()
        whole = sum(size for _, size, _ in found)
        for _, size, file in sorted(found):
            if whole <= most:
                break
            with suppress(OSError):
                file.unlink()
            whole -= size


def check_sum(file: Path, held: bytes) -> bytes:
    """Return the first line of an entry's file: what it holds belongs to its name alone."""
    return b"%08x" % crc32(held, crc32(f"{file.parent.name}{file.name}".encode()))

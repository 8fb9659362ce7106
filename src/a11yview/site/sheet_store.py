"""Scanned style sheets kept on disk: the first page of a site then costs little more than others.

An entry is a file named by the digest of the sheet's text; it holds a check sum, a line of JSON and
numbers: nothing in it is ever executed. Whatever is wrong with an entry, it counts as missing.
Files are written beside their place and then renamed, so that runs at the same time never see half
of one.
"""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final
from zlib import crc32

from a11yview.cascade import FORMAT, from_rows, scan, sheet_keys, to_rows

if TYPE_CHECKING:
    from a11yview.cascade import Sheet

__all__ = ["SheetStore"]

MAX_BYTES: Final = 256 * 1024 * 1024
"""What the entries of a folder may take together, after :meth:`SheetStore.prune`."""
MAX_KEPT: Final = 256
"""Sheets kept in memory, those used last."""
_SMALL: Final = 2000  # characters: shorter sheets are scanned sooner than a file is opened
_ABANDONED: Final = 3600.0  # seconds after which a half-written file is nobody's any more
_SUFFIX: Final = ".sheet"
_FOLDER: Final = "sheets"


class SheetStore:
    """Makes the sheet of a text, or finds it in memory or in a folder; see the module.

    A folder that cannot be read or written is as good as an empty one.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER
        self._kept: OrderedDict[str, Sheet] = OrderedDict()

    def __call__(self, text: str) -> Sheet:
        """Return the sheet of a text, the same object for the same text."""
        sheet = self._kept.get(text)
        if sheet is None:
            sheet = self._kept[text] = self._found(text)
            if len(self._kept) > MAX_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(text)
        return sheet

    def _found(self, text: str) -> Sheet:
        if len(text) < _SMALL:
            return scan(text)
        file = self._file(text)
        sheet = self._read(file, text)
        if sheet is None:
            sheet = scan(text)
            keys = sheet_keys(sheet)
            sheet = replace(sheet, keys=keys)
            self._write(file, to_rows(sheet, keys))
        return sheet

    @cached_property
    def _edition(self) -> bytes:
        """What an entry depends on besides the text."""
        return f"a11yview {version('a11yview')} {FORMAT}".encode()

    def _file(self, text: str) -> Path:
        data = text.encode("utf-8", "surrogatepass")
        digest = blake2b(data, digest_size=20, key=blake2b(self._edition).digest()).hexdigest()
        return self._folder / digest[:2] / (digest[2:] + _SUFFIX)

    @staticmethod
    def _read(file: Path, text: str) -> Sheet | None:
        try:
            content = file.read_bytes() if file.is_file() else b""  # a pipe would never end
        except OSError:
            return None
        check, _, rows = content.partition(b"\n")
        if check != _check_sum(rows):
            return None
        try:
            sheet = from_rows(rows, text)
        except ValueError:
            return None
        with suppress(OSError):
            os.utime(file)  # used: pruned last
        return sheet

    @staticmethod
    def _write(file: Path, rows: bytes) -> None:
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
                try:
                    part.write(_check_sum(rows) + b"\n" + rows)
                    part.close()
                    Path(part.name).replace(file)
                except OSError:
                    Path(part.name).unlink(missing_ok=True)

    def prune(self, most: int = MAX_BYTES) -> None:
        """Take away entries, those used longest ago, until the rest is ``most`` bytes or less."""
        found: list[tuple[float, int, Path]] = []
        for file in self._folder.glob("??/*"):
            with suppress(OSError):
                facts = file.stat()
                if file.suffix == _SUFFIX:
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


def _check_sum(rows: bytes) -> bytes:
    return b"%08x" % crc32(rows)

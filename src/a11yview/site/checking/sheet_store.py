"""Scanned style sheets kept on disk: the first page of a site then costs less."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from a11yview.cascade import scan, sheet_from_bytes, sheet_keys, sheet_to_bytes
from a11yview.site.checking.kept_files import KeptFiles

if TYPE_CHECKING:
    from pathlib import Path

    from a11yview.cascade import Sheet

__all__ = ["SheetStore"]

MAX_KEPT: Final = 256
"""Sheets kept in memory, those used last."""
_SMALL: Final = 2000  # characters: shorter sheets are scanned sooner than a file is opened


class SheetStore:
    """Makes the sheet of a text, or finds it in memory or in the folder ``sheets``."""

    def __init__(self, folder: Path) -> None:
        self.files = KeptFiles(folder / "sheets", ".sheet")
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
        file = self.files.place(text.encode("utf-8", "surrogatepass"))
        sheet = self._read(file, text)
        if sheet is None:
            sheet = scan(text)
            keys = sheet_keys(sheet)
            sheet = replace(sheet, keys=keys)
            self.files.write(file, sheet_to_bytes(sheet, keys))
        return sheet

    def _read(self, file: Path, text: str) -> Sheet | None:
        rows = self.files.read(file)
        if rows is None:
            return None
        try:
            return sheet_from_bytes(rows, text)
        except ValueError:
            return None

"""The folders that paths of a report have in common, so that they are said once."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import commonpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from a11yview.audit import Declared, Finding, Report

__all__ = ["CommonFolders", "common_folders"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonFolders:
    """The folder of all pages and that of all style sheets, each with ``/`` at its end or empty."""

    pages: str = ""
    sheets: str = ""

    def short(self, path: str) -> str:
        """Return a path without the folder that it shares with the others."""
        for folder in (self.pages, self.sheets):
            if folder and path.startswith(folder):
                return path[len(folder) :]
        return path


def common_folders(report: Report) -> CommonFolders:
    """Return the folders that the pages of a report share, and the sheets that findings name."""
    pages = {page.page for page in report.pages}
    sheets = {declared.file for one in report.findings for declared in _declared(one)}
    return CommonFolders(
        pages=_folder(pages), sheets=_folder(file for file in sheets - pages if file is not None)
    )


def _declared(finding: Finding) -> Iterator[Declared]:
    for declared in (finding.text_declared, finding.background_declared):
        if declared is not None:
            yield declared
            if declared.defined is not None:
                yield declared.defined


def _folder(paths: Iterable[str]) -> str:
    """Return the folder that two or more paths share."""
    files = sorted(paths)
    if len(files) < 2 or any("://" in file for file in files):
        return ""
    try:
        folder = commonpath([files[0], files[-1]])
    except ValueError:  # one absolute, one relative
        return ""
    if folder in {"", "/", *files}:
        return ""
    return f"{folder}/"

"""The file that says what a site offers: TOML, ``pyproject.toml`` too, or JSON."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.errors import A11yviewError, CatalogError
from a11yview.settings import Catalog
from a11yview.settings.reading import own_table, parse_json, parse_toml, toml_document
from a11yview.settings.source_lines import key_lines, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from a11yview.color import Level

__all__ = ["CatalogFileError", "SiteFile", "read_catalog", "site_file"]

# As parsers write at the end of a message what stands before it by now.
_PLACE: Final = re.compile(r"(?: \(at line \d+, column \d+\)|: line \d+ column \d+ \(char \d+\))$")
_MOST: Final = 1_000_000  # characters: a device that never ends is no configuration


class CatalogFileError(A11yviewError, ValueError):
    """A file that is not there, is a folder, or holds no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file as it was read: its text, and its table, whose keys are those of a catalog."""

    path: Path
    text: str
    table: Mapping[str, Any]

    def catalog(self, *, level: Level | None = None) -> Catalog:
        """Return its catalog, held to a level, its own where that is None.

        Raises ``CatalogError`` with the file's name and the line in each problem.
        """
        table = self.table if level is None else {**self.table, "level": level}
        try:
            return Catalog.from_mapping(table)
        except CatalogError as error:
            raise CatalogError(self.placed(error.problems)) from error

    def placed(self, problems: Iterable[str]) -> tuple[str, ...]:
        """Return ``problems``, which begin with a key path, with the file and the line in front."""
        lines = key_lines(self.text)
        found = [(line_of(problem.partition(": ")[0], lines), problem) for problem in problems]
        return tuple(
            f"{self.path}:{line}: {problem}" if line else f"{self.path}: {problem}"
            for line, problem in found
        )


def site_file(named: Path | None, folder: Path) -> SiteFile | None:
    """Return the file that is named, else a folder's own, if it has one.

    That is its ``a11yview.toml``, or its ``pyproject.toml`` with a table for us. Raises
    ``CatalogError`` with the file's name, ``CatalogFileError``, and ``OSError`` where it cannot
    be read.
    """
    if named is not None:
        return _read(named)
    own = folder / "a11yview.toml"
    if own.is_file():
        return _read(own)
    project = folder / "pyproject.toml"
    return _of_project(project) if project.is_file() else None


def read_catalog(named: Path | None, folder: Path, *, level: Level | None = None) -> Catalog:
    """Return the catalog in that file, the classic one without a file; raises likewise."""
    file = site_file(named, folder)
    return Catalog.classic() if file is None else file.catalog(level=level)


def _read(path: Path) -> SiteFile:
    parse = parse_json if path.suffix.lower() == ".json" else parse_toml
    text = _text_of(path)
    with _named(path):
        return SiteFile(path=path, text=text, table=parse(text))


def _of_project(path: Path) -> SiteFile | None:
    """Return a ``pyproject.toml`` if it has a table for us; one that is no TOML may have."""
    text = _text_of(path)
    if "a11yview" not in text:
        return None
    with _named(path):
        document = toml_document(text)
        tool = document.get("tool")
        if not isinstance(tool, dict) or "a11yview" not in tool:
            return None
        return SiteFile(path=path, text=text, table=own_table(document))


def _text_of(file: Path) -> str:
    """Return the text of a file in UTF-8, a byte order mark taken off; raises as above."""
    try:
        with file.open(encoding="utf-8-sig") as stream:
            text = stream.read(_MOST + 1)
    except FileNotFoundError as error:
        raise CatalogFileError(
            f"no such file: {str(file)!r}; name an a11yview.toml, a pyproject.toml or JSON"
        ) from error
    except IsADirectoryError as error:
        raise CatalogFileError(
            f"a folder: {str(file)!r}; name the file in it, such as {str(file / 'a11yview.toml')!r}"
        ) from error
    except UnicodeDecodeError as error:
        raise CatalogFileError(
            f"{file}: not UTF-8 text: byte {error.start}; save it as UTF-8"
        ) from error
    if len(text) > _MOST:
        raise CatalogFileError(f"{file}: longer than {_MOST:,} characters; name a configuration")
    return text


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Put the file's name, and the place if there is one, before each problem met inside."""
    try:
        yield
    except CatalogError as error:
        where = ":".join(map(str, (file, *(error.position or ()))))
        raise CatalogError(
            tuple(f"{where}: {_PLACE.sub('', problem)}" for problem in error.problems)
        ) from error

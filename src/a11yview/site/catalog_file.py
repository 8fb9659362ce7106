"""The file that says what a site offers: TOML, ``pyproject.toml`` too, or JSON."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from a11yview.errors import A11yviewError, CatalogError
from a11yview.settings import Catalog
from a11yview.settings.reading import parse_json, parse_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Any

__all__ = ["CatalogFileError", "catalog_in", "find_configuration", "read_catalog", "read_table"]

_NAMES: Final = ("a11yview.toml", "pyproject.toml")


class CatalogFileError(A11yviewError, ValueError):
    """A file that is not there, or no text."""


def find_configuration(folder: Path) -> Path | None:
    """Return a folder's ``a11yview.toml``, or its ``pyproject.toml`` with a table for us."""
    for name in _NAMES:
        file = folder / name
        if file.is_file() and (name != "pyproject.toml" or _has_our_table(_text_of(file))):
            return file
    return None


def _has_our_table(text: str) -> bool:
    """Whether a ``pyproject.toml`` is for us, too; if it is no TOML, its reader has to say so."""
    if "a11yview" not in text:
        return False
    import tomllib  # noqa: PLC0415 - only who reads a file pays for the parser

    try:
        tool = tomllib.loads(text).get("tool")
    except (ValueError, RecursionError):
        return True
    return isinstance(tool, dict) and "a11yview" in tool


def read_catalog(file: Path | None) -> Catalog:
    """Return the catalogue in a file, the classic one without a file.

    Raises ``CatalogError`` with the file's name in each problem, ``CatalogFileError``, and
    ``OSError`` where it cannot be read.
    """
    return Catalog.classic() if file is None else catalog_in(read_table(file), file)


def read_table(file: Path) -> Mapping[str, Any]:
    """Return the table of a file, whose keys are those of a catalogue; raises as above."""
    parse = parse_json if file.suffix.lower() == ".json" else parse_toml
    text = _text_of(file)
    with _named(file):
        return parse(text)


def catalog_in(table: Mapping[str, Any], file: Path) -> Catalog:
    """Return the catalogue in the table of a file. Raises ``CatalogError`` as above."""
    with _named(file):
        return Catalog.from_mapping(table)


def _text_of(file: Path) -> str:
    """Return the text of a file in UTF-8, a byte order mark taken off; raises as above."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise CatalogFileError(
            f"no such file: {str(file)!r}; name an a11yview.toml, a pyproject.toml or JSON"
        ) from error
    except UnicodeDecodeError as error:
        raise CatalogFileError(
            f"{file}: not UTF-8 text: byte {error.start}; save it as UTF-8"
        ) from error


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Put the file's name in front of each problem met inside."""
    try:
        yield
    except CatalogError as error:
        raise CatalogError(tuple(f"{file}: {problem}" for problem in error.problems)) from error

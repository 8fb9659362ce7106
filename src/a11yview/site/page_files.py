"""From the paths that a caller names to the pages to check."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from glob import glob, has_magic
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from a11yview.errors import A11yviewError, expect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "Page",
    "PageNotFoundError",
    "PageSource",
    "SameNameError",
    "names_a_page",
    "page_sources",
]

_PAGES: Final = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_MAGIC: Final = re.compile(r"[*?[]")
_MOST_LOOKED_AT: Final = 20_000
_CHECKED: Final = _PAGES | {".css"}
_MOST_LOOKED_INTO: Final = 8192
_UTF_16: Final = (BOM_UTF16_LE, BOM_UTF16_BE)
# Templates may begin with a tag of their own.
_TAG: Final = re.compile(rb"^\W*(?:<[a-z!?%/]|\{[%{#])", re.IGNORECASE | re.MULTILINE)


class SameNameError(A11yviewError, ValueError):
    """Two pages that a report could not tell apart."""


class PageNotFoundError(A11yviewError, ValueError):
    """A path that names no page, or a folder or pattern that holds none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """One page to check: a file by its ``path``, or a text by itself.

    ``name`` is how reports call it: the path as given, with ``/``. ``root`` is the folder that
    ``/`` in its links means and that nothing is read from outside of; None: a text whose links
    lead nowhere but where ``resolve`` says. A text may carry style sheets of its own in ``css``,
    applied after those it names.

    Raises ``ArgumentError`` for what is neither a file nor a text: it would pass every check.
    """

    name: str
    path: Path | None = None
    root: Path | None = None
    html: str | bytes | None = None
    css: tuple[str, ...] = ()
    found: Path | None = field(default=None, repr=False, compare=False)
    """The file that ``path`` led to when the page was found, links followed: no other is read."""

    def __post_init__(self) -> None:
        expect("path", self.path, Path | None, "the Path of a file")
        if self.path is None:
            expect("html", self.html, (str, bytes), "a page as text or bytes, or a path")
        expect("css", self.css, tuple, "a tuple of style sheets as texts")
        for number, text in enumerate(self.css):
            expect(f"css[{number}]", text, str, "the text of a style sheet")

    @property
    def is_sheet(self) -> bool:
        """Whether it is a style sheet, whose declared pairs are checked."""
        return self.path is not None and self.path.suffix.lower() == ".css"


Page: TypeAlias = str | PathLike[str] | PageSource


def page_sources(
    pages: Page | Iterable[Page], *, root: str | PathLike[str] | None = None
) -> list[PageSource]:
    """Return the pages that one path or several stand for, in order, each once.

    A path is a page or a style sheet, a folder (all its pages, sorted; no style sheets), or a
    pattern with ``*``. The site's root is ``root``, or the folder that was named; else the
    working folder for what lies in it, and the page's own folder for what does not.

    Raises :class:`PageNotFoundError` for a path that stands for nothing, :class:`SameNameError`
    for different pages of one name.
    """
    found: dict[str, PageSource] = {}
    for page in [pages] if isinstance(pages, str | PathLike | PageSource) else pages:
        if isinstance(page, PageSource):
            if found.setdefault(page.name, page) != page:
                raise SameNameError(
                    f"pages: two of one name: {page.name!r}; give each page a name of its own"
                )
            continue
        text = fspath(page)
        before = len(found)
        seen = False
        for path in _paths(text) if text else ():
            seen = True
            name = path.as_posix()
            source = PageSource(
                name=name,
                path=path,
                root=_root_of(path, Path(text), root),
                found=path.resolve(),
            )
            found.setdefault(name, source)
        if not seen and len(found) == before:
            if "://" in text:
                raise PageNotFoundError(
                    f"an address, and nothing is fetched: {text!r}; save the page, or give its "
                    "HTML as text or on standard input"
                )
            raise PageNotFoundError(
                f"{text}: no page here: {text!r}; name an HTML or CSS file, a folder of pages, "
                "or a pattern such as 'site/**/*.html'"
            )
    return list(found.values())


def names_a_page(pattern: str) -> bool:
    """Return whether a pattern for the names of pages fits a file that could be checked.

    Of very many files it may.
    """
    start = Path(_MAGIC.split(pattern)[0] + "name").parent
    seen = 0
    for place, folders, files in os.walk(start):
        folders[:] = _shown(folders)
        seen += len(files)
        paths = (Path(place, name) for name in files)
        if seen > _MOST_LOOKED_AT or any(
            path.suffix.lower() in _CHECKED and fnmatchcase(path.as_posix(), pattern)
            for path in paths
        ):
            return True
    return False


def _root_of(path: Path, given: Path, root: str | PathLike[str] | None) -> Path:
    if root is not None:
        return Path(root)
    if given.is_dir():
        return given
    here = Path()
    return here if path.resolve().is_relative_to(here.resolve()) else path.parent


def _paths(text: str) -> Iterator[Path]:
    path = Path(text)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.is_file():
        if not _is_page(path):
            raise PageNotFoundError(
                f"{text}: not a page: {text!r}; name an HTML or CSS file, or a folder of pages"
            )
        yield path
    elif has_magic(text):
        for name in sorted(glob(text, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
            if Path(name).is_dir():
                continue
            if Path(name).suffix.lower() in _CHECKED:
                yield Path(name)


def _is_page(path: Path) -> bool:
    """Return whether a file is a page by its name, or by a tag at the start of a line in it."""
    if path.suffix.lower() in _CHECKED:
        return True
    try:
        with path.open("rb") as file:
            start = file.read(_MOST_LOOKED_INTO)
    except OSError:
        return True  # why it cannot be read is told with the page
    return start.startswith(_UTF_16) or (b"\0" not in start and bool(_TAG.search(start)))


def _in_folder(folder: Path) -> Iterator[Path]:
    """Every page in a folder, sorted; hidden folders and links that lead out are left out.

    Raises ``OSError`` for a folder that cannot be listed: nobody would miss its pages.
    """
    root = folder.resolve()
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = _shown(folders)
        found += [Path(place, name) for name in files if not name.startswith(".")]
    for path in sorted(path for path in found if path.suffix.lower() in _PAGES):
        if path.is_file() and path.resolve().is_relative_to(root):
            yield path


def _shown(folders: Iterable[str]) -> list[str]:
    return [name for name in folders if not name.startswith(".") and name != "node_modules"]


def _raise(error: OSError) -> NoReturn:
    raise error

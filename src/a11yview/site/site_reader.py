"""Files of a site by the URLs that its pages name, never from outside its root."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SiteReader"]

_MOST_BYTES: Final = 32 * 1024 * 1024
_MOST_KEPT: Final = 64
_MOST_BYTES_KEPT: Final = 1024 * 1024  # of one file


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReader:
    """Reads the style sheets of the pages under ``root``; None: only what ``resolve`` maps.

    A URL of the page's own site is a file under ``root``; one on another host is read only if
    ``resolve`` maps its start to a folder. What lies outside, through ``..`` or a link in the
    file system, is not read. Relative paths are those of ``base``, the working folder by default.
    What was read lately is not read again, so a reader is one of a run, not of a process.
    """

    root: Path | None
    resolve: Mapping[str, Path] = field(default_factory=dict)
    base: Path = field(default_factory=Path)
    _folder: Path = field(init=False, repr=False, compare=False)
    _kept: dict[str, bytes | None] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_folder", (self.base / (self.root or "")).resolve())

    def __call__(self, url: str) -> bytes | None:
        """Return the bytes of the file that a URL stands for, or None."""
        if url in self._kept:
            return self._kept[url]
        content = self._read(url)
        if content is None or len(content) <= _MOST_BYTES_KEPT:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[url] = content
        return content

    def _read(self, url: str) -> bytes | None:
        path = self.path_of(url)
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except OSError:
            return None
        return content if len(content) <= _MOST_BYTES else None

    def path_of(self, url: str) -> Path | None:
        """Return the file that a URL stands for, if there is one that may be read."""
        for prefix, folder in self.resolve.items():
            if url.startswith(prefix):
                return _inside((self.base / folder).resolve(), url[len(prefix) :])
        try:
            parts = urlsplit(url)
        except ValueError:  # a host in brackets that is no IPv6 address
            return None
        if self.root is None or parts.scheme not in {"", "file"} or parts.netloc:
            return None
        return _inside(self._folder, parts.path)

    def url_of(self, path: Path) -> str:
        """Return the URL path of a file of the site; its name alone if it lies outside."""
        try:
            inside = (self.base / path).resolve().relative_to(self._folder)
            return "/" + quote(inside.as_posix(), errors="surrogateescape")
        except ValueError:
            return "/" + quote(path.name, errors="surrogateescape")

    def file_name(self, url: str) -> str:
        """Return how reports call what a URL stands for: a path with ``/``, or the URL."""
        for prefix, folder in self.resolve.items():
            if url.startswith(prefix):
                return (
                    folder / unquote(url[len(prefix) :], errors="surrogateescape").lstrip("/")
                ).as_posix()
        parts = urlsplit(url)
        if parts.scheme or parts.netloc:
            return url
        path = unquote(parts.path, errors="surrogateescape").lstrip("/")
        return ((self.root or Path()) / path).as_posix()


def _inside(root: Path, relative: str) -> Path | None:
    """Return the file of that URL path under a root, links followed; None if it leads out.

    In the root itself, links are followed already.
    """
    relative = unquote(
        relative.partition("?")[0].partition("#")[0], errors="surrogateescape"
    ).lstrip("/")
    if "\0" in relative:
        return None
    try:
        path = (root / relative).resolve()
        if path.is_relative_to(root) and path.is_file():
            return path
    except (OSError, RuntimeError, ValueError):
        return None
    return None

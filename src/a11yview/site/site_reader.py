"""Files of a site by the URLs that its pages name, never from outside its root."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from a11yview.site.regular_files import regular_file_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SiteReader"]

_MOST_BYTES: Final = 32 * 1024 * 1024
_MOST_KEPT: Final = 64
_MOST_BYTES_KEPT: Final = 1024 * 1024  # of one file
_AT_REST: Final = 5_000_000_000
"""Nanoseconds after which no change of a file can go unseen: the coarsest clocks of file systems
tick every two seconds."""


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
            return _bytes_of(path)
        except OSError:
            return None

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


def _bytes_of(path: Path) -> bytes | None:
    """Return the bytes of a file, ``None`` of one too large.

    A run that follows another in its process finds the same sheets: what is as it was is not read
    again, and equal bytes are one object.
    """
    now, status = time.time_ns(), path.stat()
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    if status.st_size > _MOST_BYTES_KEPT or now - changed < _AT_REST:
        return _read(path)
    return _kept(path, status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


@lru_cache(maxsize=_MOST_KEPT)
def _kept(path: Path, *_status: int) -> bytes | None:
    return _read(path)


def _read(path: Path) -> bytes | None:
    content = regular_file_bytes(path, most=_MOST_BYTES + 1)
    return content if len(content) <= _MOST_BYTES else None


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

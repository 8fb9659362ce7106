"""The record of a build in its folder, so that a later build removes its files and no others.

The record lies in the published site. It names no page: a place is kept as a digest, which
whoever has the file can compute and whoever has not cannot turn back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, Self

from a11yview.site.building.page import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["RECORD", "BuildRecord", "content_digest"]

RECORD: Final = PurePosixPath(FOLDER, "built.json")
"""Its place in a built site; its presence says that a build wrote the folder."""

_DIGITS: Final = 24
_FOLDER: Final = "folder"  # in the place of a content's digest
_ASSETS: Final = frozenset({".css", ".js"})


def content_digest(file: Path) -> str:
    """Return a digest of what a file holds."""
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRecord:
    """The files that a build added to a site, and all that it wrote: by digest of the place.

    ``unfinished`` is a folder that a build is still at work in, or was when it was killed: all
    in it is the build's.
    """

    added: frozenset[str] = frozenset()
    written: dict[str, str] = field(default_factory=dict)
    unfinished: bool = False

    @classmethod
    def of(cls, site: Path) -> Self | None:
        """Read the record in ``site``; None where no build wrote it, or one that kept none."""
        try:
            table = json.loads((site / RECORD).read_text(encoding="utf-8"))
            added, written = table["a11yview"], table["written"]
            return cls(
                added=frozenset(filter(_is_asset, map(str, added))) | {str(RECORD)},
                written={str(place): str(content) for place, content in written.items()},
                unfinished=table.get("unfinished") is True,
            )
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    @classmethod
    def begin(cls, site: Path) -> None:
        """Say that a build is at work in ``site``."""
        _write(site, {"a11yview": [], "written": {}, "unfinished": True})

    @classmethod
    def finish(cls, site: Path, added: Iterable[str]) -> None:
        """Keep what ``site`` holds as written by this build; ``added`` are names in our folder."""
        written = {
            _digest(place): _FOLDER if entry.is_dir() else content_digest(entry)
            for place, entry in _entries(site, site)
            if place != str(RECORD)
        }
        names = sorted(f"{FOLDER}/{name}" for name in added)
        _write(site, {"a11yview": names, "written": dict(sorted(written.items()))})

    def foreign(self, site: Path) -> Iterator[str]:
        """Yield the places in ``site`` that no build wrote as they are now, the outermost ones.

        A folder that is foreign as a whole is one place.
        """
        yield from self._foreign(site, site)

    def _foreign(self, folder: Path, site: Path) -> Iterator[str]:
        for entry in sorted(folder.iterdir()):
            place = entry.relative_to(site).as_posix()
            if place == str(RECORD):
                continue
            content = self.written.get(_digest(place))
            if entry.is_symlink() or (content != _FOLDER and not entry.is_file()):
                yield place
            elif content == _FOLDER and entry.is_dir():
                yield from self._foreign(entry, site)
            elif content is None or content != content_digest(entry):
                yield place


def _write(site: Path, table: Mapping[str, object]) -> None:
    (site / FOLDER).mkdir(exist_ok=True)
    text = json.dumps(table, indent=1) + "\n"
    (site / RECORD).write_text(text, encoding="utf-8", newline="\n")


def _entries(folder: Path, site: Path) -> Iterator[tuple[str, Path]]:
    for entry in folder.iterdir():
        yield entry.relative_to(site).as_posix(), entry
        if entry.is_dir():
            yield from _entries(entry, site)


def _digest(place: str) -> str:
    return sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]


def _is_asset(place: str) -> bool:
    """Whether a build may have added that file: nobody's page is told by its record alone."""
    path = PurePosixPath(place)
    return str(path.parent) == FOLDER and path.suffix in _ASSETS

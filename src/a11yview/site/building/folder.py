"""A folder of pages copied with the panel in each: the edge that reads and writes.

Everything is written into a folder beside the target first; the target is exchanged by renaming
when all is done, so that a failure leaves it as it was. What a killed build leaves is removed by a
later one.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from a11yview.errors import A11yviewError
from a11yview.site.building.outline import NotAPageError, PageError
from a11yview.site.building.page import FOLDER, PageParts, adapted_page
from a11yview.site.link_circles import is_link_circle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["BuildError", "BuiltSite", "Note", "build_site"]

_PAGE_SUFFIXES: Final = frozenset({".html", ".htm", ".shtml"})
_XML_PAGE_SUFFIXES: Final = frozenset({".xhtml", ".xht"})

# Its presence says that a folder was written by a build, and which files the build added.
_MARKER: Final = PurePosixPath(FOLDER, "built.json")

_ABANDONED: Final = 3600.0  # seconds after which no build is still at work


class BuildError(A11yviewError, ValueError):
    """A site that cannot be built at all; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One file that was not adapted or not copied, by its path in the site, and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """What a build did; paths are relative to the site's root, with ``/``, in order.

    ``pages`` carry the panel now. ``fragments`` are markup that is no page, and ``unhandled``
    pages into which nothing could be put: both are copied as they were. ``copied`` counts the
    other files, ``left_out`` names links that lead out of the site and files that are none.
    """

    target: Path
    pages: tuple[str, ...]
    fragments: tuple[Note, ...]
    unhandled: tuple[Note, ...]
    copied: int
    left_out: tuple[Note, ...]


def build_site(
    source: Path, target: Path, *, parts: PageParts, assets: Mapping[str, str]
) -> BuiltSite:
    """Write a copy of the site in ``source`` to ``target`` with ``parts`` in each page.

    ``assets`` are the texts of the stylesheet and the script by file name. ``target`` must be
    new, empty, or the result of an earlier build, which is replaced. The same site and parts give
    the same bytes.

    Raises ``BuildError`` where the folders do not fit or the site has no page, ``OSError`` where
    reading or writing fails: ``target`` is then as it was before.
    """
    source, target = _resolved(source, "SITE"), _resolved(target, "OUT")
    _check_folders(source, target)
    staging = target.parent / f".{target.name}.{secrets.token_hex(4)}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging.mkdir()
    except OSError as error:
        raise BuildError(
            f"OUT: cannot be written: {str(target)!r} ({error.strerror}); name another folder"
        ) from error
    _remove_abandoned(target)
    try:
        _mark(staging, assets)  # at once: what a kill leaves behind can be told as ours
        built = _written(source, staging, target, parts)
        _write_assets(staging, assets)
        _exchange(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return built


def _resolved(folder: Path, name: str) -> Path:
    if is_link_circle(folder):
        raise BuildError(
            f"{name}: links in a circle: {str(folder)!r}; name a folder that can be reached"
        )
    return folder.resolve()


def _check_folders(source: Path, target: Path) -> None:
    if not source.is_dir():
        raise BuildError(f"SITE: not a folder: {str(source)!r}; name the folder of the pages")
    if target == source or target.is_relative_to(source):
        raise BuildError(
            f"OUT: inside the site itself: {str(target)!r}; name a folder outside {str(source)!r}"
        )
    if source.is_relative_to(target):
        raise BuildError(
            f"OUT: holds the site itself: {str(target)!r}; name a folder beside {str(source)!r}"
        )
    if target.exists() and not target.is_dir():
        raise BuildError(f"OUT: not a folder: {str(target)!r}; name a new or empty folder")
    if (source / FOLDER).exists() and not (source / FOLDER).is_dir():
        raise BuildError(
            f"SITE: has a file where the build's own folder goes: {FOLDER!r}; give it another name"
        )
    if target.is_dir() and any(target.iterdir()) and _added_files(target) is None:
        raise BuildError(
            f"OUT: holds files that no build wrote: {str(target)!r}; name a new or empty folder"
        )


def _added_files(site: Path) -> frozenset[str] | None:
    """Return the files that a build added to ``site``; None where no build wrote it."""
    try:
        marker = json.loads((site / _MARKER).read_text(encoding="utf-8"))
        return frozenset({str(_MARKER), *(str(name) for name in marker["a11yview"])})
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _written(source: Path, staging: Path, target: Path, parts: PageParts) -> BuiltSite:
    """Write every file of the site but the assets into ``staging``."""
    pages: list[str] = []
    fragments: list[Note] = []
    unhandled: list[Note] = []
    left_out: list[Note] = []
    copied = 0
    stale = _added_files(source) or frozenset()
    for place, file in _files(source, source, (), left_out):
        if place in stale:
            continue
        copy = staging / place
        if file.is_dir():
            copy.mkdir(exist_ok=True)
            continue
        try:
            page = _adapted_file(file, place, parts)
        except NotAPageError as error:
            fragments.append(Note(place=place, reason=str(error)))
            page = None
        except PageError as error:
            unhandled.append(Note(place=place, reason=str(error)))
            page = None
        else:
            copied += page is None
        if page is None:
            shutil.copyfile(file, copy)
        else:
            pages.append(place)
            copy.write_bytes(page)
        shutil.copystat(file, copy)
    if not pages:
        passed_over = [*fragments, *unhandled]
        first = f" ({passed_over[0].place}: {passed_over[0].reason})" if passed_over else ""
        raise BuildError(
            f"SITE: no page in it: {str(source)!r}{first}; name a folder of HTML pages"
        )
    return BuiltSite(
        target=target,
        pages=tuple(pages),
        fragments=tuple(fragments),
        unhandled=tuple(unhandled),
        copied=copied,
        left_out=tuple(left_out),
    )


def _adapted_file(file: Path, place: str, parts: PageParts) -> bytes | None:
    """Return the adapted page; None for a file that is no markup."""
    suffix = file.suffix.lower()
    if suffix in _XML_PAGE_SUFFIXES:
        raise PageError("XHTML that browsers read as XML, where the panel's HTML is an error")
    if suffix not in _PAGE_SUFFIXES:
        return None
    return adapted_page(file.read_bytes(), parts, place=place)


def _files(
    folder: Path, root: Path, above: tuple[Path, ...], left_out: list[Note]
) -> Iterator[tuple[str, Path]]:
    """Yield each folder and file below ``folder`` with its place, sorted; links are followed.

    A link that leads out of ``root``, nowhere or in a circle goes to ``left_out``.
    """
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        place = entry.relative_to(root).as_posix()
        reason = _obstacle(entry, root, (*above, folder.resolve()))
        if reason:
            left_out.append(Note(place=place, reason=reason))
            continue
        yield place, entry
        if entry.is_dir():
            yield from _files(entry, root, (*above, folder.resolve()), left_out)


def _obstacle(entry: Path, root: Path, above: tuple[Path, ...]) -> str:
    if entry.is_symlink():
        try:
            goal = entry.resolve(strict=True)
        except (OSError, RuntimeError):
            return "a link that leads nowhere"
        if not goal.is_relative_to(root):
            return "a link that leads out of the site"
        if goal in above:
            return "a link to a folder that holds it"
    if not entry.is_dir() and not entry.is_file():
        return "neither a file nor a folder"
    return ""


def _write_assets(staging: Path, assets: Mapping[str, str]) -> None:
    for name, text in assets.items():
        (staging / FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    _mark(staging, assets)


def _mark(staging: Path, assets: Mapping[str, str]) -> None:
    (staging / FOLDER).mkdir(exist_ok=True)
    added = sorted(f"{FOLDER}/{name}" for name in assets)
    marker = json.dumps({"a11yview": added}, indent=2) + "\n"
    (staging / _MARKER).write_text(marker, encoding="utf-8", newline="\n")


def _remove_abandoned(target: Path) -> None:
    """Remove what killed builds left beside ``target``, as far as it can be."""
    name = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}")
    with suppress(OSError):
        for folder in target.parent.iterdir():
            if not name.fullmatch(folder.name) or _added_files(folder) is None:
                continue
            if time.time() - (folder / _MARKER).stat().st_mtime > _ABANDONED:
                shutil.rmtree(folder, ignore_errors=True)


def _exchange(staging: Path, target: Path) -> None:
    """Put ``staging`` where ``target`` is, and take the old one away."""
    if not target.exists():
        staging.rename(target)
        return
    old = target.parent / f".{target.name}.{secrets.token_hex(4)}"
    target.rename(old)
    try:
        staging.rename(target)
    except BaseException:  # an interrupt included: what was there must not be away
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)

"""A folder of pages copied with the panel in each: the edge that reads and writes.

Everything is written into a folder beside the target first; the target is exchanged by renaming
when all is done, so that a failure leaves it as it was. What a killed build leaves is removed by a
later one.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from a11yview.site.building.build_record import BuildRecord
from a11yview.site.building.no_script_sheets import NoScriptSheets
from a11yview.site.building.outline import NotAPageError, PageError
from a11yview.site.building.page import FOLDER, PageParts
from a11yview.site.building.replacing import (
    BuildError,
    beside,
    remove_abandoned,
    remove_written,
    replace,
)
from a11yview.site.building.site_walk import Note, SiteWalk
from a11yview.site.symlink_loops import is_symlink_loop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["BuildError", "BuiltSite", "Note", "build_site"]

_PAGE_SUFFIXES: Final = frozenset({".html", ".htm", ".shtml"})
_XML_PAGE_SUFFIXES: Final = frozenset({".xhtml", ".xht"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """The results of a build; paths are relative to the site's root, with ``/``, in order.

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
    source: Path,
    target: Path,
    *,
    parts: PageParts,
    assets: Mapping[str, str],
    overwrite: bool = False,
) -> BuiltSite:
    """Write a copy of the site in ``source`` to ``target`` with ``parts`` in each page.

    ``assets`` are the texts of the stylesheet and the script by file name. ``target`` must be
    new, empty, or the result of an earlier build, which is replaced; what others put there since
    stays. The same site and parts give the same bytes.

    Raises ``BuildError`` where the folders do not fit, the site has no page, or it has one where
    others put a file into ``target``, unless that is to ``overwrite`` it; ``OSError`` where
    reading or writing fails. ``target`` is then as it was before.
    """
    source, target = _resolved(source, "SITE"), _resolved(target, "OUT")
    _check_folders(source, target)
    staging = beside(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging.mkdir()
    except OSError as error:
        raise BuildError(
            f"OUT: cannot be written: {str(target)!r} ({error.strerror}); name another folder"
        ) from error
    remove_abandoned(target)
    try:
        BuildRecord.begin(staging)  # at once: what a kill leaves behind can be told as ours
        sheets = NoScriptSheets(source)
        built = _written(source, staging, target, parts, sheets)
        _write_assets(staging, {**assets, **sheets.assets})
        replace(staging, target, overwrite=overwrite)
    finally:
        with suppress(OSError):
            remove_written(staging)
    return built


def _resolved(folder: Path, name: str) -> Path:
    if is_symlink_loop(folder):
        raise BuildError(
            f"{name}: a symlink loop: {str(folder)!r}; name a folder that can be reached"
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
    if target.is_dir() and any(target.iterdir()) and BuildRecord.of(target) is None:
        raise BuildError(
            f"OUT: holds files that no build wrote: {str(target)!r}; name a new or empty folder"
        )


def _written(
    source: Path, staging: Path, target: Path, parts: PageParts, sheets: NoScriptSheets
) -> BuiltSite:
    """Write every file of the site but the assets into ``staging``."""
    pages: list[str] = []
    fragments: list[Note] = []
    unhandled: list[Note] = []
    copied = 0
    earlier = BuildRecord.of(source)
    stale = earlier.added if earlier else frozenset()
    walk = SiteWalk(root=source)
    for place, file in walk.files():
        if place in stale:
            continue
        copy = staging / place
        if file.is_dir():
            copy.mkdir(exist_ok=True)
            continue
        try:
            page = _adapted_file(file, place, parts, sheets)
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
        left_out=tuple(walk.left_out),
    )


def _adapted_file(file: Path, place: str, parts: PageParts, sheets: NoScriptSheets) -> bytes | None:
    """Return the adapted page; None for a file that is no markup."""
    suffix = file.suffix.lower()
    if suffix in _XML_PAGE_SUFFIXES:
        raise PageError("XHTML that browsers read as XML, where the panel's HTML is an error")
    if suffix not in _PAGE_SUFFIXES:
        return None
    return sheets.adapted_page(file.read_bytes(), parts, place=place)


def _write_assets(staging: Path, assets: Mapping[str, str]) -> None:
    (staging / FOLDER).mkdir(exist_ok=True)
    for name, text in assets.items():
        (staging / FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    BuildRecord.finish(staging, assets)

"""A built folder put where an earlier one is, with what others put into that one since.

What no build wrote is moved over, never copied and never removed: ``.git``, ``CNAME``, a file of
the server. Where the new build writes at the same place something else, nothing is done.
"""

from __future__ import annotations

import re
import secrets
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from a11yview.errors import A11yviewError
from a11yview.site.building.build_record import RECORD, BuildRecord, content_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["BuildError", "beside", "remove_abandoned", "remove_written", "replace"]

_ABANDONED: Final = 3600.0  # seconds after which no build is still at work
_MOST_NAMED: Final = 5


class BuildError(A11yviewError, ValueError):
    """A site that cannot be built at all; nothing was written."""


def beside(target: Path) -> Path:
    """Return a hidden folder's name beside ``target`` that nothing has."""
    return target.parent / f".{target.name}.{secrets.token_hex(4)}"


def replace(staging: Path, target: Path, *, overwrite: bool = False) -> None:
    """Put ``staging`` where ``target`` is, and move over what no build wrote there.

    Raises ``BuildError`` where both hold different files at a place that no build wrote, unless
    the new one may ``overwrite`` them; both folders are then as they were.
    """
    record = BuildRecord.of(target) or BuildRecord()
    if not target.exists():
        staging.rename(target)
        return
    if not overwrite:
        _refuse_conflicts(staging, target, record)
    old = beside(target)
    target.rename(old)
    moved: list[tuple[Path, Path]] = []
    try:
        for there, here in _unmet(staging, old, record):
            here.parent.mkdir(parents=True, exist_ok=True)
            there.rename(here)
            moved.append((there, here))
        staging.rename(target)
    except BaseException:  # an interrupt included: what was there must not be away
        for there, here in reversed(moved):
            here.rename(there)
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)  # all in it was written again, or is no more


def remove_abandoned(target: Path) -> None:
    """Remove what killed builds left beside ``target``, as far as they wrote it."""
    name = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}")
    with suppress(OSError):
        for folder in target.parent.iterdir():
            if not name.fullmatch(folder.name):
                continue
            record = folder / RECORD
            if record.exists() and time.time() - record.stat().st_mtime > _ABANDONED:
                remove_written(folder)


def _refuse_conflicts(staging: Path, target: Path, record: BuildRecord) -> None:
    met = [
        place
        for there, here in _foreign_pairs(staging, target, record)
        if _exists(here) and not _same(there, here)
        for place in [there.relative_to(target).as_posix()]
    ]
    if met:
        named = ", ".join(map(repr, met[:_MOST_NAMED]))
        more = f" and {len(met) - _MOST_NAMED} more" if len(met) > _MOST_NAMED else ""
        raise BuildError(
            f"OUT: changed since the last build, or put there by somebody else: {named}{more}; "
            "move them away, or let --overwrite replace them"
        )


def _unmet(staging: Path, old: Path, record: BuildRecord) -> Iterator[tuple[Path, Path]]:
    """Yield the paths to move from ``old`` into ``staging``, where the new build has nothing."""
    pairs = _foreign_pairs(staging, old, record)
    return ((there, here) for there, here in list(pairs) if not _exists(here))


def _foreign_pairs(staging: Path, target: Path, record: BuildRecord) -> Iterator[tuple[Path, Path]]:
    """Yield each foreign place in ``target`` with that in ``staging``, folders of both opened."""
    places = list(record.foreign(target))
    while places:
        place = places.pop(0)
        there, here = target / place, staging / place
        if _is_folder(there) and _is_folder(here):
            places += [f"{place}/{entry.name}" for entry in sorted(there.iterdir())]
        else:
            yield there, here


def _exists(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _same(one: Path, other: Path) -> bool:
    return (
        one.is_file()
        and other.is_file()
        and not one.is_symlink()
        and content_digest(one) == content_digest(other)
    )


def remove_written(folder: Path) -> None:
    """Remove from ``folder`` what a build wrote by its own record; what it did not, stays."""
    record = BuildRecord.of(folder)
    if record is None:
        return
    if record.unfinished:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        _remove(folder, folder, frozenset(record.foreign(folder)))


def _remove(folder: Path, root: Path, kept: frozenset[str]) -> None:
    for entry in list(folder.iterdir()):
        if entry.relative_to(root).as_posix() in kept:
            continue
        if _is_folder(entry):
            _remove(entry, root, kept)
        else:
            entry.unlink()
    with suppress(OSError):  # it holds what stays
        folder.rmdir()

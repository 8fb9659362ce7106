"""Every folder and file of a site with its place, links followed, in a bounded number of steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Note", "SiteWalk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One file by its path in the site, and why it was not adapted, not copied, or named."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWalk:
    """Goes through the site in ``root``, sorted; ``left_out`` gathers what it passes over.

    That is a link that leads out of the site, nowhere or in a circle, and what is neither a file
    nor a folder. Links that fan out are no trap: beneath one link to a folder, no other link leads
    to the same folder twice, so that the walk takes at most as many steps as there are folders,
    times links.
    """

    root: Path
    left_out: list[Note] = field(default_factory=list)

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield each folder and file below the root with its place, a folder before its files."""
        yield from self._below(self.root, (), None)

    def _below(
        self, folder: Path, above: tuple[Path, ...], linked: dict[Path, str] | None
    ) -> Iterator[tuple[str, Path]]:
        """Yield the paths below ``folder``.

        ``above`` are the folders that hold it, ``linked`` those that links were followed to since
        the outermost link, with the place of each; None where no link was followed.
        """
        above = (*above, folder.resolve())
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            place = entry.relative_to(self.root).as_posix()
            reason = self._obstacle(entry, above, linked or {})
            if reason:
                self.left_out.append(Note(place=place, reason=reason))
                continue
            yield place, entry
            if not entry.is_dir():
                continue
            if entry.is_symlink():
                followed = {} if linked is None else linked
                followed[entry.resolve()] = place
                yield from self._below(entry, above, followed)
            else:
                yield from self._below(entry, above, linked)

    def _obstacle(self, entry: Path, above: tuple[Path, ...], linked: dict[Path, str]) -> str:
        if entry.is_symlink():
            try:
                goal = entry.resolve(strict=True)
            except (OSError, RuntimeError):
                return "a link that leads nowhere"
            if not goal.is_relative_to(self.root):
                return "a link that leads out of the site"
            if goal in above:
                return "a link to a folder that holds it"
            if goal in linked:
                return f"a link to a folder that is read as {linked[goal]!r}"
        if not entry.is_dir() and not entry.is_file():
            return "neither a file nor a folder"
        return ""

"""Packages of the npm registry that a test needs, fetched once into ``.cache`` and never run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
CACHE = Path(os.environ.get("A11YVIEW_TEST_CACHE", ROOT / ".cache"))
LIST = Path(__file__).with_name("real_pages.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class RealPage:
    """A page that somebody else wrote: its package, its file, and where that file lies now."""

    package: str
    family: str
    half: str
    site: Path
    path: str

    @property
    def name(self) -> str:
        return f"{self.package}/{self.path}"

    @property
    def file(self) -> Path:
        return self.site / self.path


def unpacked(name: str, version: str) -> Path:
    """Return the folder of an npm package, downloading it the first time; no script of it runs."""
    folder = CACHE / "npm" / f"{name.replace('/', '+')}@{version}"
    if folder.is_dir():
        return folder
    fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
    fresh.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run(
        ["npm", "pack", "--silent", "--ignore-scripts", f"{name}@{version}"],  # noqa: S607 - npm is found on the PATH, as a user's would be
        cwd=fresh,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = fresh / packed.stdout.split()[-1]
    with tarfile.open(archive) as tar:
        for member in tar:
            member.name = "/".join(member.name.split("/")[1:])
            if member.name and (member.isfile() or member.isdir()):
                tar.extract(member, fresh, filter="data")
    archive.unlink()
    move_in(fresh, folder)
    return folder


def move_in(fresh: Path, folder: Path) -> None:
    """Give a folder its name, or remove it where another process was faster."""
    try:
        fresh.rename(folder)
    except OSError:
        shutil.rmtree(fresh)


def write_once(file: Path, content: Callable[[], bytes]) -> None:
    """Write a file unless it is there: all of it at once, for other processes may read it."""
    if not file.exists():
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content())
        fresh.replace(file)


def real_pages(*, packages: frozenset[str] | None = None) -> list[RealPage]:
    """Return the pages of ``real_pages.json``, of all packages or of those named."""
    return _pages("packages", packages)


def checked_pages() -> list[RealPage]:
    """Return the pages that the checker is held to: those above and some for it alone.

    Half of them, by package, are looked at when the checker is worked on; the other half is only
    scored.
    """
    return [*_pages("packages"), *_pages("for the checker alone")]


def state_pages() -> list[RealPage]:
    """Return the pages of sites that ask for themes, contrast themes or more contrast."""
    return _pages("for the states alone")


def _pages(group: str, packages: frozenset[str] | None = None) -> list[RealPage]:
    pages = []
    for entry in json.loads(LIST.read_text(encoding="utf-8"))[group]:
        if packages is not None and entry["name"] not in packages:
            continue
        site = unpacked(entry["name"], entry["version"])
        for origin, target in entry.get("copies", {}).items():
            write_once(site / target, (site / origin).read_bytes)
        pages += [
            RealPage(
                package=entry["name"],
                family=entry["family"],
                half=entry["half"],
                site=site,
                path=path,
            )
            for path in entry["pages"]
        ]
    return pages


def axe_source() -> str:
    """Return the text of axe-core, the independent judge."""
    return (unpacked("axe-core", "4.14.1") / "axe.min.js").read_text(encoding="utf-8")

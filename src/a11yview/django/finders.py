"""A finder for ``STATICFILES_FINDERS``: the catalog's files among the site's static files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from a11yview.django.conf import display_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from a11yview.web import DisplaySettings

__all__ = ["CatalogFinder"]


class CatalogFinder(BaseFinder):
    """Lets ``collectstatic`` and its storage serve the stylesheet and the script.

    With it in ``STATICFILES_FINDERS``, pages link the files by the addresses of the static files.
    """

    def check(self, **_: object) -> list[object]:
        """Return no problem: the catalog has a check of its own."""
        return []

    def find(self, path: str, *_: object, **options: bool) -> str | list[str]:
        """Return the file of that name, or a list of all, as Django's finders do."""
        storage = _written(display_settings()).storage
        name = path.removeprefix("a11yview/")
        is_ours = name != path and name in storage.listdir("")[1]
        found = [storage.path(name)] if is_ours else []
        wants_all = options.get("find_all") or options.get("all")
        return found if wants_all or not found else found[0]

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, FileSystemStorage]]:  # noqa: ARG002 - as inherited
        """Give each file with the storage that it lies in."""
        storage = _written(display_settings()).storage
        for name in sorted(storage.listdir("")[1]):
            yield name, storage


class _WrittenFiles:
    """The files in a folder of this process, which goes with it."""

    def __init__(self, settings: DisplaySettings) -> None:
        self._folder = TemporaryDirectory(prefix="a11yview-")
        for asset in settings.files.assets:
            Path(self._folder.name, asset.file_name).write_text(asset, encoding="utf-8", newline="")
        self.storage = FileSystemStorage(location=self._folder.name)
        self.storage.prefix = "a11yview"  # where collectstatic puts them


@lru_cache(maxsize=4)
def _written(settings: DisplaySettings) -> _WrittenFiles:
    return _WrittenFiles(settings)

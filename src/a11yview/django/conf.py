"""The setting ``A11YVIEW``, read when something asks, so that tests may override it."""

from __future__ import annotations

from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver

from a11yview.web import DisplaySettings

if TYPE_CHECKING:
    from a11yview.settings import Catalog

__all__ = ["KEYS", "catalog_file", "configuration", "display_settings"]

KEYS: Final = ("CATALOG",)
"""The values that the setting takes: the ``Catalog``, or the path of its file from ``BASE_DIR``."""


def configuration() -> dict[str, Any]:
    """Return the setting; ``{}`` where there is none, or none that is a dictionary."""
    given = getattr(settings, "A11YVIEW", {})
    return given if isinstance(given, dict) else {}


@lru_cache(maxsize=1)
def display_settings() -> DisplaySettings:
    """Return the service of the site; the same object until the settings are overridden.

    Raises ``CatalogError``, ``CatalogFileError`` and ``OSError`` as ``DisplaySettings`` does.
    """
    return _display_settings(configuration().get("CATALOG"), _base_folder())


@receiver(setting_changed)
def _forget(setting: str, **_: object) -> None:
    if setting in {"A11YVIEW", "BASE_DIR"}:
        display_settings.cache_clear()


def catalog_file() -> Path | None:
    """Return the file of the catalog, None where the settings name none."""
    named = configuration().get("CATALOG")
    return Path(_base_folder(), named) if isinstance(named, str | PathLike) else None


def _base_folder() -> Path:
    return Path(getattr(settings, "BASE_DIR", None) or "")


@lru_cache(maxsize=16)
def _display_settings(
    catalog: Catalog | str | PathLike[str] | None, folder: Path
) -> DisplaySettings:
    return DisplaySettings(catalog, folder=folder)

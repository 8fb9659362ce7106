"""The application, as ``INSTALLED_APPS`` names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.core.checks import register
from django.utils.autoreload import autoreload_started

from a11yview.django.checks import check_display_settings
from a11yview.django.conf import catalog_file

if TYPE_CHECKING:
    from django.utils.autoreload import BaseReloader

__all__ = ["DisplaySettingsConfig"]


class DisplaySettingsConfig(AppConfig):
    """The application ``a11yview``."""

    name = "a11yview.django"
    label = "a11yview"
    verbose_name = "Display settings"

    def ready(self) -> None:
        """Register the checks, and let a development server see changes of the catalog."""
        register(check_display_settings)
        autoreload_started.connect(_watch_catalog)


def _watch_catalog(sender: BaseReloader, **_: object) -> None:
    file = catalog_file()
    if file is not None:
        sender.watch_dir(file.parent, file.name)

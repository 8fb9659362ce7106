"""The MkDocs plugin: the panel in every page of any theme, and a check of what was built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from a11yview.errors import A11yviewError
from a11yview.site.documentation import (
    Source,
    add_panel,
    check_language,
    check_mode,
    checked,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from a11yview.settings import Catalog

__all__ = ["A11yviewConfig", "A11yviewPlugin"]

_LAST = -100  # behind plugins that rewrite pages, as minifiers do
_log = get_plugin_logger("a11yview")


class A11yviewConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options: the catalog's file, the language of pages that say none, the check."""

    catalog = options.Optional(options.Type(str))
    language = options.Optional(options.Type(str))
    check = options.Type(str, default="warn")


class A11yviewPlugin(BasePlugin[A11yviewConfig]):  # type: ignore[no-untyped-call]
    """Puts the panel into the pages that MkDocs has written."""

    source: Source
    catalog: Catalog
    is_serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether a server is to follow: it builds at every change, and does not check."""
        del dirty
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the catalog, so that its problems end the build before it begins."""
        folder = Path(config.config_file_path or "mkdocs.yml").parent
        try:
            check_mode("check", self.config.check)
            self.source = Source(folder=folder, catalog_file=self.config.catalog)
            self.catalog = self.source.catalog()
            check_language("language", self.config.language, self.catalog)
        except (A11yviewError, OSError) as error:
            raise PluginError(f"a11yview: {error}") from error

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the panel into every page, then check their contrast."""
        site = Path(config.site_dir)
        root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
        lang = self.config.language or dict(config.theme).get("language") or "en"
        added = add_panel(site, self.catalog, lang=lang, absolute={"404.html": root})
        _log.info("%d pages with the panel", len(added.pages))
        for note in added.unhandled:
            _log.warning("%s: no panel: %s", note.place, note.reason)
        if self.is_serving:
            return
        found = checked(site, self.source, check_mode("check", self.config.check))
        if found.fails:
            raise PluginError(f"a11yview: {found.said}")
        if found.said:
            _log.warning("%s", found.said)

"""The Sphinx extension: the panel in every page of any theme, and a check of what was built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError
from sphinx.util import logging

from a11yview.errors import A11yviewError
from a11yview.site.documentation import (
    Source,
    add_panel,
    check_language,
    check_mode,
    checked,
)
from a11yview.versions import installed_version

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

# Builders of pages that a browser reads as a site.
_BUILDERS = frozenset({"html", "dirhtml", "singlehtml"})
_log = logging.getLogger(__name__)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the options and the work at the end of a build."""
    app.add_config_value("a11yview_catalog", None, "", (str, type(None)))
    app.add_config_value("a11yview_language", None, "", (str, type(None)))
    app.add_config_value("a11yview_check", "warn", "", (str,))
    app.connect("config-inited", _read_settings)
    # behind extensions that rewrite pages
    app.connect("build-finished", _finish, priority=900)
    return {
        "version": installed_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _read_settings(app: Sphinx, config: Config) -> None:
    """Read the catalog, so that its problems end the build before it begins."""
    try:
        check_mode("a11yview_check", config.a11yview_check)
        check_language("a11yview_language", config.a11yview_language, _source(app).catalog())
    except (A11yviewError, OSError) as error:
        raise ConfigError(f"{Path(app.confdir, 'conf.py')}: {error}") from error


def _source(app: Sphinx) -> Source:
    return Source(folder=Path(app.confdir), catalog_file=app.config.a11yview_catalog)


def _finish(app: Sphinx, exception: Exception | None) -> None:
    """Put the panel into every page, then check their contrast."""
    if exception is not None or app.builder.name not in _BUILDERS:
        return
    site, source = Path(app.outdir), _source(app)
    lang = app.config.a11yview_language or app.config.language or "en"
    added = add_panel(site, source.catalog(), lang=lang.replace("_", "-"))
    _log.info("a11yview: %d pages with the panel", len(added.pages))
    for note in added.unhandled:
        _log.warning("a11yview: %s: no panel: %s", note.place, note.reason, type="a11yview")
    found = checked(site, source, app.config.a11yview_check)
    if found.fails:
        # An exception would show a traceback, as if the extension were broken.
        _log.error("a11yview: %s", found.said)
        app.statuscode = 1
    elif found.said:
        _log.warning("a11yview: %s", found.said, type="a11yview", subtype="contrast")

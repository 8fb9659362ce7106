"""``scripts``: all the scripts that a catalog needs, the reading aids' own among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.emit.asset import Asset
from a11yview.emit.client import script, script_source

if TYPE_CHECKING:
    from a11yview.settings import Catalog

__all__ = ["reading_aids_script", "scripts"]


def reading_aids_script() -> Asset:
    """Return the script of the bigger pointer, the ruler and speech, for a catalog that offers any.

    Load it after the script of ``script``; it may be deferred. It follows the attributes of the
    root, has no dependency, and holds nothing that ``script-src 'self'; style-src 'self'`` would
    refuse.
    """
    return Asset(script_source("reading-aids.js"), kind="js")


def scripts(catalog: Catalog) -> tuple[Asset, ...]:
    """Return the scripts of a page, in order: a second one only where it offers reading aids."""
    return (script(catalog), *((reading_aids_script(),) if catalog.reading_aids else ()))

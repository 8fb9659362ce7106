"""The texts that a page needs: attributes, stylesheet, panel and script."""

from __future__ import annotations

from a11yview.emit.asset import Asset
from a11yview.emit.attribute_map import Attributes, attributes
from a11yview.emit.client import script
from a11yview.emit.form import Panel, panel
from a11yview.emit.override_sheet import stylesheet
from a11yview.emit.own_colors import own_colors
from a11yview.emit.panel_style import panel_css
from a11yview.emit.reading_aids import reading_aids_script, scripts

__all__ = [
    "Asset",
    "Attributes",
    "Panel",
    "attributes",
    "own_colors",
    "panel",
    "panel_css",
    "reading_aids_script",
    "script",
    "scripts",
    "stylesheet",
]

"""The settings: a site's catalog of schemes, fonts and steps, and a visitor's preferences."""

from __future__ import annotations

from a11yview.settings.catalog import Catalog, offered
from a11yview.settings.choice import FIELDS, READING_AIDS
from a11yview.settings.cookie import (
    COOKIE_MAX_AGE,
    COOKIE_NAME,
    DEV_COOKIE_NAME,
    clear_cookie_header,
    preferences_from_cookie_header,
    set_cookie_header,
)
from a11yview.settings.font import Font, FontFace
from a11yview.settings.form_answer import FormAnswer, form_answer
from a11yview.settings.frozen_map import FrozenMap
from a11yview.settings.preferences import Preferences
from a11yview.settings.preset import Preset
from a11yview.settings.roles import ROLES, RolePair
from a11yview.settings.scheme import OWN, Scheme
from a11yview.settings.wire import wire_name, write_value

__all__ = [
    "COOKIE_MAX_AGE",
    "COOKIE_NAME",
    "DEV_COOKIE_NAME",
    "FIELDS",
    "OWN",
    "READING_AIDS",
    "ROLES",
    "Catalog",
    "Font",
    "FontFace",
    "FormAnswer",
    "FrozenMap",
    "Preferences",
    "Preset",
    "RolePair",
    "Scheme",
    "clear_cookie_header",
    "form_answer",
    "offered",
    "preferences_from_cookie_header",
    "set_cookie_header",
    "wire_name",
    "write_value",
]

"""``own_colors``: the two colors that a visitor picked, for pages without the script."""

from __future__ import annotations

from a11yview.emit.asset import Asset
from a11yview.emit.css_rule import rule
from a11yview.errors import expect
from a11yview.settings import Preferences, Scheme

__all__ = ["own_colors"]


def own_colors(preferences: Preferences) -> Asset:
    """Return the stylesheet of the two colors that a visitor picked; empty where there are none.

    The sheet of all visitors cannot hold them, and ``style-src 'self'`` keeps them out of a style
    attribute. So a server gives them as a file of their own, which that visitor's pages link
    behind the other. Where the script runs, it sets the same two properties.
    """
    expect("preferences", preferences, Preferences, "Preferences()")
    scheme = preferences.scheme
    if not isinstance(scheme, Scheme):
        return Asset("", kind="css")
    colors = {"--a11yview-own-text": scheme.text, "--a11yview-own-background": scheme.background}
    return Asset(rule((":root",), colors), kind="css")

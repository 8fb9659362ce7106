"""``no_script_sheet``: the sheet for visitors without scripts, where headers are fixed."""

from __future__ import annotations

from functools import cache
from typing import Final

from a11yview.emit.asset import Asset
from a11yview.emit.markup import HtmlText, tag
from a11yview.emit.minifying import minified
from a11yview.emit.package_data import package_data

__all__ = ["ABOVE", "no_script_link", "no_script_sheet"]

ABOVE: Final = "var(--a11yview-above)"
"""The height of the row above the page, for rules that move the page below it."""

_MARKED: Final = ":root:has([data-a11yview-header])"


def no_script_sheet(lowered: str | None = None) -> Asset:
    """Return the sheet that fixes the panel's row at the window's top, and the page below it.

    ``lowered`` are rules that move the elements of one page. Without them the sheet is for any
    page, and only applies where an element has ``data-a11yview-header``: a header that is fixed or
    sticky at the window's top. Link it in a ``<noscript>``, after ``stylesheet``.
    """
    root = _MARKED if lowered is None else ":root"
    text = _source().replace("ROOT", root).replace("LOWERED", lowered or "")
    return Asset(text + "\n", kind="css", stem="no-script")


def no_script_link(address: str, *, nonce: str | None = None) -> HtmlText:
    """Return the element for ``<head>`` that links the sheet where scripts do not run."""
    return tag("noscript", {}, tag("link", {"rel": "stylesheet", "href": address, "nonce": nonce}))


@cache
def _source() -> str:
    return minified(package_data("assets", "no-script.css"))

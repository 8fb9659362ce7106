"""The stylesheet and the scripts of one catalog, as a server gives them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from gzip import compress
from typing import TYPE_CHECKING, Final

from a11yview.emit import Asset, own_colors, scripts, stylesheet
from a11yview.emit.markup import HtmlText, lines, tag
from a11yview.emit.no_script import no_script_link, no_script_sheet
from a11yview.web.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from a11yview.settings import Catalog, Preferences

__all__ = ["SiteFiles", "own_sheet_answer", "own_sheet_name"]

_FOREVER: Final = "max-age=31536000, immutable"
_MOST_HEADS: Final = 64
_OWN: Final = re.compile(r"own\.[0-9a-f]{12}\.css")
# Source: RFC 9110, 12.5.3; with a weight of 0 it is refused.
_TAKES_GZIP: Final = re.compile(
    r"(?:^|,)[ \t]*gzip[ \t]*(?:;[ \t]*q=(?!0(?:\.0*)?[ \t]*(?:,|$))|,|$)"
)


class SiteFiles:
    """The files that every page links, each under a name that says what it holds."""

    def __init__(self, catalog: Catalog) -> None:
        self._no_script = no_script_sheet()
        self.assets: tuple[Asset, ...] = (
            stylesheet(catalog),
            *scripts(catalog),
            self._no_script,
        )
        self._by_name = {asset.file_name: asset for asset in self.assets}
        self._heads = lru_cache(_MOST_HEADS)(self._head)

    def head(
        self,
        base: str,
        addresses: Mapping[str, str] | None = None,
        *,
        own: str | None = None,
        nonce: str = "",
    ) -> HtmlText:
        """Return the elements for ``<head>``.

        The files lie under ``base``, or where ``addresses`` says by their names; ``own`` is the
        address of the visitor's own sheet. The scripts are classic ones that hold the first paint
        back, so that no page is seen without the visitor's choice.
        """
        if addresses is None and own is None and not nonce:
            return self._heads(base)
        return self._head(base, addresses, own=own, nonce=nonce)

    def _head(
        self,
        base: str,
        addresses: Mapping[str, str] | None = None,
        *,
        own: str | None = None,
        nonce: str = "",
    ) -> HtmlText:
        found = {
            asset: (addresses or {}).get(asset.file_name, base + asset.file_name)
            for asset in self.assets
        }
        without_scripts = found.pop(self._no_script)
        sheets = [address for asset, address in found.items() if asset.kind == "css"]
        sheets += [own] if own else []
        sources = [address for asset, address in found.items() if asset.kind == "js"]
        given = nonce or None
        return lines(
            *(
                tag("link", {"rel": "stylesheet", "href": sheet, "nonce": given})
                for sheet in sheets
            ),
            no_script_link(without_scripts, nonce=given),
            *(tag("script", {"src": source, "nonce": given}) for source in sources),
        )

    @cached_property
    def _gzipped(self) -> dict[str, bytes]:
        return {name: compress(text.encode(), mtime=0) for name, text in self._by_name.items()}

    def answer(self, name: str, accepted_encodings: str) -> Answer | None:
        """Return the file of that name, to be kept forever; None where there is none."""
        asset = self._by_name.get(name)
        if asset is None:
            return None
        headers = (*_headers(asset, f"public, {_FOREVER}"), ("Vary", "Accept-Encoding"))
        if not _TAKES_GZIP.search(accepted_encodings.lower()):
            return Answer(status=200, headers=headers, body=asset.encode())
        headers = (*headers, ("Content-Encoding", "gzip"))
        return Answer(status=200, headers=headers, body=self._gzipped[name])


def own_sheet_name(preferences: Preferences) -> str | None:
    """Return the name of the sheet of the colors that a visitor picked, None without any.

    It tells no color: addresses are written into logs.
    """
    sheet = own_colors(preferences)
    return sheet.file_name.replace("a11yview.", "own.", 1) if sheet else None


def own_sheet_answer(name: str, preferences: Preferences) -> Answer | None:
    """Return the sheet of that visitor alone, empty without colors; None for another name."""
    if not _OWN.fullmatch(name):
        return None
    # A page from before another choice asks for other colors than the cookie has.
    is_current = name == own_sheet_name(preferences)
    kept = f"private, {_FOREVER}" if is_current else "private, no-store"
    sheet = own_colors(preferences)
    headers = (*_headers(sheet, kept), ("Vary", "Cookie"))
    return Answer(status=200, headers=headers, body=sheet.encode())


def _headers(asset: Asset, kept: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Content-Type", asset.media_type),
        ("Cache-Control", kept),
        ("X-Content-Type-Options", "nosniff"),
    )

"""Parts that a catalog puts into the pages of a site."""

from __future__ import annotations

import posixpath
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from a11yview.emit import Asset, panel, scripts, stylesheet
from a11yview.emit.markup import fragment, tag
from a11yview.emit.words import has_words, words_for
from a11yview.site.building.page import FOLDER, PageParts

if TYPE_CHECKING:
    from pathlib import Path

    from a11yview.emit.markup import HtmlText
    from a11yview.settings import Catalog

__all__ = ["ACTION", "missing_fonts", "site_assets", "site_parts"]

# Where the panel posts to on the example site's server.
ACTION: Final = "/a11yview"

# A form that no server takes would only lead to an error; the layer is the panel's own.
_HIDE_WITHOUT_SCRIPTS: Final = (
    "@layer a11yview{@layer panel{@media (scripting:none){"
    "form[data-a11yview-panel]{display:none!important}"
    "p[data-a11yview-panel]{position:relative!important;z-index:2147483647!important;"
    "padding:8px 16px!important}}}}\n"
)


def site_assets(catalog: Catalog, *, action: str | None = None) -> dict[str, str]:
    """Return the stylesheet and the scripts of ``catalog`` by file name.

    Without ``action``, the address of a server that takes the form, the stylesheet hides the panel
    from visitors without scripts.
    """
    assets = (_stylesheet(catalog, action), *scripts(catalog))
    return {asset.file_name: str(asset) for asset in assets}


def site_parts(
    catalog: Catalog, *, lang: str | None = None, action: str | None = None
) -> PageParts:
    """Return the parts of each page of a static site.

    ``lang`` is the language of the panel in pages that declare none, or one that the panel has no
    words for; the catalog's first locale when left out. Without ``action``, the address of a
    server that takes the form, pages say to visitors without scripts that the settings need them.
    """
    script, *aids = (asset.file_name for asset in scripts(catalog))
    fallback = lang or next(iter(catalog.locales), "en")

    @cache
    def panel_of(language: str | None) -> HtmlText:
        wanted = language if language and has_words(catalog, language) else fallback
        if action is not None:
            return panel(catalog, action=action, lang=wanted)
        return fragment(_no_script(catalog, wanted), panel(catalog, lang=wanted))

    return PageParts(
        stylesheet=_stylesheet(catalog, action).file_name,
        script=script,
        reading_aids="".join(aids),
        panel=panel_of,
        has_row=action is None or catalog.placement in {"auto", "row"},
    )


def missing_fonts(catalog: Catalog, site: Path) -> tuple[str, ...]:
    """Name each web font of ``catalog`` whose file is not in ``site``, one line each.

    An address of another host is not looked at. A path that begins with ``/`` is looked for in
    the root of ``site``, any other as the stylesheet in its own folder would find it.
    """
    problems = []
    for number, font in enumerate(catalog.fonts):
        for index, face in enumerate(font.web_font):
            if face.url.startswith("https:"):
                continue
            path = unquote(urlsplit(face.url).path)
            place = path.lstrip("/") if path.startswith("/") else f"{FOLDER}/{path}"
            if not (site / place).is_file():
                problems.append(
                    f"fonts[{number}].web_font[{index}].url: no such file in the site: "
                    f"{face.url!r}; put it there as {posixpath.normpath(place)!r}"
                )
    return tuple(problems)


def _stylesheet(catalog: Catalog, action: str | None) -> Asset:
    sheet = stylesheet(catalog)
    return sheet if action is not None else Asset(sheet + _HIDE_WITHOUT_SCRIPTS, kind="css")


def _no_script(catalog: Catalog, lang: str) -> HtmlText:
    """Return the message for visitors without scripts, where no server takes the form."""
    words = words_for(catalog, lang)
    said = tag(
        "p",
        {"data-a11yview-panel": True, "lang": words.locale, "dir": words.direction},
        tag("span", {}, words["no-script"]),
    )
    return tag("noscript", {}, said)

"""One page with the stylesheet, the script and the panel put in: bytes in, bytes out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from a11yview.emit.markup import fragment, tag
from a11yview.emit.no_script import no_script_link
from a11yview.site.building.outline import CLOSE, OPEN, PageError, outline_of

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FOLDER", "OWN_COLORS", "PageParts", "adapted_page", "without_insertions"]

# Where the stylesheet and the script of a built site stand, from its root.
FOLDER: Final = "a11yview"

# The sheet there of the colors that a visitor picked, which a server makes.
OWN_COLORS: Final = "own.css"

# What the address of a file can grow by where a page has a relative <base>.
_SLACK_BYTES: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """Parts that are put into each page of a site.

    ``stylesheet`` and ``script`` are file names in the folder ``a11yview`` of the site's root,
    ``reading_aids`` that of a second script, empty where there is none;
    ``own_colors`` is the query of a visitor's own sheet there, empty where there is none;
    ``panel`` gives the panel's HTML for the language that a page declares (None where it declares
    none); ``root_attributes`` are HTML attributes for ``<html>``, empty where a script sets them;
    ``has_row`` says whether a row, or a message in its place, may begin the body, and ``no_script``
    names a sheet there for visitors without scripts, empty where the page needs none;
    ``root`` is the path of the site's root for a page that may be shown under any address, else
    links are relative.
    """

    stylesheet: str
    script: str
    panel: Callable[[str | None], str]
    reading_aids: str = ""
    root_attributes: str = ""
    own_colors: str = ""
    has_row: bool = True
    no_script: str = ""
    root: str | None = None


def adapted_page(page: bytes, parts: PageParts, *, place: str = "index.html") -> bytes:
    """Return ``page`` with the stylesheet linked first, the script, and the panel.

    ``place`` is the page's path from the site's root, with ``/`` between folders. What an earlier
    call put in is replaced, so that adapting twice is adapting once; every other byte stays.
    The text put in is ASCII with character references: the page may have any encoding that keeps
    ASCII as ASCII.

    Raises ``NotAPageError`` for a fragment and ``PageError`` for a page that cannot be handled.
    """
    folder = posixpath.dirname(place)
    room = len(_head(parts, folder)) + _SLACK_BYTES
    places = outline_of(page, room=room)
    head = _head(parts, folder if places.base is None else _base_folder(folder, places.base))
    edits = [(start, end, b"") for start, end in places.insertions]
    edits.append((places.head, places.head, head))
    panel = parts.panel(places.language)
    if parts.root_attributes and places.root is not None:
        attributes = parts.root_attributes.encode("ascii", "xmlcharrefreplace")
        edits.append((places.root, places.root, b" " + attributes))
    elif parts.root_attributes:
        # a late <html> tag adds the attributes that the root does not have yet
        panel = f"<html {parts.root_attributes}>{panel}"
    edits.append((places.panel, places.panel, _wrapped(panel)))
    return _edited(page, edits)


def without_insertions(page: bytes) -> bytes:
    """Return ``page`` as it was before ``adapted_page``: the same bytes where it never was."""
    try:
        spans = outline_of(page).insertions
    except PageError:
        return page
    return _edited(page, [(start, end, b"") for start, end in spans])


def _edited(page: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    pieces: list[bytes] = []
    position = 0
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        pieces += (page[position:start], text)
        position = end
    pieces.append(page[position:])
    return b"".join(pieces)


def _wrapped(text: str) -> bytes:
    return OPEN + text.encode("ascii", "xmlcharrefreplace") + CLOSE


def _head(parts: PageParts, folder: str) -> bytes:
    """Return the links and the script, as seen from a page in ``folder``.

    The script is a classic one that holds the first paint back: a module would come after it, and
    browsers load no module from a ``file:`` address. For the same reason there is no
    ``integrity``: on ``file:`` it blocks the files, and on the site's own server it guards nothing
    that the page itself would not lose too.
    """
    if parts.root is None:
        base = posixpath.relpath(FOLDER, folder or ".")
    else:
        base = posixpath.join(parts.root, FOLDER)
    names = (parts.stylesheet, OWN_COLORS, parts.no_script, parts.script, parts.reading_aids)
    sheet, own, without, script, aids = (quote(posixpath.join(base, name)) for name in names)
    scripts = [script, aids] if parts.reading_aids else [script]
    sheets = [sheet, f"{own}?{parts.own_colors}"] if parts.own_colors else [sheet]
    links = [tag("link", {"rel": "stylesheet", "href": address}) for address in sheets]
    if parts.no_script:
        links.append(no_script_link(without))
    return _wrapped(fragment(*links, *(tag("script", {"src": name}) for name in scripts)))


def _base_folder(folder: str, href: str) -> str:
    """Return the folder that a relative ``<base href>`` makes addresses start from."""
    try:
        path = posixpath.dirname(unquote(urlsplit(href.strip()).path))
    except ValueError:  # a host in brackets that is no IPv6 address: browsers pass it over
        return folder
    joined = posixpath.normpath(posixpath.join(folder, path))
    if joined.startswith(".."):
        raise PageError(f"its <base href> leads out of the site: {href!r}")
    return joined

"""The example site's server: static files, and the form for visitors without scripts.

It is made for looking at a built site on one's own machine, on the standard library alone.
"""

from __future__ import annotations

import mimetypes
import re
import sys
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from a11yview.emit import attributes, own_colors, panel
from a11yview.settings import Preferences, preferences_from_cookie_header
from a11yview.site.building.no_script_sheets import NoScriptSheets
from a11yview.site.building.outline import PageError
from a11yview.site.building.page import FOLDER, OWN_COLORS, adapted_page
from a11yview.site.building.parts import ACTION, site_assets, site_parts
from a11yview.web import LONGEST_FORM_BYTES, DisplaySettings, Request

if TYPE_CHECKING:
    from pathlib import Path, PurePath
    from typing import Any

    from a11yview.settings import Catalog
    from a11yview.site.building.page import PageParts

__all__ = ["SiteServer"]

# Their addresses change with what they hold.
_FOREVER: Final = {"Cache-Control": "max-age=31536000, immutable"}

_FOLDER: Final = f"/{FOLDER}/"

# Pages whose sheet for visitors without scripts is kept.
_MOST_PAGES: Final = 64

_POLICY: Final = "default-src 'self'; style-src 'self'; script-src 'self'"

# Windows may map these otherwise, and nosniff makes a wrong type fatal.
_MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
}


class SiteServer(ThreadingHTTPServer):
    """Serves the site in ``root``, built or not, on the loopback; port 0 takes a free one.

    A page is given with the choices of the visitor's cookie in its ``<html>`` tag and in its
    panel, so that the site works without scripts.
    """

    daemon_threads = True
    request_queue_size = 512  # five, the default, are too few beside browsers that stay connected

    def __init__(self, root: Path, catalog: Catalog, *, port: int = 0) -> None:
        self.root = root.resolve()
        self.catalog = catalog
        self.settings = DisplaySettings(catalog)
        self.parts = site_parts(catalog, action=ACTION)
        assets = site_assets(catalog, action=ACTION)
        self._assets = {name: text.encode() for name, text in assets.items()}
        self._no_script = NoScriptSheets(self.root)
        self._no_script_lock = Lock()
        self._no_script_of = lru_cache(_MOST_PAGES)(self._name_of_no_script)
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as inherited
        """Report errors, but not visitors who leave before the answer is complete."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """The address of the site's front page."""
        return f"http://127.0.0.1:{self.server_port}/"

    def parts_for(
        self, preferences: Preferences, address: str, page: bytes, place: str
    ) -> PageParts:
        """Return the parts of ``page`` at ``address`` for a visitor with ``preferences``.

        ``place`` is the path of the page's file from the root.
        """
        with self._no_script_lock:  # the checker's memos are for one thread
            no_script = self._no_script_of(page, place)

        def panel_of(language: str | None) -> str:
            lang = language or self.catalog.locales[0]
            return str(
                panel(self.catalog, preferences, action=ACTION, lang=lang, return_to=address)
            )

        return replace(
            self.parts,
            panel=panel_of,
            root_attributes=str(attributes(preferences)),
            own_colors=preferences.to_cookie() if own_colors(preferences) else "",
            no_script=no_script,
        )

    def _name_of_no_script(self, page: bytes, place: str) -> str:
        return self._no_script.name_for(page, self.parts, place=place)

    def asset_at(self, path: str) -> bytes | None:
        """Return the file of ours that a page links under ``path``, None for none."""
        folder, name = path[: len(_FOLDER)], path[len(_FOLDER) :]
        if folder != _FOLDER:
            return None
        if name in self._assets:
            return self._assets[name]
        sheet = self._no_script.assets.get(name)
        return None if sheet is None else sheet.encode()

    def file_at(self, path: str) -> Path | None:
        """Return the file or folder under the root that a decoded ``path`` names, None for none."""
        if "\0" in path or "\\" in path or any(part.startswith(".") for part in path.split("/")):
            return None
        try:
            file = (self.root / path.lstrip("/")).resolve()
            inside = file.is_relative_to(self.root) and not _is_hidden(file, self.root)
            return file if inside and file.exists() else None
        except (OSError, RuntimeError):  # a name too long, a symlink loop
            return None


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    server_version = "a11yview"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        address = _path_of(self.path)
        path = unquote(address)
        file = self.server.file_at(path + "index.html" if path.endswith("/") else path)
        asset = self.server.asset_at(path)
        if asset is not None:
            self._send(asset, _media_type(PurePosixPath(path)), _FOREVER)
        elif path == f"/{FOLDER}/{OWN_COLORS}":
            query = urlsplit(self.path).query
            sheet = own_colors(Preferences.from_query(query, self.server.catalog))
            self._send(sheet.encode(), sheet.media_type, _FOREVER)
        elif path and file is not None and file.is_dir():
            # one slash at the front: "//host" would lead to another site
            self._redirect(quote("/" + path.strip("/") + "/"), HTTPStatus.MOVED_PERMANENTLY)
        elif file is None or not file.is_file():
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._give(file, address)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls; _send leaves the body out

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if _path_of(self.path) != ACTION:
            self._refuse(HTTPStatus.NOT_FOUND)
        elif not re.fullmatch(r"[0-9]{1,9}", length):
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
        elif int(length) > LONGEST_FORM_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            body = self.rfile.read(int(length))
            if len(body) < int(length):
                self._refuse(HTTPStatus.BAD_REQUEST)  # cut off: half of a choice is none
            else:
                self._take(body)

    def _take(self, body: bytes) -> None:
        """Keep the choices of a submitted form, and lead back to where it was."""
        request = Request(
            method="POST",
            name="",
            header=self.headers.get,
            host=self.headers.get("Host", ""),
            secure=False,
            body=body,
        )
        answer = self.server.settings.answer(request)
        self._send(answer.body, "text/plain", dict(answer.headers), HTTPStatus(answer.status))

    def _give(self, file: Path, address: str) -> None:
        try:
            content = file.read_bytes()
        except OSError:  # it may not be read, or is gone by now
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        if file.suffix in {".html", ".htm"}:
            self._page(file, content, address)
        else:
            self._send(content, _media_type(file), {"Cache-Control": "no-cache"})

    def _page(self, file: Path, page: bytes, address: str) -> None:
        """Send a page with the visitor's choices in it, whose form leads back to ``address``."""
        cookie = self.headers.get("Cookie")
        choices = preferences_from_cookie_header(cookie, self.server.catalog, secure=False)
        place = file.relative_to(self.server.root).as_posix()
        with suppress(PageError):  # such a page was left as it was when the site was built, too
            parts = self.server.parts_for(choices, address, page, place)
            page = adapted_page(page, parts, place=place)
        self._send(page, _media_type(file), {"Vary": "Cookie", "Cache-Control": "no-cache"})

    def _refuse(self, status: HTTPStatus) -> None:
        text = f"{status.value} {status.phrase}\n".encode()
        self._send(text, "text/plain; charset=utf-8", {}, status)

    def _redirect(self, goal: str, status: HTTPStatus) -> None:
        self._send(b"", "text/plain; charset=utf-8", {"Location": goal}, status)

    def _send(
        self,
        body: bytes,
        media_type: str,
        headers: dict[str, str],
        status: HTTPStatus = HTTPStatus.OK,
    ) -> None:
        self.send_response(status)
        fixed = {
            "Content-Type": media_type,
            "Content-Length": str(len(body)),
            "Content-Security-Policy": _POLICY,
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        }
        for name, value in (fixed | headers).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Write no log: what a visitor looks at and chooses is theirs."""


def _is_hidden(file: Path, root: Path) -> bool:
    """Whether the name of a file, or of a folder that it is in, begins with a dot."""
    return any(part.startswith(".") for part in file.relative_to(root).parts)


def _path_of(address: str) -> str:
    """Return the path of a request's address, empty where it is none."""
    try:
        return urlsplit(address).path
    except ValueError:  # a host in brackets that is no IPv6 address
        return ""


def _media_type(file: PurePath) -> str:
    guessed, _ = mimetypes.guess_type(file.name)
    return _MEDIA_TYPES.get(file.suffix, guessed or "application/octet-stream")

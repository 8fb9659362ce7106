"""A small site with the panel, served on the loopback, for the tests in a real browser.

``/static/<lang>`` never looks at the cookie; ``/served/<lang>`` writes the attributes itself and
takes the posted form. ``?`` arguments: ``no-script`` leaves the script out.
``/reports`` takes what a browser says of its policy.
"""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qs, urlsplit

from a11yview.emit import panel, script, stylesheet
from a11yview.settings import (
    Catalog,
    Preferences,
    clear_cookie_header,
    preferences_from_cookie_header,
    set_cookie_header,
)

if TYPE_CHECKING:
    from types import TracebackType

CATALOG = Catalog.classic()
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; report-uri /reports"
)

# What a site may do to a panel's elements, and what the override sheet could at its worst.
HOSTILE_SITE = """
legend { float: left; width: 100%; font-size: 2rem; text-transform: uppercase; color: #777 }
label { display: none; color: #aaa; font-size: 8px }
#top label, #top input { position: absolute !important; left: -99px !important }
input { appearance: auto; width: 100% !important; opacity: 0; float: right }
button, summary { all: unset; color: pink !important; background: pink !important }
details > div { max-height: 10px; overflow: hidden }
form, fieldset, p, span, b, small { letter-spacing: 3px; line-height: 1 !important; margin: 9px }
svg { width: 100%; fill: red; display: none } path { stroke: red }
*::before { content: "x" }
:focus { outline: none !important }
html { font-size: 62.5% } body { text-transform: uppercase; text-align: center; color: #888 }
"""
OVERRIDES = """@layer a11yview{
:root[data-a11yview-scheme] *:not(#a):not(#b){color:red!important;background:lime!important}
:root[data-a11yview-letter-spacing] *:not(#a){letter-spacing:1em!important}
:root[data-a11yview-font] *:not(#a){font-family:monospace!important}
}"""

PIXEL = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    '<rect width="40" height="40" fill="green"/></svg>'
)


def page(
    lang: str, *, attributes: str = "", body: str = "", with_script: bool = True, head: str = ""
) -> str:
    """Return a page of the site around *body*, which holds the panel."""
    loaded = '<script src="/a11yview.js"></script>' if with_script else ""
    return (
        f'<!doctype html><html lang="{lang}"{attributes}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Town</title>'
        f'<link rel="stylesheet" href="/a11yview.css">{loaded}{head}</head>'
        f'<body><div id="top">{body}</div><main><h1>Town</h1><p>News</p>'
        '<img src="/pixel.svg" alt="A green square" width="40" height="40">'
        f'<a href="/static/{lang}">next</a></main></body></html>'
    )


class Handler(BaseHTTPRequestHandler):
    """One request; the server's ``delay`` holds the script back, in seconds, and no page has it
    while ``with_script`` is false."""

    server: PanelServer

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        kind, _, lang = url.path.strip("/").partition("/")
        options = parse_qs(url.query, keep_blank_values=True)
        if kind in {"static", "served"}:
            self._page(kind, lang or "en", options)
        elif kind == "a11yview.css":
            self._send(OVERRIDES + stylesheet(self.server.catalog), "text/css")
        elif kind == "site.css":
            self._send(HOSTILE_SITE, "text/css")
        elif kind == "a11yview.js":
            time.sleep(self.server.delay)
            self._send(script(self.server.catalog), "text/javascript")
        elif kind == "pixel.svg":
            self._send(PIXEL, "image/svg+xml")
        else:
            self._send("", "text/plain", status=404)

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/reports":
            self.server.reports.append(json.loads(form)["csp-report"])
            self._send("", "text/plain")
            return
        chosen = (
            Preferences()
            if "reset=on" in form
            else Preferences.from_query(form, self.server.catalog)
        )
        cookie = (
            set_cookie_header(chosen, secure=False) if chosen else clear_cookie_header(secure=False)
        )
        self.send_response(303)
        self.send_header("Location", parse_qs(form).get("return-to", ["/served/en"])[0])
        self.send_header("Set-Cookie", cookie)
        self.end_headers()

    def _page(self, kind: str, lang: str, options: dict[str, list[str]]) -> None:
        chosen, attributes = Preferences(), ""
        if kind == "served":
            header = self.headers.get("Cookie")
            chosen = preferences_from_cookie_header(header, self.server.catalog, secure=False)
            attributes = "".join(
                f' data-a11yview-{name}="{token}"' for name, token in chosen.tokens().items()
            )
        body = panel(
            self.server.catalog, chosen, lang=lang, action="/a11yview", return_to=f"/{kind}/{lang}"
        )
        head = '<link rel="stylesheet" href="/site.css">' if "hostile" in options else ""
        with_script = self.server.with_script and "no-script" not in options
        self._send(
            page(lang, attributes=attributes, body=body, head=head, with_script=with_script),
            "text/html",
        )

    def _send(self, text: str, media_type: str, *, status: int = 200) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by http.server
        """Say nothing: a visitor's choice goes into no log."""


class PanelServer(ThreadingHTTPServer):
    """The site, running while the ``with`` block does; ``url`` is its root."""

    delay = 0.0
    with_script = True

    def __init__(self, catalog: Catalog = CATALOG) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.catalog = catalog
        self.reports: list[dict[str, str]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join()

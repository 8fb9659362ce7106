"""A town's site with Jinja2 and no framework: ``python app.py``, then http://127.0.0.1:8000."""

from __future__ import annotations

import mimetypes
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from jinja2 import Environment, FileSystemLoader

from a11yview.jinja2 import install
from a11yview.web.wsgi import DisplaySettingsMiddleware

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

PAGES = Path(__file__).parents[1] / "pages"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; connect-src 'self'"
)

loader = FileSystemLoader([PAGES / "jinja2", PAGES / "content"])
environment = Environment(loader=loader, autoescape=True)
install(environment)

names = {"/": "index.html", "/form": "form.html", "/table": "table.html"}
files = {f"/static/{file.name}": file.read_bytes() for file in (PAGES / "static").iterdir()}


def site(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    status, kind = "200 OK", mimetypes.guess_type(path)[0] or "text/html; charset=utf-8"
    if path in names:
        page = environment.get_template(names[path]).render(a11yview=environ["a11yview"])
        body = page.encode()
    elif path in files:
        body = files[path]
    else:
        status, kind, body = "404 Not Found", "text/plain", b"not found\n"
    length = ("Content-Length", str(len(body)))
    headers = [("Content-Type", kind), length, ("Content-Security-Policy", POLICY)]
    start_response(status, headers)
    return [body]


app = DisplaySettingsMiddleware(site)


class Server(ThreadingMixIn, WSGIServer):
    """One thread a connection."""

    daemon_threads = True
    request_queue_size = 128


class Handler(WSGIRequestHandler):
    """Writes no log: what a visitor looks at is theirs."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    port = int(sys.argv[1]) if sys.argv[1:] else 8000
    make_server("127.0.0.1", port, app, Server, Handler).serve_forever()

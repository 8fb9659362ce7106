"""A town's site in Starlette: ``python app.py``, then http://127.0.0.1:8000."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from a11yview.jinja2 import install
from a11yview.starlette import DisplaySettingsMiddleware

PAGES = Path(__file__).parents[1] / "pages"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; connect-src 'self'"
)

loader = FileSystemLoader([PAGES / "jinja2", PAGES / "content"])
templates = Jinja2Templates(env=Environment(loader=loader, autoescape=True))
install(templates.env)


def page(request: Request) -> Response:
    name = request.url.path.strip("/") or "index"
    policy = {"Content-Security-Policy": POLICY}
    return templates.TemplateResponse(request, f"{name}.html", headers=policy)


app = Starlette(
    routes=[
        *(Route(path, page) for path in ("/", "/form", "/table")),
        Mount("/static", StaticFiles(directory=PAGES / "static")),
    ],
    middleware=[Middleware(DisplaySettingsMiddleware)],
)

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]) if sys.argv[1:] else 8000, log_level="warning")

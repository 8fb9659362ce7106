"""What visitors may send to a server: nothing of it gets into HTML, CSS, headers, redirects, logs.

Every input of ``hostile_inputs.json`` is tried in each place that a request has, through each
adapter, below the framework's own client: as raw as a server could hand it on.
"""

from __future__ import annotations

import json
import logging
import re
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import pytest
from flask import Flask, render_template_string
from jinja2 import Environment
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from a11yview import Catalog
from a11yview.flask import A11yview
from a11yview.jinja2 import install
from a11yview.settings import preferences_from_cookie_header
from a11yview.starlette import DisplaySettingsMiddleware
from a11yview.web import wsgi
from support.asynchronous import run

if TYPE_CHECKING:
    from collections.abc import Callable

VECTORS = Path(__file__).parents[1] / "vectors" / "hostile_inputs.json"
INPUTS = [case["text"] for case in json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]]
CATALOG = Catalog(own_colors=True)
FORM = "application/x-www-form-urlencoded"
PAGE = (
    "<html {{ a11yview_attributes() }}><head>{{ a11yview_head() }}</head>"
    "<body>{{ a11yview_panel() }}<p>text</p></body></html>"
)
COOKIE = re.compile(r"a11yview=[a-z0-9.&=-]{0,1024}")
ATTRIBUTES = {"Path=/", "SameSite=Lax"}
RETURN = re.compile(r'<input type="hidden" name="return-to" value="([^"<>]*)">')
ROOT = re.compile(
    r'(?:<!doctype html>\n<html lang="en"|<html) '
    r'(?:data-a11yview-[a-z-]+="[a-z0-9.-]+" ?)+>\n?<head>'
)
OWN = re.compile(r'href="(/a11yview/own\.[0-9a-f]{12}\.css)"')
SHEET = re.compile(
    r"(?::root\{--a11yview-own-text:[#a-z0-9]+;--a11yview-own-background:[#a-z0-9]+\})?"
)


class Response(NamedTuple):
    """What came back: the status, the headers in order, the text."""

    status: int
    headers: list[tuple[str, str]]
    text: str

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


def raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def of_wsgi(app: Callable[..., object]) -> Callable[..., Response]:
    def ask(method: str = "GET", path: str = "/", query: str = "", body: bytes = b"", **headers):
        started = []
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": raw(path).decode("latin-1"),
            "QUERY_STRING": raw(query).decode("latin-1"),
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "testserver",
            "CONTENT_TYPE": FORM if body else "",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
        }
        for name, value in headers.items():
            environ[f"HTTP_{name.upper()}"] = raw(value).decode("latin-1")
        parts = app(environ, lambda *given: started.append(given))
        text = b"".join(parts).decode()
        getattr(parts, "close", lambda: None)()
        return Response(int(started[0][0].split()[0]), started[0][1], text)

    return ask


def of_asgi(app: Callable[..., object]) -> Callable[..., Response]:
    def ask(method: str = "GET", path: str = "/", query: str = "", body: bytes = b"", **headers):
        sent = []
        given = {"host": b"testserver", "content-type": FORM.encode() if body else b""}
        given |= {name.replace("_", "-"): raw(value) for name, value in headers.items()}
        scope = {
            "type": "http",
            "method": method,
            "scheme": "http",
            "path": path,
            "query_string": raw(query),
            "root_path": "",
            "headers": [(name.encode(), value) for name, value in given.items()],
        }

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": body}

        async def send(message: dict[str, object]) -> None:
            sent.append(message)

        run(app(scope, receive, send))
        told = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in sent[0]["headers"]
        ]
        text = b"".join(message.get("body", b"") for message in sent[1:]).decode()
        return Response(sent[0]["status"], told, text)

    return ask


def flask_site() -> Callable[..., Response]:
    app = Flask("hostile")
    A11yview(app, catalog=CATALOG)
    app.add_url_rule("/", "home", lambda: render_template_string(PAGE))
    app.add_url_rule("/p/<path:rest>", "page", lambda rest: render_template_string(PAGE))  # noqa: ARG005
    return of_wsgi(app)


def starlette_site() -> Callable[..., Response]:
    environment = Environment(autoescape=True)
    install(environment, CATALOG)
    template = environment.from_string(PAGE)

    async def page(request):
        return HTMLResponse(template.render(request=request))

    app = Starlette(routes=[Route("/", page), Route("/p/{rest:path}", page)])
    return of_asgi(DisplaySettingsMiddleware(app, CATALOG))


def jinja2_site() -> Callable[..., Response]:
    environment = Environment(autoescape=True)
    template_of = environment.from_string
    settings = install(environment, CATALOG)

    def site(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html")])
        return [template_of(PAGE).render(a11yview=environ["a11yview"]).encode()]

    return of_wsgi(wsgi.DisplaySettingsMiddleware(site, settings))


def django_site() -> Callable[..., Response]:
    import os  # noqa: PLC0415 - Django is set up for the whole process

    os.environ["DJANGO_SETTINGS_MODULE"] = "support.django_site.settings"
    import django  # noqa: PLC0415
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415
    from django.test import override_settings  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415

    names = [name for name in settings.MIDDLEWARE if "Csrf" not in name and "Locale" not in name]
    changes = {"MIDDLEWARE": names, "A11YVIEW": {"CATALOG": CATALOG}, "ALLOWED_HOSTS": ["*"]}
    with override_settings(**changes):
        handler = WSGIHandler()

    def app(environ, start_response):
        with override_settings(**changes):
            return handler(environ, start_response)

    return of_wsgi(app)


@pytest.fixture(scope="module", params=[flask_site, starlette_site, jinja2_site, django_site])
def ask(request: pytest.FixtureRequest) -> Callable[..., Response]:
    return request.param()


def plain(page: Response) -> str:
    """Return a page without the address that its form leads back to, which is looked at."""
    for address in RETURN.findall(page.text):
        back = unescape(address)
        assert back.startswith("/")
        assert not re.search(r"[\x00-\x1f\x7f]", back)
    return RETURN.sub("", page.text)


def harmless(response: Response) -> None:
    for name, value in response.headers:
        assert not re.search(r"[\r\n\x00]", name + value)


def test_there_are_enough() -> None:
    assert len(set(INPUTS)) >= 200


def test_in_the_cookie(ask: Callable[..., Response]) -> None:
    """A page is as it is without a cookie: nothing of an input gets into it."""
    untouched = plain(ask())
    for text in INPUTS:
        for cookie in (
            f"a11yview={text}",
            f"a11yview=scheme={text}&font-size={text}",
            f"a11yview=scheme=own&text={text}&background={text}",
            f"a11yview={quote(text, errors='surrogatepass')}",
            text,
        ):
            page = ask(cookie=cookie)
            assert page.status == 200, cookie
            harmless(page)
            if OWN.search(page.text):  # six digits with a sign before them are a color
                sheet = ask(path=OWN.search(page.text)[1], cookie=cookie)
                assert SHEET.fullmatch(sheet.text), cookie
                assert sheet.header("cache-control").startswith("private")
            elif not preferences_from_cookie_header(raw(cookie), CATALOG, secure=False):
                assert plain(page) == untouched, cookie
            else:  # a choice in it that is one
                assert ROOT.match(page.text), cookie


def test_in_the_form(ask: Callable[..., Response], caplog: pytest.LogCaptureFixture) -> None:
    """The answer leads to a path of the site, and the cookie holds tokens of the catalog."""
    caplog.set_level(logging.DEBUG)
    for text in INPUTS:
        caplog.clear()
        one = quote(text, safe="", errors="surrogatepass")
        for body in (
            f"scheme={one}&font-size=150&return-to={one}".encode(),
            f"scheme=own&text={one}&background={one}&{one}={one}".encode(),
            b"return-to=" + raw(text),
            raw(text),
        ):
            answer = ask("POST", "/a11yview/", body=body or b"x")
            assert answer.status in {303, 413}, body
            harmless(answer)
            if answer.status == 413:
                continue
            value, *told = answer.header("set-cookie").strip().split("; ")
            assert COOKIE.fullmatch(value), body
            assert {part for part in told if not part.startswith(("Max-Age", "expires"))} == (
                ATTRIBUTES
            ), body
            location = answer.header("location")
            assert re.fullmatch(r"/(?![/\\])[\x21-\x7e]*|/", location), body
            assert urlsplit(urljoin("http://testserver/", location)).netloc == "testserver", body
        if len(text) > 3:
            assert text not in caplog.text


def test_in_headers(ask: Callable[..., Response]) -> None:
    """No input passes for this site, and none breaks the answer."""
    for text in INPUTS:
        for header in ("origin", "sec_fetch_site"):
            answer = ask("POST", "/a11yview/", body=b"font-size=150", **{header: text})
            is_empty = header == "origin" and not text
            assert answer.status == (303 if is_empty else 403), (header, text)
            harmless(answer)
        page = ask(accept_language=text, accept_encoding=text)
        assert page.status == 200
        harmless(page)


def test_in_addresses(ask: Callable[..., Response]) -> None:
    """A page leads back to where it was, on this site; a file is one of ours, or none."""
    untouched = plain(ask())
    for text in INPUTS:
        if "\ud800" <= text[:1] <= "\udfff" or "\ud83d" in text:
            continue  # no server has these in a path
        page = ask(query=text)
        assert page.status == 200, text
        harmless(page)
        assert plain(page) == untouched, text
        page = ask(path=f"/p/{text}")
        harmless(page)
        if page.status == 200:
            assert plain(page) == untouched, text
        file = ask(path=f"/a11yview/{text}")
        assert file.status in {301, 302, 308, 400, 404, 405}, text
        harmless(file)
        leads_to = urljoin("http://testserver/", file.header("location"))
        assert urlsplit(leads_to).netloc == "testserver", text

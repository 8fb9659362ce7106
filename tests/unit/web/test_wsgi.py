from __future__ import annotations

import re

import httpx
import pytest

from a11yview import Catalog
from a11yview.web import DisplaySettings
from a11yview.web.wsgi import DisplaySettingsMiddleware

COOKIE = "a11yview=font-size=150"


def site(environ, start_response):
    path = environ["PATH_INFO"]
    page = environ["a11yview"]
    html = f"<html {page.attributes}>{page.head()}{page.panel()}" if path != "/plain" else "plain"
    headers = [("Content-Type", "text/html"), ("Content-Length", str(len(html.encode())))]
    if path == "/vary":
        headers.append(("Vary", "Accept, cookie"))
    start_response("200 OK", headers if path != "/open" else headers[:1])
    return [html.encode()]


def client(app=None, **options: object) -> httpx.Client:
    transport = httpx.WSGITransport(app=app or DisplaySettingsMiddleware(site), **options)
    return httpx.Client(transport=transport, base_url="http://testserver")


def test_a_page_has_the_visitor_s_choice_and_says_so() -> None:
    response = client().get("/?q=1", headers={"Cookie": COOKIE})
    assert '<html data-a11yview-font-size="150">' in response.text
    assert 'value="/?q=1"' in response.text
    assert response.headers["Vary"] == "Cookie"
    assert client().get("/vary").headers["Vary"] == "Accept, cookie"
    assert "Vary" not in client().get("/plain").headers


def test_the_form_and_the_files() -> None:
    visitor = client()
    answer = visitor.post("/a11yview/", data={"font-size": "150", "return-to": "/x"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/x"
    page = visitor.get("/").text
    assert 'data-a11yview-font-size="150"' in page
    for address in re.findall(r'(?:href|src)="(/a11yview/[^"]+)"', page):
        assert visitor.get(address).headers["Cache-Control"].endswith("immutable")
        assert visitor.head(address).content == b""
    assert visitor.get("/a11yview").status_code == 405
    assert visitor.post("/a11yview/", data={"x": "x" * 20_000}).status_code == 413


@pytest.mark.parametrize("length", ["", "-1", "x", "9" * 99, "²"])
def test_a_length_that_is_none(length: str) -> None:
    from io import BytesIO  # noqa: PLC0415

    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/a11yview/",
        "CONTENT_LENGTH": length,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(b"font-size=150"),
    }
    told = []
    DisplaySettingsMiddleware(site)(environ, lambda status, headers: told.append((status, headers)))
    assert told[0][0].startswith("303")


def test_below_a_path_of_the_server_and_in_another_language() -> None:
    app = DisplaySettingsMiddleware(site, DisplaySettings(), lang=lambda _: "ru")
    response = client(app, script_name="/г".encode().decode("latin-1")).get("/")
    assert 'action="/г/a11yview/"' in response.text
    assert 'value="/%D0%B3/"' in response.text
    assert "Обычная версия" in response.text


def test_what_another_panel_kept_is_taken_over() -> None:
    app = DisplaySettingsMiddleware(site, Catalog(take_over=("bvi",)))
    cookie = "bvi_panelActive=true; bvi_theme=black"
    response = client(app).get("/", headers={"Cookie": cookie})
    assert 'data-a11yview-scheme="white-on-black"' in response.text
    assert response.headers.get_list("Set-Cookie")[0].startswith("a11yview=scheme=white-on-black")
    assert "Set-Cookie" not in client(app).get("/plain", headers={"Cookie": cookie}).headers

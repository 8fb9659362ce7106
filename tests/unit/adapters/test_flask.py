from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from flask import Flask, render_template_string, stream_template_string

from a11yview import Catalog
from a11yview.errors import CatalogError
from a11yview.flask import A11yview

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html>
<html lang="en" {{ a11yview_attributes() }}>
<head><title>Bakery</title>{{ a11yview_head() }}</head>
<body>{{ a11yview_panel() }}<h1>Bakery</h1></body>
</html>"""
COOKIE = "a11yview=scheme=white-on-black&font-size=150"
CHOSEN = '<html lang="en" data-a11yview-scheme="white-on-black" data-a11yview-font-size="150">'


def application(**options: object) -> Flask:
    app = Flask(__name__)
    A11yview(app, **options)
    app.add_url_rule("/", "home", lambda: render_template_string(PAGE))
    app.add_url_rule("/plain", "plain", lambda: "plain")
    app.add_url_rule("/streamed", "streamed", lambda: stream_template_string(PAGE))
    return app


def test_a_page_has_the_visitor_s_choice_and_says_so() -> None:
    response = application().test_client(use_cookies=False).get("/?q=1", headers={"Cookie": COOKIE})
    assert CHOSEN in response.text
    assert 'name="return-to" value="/?q=1"' in response.text
    assert re.search(r'value="white-on-black"[^>]* checked', response.text)
    assert response.headers["Vary"] == "Cookie"


def test_a_page_that_reads_nothing_is_as_it_was() -> None:
    response = application().test_client().get("/plain", headers={"Cookie": COOKIE})
    assert "Vary" not in response.headers
    assert "Set-Cookie" not in response.headers


def test_a_streamed_page_may_read_it_late() -> None:
    response = (
        application().test_client(use_cookies=False).get("/streamed", headers={"Cookie": COOKIE})
    )
    assert CHOSEN in response.text
    assert response.headers["Vary"] == "Cookie"


def test_the_form_sets_the_cookie_and_leads_back() -> None:
    client = application().test_client()
    form = {"scheme": "white-on-black", "font-size": "150", "return-to": "/?q=1"}
    answer = client.post("/a11yview/", data=form, headers={"Origin": "http://localhost"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?q=1"
    assert CHOSEN in client.get("/").text
    answer = client.post("/a11yview/", data={**form, "reset": "on"})
    assert "Max-Age=0" in answer.headers["Set-Cookie"]


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_a_form_of_another_site_is_refused(headers: dict[str, str]) -> None:
    client = application().test_client()
    answer = client.post("/a11yview/", data={"scheme": "white-on-black"}, headers=headers)
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_a_form_of_another_type_is_refused() -> None:
    client = application().test_client()
    answer = client.post("/a11yview/", data="scheme=white-on-black", content_type="text/plain")
    assert answer.status_code == 415
    assert "Set-Cookie" not in answer.headers


def test_a_long_form_is_refused() -> None:
    answer = application().test_client().post("/a11yview/", data={"scheme": "x" * 20_000})
    assert answer.status_code == 413


def test_the_files() -> None:
    client = application().test_client()
    addresses = re.findall(r'(?:href|src)="(/a11yview/[^"]+)"', client.get("/").text)
    assert len(addresses) == 3
    for address in addresses:
        response = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Content-Encoding"] == "gzip"
    assert client.get("/a11yview/none.css").status_code == 404
    assert client.get("/a11yview/").status_code == 405


def test_below_a_path_of_the_server() -> None:
    response = application().test_client().get("/", base_url="http://localhost/town")
    assert 'action="/town/a11yview/"' in response.text
    assert 'href="/town/a11yview/a11yview.' in response.text
    assert 'name="return-to" value="/town/"' in response.text


def test_a_factory_and_the_catalog_s_file(tmp_path: Path) -> None:
    (tmp_path / "offer.toml").write_text('locales = ["ru"]\n', encoding="utf-8")
    settings = A11yview()
    app = Flask(__name__, root_path=str(tmp_path))
    app.config["A11YVIEW_CATALOG"] = "offer.toml"
    settings.init_app(app)
    app.add_url_rule("/", "home", lambda: render_template_string(PAGE))
    assert "Обычная версия" in app.test_client().get("/").text
    (tmp_path / "offer.toml").write_text("font_sizes = [1]\n", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"offer\.toml:.*font_sizes"):
        A11yview(catalog=tmp_path / "offer.toml").init_app(Flask(__name__))


def test_what_another_panel_kept_is_taken_over_once() -> None:
    app = Flask(__name__)
    A11yview(app, catalog=Catalog(take_over=("bvi",)))
    app.add_url_rule("/", "home", lambda: render_template_string(PAGE))
    client = app.test_client()
    client.set_cookie("bvi_panelActive", "true")
    client.set_cookie("bvi_theme", "black")
    response = client.get("/")
    assert 'data-a11yview-scheme="white-on-black"' in response.text
    told = response.headers.getlist("Set-Cookie")
    assert told[0].startswith("a11yview=scheme=white-on-black; Path=/; Max-Age=31536000")
    assert "bvi_theme=; Path=/; Max-Age=0; Domain=localhost" in told
    second = client.get("/")
    assert 'data-a11yview-scheme="white-on-black"' in second.text
    assert "Set-Cookie" not in second.headers


def test_one_extension_serves_several_applications() -> None:
    settings = A11yview(catalog=Catalog.classic())
    for _ in range(2):
        app = Flask(__name__)
        settings.init_app(app)
        app.add_url_rule("/", "home", lambda: render_template_string(PAGE))
        assert "data-a11yview-panel" in app.test_client().get("/").text


def test_the_language_of_each_page() -> None:
    client = application(lang=lambda: "be").test_client()
    assert "Звычайная версія" in client.get("/").text


def test_a_template_outside_of_a_request() -> None:
    app = application()
    with app.app_context():
        assert '<html lang="en" >' in render_template_string(PAGE)


def test_the_token_of_flask_wtf() -> None:
    from flask_wtf import CSRFProtect  # noqa: PLC0415 - in this test alone

    app = Flask(__name__)
    app.secret_key = "of a test"
    A11yview(app)
    CSRFProtect(app)
    app.add_url_rule("/", "home", lambda: render_template_string(PAGE))
    client = app.test_client()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/").text)[1]
    form = {"scheme": "white-on-black", "font-size": "150", "csrf_token": token}
    answer = client.post("/a11yview/", data=form)
    assert answer.status_code == 303
    assert CHOSEN in client.get("/").text
    assert client.post("/a11yview/", data={"scheme": "white-on-black"}).status_code == 400

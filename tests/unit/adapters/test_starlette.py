from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from jinja2 import DictLoader, Environment
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request  # noqa: TC002 - FastAPI reads it
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.templating import Jinja2Templates

from a11yview import Catalog
from a11yview.jinja2 import install
from a11yview.starlette import DisplaySettingsMiddleware
from support.asgi import Visitor
from support.asynchronous import run

PAGE = """<!doctype html>
<html lang="en" {{ a11yview_attributes() }}>
<head><title>Bakery</title>{{ a11yview_head() }}</head>
<body>{{ a11yview_panel() }}<h1>Bakery</h1></body>
</html>"""
COOKIE = "a11yview=scheme=white-on-black&font-size=150"
CHOSEN = '<html lang="en" data-a11yview-scheme="white-on-black" data-a11yview-font-size="150">'

TEMPLATES = Jinja2Templates(
    env=Environment(loader=DictLoader({"page.html": PAGE}), autoescape=True)
)
install(TEMPLATES.env)


def home(request: Request) -> Response:
    return TEMPLATES.TemplateResponse(request, "page.html")


def plain(_: Request) -> Response:
    return PlainTextResponse("plain")


def streamed(request: Request) -> Response:
    parts = TEMPLATES.env.get_template("page.html").generate(request=request)
    return StreamingResponse(parts, media_type="text/html")


async def socket(websocket) -> None:
    await websocket.accept()
    await websocket.send_text("hello")
    await websocket.close()


def application(**options: object) -> Starlette:
    routes = [
        Route("/", home),
        Route("/plain", plain),
        Route("/streamed", streamed),
        WebSocketRoute("/socket", socket),
    ]
    middleware = [Middleware(DisplaySettingsMiddleware, **options)]
    return Starlette(routes=routes, middleware=middleware)


def client(**options: object) -> Visitor:
    return Visitor(application(**options))


def test_a_page_has_the_visitor_s_choice_and_says_so() -> None:
    response = client().get("/?q=1", headers={"Cookie": COOKIE})
    assert CHOSEN in response.text
    assert 'name="return-to" value="/?q=1"' in response.text
    assert re.search(r'value="white-on-black"[^>]* checked', response.text)
    assert response.headers["Vary"] == "Cookie"


def test_a_page_that_reads_nothing_is_as_it_was() -> None:
    response = client().get("/plain", headers={"Cookie": COOKIE})
    assert "Vary" not in response.headers
    assert "Set-Cookie" not in response.headers


def test_a_streamed_page_may_read_it_late() -> None:
    response = client().get("/streamed", headers={"Cookie": COOKIE})
    assert CHOSEN in response.text
    assert response.headers["Vary"] == "Cookie"


def test_cookies_in_two_headers() -> None:
    response = client().get("/", headers=[("Cookie", "session=1"), ("Cookie", COOKIE)])
    assert CHOSEN in response.text


def test_the_form_sets_the_cookie_and_leads_back() -> None:
    visitor = client()
    form = {"scheme": "white-on-black", "font-size": "150", "return-to": "/?q=1"}
    answer = visitor.post("/a11yview/", data=form, headers={"Origin": "http://testserver"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?q=1"
    assert CHOSEN in visitor.get("/").text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
def test_what_is_refused(headers: dict[str, str], status: int) -> None:
    answer = client().post("/a11yview/", data={"scheme": "white-on-black"}, headers=headers)
    assert answer.status_code == status
    assert "Set-Cookie" not in answer.headers


def test_a_long_form_is_not_read_to_its_end() -> None:
    taken = []

    async def parts():
        for number in range(1000):
            taken.append(number)
            yield b"x" * 1000

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client().post("/a11yview/", content=parts(), headers=form).status_code == 413
    assert len(taken) < 20


def test_the_files() -> None:
    visitor = client()
    addresses = re.findall(r'(?:href|src)="(/a11yview/[^"]+)"', visitor.get("/").text)
    assert len(addresses) == 3
    for address in addresses:
        response = visitor.get(address, headers={"Accept-Encoding": "gzip"})
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.headers["Content-Encoding"] == "gzip"
        assert "a11yview" in response.text
        head = visitor.head(address)
        assert head.status_code == 200
        assert head.text == ""
    assert visitor.get("/a11yview/none.css").status_code == 404
    assert visitor.get("/a11yview/").status_code == 405
    assert visitor.get("/a11yviewer").status_code == 404


def test_web_sockets_go_past_it() -> None:
    sent = []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: dict[str, str]) -> None:
        sent.append(message["type"])

    scope = {"type": "websocket", "path": "/socket", "headers": [], "query_string": b""}
    run(application()(scope, receive, send))
    assert sent == ["websocket.accept", "websocket.send", "websocket.close"]


def test_below_a_path_of_the_server() -> None:
    app = Starlette(routes=[Route("/", home)], middleware=[Middleware(DisplaySettingsMiddleware)])
    mounted = Starlette(routes=[Mount("/town", app)])
    response = Visitor(mounted).get("/town/")
    assert 'action="/town/a11yview/"' in response.text
    address = re.search(r'href="(/town/a11yview/[^"]+)"', response.text)[1]
    assert Visitor(mounted).get(address).status_code == 200
    behind = Visitor(app, root_path="/town").get("/")
    assert 'action="/town/a11yview/"' in behind.text


def test_the_language_of_each_page() -> None:
    visitor = client(lang=lambda request: request.query_params.get("lang"))
    assert "Обычная версия" in visitor.get("/?lang=ru").text
    assert "Regular version" in visitor.get("/").text


def test_the_catalog_is_one_for_all(tmp_path) -> None:
    (tmp_path / "offer.toml").write_text("font_sizes = [100, 300]\n", encoding="utf-8")
    visitor = client(catalog=tmp_path / "offer.toml")
    visitor.post("/a11yview/", data={"font-size": "300"})
    page = visitor.get("/").text
    assert 'data-a11yview-font-size="300"' in page
    sheet = re.search(r'href="(/a11yview/[^"]+css)"', page)[1]
    assert "300" in visitor.get(sheet).text


def test_what_another_panel_kept_is_taken_over() -> None:
    visitor = client(catalog=Catalog(take_over=("bvi",)))
    response = visitor.get("/", headers={"Cookie": "bvi_panelActive=true; bvi_theme=black"})
    assert 'data-a11yview-scheme="white-on-black"' in response.text
    told = response.headers.get_list("Set-Cookie")
    assert told[0].startswith("a11yview=scheme=white-on-black; Path=/; Max-Age=31536000")
    assert len(told) > 2


def test_fastapi() -> None:
    app = FastAPI()
    app.add_middleware(DisplaySettingsMiddleware)

    @app.get("/")
    def page(request: Request) -> Response:
        return TEMPLATES.TemplateResponse(request, "page.html")

    visitor = Visitor(app)
    visitor.post("/a11yview/", data={"font-size": "150"})
    assert 'data-a11yview-font-size="150"' in visitor.get("/").text

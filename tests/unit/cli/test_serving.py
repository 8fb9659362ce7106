"""The example site's server: files, the form, and what it must not do."""

from __future__ import annotations

import html
import http.client
import re
import socket
import struct
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from a11yview.cli.serving import SiteServer
from a11yview.settings import Catalog
from a11yview.site.building.folder import build_site
from a11yview.site.building.parts import ACTION, site_assets, site_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "<!doctype html><html lang=ru><head><title>t</title></head><body>Текст</body></html>"
FIXED = PAGE.replace(
    "Текст", "<style>header {position: fixed; top: 0}</style><header>Текст</header>"
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    root = tmp_path_factory.mktemp("served")
    (root / "secret.txt").write_text("secret")
    site = root / "site"
    (site / "be").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "be" / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "fixed.html").write_text(FIXED, encoding="utf-8")
    (site / "pictures").mkdir()
    (site / "pictures" / "a.svg").write_text("<svg/>")
    (site / "a.css").write_text("a{}")
    (site / ".hidden").write_text("hidden")
    catalog = Catalog.classic()
    built = build_site(site, root / "out", parts=site_parts(catalog), assets=site_assets(catalog))
    (built.target / "outside").mkdir()
    (built.target / "outside" / "index.html").symlink_to(root / "secret.txt")
    (built.target / ".git").mkdir()
    (built.target / ".git" / "config").write_text("secret")
    (built.target / "config.txt").symlink_to(".git/config")
    (built.target / "hidden.txt").symlink_to(".hidden")
    with SiteServer(built.target, catalog) as running:
        threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
        yield running
        running.shutdown()


def ask(
    server: SiteServer,
    method: str,
    path: str,
    *,
    headers: dict[str, str] | None = None,
    body: str | None = None,
) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request(method, path, body=body, headers=headers or {})
    response = connection.getresponse()
    return response, response.read().decode()


def post(server: SiteServer, body: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
    sent = FORM | {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(server, "POST", "/a11yview", headers=sent, body=body)


def origin(server: SiteServer) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def test_a_page_has_the_panel_and_the_headers(server: SiteServer) -> None:
    response, page = ask(server, "GET", "/be/")
    assert response.status == 200
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    policy = "default-src 'self'; style-src 'self'; script-src 'self'"
    assert response.getheader("Content-Security-Policy") == policy
    assert response.getheader("Vary") == "Cookie"
    assert page.count("data-a11yview-panel") == 1
    assert 'value="/be/"' in page
    assert "<html lang=ru>" in page


def test_the_cookie_is_in_the_root_and_the_panel(server: SiteServer) -> None:
    cookie = {"Cookie": "a=b; a11yview=scheme=white-on-black&font-size=150"}
    _, page = ask(server, "GET", "/", headers=cookie)
    root = '<html data-a11yview-scheme="white-on-black" data-a11yview-font-size="150" lang=ru>'
    assert root in page
    chosen = dict(
        re.findall(r'<input type="radio" name="([^"]*)" value="([^"]*)"[^>]* checked', page)
    )
    assert chosen.pop("scheme") == "white-on-black"
    assert set(chosen.values()) == {""}
    assert re.findall(r'<option value="([^"]*)"[^>]* selected', page) == ["150"]
    groups = set(re.findall(r'<input type="radio" name="([^"]*)"', page))
    assert groups == {"scheme", *chosen}


@pytest.mark.parametrize("cookie", ["a11yview=" + "x" * 10_000, 'a11yview="><b>&scheme=none'])
def test_a_hostile_cookie_changes_nothing(server: SiteServer, cookie: str) -> None:
    _, plain = ask(server, "GET", "/")
    response, page = ask(server, "GET", "/", headers={"Cookie": cookie})
    assert response.status == 200
    assert page == plain


def test_a_file_says_nothing_about_cookies(server: SiteServer) -> None:
    response, body = ask(server, "GET", "/a.css")
    assert (response.getheader("Content-Type"), body) == ("text/css; charset=utf-8", "a{}")
    assert response.getheader("Vary") is None
    assert response.getheader("Cache-Control") == "no-cache"


def test_the_stylesheet_may_be_cached_for_ever(server: SiteServer) -> None:
    _, page = ask(server, "GET", "/be/")
    [name] = re.findall(r'href="\.\./a11yview/(.*?)"', page)
    response, _ = ask(server, "GET", f"/a11yview/{name}")
    assert response.getheader("Content-Type") == "text/css; charset=utf-8"
    assert "immutable" in str(response.getheader("Cache-Control"))


def test_a_fixed_header_moves_down_for_visitors_without_scripts(server: SiteServer) -> None:
    link = r'<noscript><link rel="stylesheet" href="a11yview/(no-script\..*?)"></noscript>'
    _, page = ask(server, "GET", "/fixed.html")
    [name] = re.findall(link, page)
    response, sheet = ask(server, "GET", f"/a11yview/{name}")
    assert response.getheader("Content-Type") == "text/css; charset=utf-8"
    assert "immutable" in str(response.getheader("Cache-Control"))
    assert "header{top:var(--a11yview-above)!important}" in sheet
    _, plain = ask(server, "GET", "/")
    assert "<noscript>" not in plain


def test_the_colors_that_a_visitor_picked_are_a_sheet_of_their_own(server: SiteServer) -> None:
    choice = "scheme=own&text=ffff00&background=000080"
    _, page = ask(server, "GET", "/be/", headers={"Cookie": f"a11yview={choice}&font-size=150"})
    [address] = re.findall(r'href="\.\.(/a11yview/own\.css\?.*?)"', page)
    assert page.index(address) > page.index("a11yview/a11yview.")
    response, sheet = ask(server, "GET", html.unescape(address))
    assert response.getheader("Content-Type") == "text/css; charset=utf-8"
    assert "immutable" in str(response.getheader("Cache-Control"))
    assert sheet == ":root{--a11yview-own-text:#ff0;--a11yview-own-background:navy}"
    _, page = ask(server, "GET", "/be/", headers={"Cookie": "a11yview=scheme=white-on-black"})
    assert "own.css" not in page


@pytest.mark.parametrize("query", ["", "?scheme=own&text=red;}&background=000080", "?scheme=own"])
def test_nothing_but_colors_gets_into_that_sheet(server: SiteServer, query: str) -> None:
    response, sheet = ask(server, "GET", f"/a11yview/own.css{query}")
    assert (response.status, sheet) == (200, "")


def test_head_has_no_body(server: SiteServer) -> None:
    response, body = ask(server, "HEAD", "/a.css")
    assert (response.status, response.getheader("Content-Length"), body) == (200, "3", "")


@pytest.mark.parametrize(
    "path",
    [
        "/none.html",
        "/pictures/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/be/../../secret.txt",
        "/..%5csecret.txt",
        "/%00",
        "/.hidden",
        "/hidden.txt",
        "/a11yview/no-script.000000000000.css",
        "/config.txt",
        "//etc/passwd",
        "/outside/",
        "/a.css/",
        "/" + "a" * 300,
        "/" + "a/" * 3000,
    ],
)
def test_nothing_else_is_given(server: SiteServer, path: str) -> None:
    response, body = ask(server, "GET", path)
    assert response.status == 404
    assert body == "404 Not Found\n"


def test_idle_connections_keep_nobody_out(server: SiteServer) -> None:
    address = ("127.0.0.1", server.server_port)
    with ExitStack() as idle:
        for _ in range(250):
            idle.enter_context(socket.create_connection(address))
        for _ in range(20):
            assert ask(server, "GET", "/a.css")[0].status == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_address_that_is_none_is_not_found(server: SiteServer, method: str) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port)) as connection:
        connection.sendall(f"{method} http://[/be/ HTTP/1.0\r\n\r\n".encode())
        assert b" 404 Not Found\r\n" in connection.recv(1024)


def test_a_folder_gets_its_slash_on_this_site(server: SiteServer) -> None:
    response, _ = ask(server, "GET", "//be")
    assert (response.status, response.getheader("Location")) == (301, "/be/")


def test_a_file_that_cannot_be_read_is_not_found(
    server: SiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> bytes:
        raise PermissionError

    monkeypatch.setattr(type(server.root), "read_bytes", refuse)
    response, _ = ask(server, "GET", "/a.css")
    assert response.status == 404


def test_a_visitor_who_leaves_is_no_error(
    server: SiteServer, capsys: pytest.CaptureFixture[str]
) -> None:
    for sent in (b"GET / HTTP/1.0\r\n\r\n", b"GET /"):
        connection = socket.create_connection(("127.0.0.1", server.server_port))
        # closed at once, whatever is on its way
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(sent)
        connection.close()
    ask(server, "GET", "/")
    time.sleep(0.2)
    assert capsys.readouterr().err == ""


class TestForm:
    def test_that_is_cut_off_is_refused(self, server: SiteServer) -> None:
        with socket.create_connection(("127.0.0.1", server.server_port)) as connection:
            head = f"POST {ACTION} HTTP/1.0\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 99"
            connection.sendall(f"{head}\r\n\r\nfont-size=150".encode())
            connection.shutdown(socket.SHUT_WR)
            assert b" 400 Bad Request\r\n" in connection.recv(1024)

    def test_sets_the_cookie_and_leads_back(self, server: SiteServer) -> None:
        body = "scheme=white-on-black&font=&font-size=150&return-to=%2Fbe%2F%3Fq%3D%D0%96"
        response, _ = post(server, body, Origin=origin(server))
        assert response.status == 303
        assert response.getheader("Location") == "/be/?q=%D0%96"
        cookie = "a11yview=scheme=white-on-black&font-size=150; Path=/; Max-Age=31536000;"
        assert str(response.getheader("Set-Cookie")).startswith(cookie)

    def test_reset_clears_the_cookie(self, server: SiteServer) -> None:
        response, _ = post(server, "scheme=white-on-black&reset=on", Sec_Fetch_Site="same-origin")
        assert str(response.getheader("Set-Cookie")).startswith("a11yview=; Path=/; Max-Age=0")
        assert response.getheader("Location") == "/"

    @pytest.mark.parametrize(
        "target", ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/x", "x", ""]
    )
    def test_never_leads_to_another_site(self, server: SiteServer, target: str) -> None:
        body = "return-to=" + "".join(f"%{byte:02x}" for byte in target.encode())
        response, _ = post(server, body, Origin=origin(server))
        assert response.getheader("Location") == "/"

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Referer": "https://evil.example/"},
            {"Sec_Fetch_Site": "cross-site"},
            {"Sec_Fetch_Site": "same-site"},
        ],
    )
    def test_from_another_site_is_refused(
        self, server: SiteServer, headers: dict[str, str]
    ) -> None:
        response, _ = post(server, "scheme=white-on-black", **headers)
        assert response.status == 403
        assert response.getheader("Set-Cookie") is None

    def test_that_is_too_long_is_refused(self, server: SiteServer) -> None:
        response, _ = post(server, "", Origin=origin(server), Content_Length="99999")
        assert response.status == 413

    def test_of_unknown_length_is_refused(self, server: SiteServer) -> None:
        response, _ = post(server, "", Origin=origin(server), Content_Length="9" * 5000)
        assert response.status == 411

    @pytest.mark.parametrize("name", ["Origin", "Referer"])
    def test_from_an_address_that_is_none_is_refused(self, server: SiteServer, name: str) -> None:
        response, _ = post(server, "", **{name: "http://["})
        assert response.status == 403

    def test_elsewhere_is_not_found(self, server: SiteServer) -> None:
        response, _ = ask(server, "POST", "/be/", headers=FORM, body="scheme=white-on-black")
        assert response.status == 404

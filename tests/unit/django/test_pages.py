from __future__ import annotations

import re

import django
import pytest
from django.test import AsyncClient, Client, override_settings

from a11yview import Catalog
from support.asynchronous import run

COOKIE = "a11yview=scheme=white-on-black&font-size=150"
CHOSEN = '<html lang="en" data-a11yview-scheme="white-on-black" data-a11yview-font-size="150">'
HOME = {"Origin": "http://testserver"}


def token_of(html: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[1]


def test_a_page_has_the_visitor_s_choice_and_says_so() -> None:
    response = Client().get("/", headers={"cookie": COOKIE})
    html = response.content.decode()
    assert CHOSEN in html
    assert "Open from seven, 150." in html
    assert 'action="/a11yview/"' in html
    assert 'name="return-to" value="/"' in html
    assert re.search(r'value="white-on-black"[^>]* checked', html)
    assert "Cookie" in response["Vary"]


def test_a_page_that_reads_nothing_is_as_it_was() -> None:
    response = Client().get("/plain/", headers={"cookie": COOKIE})
    assert "Cookie" not in response.get("Vary", "")
    assert "Set-Cookie" not in response


def test_a_streamed_page_may_read_it_late() -> None:
    response = Client().get("/streamed/", headers={"cookie": COOKIE})
    assert "Cookie" in response["Vary"]
    assert CHOSEN in response.getvalue().decode()


def test_asynchronous_pages() -> None:
    async def ask() -> object:
        return await AsyncClient().get("/awaited/", headers={"cookie": COOKIE})

    response = run(ask())
    assert CHOSEN in response.content.decode()
    assert "Cookie" in response["Vary"]


def test_a_page_without_a_request_has_nothing_chosen() -> None:
    html = Client().get("/without-request/", headers={"cookie": COOKIE}).content.decode()
    assert '<html lang="en" >' in html
    assert "<form data-a11yview-panel" in html


def test_the_form_with_the_token_of_django() -> None:
    client = Client(enforce_csrf_checks=True)
    html = client.get("/?q=1").content.decode()
    form = {
        "csrfmiddlewaretoken": token_of(html),
        "scheme": "white-on-black",
        "font-size": "150",
        "return-to": "/?q=1",
    }
    answer = client.post("/a11yview/", form, headers=HOME)
    assert answer.status_code == 303
    assert answer["Location"] == "/?q=1"
    assert answer.cookies["a11yview"].OutputString().startswith(COOKIE)
    assert CHOSEN in client.get("/").content.decode()
    form["csrfmiddlewaretoken"] = "x" * 64
    assert client.post("/a11yview/", form, headers=HOME).status_code == 403


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_form_of_another_site_is_refused(headers: dict[str, str]) -> None:
    answer = Client().post("/a11yview/", {"scheme": "white-on-black"}, headers=headers)
    assert answer.status_code == 403
    assert not answer.cookies


def test_files_are_served_for_ever() -> None:
    client = Client()
    html = client.get("/").content.decode()
    addresses = re.findall(r'(?:href|src)="(/a11yview/[^"]+)"', html)
    assert [address.rsplit(".", 1)[1] for address in addresses] == ["css", "css", "js"]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Cookie" not in response.get("Vary", "")
    assert client.get("/a11yview/unknown.css").status_code == 404
    assert client.get("/a11yview/").status_code == 405


def test_the_panel_speaks_the_active_language() -> None:
    html = Client().get("/", headers={"accept-language": "ru"}).content.decode()
    assert "Обычная версия" in html


def test_over_https_the_cookie_is_the_host_s_own() -> None:
    client = Client()
    answer = client.post("/a11yview/", {"font-size": "150"}, secure=True)
    assert answer.cookies["__Host-a11yview"]["secure"]
    behind_proxy = client.post(
        "/a11yview/", {"font-size": "150"}, headers={"Origin": "https://testserver"}
    )
    assert behind_proxy.cookies["__Host-a11yview"]["secure"]
    html = client.get("/", headers={"cookie": f"__Host-{COOKIE}"}).content.decode()
    assert CHOSEN in html


def test_settings_may_be_overridden(tmp_path) -> None:
    (tmp_path / "offer.toml").write_text('locales = ["be"]\nfont_sizes = [100, 300]\n')
    with override_settings(BASE_DIR=tmp_path, A11YVIEW={"CATALOG": "offer.toml"}):
        html = Client().get("/", headers={"cookie": "a11yview=font-size=300"}).content.decode()
        assert 'data-a11yview-font-size="300"' in html
    html = Client().get("/", headers={"cookie": "a11yview=font-size=300"}).content.decode()
    assert "data-a11yview-font-size=" not in html.partition("<head>")[0]


def test_what_another_panel_kept_is_taken_over_once() -> None:
    client = Client()
    client.cookies["bvi_panelActive"] = "true"
    client.cookies["bvi_theme"] = "black"
    with override_settings(A11YVIEW={"CATALOG": Catalog(take_over=("bvi",))}):
        response = client.get("/")
        assert 'data-a11yview-scheme="white-on-black"' in response.content.decode()
        told = [cookie.OutputString() for cookie in response.cookies.values()]
        assert any(text.startswith("a11yview=scheme=white-on-black") for text in told)
        ends = [text for text in told if text.startswith("bvi_theme=")]
        assert len(ends) == 1 + ("HTTP_HOST" in response.wsgi_request.META)
        assert "a11yview" not in client.get("/").cookies


def test_a_nonce_of_the_page_s_policy() -> None:
    from django.conf import settings  # noqa: PLC0415

    names = [*settings.MIDDLEWARE, "support.django_site.policy.Policy"]
    with override_settings(MIDDLEWARE=names):
        html = Client().get("/").content.decode()
    assert html.count('nonce="r4nd0m"') == 3
    if django.VERSION >= (6,):
        from django.utils.csp import CSP  # noqa: PLC0415

        names = [*settings.MIDDLEWARE, "django.middleware.csp.ContentSecurityPolicyMiddleware"]
        policy = {"script-src": [CSP.NONCE], "style-src": [CSP.NONCE]}
        with override_settings(MIDDLEWARE=names, SECURE_CSP=policy):
            response = Client().get("/")
        nonce = re.search(r"'nonce-([^']+)'", response["Content-Security-Policy"])[1]
        assert response.content.decode().count(f'nonce="{nonce}"') == 3


@override_settings(
    STATICFILES_FINDERS=[
        "django.contrib.staticfiles.finders.FileSystemFinder",
        "a11yview.django.finders.CatalogFinder",
    ]
)
def test_files_among_the_static_files(tmp_path) -> None:
    from django.contrib.staticfiles import finders  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    finders.get_finder.cache_clear()
    html = Client().get("/").content.decode()
    addresses = re.findall(r'(?:href|src)="(/static/a11yview/[^"]+)"', html)
    assert len(addresses) == 3
    for address in addresses:
        assert finders.find(address.removeprefix("/static/"))
        every = {"find_all" if django.VERSION >= (5, 2) else "all": True}
        assert len(finders.find(address.removeprefix("/static/"), **every)) == 1
    storages = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        written = sorted(path.suffix for path in (tmp_path / "a11yview").iterdir())
        html = Client().get("/").content.decode()
        hashed = re.findall(r'(?:href|src)="/static/(a11yview/[^"]+)"', html)
        assert [name.count(".") for name in hashed] == [3, 3, 3]
        assert all((tmp_path / name).is_file() for name in hashed)
    assert written == [".css", ".css", ".css", ".css", ".js", ".js"]
    finders.get_finder.cache_clear()

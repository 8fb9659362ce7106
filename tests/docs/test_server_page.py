"""The servers of docs/servers.md run as they stand, each with its framework's test client."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from a11yview.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "servers.md"
BLOCK = re.compile(r"^```(?:python|html) ([\w./]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHOICE = "scheme=white-on-black&font-size=150&return-to=%2F%3Fpage%3D2"
COOKIE = "a11yview=scheme=white-on-black&font-size=150"
ROOT = '<html lang="en" data-a11yview-scheme="white-on-black" data-a11yview-font-size="150">'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    for name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    for command in re.findall(r"^ *a11yview (.+)$", PAGE.read_text("utf-8"), re.MULTILINE):
        Path("static").mkdir(exist_ok=True)
        assert main(command.split()) == 0
    yield
    for name in ("app", "bakery", "bakery.display"):
        sys.modules.pop(name, None)


def judge(first: str, location: str, set_cookie: str, second: str) -> None:
    """Hold a server to what the page says: its answers before, at and after a choice."""
    assert '<html lang="en" >' in first
    assert '<form data-a11yview-panel method="post" action="/settings' in first
    assert 'name="return-to" value="/' in first
    assert location == "/?page=2"
    assert set_cookie.startswith(f"{COOKIE}; Path=/; Max-Age=31536000; SameSite=Lax")
    assert ROOT in second
    assert re.search(r'name="scheme" value="white-on-black"[^>]* checked', second)


def test_flask() -> None:
    import app  # noqa: PLC0415 - written by the fixture

    client = app.app.test_client()
    first = client.get("/")
    assert "Cookie" in first.headers["Vary"]
    form = "application/x-www-form-urlencoded"
    answer = client.post("/settings", data=CHOICE, content_type=form)
    assert answer.status_code == 303
    second = client.get("/")  # the client keeps the cookie
    judge(first.text, answer.headers["Location"], answer.headers["Set-Cookie"], second.text)
    with client.get("/static/a11yview.css") as sheet:
        assert sheet.status_code == 200


def test_django() -> None:
    import django  # noqa: PLC0415 - likewise
    from django.conf import settings  # noqa: PLC0415 - an optional framework

    backend = "django.template.backends.django.DjangoTemplates"
    options = {"context_processors": ["bakery.display.context"]}
    settings.configure(
        ALLOWED_HOSTS=["testserver"],
        INSTALLED_APPS=["django.contrib.staticfiles"],
        MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
        ROOT_URLCONF=ModuleType("urls"),
        STATIC_URL="/static/",
        TEMPLATES=[{"BACKEND": backend, "DIRS": ["templates"], "OPTIONS": options}],
    )
    django.setup()
    from bakery import display  # noqa: PLC0415 - written by the fixture
    from django.shortcuts import render  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    settings.ROOT_URLCONF.urlpatterns = [
        path("", lambda request: render(request, "base.html")),
        path("settings/", display.settings),
    ]
    client = Client(enforce_csrf_checks=True)
    first = client.get("/")
    form = "application/x-www-form-urlencoded"
    answer = client.post("/settings/", data=CHOICE, content_type=form)
    assert answer.status_code == 303
    second = client.get("/", headers={"cookie": COOKIE})
    judge(
        first.content.decode(),
        answer.headers["Location"],
        answer.headers["Set-Cookie"],
        second.content.decode(),
    )

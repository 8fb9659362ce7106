"""The servers of docs/servers/ run as they stand; Django's in a project by ``startproject``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from support.asgi import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = Path(__file__).parents[2] / "docs" / "servers"
BLOCK = re.compile(r"^```(?:python|html) ([\w./]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FORM = {"scheme": "white-on-black", "font-size": "150", "return-to": "/?page=2"}
ROOT = '<html lang="en" data-a11yview-scheme="white-on-black" data-a11yview-font-size="150">'


def write(page: str) -> None:
    for name, text in BLOCK.findall((PAGES / page).read_text(encoding="utf-8")):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("app", None)


def judge(first: httpx.Response, answer: httpx.Response, second: httpx.Response) -> None:
    """Hold a server to what the page says: before, at and after a choice."""
    assert '<html lang="en" >' in first.text
    assert '<form data-a11yview-panel method="post" action="/a11yview/"' in first.text
    assert "Cookie" in first.headers["Vary"]
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?page=2"
    assert ROOT in second.text
    assert re.search(r'name="scheme" value="white-on-black"[^>]* checked', second.text)


def test_flask() -> None:
    write("flask.md")
    import app  # noqa: PLC0415 - written just now

    transport = httpx.WSGITransport(app=app.app)
    with httpx.Client(transport=transport, base_url="http://testserver") as client:
        judge(client.get("/"), client.post("/a11yview/", data=FORM), client.get("/"))


def test_jinja2() -> None:
    write("jinja2.md")
    import app  # noqa: PLC0415 - written just now

    transport = httpx.WSGITransport(app=app.app)
    with httpx.Client(transport=transport, base_url="http://testserver") as client:
        judge(client.get("/"), client.post("/a11yview/", data=FORM), client.get("/"))


def test_fastapi() -> None:
    write("starlette.md")
    import app  # noqa: PLC0415 - written just now

    visitor = Visitor(app.app)
    judge(visitor.get("/"), visitor.post("/a11yview/", data=FORM), visitor.get("/"))


VISIT = """
import re, sys
sys.path.insert(0, ".")
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "bakery.settings"
import django
django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
from django.test import Client
client = Client(enforce_csrf_checks=True)
html = client.get("/").content.decode()
assert '<html lang="en" >' in html, html
assert "Cookie" in client.get("/")["Vary"]
token = re.search(r'name="csrfmiddlewaretoken" value="(\\w+)"', html)[1]
form = {"scheme": "white-on-black", "return-to": "/?page=2", "csrfmiddlewaretoken": token}
answer = client.post("/a11yview/", form)
assert answer.status_code == 303 and answer["Location"] == "/?page=2", answer
assert '<html lang="en" data-a11yview-scheme="white-on-black">' in client.get("/").content.decode()
"""
HOME = """
from django.views.generic import TemplateView
urlpatterns += [path("", TemplateView.as_view(template_name="base.html"))]
"""


def run(*arguments: str) -> str:
    named = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=named)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_django_in_a_new_project() -> None:
    write("django.md")
    run("-m", "django", "startproject", "bakery", ".")
    for name in ("settings", "urls"):
        with Path("bakery", f"{name}.py").open("a", encoding="utf-8") as file:
            file.write(Path(f"{name}.py").read_text(encoding="utf-8"))
    with Path("bakery", "urls.py").open("a", encoding="utf-8") as file:
        file.write(HOME)
    with Path("bakery", "settings.py").open("a", encoding="utf-8") as file:
        file.write('TEMPLATES[0]["DIRS"] = [BASE_DIR / "templates"]\n')
    assert "no issues" in run("manage.py", "check")
    run("-c", VISIT)
    with Path("bakery", "settings.py").open("a", encoding="utf-8") as file:
        file.write(Path("static_settings.py").read_text(encoding="utf-8"))
        file.write('STATIC_ROOT = "out"\n')
    run("manage.py", "collectstatic")
    suffixes = sorted(file.suffix for file in Path("out", "a11yview").iterdir())
    assert suffixes == [".css", ".css", ".js"]
    run("-c", VISIT)


def test_each_reader_writes_at_most_ten_lines_of_ours() -> None:
    """Our part of an application: the lines with our names, and the blocks that they open."""
    for page in PAGES.glob("*.md"):
        for name, text in BLOCK.findall(page.read_text(encoding="utf-8")):
            lines = [line for line in text.splitlines() if "a11yview" in line.lower()]
            assert len(lines) <= 10, (page, name)

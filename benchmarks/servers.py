"""What the settings add to a request, as a share of an empty one in Django and in Flask.

An empty request is a view that returns nothing, called as a server calls it: in Django behind the
middleware that ``startproject`` writes, in Flask behind none. What is ours is reading the cookie of
a visitor and writing attributes, links and panel, for visitors who come again, and for one whose
choice was never seen before. The token that Django wants in every form is its own work, some
30 µs, and not counted.
"""

from __future__ import annotations

import os
import sys
import time
from io import BytesIO
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 15
CALLS = 400
CHOICE = "scheme=white-on-black&font-size=150&letter-spacing=0.12"
ENVIRON = {
    "REQUEST_METHOD": "GET",
    "SCRIPT_NAME": "",
    "PATH_INFO": "/",
    "QUERY_STRING": "page=2",
    "SERVER_NAME": "127.0.0.1",
    "SERVER_PORT": "80",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "HTTP_HOST": "127.0.0.1",
    "HTTP_COOKIE": f"session=5d2f8a7be0; a11yview={CHOICE}",
    "wsgi.url_scheme": "http",
    "wsgi.errors": sys.stderr,
}


def django_apps() -> tuple[Callable[..., Any], Callable[[], object]]:
    """Return an empty site of Django, and what is ours on a page of it."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    from django.conf import settings  # noqa: PLC0415 - each part loads its own framework

    urls = ModuleType("benchmark_urls")
    middleware = "django.middleware"
    contrib = "django.contrib"
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        SECRET_KEY="of a benchmark",
        ROOT_URLCONF="benchmark_urls",
        INSTALLED_APPS=[
            f"{contrib}.contenttypes",
            f"{contrib}.auth",
            f"{contrib}.sessions",
            f"{contrib}.messages",
            f"{contrib}.staticfiles",
            "a11yview.django",
        ],
        MIDDLEWARE=[
            f"{middleware}.security.SecurityMiddleware",
            f"{contrib}.sessions.middleware.SessionMiddleware",
            f"{middleware}.common.CommonMiddleware",
            f"{middleware}.csrf.CsrfViewMiddleware",
            f"{contrib}.auth.middleware.AuthenticationMiddleware",
            f"{contrib}.messages.middleware.MessageMiddleware",
            f"{middleware}.clickjacking.XFrameOptionsMiddleware",
        ],
        SESSION_ENGINE=f"{contrib}.sessions.backends.signed_cookies",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        STATIC_URL="/static/",
        USE_TZ=True,
    )
    import django  # noqa: PLC0415
    from django.core.handlers.wsgi import WSGIHandler, WSGIRequest  # noqa: PLC0415
    from django.http import HttpResponse  # noqa: PLC0415
    from django.urls import include, path  # noqa: PLC0415

    django.setup()
    urls.urlpatterns = [
        path("", lambda _: HttpResponse()),
        path("a11yview/", include("a11yview.django.urls")),
    ]
    sys.modules["benchmark_urls"] = urls
    from a11yview.django.pages import page_settings  # noqa: PLC0415

    requests = [WSGIRequest({**ENVIRON, "wsgi.input": BytesIO()}) for _ in range(CALLS)]
    state = {"next": 0}

    def ours() -> object:
        request = requests[state["next"] % CALLS]
        state["next"] += 1
        request.__dict__.pop("a11yview", None)
        page = page_settings(request)
        return page.attributes, page.head(), page.panel()

    handler = WSGIHandler()  # its middleware is loaded by now
    settings.MIDDLEWARE = []  # without the token, which Django makes for every form
    return handler, ours


def flask_apps() -> tuple[Callable[..., Any], Callable[[], object]]:
    """Return an empty application of Flask, and what is ours on a page of it."""
    from flask import Flask, request  # noqa: PLC0415

    from a11yview.flask import A11yview  # noqa: PLC0415

    empty = Flask("empty")
    empty.add_url_rule("/", "home", lambda: "")
    app = Flask("ours")
    A11yview(app)
    functions = app.jinja_env.globals
    context = app.test_request_context("/?page=2", headers={"Cookie": ENVIRON["HTTP_COOKIE"]})
    context.push()
    environ = request.environ
    template = app.jinja_env.from_string("")
    made = template.new_context({})
    names = ("a11yview_attributes", "a11yview_head", "a11yview_panel")

    def ours() -> object:
        environ.pop("a11yview.page", None)
        return [functions[name](made) for name in names]

    return empty, ours


def answer(app: Callable[..., Any]) -> None:
    """Let an application answer, as a server does."""
    response = app({**ENVIRON, "wsgi.input": BytesIO()}, lambda *_: None)
    b"".join(response)
    close = getattr(response, "close", None)
    if close:
        close()


def timed(function: Callable[[], object]) -> float:
    """Return the processor time of one call, in seconds."""
    start = time.process_time()
    for _ in range(CALLS):
        function()
    return (time.process_time() - start) / CALLS


def compared(app: Callable[..., Any], ours: Callable[[], object]) -> tuple[float, float]:
    """Return the times of an empty request and of what is ours, measured in turns."""
    pairs = [(timed(lambda: answer(app)), timed(ours)) for _ in range(ROUNDS)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def never_seen() -> float:
    """Return the time for a choice that nobody had, in seconds."""
    from a11yview.web import DisplaySettings, PageFacts  # noqa: PLC0415

    settings = DisplaySettings()
    colors = iter(range(10**6))

    def first() -> object:
        cookie = f"a11yview=scheme=own&text={next(colors):06x}&background=ffffff"
        page = settings.page(lambda: PageFacts(cookie=cookie, secure=False))
        return page.attributes, page.head(), page.panel()

    return min(timed(first) for _ in range(3))


def main() -> None:
    """Print the shares."""
    for name, made, aim in (("Django", django_apps, "a tenth"), ("Flask", flask_apps, "a fifth")):
        empty, ours = compared(*made())
        print(
            f"{name}: an empty request {1e6 * empty:.1f} µs, cookie, attributes, head and panel "
            f"{1e6 * ours:.1f} µs: {ours / empty:.3f} (aim: at most {aim})"
        )
    print(f"a choice that was never seen before: {1e6 * never_seen():.0f} µs")


if __name__ == "__main__":
    main()

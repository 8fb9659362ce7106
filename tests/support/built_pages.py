"""Pages that frameworks make of their own parts: Django's admin, and the components of GOV.UK.

``python tests/support/built_pages.py FOLDER`` writes Django's, in a process of its own; both lie in
``.cache`` after the first time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from support.npm_packages import CACHE, RealPage, move_in, unpacked, write_once

_GOVUK = "6.6.0"
_COMPONENTS = (
    *("accordion", "button", "checkboxes", "cookie-banner", "date-input", "details"),
    *("error-summary", "header", "notification-banner", "pagination", "radios"),
    *("service-navigation", "summary-list", "tabs", "tag", "task-list"),
)
_ADMIN = {
    "login.html": "/admin/login/",
    "index.html": "/admin/",
    "users.html": "/admin/auth/user/",
    "new-user.html": "/admin/auth/user/add/",
    "user.html": "/admin/auth/user/1/change/",
    "history.html": "/admin/auth/user/1/history/",
    "delete.html": "/admin/auth/user/1/delete/",
    "group.html": "/admin/auth/group/add/",
    "password.html": "/admin/password_change/",
}


def built_pages() -> list[RealPage]:
    """Return the pages, made the first time."""
    return [*_of("django-admin", _admin_site(), _ADMIN), *_govuk_pages()]


def _of(package: str, site: Path, paths: Iterable[str]) -> list[RealPage]:
    given = {"package": package, "family": package, "half": "looked at", "site": site}
    return [RealPage(**given, path=path) for path in paths]


def _govuk_pages() -> list[RealPage]:
    """Return a page for each component, with every example that the package ships."""
    package = unpacked("govuk-frontend", _GOVUK) / "dist/govuk"
    for component in _COMPONENTS:
        write_once(package / f"{component}.html", partial(_govuk_page, package, component))
    return _of("govuk-frontend", package, tuple(f"{name}.html" for name in _COMPONENTS))


def _govuk_page(package: Path, component: str) -> bytes:
    examples = sorted((package / "components" / component).glob("template-*.html"))
    body = "<hr>".join(example.read_text(encoding="utf-8") for example in examples)
    return (
        '<!doctype html><html lang="en" class="govuk-template"><meta charset="utf-8">'
        f'<title>{component}</title><link rel="stylesheet" href="govuk-frontend.min.css">'
        '<body class="govuk-template__body govuk-frontend-supported">'
        f'<main class="govuk-width-container">{body}</main></body></html>'
    ).encode()


def _admin_site() -> Path:
    import django  # noqa: PLC0415 - whoever asks for other pages needs no Django

    folder = CACHE / f"built/django-admin@{django.__version__}"
    if not folder.is_dir():
        fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
        subprocess.run([sys.executable, __file__, str(fresh)], check=True)
        move_in(fresh, folder)
    return folder


def _write_admin(folder: Path) -> None:
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    contrib = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
    settings.configure(
        SECRET_KEY="of a test",
        ALLOWED_HOSTS=["testserver"],
        ROOT_URLCONF=__name__,
        STATIC_URL="/static/",
        INSTALLED_APPS=[f"django.contrib.{name}" for name in contrib],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        f"django.{name}"
                        for name in (
                            "template.context_processors.request",
                            "contrib.auth.context_processors.auth",
                            "contrib.messages.context_processors.messages",
                        )
                    ]
                },
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    )
    django.setup()
    from django.contrib import admin  # noqa: PLC0415
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    urlpatterns.append(path("admin/", admin.site.urls))
    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_superuser("olga", "olga@example.org", "secret")
    visitor, keeper = Client(), Client()
    keeper.force_login(user)
    folder.mkdir(parents=True)
    shutil.copytree(Path(admin.__file__).parent / "static", folder / "static")
    for name, address in _ADMIN.items():
        client = visitor if name == "login.html" else keeper
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        (folder / name).write_bytes(response.content)


urlpatterns: list[object] = []

if __name__ == "__main__":
    _write_admin(Path(sys.argv[1]))

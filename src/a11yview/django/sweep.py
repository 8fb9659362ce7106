"""The pages of a project: what its URLs give to a visitor, by Django's test client."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from a11yview.django.conf import display_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["SweptPage", "addresses", "swept"]

_HOST: Final = "testserver"
_PLAIN: Final = re.compile(r"[\w/.-]*")
_ROOT_TAG: Final = re.compile(r"<html\b[^>]*", re.IGNORECASE)
_SHEET: Final = re.compile(r"<link\b[^>]*rel=[\"']?stylesheet[^>]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SweptPage:
    """What an address gave: the status, and of a page its HTML and the mistakes in it."""

    address: str
    status: int
    html: bytes | None = None
    problems: tuple[str, ...] = ()


def addresses() -> tuple[list[str], list[str]]:
    """Return the addresses of the project, and the patterns that need arguments."""
    plain: list[str] = []
    others: list[str] = []
    for pattern in _patterns(get_resolver().url_patterns, ""):
        (plain if _PLAIN.fullmatch(pattern) else others).append(f"/{pattern}")
    return list(dict.fromkeys(plain)), list(dict.fromkeys(others))


def swept(asked: Iterable[str], *, user: Any = None) -> Iterator[SweptPage]:  # noqa: ANN401 - a user model of any kind
    """Give what each address answers to a GET, with nothing chosen."""
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, _HOST]):
        client = Client(raise_request_exception=False)
        if user is not None:
            client.force_login(user)
        for address in asked:
            response = client.get(address)
            if not response.get("Content-Type", "").startswith("text/html"):
                yield SweptPage(address=address, status=response.status_code)
                continue
            yield SweptPage(
                address=address,
                status=response.status_code,
                html=response.getvalue(),
                problems=tuple(_problems(client, address)),
            )


def _problems(client: Client, address: str) -> Iterator[str]:
    """Give what is wrong with a page for a visitor who chose a scheme."""
    site = display_settings()
    scheme = site.catalog.schemes[0].token if site.catalog.schemes else ""
    client.cookies["a11yview"] = f"scheme={scheme}"
    response = client.get(address)
    del client.cookies["a11yview"]
    html = response.getvalue().decode(response.charset, "replace")
    if "data-a11yview-panel" not in html:
        yield "no panel: write {% a11yview_panel %} first in <body>"
        return
    root = _ROOT_TAG.search(html)
    if root is None or f'data-a11yview-scheme="{scheme}"' not in root[0]:
        yield "no choice in <html>: write {% a11yview_attributes %} into the tag"
    sheet = _SHEET.search(html)
    name = site.files.assets[0].file_name.split(".")[1]
    if sheet is None or name not in sheet[0]:
        yield "another style sheet comes first: write {% a11yview_head %} before it"
    if "cookie" not in response.get("Vary", "").lower():
        yield "no Vary: Cookie: put the middleware of a11yview into MIDDLEWARE"


def _patterns(patterns: Iterable[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        here = before + _route(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "a11yview":
                yield from _patterns(pattern.url_patterns, here)
        else:
            yield here


def _route(pattern: str) -> str:
    """Return a route without the signs for start and end of a regular expression."""
    return pattern.removeprefix("^").removesuffix("$").removesuffix(r"\Z")

"""The pages of a project: what addresses give to a visitor, by Django's test client."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import DatabaseError
from django.test import Client
from django.test.utils import override_settings

from a11yview.django.conf import display_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.http.response import HttpResponseBase

__all__ = ["MIGRATE", "SweptPage", "swept"]

MIGRATE: Final = "manage.py migrate makes its tables"

_HOST: Final = "testserver"
_ROOT_TAG: Final = re.compile(r"<html\b[^>]*", re.IGNORECASE)
_SHEET: Final = re.compile(r"<link\b[^>]*rel=[\"']?stylesheet[^>]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SweptPage:
    """The answer of an address: the status, and of a page its HTML and the mistakes in it.

    ``said`` is what it gave instead of a page.
    """

    address: str
    status: int
    html: bytes | None = None
    problems: tuple[str, ...] = ()
    said: str = ""


def swept(asked: Iterable[str], *, user: Any = None) -> Iterator[SweptPage]:  # noqa: ANN401 - a user model of any kind
    """Give what each address answers to a GET, with nothing chosen."""
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, _HOST]), _told_here():
        client = Client(raise_request_exception=False)
        if user is not None:
            client.force_login(user)
        for address in asked:
            response = client.get(address)
            status = response.status_code
            said = _instead_of_a_page(response)
            if said:
                yield SweptPage(address=address, status=status, said=said)
                continue
            yield SweptPage(
                address=address,
                status=status,
                html=response.getvalue(),
                problems=tuple(_problems(client, address)),
            )


@contextmanager
def _told_here() -> Iterator[None]:
    """Keep Django from writing tracebacks of pages into the midst of what the command says."""
    log = logging.getLogger("django.request")
    was_disabled, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = was_disabled


def _instead_of_a_page(response: HttpResponseBase) -> str:
    if 300 <= response.status_code < 400:
        return f"leads to {response.get('Location')}"
    if response.status_code >= 400:
        kind, error, _ = getattr(response, "exc_info", None) or (None, None, None)
        why = f": {kind.__name__}: {error}" if kind else ""
        hint = f"; {MIGRATE}" if isinstance(error, DatabaseError) else ""
        return f"status {response.status_code}{why}{hint}"
    kind = response.get("Content-Type", "")
    return "" if kind.startswith("text/html") else f"not HTML, but {kind or 'nothing'}"


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

"""The settings of the page that answers a request."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.templatetags.static import static
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from a11yview.django.conf import display_settings
from a11yview.web import PageFacts, PageSettings

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = ["FINDER", "URLS_HINT", "form_address", "page_settings"]

FINDER: Final = "a11yview.django.finders.CatalogFinder"
URLS_HINT: Final = 'Add path("a11yview/", include("a11yview.django.urls")) to the urlpatterns.'


def page_settings(request: HttpRequest | None) -> PageSettings:
    """Return the settings on ``request``, made where the middleware did not run.

    Pages without a request, such as that of error 500, have nothing chosen.
    """
    page = getattr(request, "a11yview", None)
    if isinstance(page, PageSettings):
        return page
    page = display_settings().page(lambda: _facts(request))
    if request is not None:
        request.a11yview = page
    return page


def form_address() -> str:
    """Return the address of the panel's form. Raises ``ImproperlyConfigured`` without one."""
    root = get_urlconf() or settings.ROOT_URLCONF
    return _form_address(root, get_script_prefix(), get_language())


@lru_cache(maxsize=64)
def _form_address(urlconf: object, prefix: str, language: str | None) -> str:  # noqa: ARG001 - it depends on each
    try:
        return str(reverse("a11yview:form"))
    except NoReverseMatch as error:
        message = f"a11yview has no address in the URLs of the site. {URLS_HINT}"
        raise ImproperlyConfigured(message) from error


def _facts(request: HttpRequest | None) -> PageFacts:
    files = _static_addresses() if FINDER in settings.STATICFILES_FINDERS else None
    if request is None:
        return PageFacts(cookie=None, secure=False, base=form_address(), files=files)
    return PageFacts(
        cookie=request.META.get("HTTP_COOKIE"),
        secure=request.is_secure(),
        address=request.get_full_path(),
        base=form_address(),
        lang=get_language(),
        hidden=(lambda: _csrf_field(request)) if _checks_csrf(*settings.MIDDLEWARE) else None,
        files=files,
    )


def _static_addresses() -> dict[str, str]:
    names = [asset.file_name for asset in display_settings().files.assets]
    return {name: static(f"a11yview/{name}") for name in names}


def _csrf_field(request: HttpRequest) -> dict[str, str]:
    return {"csrfmiddlewaretoken": str(get_token(request))}


@lru_cache(maxsize=16)
def _checks_csrf(*middleware: str) -> bool:
    """Whether one of the middlewares, by their names, wants a token in every form."""
    kinds = [import_string(name) for name in middleware]
    return any(isinstance(kind, type) and issubclass(kind, CsrfViewMiddleware) for kind in kinds)

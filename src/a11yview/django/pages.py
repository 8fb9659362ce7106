"""The settings of the page that answers a request."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.conf.urls.i18n import is_language_prefix_patterns_used
from django.core.exceptions import ImproperlyConfigured
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.templatetags.static import static
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from a11yview.django.conf import display_settings
from a11yview.web import PageFacts, PageSettings, page_address

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


def form_address(request: HttpRequest | None = None) -> str:
    """Return the address of the panel's form. Raises ``ImproperlyConfigured`` without one."""
    urlconf = getattr(request, "urlconf", None) or settings.ROOT_URLCONF
    root = get_script_prefix() if request is None else request.META.get("SCRIPT_NAME", "")
    has_languages, _ = is_language_prefix_patterns_used(urlconf)
    return _form_address(urlconf, root, get_language() if has_languages else None)


@lru_cache(maxsize=64)
def _form_address(urlconf: str, *_: str | None) -> str:
    try:
        return str(reverse("a11yview:form", urlconf=urlconf))
    except NoReverseMatch as error:
        message = f"a11yview has no address in the URLs of the site. {URLS_HINT}"
        raise ImproperlyConfigured(message) from error


def _facts(request: HttpRequest | None) -> PageFacts:
    files = _static_addresses() if FINDER in settings.STATICFILES_FINDERS else None
    base = form_address(request)
    if request is None:
        return PageFacts(cookie=None, secure=False, base=base, lang=get_language, files=files)
    return PageFacts(
        cookie=request.META.get("HTTP_COOKIE"),
        secure=request.is_secure(),
        address=page_address(request.path, request.META.get("QUERY_STRING", "")),
        base=base,
        lang=get_language,
        hidden=(lambda: _csrf_field(request)) if _checks_csrf(*settings.MIDDLEWARE) else None,
        files=files,
        host=request.META.get("HTTP_HOST", ""),
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

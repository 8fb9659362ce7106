"""System checks: every mistake in the settings has an id and a hint.

Errors: ``a11yview.E001`` the setting ``A11YVIEW`` is no dictionary or has an unknown key, ``E002``
the catalog does not read, ``E003`` no middleware, ``E004`` no addresses, ``E005`` no template
engine with our functions. Warnings: ``W001`` the middleware stands where a cache or a page goes
past it, ``W002`` it is there twice, ``W003`` templates without the request, ``W004`` the finder
without ``staticfiles``.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's word
from django.core.exceptions import ImproperlyConfigured
from django.template import engines as template_engines

from a11yview.django.conf import KEYS, display_settings
from a11yview.django.pages import FINDER, URLS_HINT, form_address
from a11yview.errors import A11yviewError, CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["check_display_settings"]

_MIDDLEWARE: Final = "a11yview.django.middleware.DisplaySettingsMiddleware"
_REQUEST: Final = (
    "django.template.context_processors.request",
    "a11yview.django.context_processors.a11yview",
)
_DJANGO: Final = "django.template.backends.django.DjangoTemplates"
_JINJA: Final = "django.template.backends.jinja2.Jinja2"
# What keeps pages by their Vary header has to see ours, and what makes pages has to come later.
_BEFORE: Final = ("django.middleware.cache.UpdateCacheMiddleware",)
_AFTER: Final = (
    "django.middleware.cache.FetchFromCacheMiddleware",
    "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware",
)


def check_display_settings(**_: object) -> list[CheckMessage]:
    """Return a message for each mistake in the settings."""
    return [*_setting(), *_catalog(), *_middleware(), *_addresses(), *_templates(), *_finder()]


def _setting() -> Iterator[CheckMessage]:
    given = getattr(settings, "A11YVIEW", {})
    if not isinstance(given, dict):
        hint = 'Write A11YVIEW = {"CATALOG": "a11yview.toml"}, or leave it out.'
        yield Error(f"A11YVIEW is not a dictionary: {given!r}", hint=hint, id="a11yview.E001")
        return
    for key in given:
        if key not in KEYS:
            near = get_close_matches(str(key).upper(), KEYS, n=1)
            known = ", ".join(map(repr, KEYS))
            hint = f"Did you mean {near[0]!r}?" if near else f"Use one of {known}."
            yield Error(f"A11YVIEW has an unknown key: {key!r}", hint=hint, id="a11yview.E001")


def _catalog() -> Iterator[CheckMessage]:
    hint = 'Mend the file that A11YVIEW["CATALOG"] names; its path starts from BASE_DIR.'
    try:
        display_settings()
    except CatalogError as error:
        for problem in error.problems:
            yield Error(problem, hint=hint, id="a11yview.E002")
    except (A11yviewError, OSError, TypeError) as error:
        yield Error(f"the catalog cannot be read: {error}", hint=hint, id="a11yview.E002")


def _middleware() -> Iterator[CheckMessage]:
    names = list(settings.MIDDLEWARE)
    if _MIDDLEWARE not in names:
        hint = f'Add "{_MIDDLEWARE}" to MIDDLEWARE.'
        text = "The middleware of a11yview is not there, so that pages lack Vary: Cookie."
        yield Error(text, hint=hint, id="a11yview.E003")
        return
    place = names.index(_MIDDLEWARE)
    for name in _AFTER:
        if name in names[:place]:
            text = f"The middleware of a11yview stands too late: {name} sends pages past it."
            yield Warning(text, hint=f"Move it before {name}.", id="a11yview.W001")
    for name in _BEFORE:
        if name in names[place:]:
            text = f"The middleware of a11yview stands too early: {name} keeps pages without Vary."
            yield Warning(text, hint=f"Move it behind {name}.", id="a11yview.W001")
    if names.count(_MIDDLEWARE) > 1:
        text = "The middleware of a11yview is in MIDDLEWARE more than once."
        yield Warning(text, hint="Leave one of them.", id="a11yview.W002")


def _addresses() -> Iterator[CheckMessage]:
    if not getattr(settings, "ROOT_URLCONF", None):
        return
    try:
        form_address()
    except ImproperlyConfigured:
        text = "The URLs of a11yview are not included, so that no page can have the panel."
        yield Error(text, hint=URLS_HINT, id="a11yview.E004")


def _templates() -> Iterator[CheckMessage]:
    engines = {engine.get("BACKEND"): engine.get("OPTIONS", {}) for engine in settings.TEMPLATES}
    if not {_DJANGO, _JINJA} & set(engines):
        text = "No template engine has the functions of a11yview."
        hint = f'Add an engine to TEMPLATES: {{"BACKEND": "{_DJANGO}", "APP_DIRS": True}}.'
        yield Error(text, hint=hint, id="a11yview.E005")
    if _DJANGO in engines:
        processors = engines[_DJANGO].get("context_processors", ())
        if not set(_REQUEST) & set(processors):
            text = "Templates have no variable request, so that they cannot ask request.a11yview."
            hint = f'Add "{_REQUEST[0]}" to the context_processors of TEMPLATES.'
            yield Warning(text, hint=hint, id="a11yview.W003")
    elif _JINJA in engines and not any(
        "a11yview_panel" in engine.env.globals for engine in template_engines.all()
    ):
        text = "The templates of Jinja2 lack the functions of a11yview."
        hint = "Call a11yview.jinja2.install(environment) in the function OPTIONS['environment']."
        yield Error(text, hint=hint, id="a11yview.E005")


def _finder() -> Iterator[CheckMessage]:
    if FINDER not in settings.STATICFILES_FINDERS:
        return
    if "django.contrib.staticfiles" not in settings.INSTALLED_APPS:
        text = "The finder of a11yview is there without django.contrib.staticfiles."
        hint = "Add it to INSTALLED_APPS, or take the finder out: the site serves the files itself."
        yield Warning(text, hint=hint, id="a11yview.W004")

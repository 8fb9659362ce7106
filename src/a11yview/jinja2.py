"""Jinja2: the functions for the templates of any environment, whatever serves the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, pass_context

from a11yview.errors import expect
from a11yview.web import TEMPLATE_FUNCTIONS, DisplaySettings, PageFacts, PageSettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from jinja2.runtime import Context

    from a11yview.emit.markup import HtmlText
    from a11yview.settings import Catalog

__all__ = ["install"]


def install(
    environment: Environment,
    catalog: DisplaySettings | Catalog | str | PathLike[str] | None = None,
    *,
    page: Callable[[Context], PageSettings | None] | None = None,
) -> DisplaySettings:
    """Give every template of ``environment`` our functions, and return the site's settings.

    These are ``a11yview_head(nonce="")``, ``a11yview_attributes()`` and
    ``a11yview_panel(lang=None)``. ``catalog`` is a ``Catalog``, the path of its file, or settings
    made before; None is the classic one. Which visitor a page is for says ``page``, given the
    context of the template; without it, the variable ``a11yview`` of the template, a
    ``PageSettings``, or that on its variable ``request``. Where there is none, nothing is chosen.

    Raises ``CatalogError`` and ``CatalogFileError`` for a file that holds no catalog.
    """
    expect("environment", environment, Environment, "a jinja2.Environment")
    settings = catalog if isinstance(catalog, DisplaySettings) else DisplaySettings(catalog)
    nobody = PageFacts(cookie=None, secure=False)
    find = page or _page_in

    def in_context(function: Callable[..., HtmlText]) -> Callable[..., HtmlText]:
        @pass_context
        def called(context: Context, *args: Any, **options: Any) -> HtmlText:  # noqa: ANN401 - passed on
            return function(find(context) or settings.page(lambda: nobody), *args, **options)

        return called

    for name, function in TEMPLATE_FUNCTIONS.items():
        environment.globals[name] = in_context(function)
    return settings


def _page_in(context: Context) -> PageSettings | None:
    """Return the page's settings where an adapter put them: Django's, Starlette's, or one's own."""
    request = context.get("request")
    places = (context.get("a11yview"), getattr(request, "a11yview", None))
    state = getattr(getattr(request, "state", None), "a11yview", None)
    return next((found for found in (*places, state) if isinstance(found, PageSettings)), None)

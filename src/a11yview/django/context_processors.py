"""A context processor: the variable ``a11yview`` in every template that has the request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from a11yview.django.pages import page_settings

if TYPE_CHECKING:
    from django.http import HttpRequest

    from a11yview.web import PageSettings

__all__ = ["a11yview"]


def a11yview(request: HttpRequest) -> dict[str, PageSettings]:
    """Return the page's settings: ``{{ a11yview.preferences.scheme }}`` and the like."""
    return {"a11yview": page_settings(request)}

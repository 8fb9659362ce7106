"""The site with the addresses of django-debug-toolbar."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("__debug__/", include("debug_toolbar.urls")),
    path("", include("support.django_site.urls")),
]

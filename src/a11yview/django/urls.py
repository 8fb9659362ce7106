"""The addresses: ``path("a11yview/", include("a11yview.django.urls"))``."""

from __future__ import annotations

from django.urls import path

from a11yview.django.views import answer

app_name = "a11yview"
urlpatterns = [
    path("", answer, name="form"),
    path("<str:name>", answer, name="file"),
]

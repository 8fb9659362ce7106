"""The addresses of the site, with ours."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import TemplateView

urlpatterns = [
    path("", TemplateView.as_view(template_name="index.html")),
    path("form", TemplateView.as_view(template_name="form.html")),
    path("table", TemplateView.as_view(template_name="table.html")),
    path("a11yview/", include("a11yview.django.urls")),
]

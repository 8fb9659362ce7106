"""Django: an application with a middleware, template tags, addresses and checks.

``INSTALLED_APPS += ["a11yview.django"]``,
``MIDDLEWARE += ["a11yview.django.middleware.DisplaySettingsMiddleware"]``,
``path("a11yview/", include("a11yview.django.urls"))`` and ``{% load a11yview %}``.
"""

from __future__ import annotations

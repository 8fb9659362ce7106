"""The settings of the example: what is ours stands in three places."""

from __future__ import annotations

import os
from pathlib import Path

BASE_DIR = Path(__file__).parents[1]
PAGES = BASE_DIR.parent / "pages"
SECRET_KEY = os.environ.get("SECRET_KEY", "of an example on your own machine")
DEBUG = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "town.urls"
INSTALLED_APPS = ["django.contrib.staticfiles", "a11yview.django"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "town.policy.policy",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "a11yview.django.middleware.DisplaySettingsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates", PAGES / "content"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [PAGES / "static"]
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
DATABASES: dict[str, object] = {}
USE_TZ = True

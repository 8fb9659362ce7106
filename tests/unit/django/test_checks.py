from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.test import override_settings

from a11yview.django.checks import check_display_settings

if TYPE_CHECKING:
    from pathlib import Path

OURS = "a11yview.django.middleware.DisplaySettingsMiddleware"
FETCH = "django.middleware.cache.FetchFromCacheMiddleware"
UPDATE = "django.middleware.cache.UpdateCacheMiddleware"
FLATPAGES = "django.contrib.flatpages.middleware.FlatpageFallbackMiddleware"
DJANGO = "django.template.backends.django.DjangoTemplates"
JINJA = "django.template.backends.jinja2.Jinja2"


def found(**changes: object) -> list[tuple[str, str, str]]:
    with override_settings(**changes):
        return [(message.id, message.msg, message.hint) for message in check_display_settings()]


def test_a_site_set_up_right_has_none() -> None:
    assert found() == []


def test_the_checks_are_run_with_those_of_django() -> None:
    with override_settings(MIDDLEWARE=[]):
        assert "a11yview.E003" in {message.id for message in run_checks()}


@pytest.mark.parametrize(
    ("changes", "code", "says", "hint"),
    [
        ({"A11YVIEW": "a11yview.toml"}, "E001", "not a dictionary", "CATALOG"),
        ({"A11YVIEW": {"catalog": None}}, "E001", "unknown key: 'catalog'", "mean 'CATALOG'?"),
        ({"A11YVIEW": {"colour": 1}}, "E001", "unknown key: 'colour'", "Use one of 'CATALOG'"),
        ({"A11YVIEW": {"CATALOG": "none.toml"}}, "E002", "no such file", "BASE_DIR"),
        ({"A11YVIEW": {"CATALOG": 5}}, "E002", "catalog: wrong type: 5", "CATALOG"),
        ({"MIDDLEWARE": []}, "E003", "not there", f'Add "{OURS}"'),
        ({"MIDDLEWARE": [FETCH, OURS]}, "W001", "too late", f"before {FETCH}"),
        ({"MIDDLEWARE": [FLATPAGES, OURS]}, "W001", "too late", f"before {FLATPAGES}"),
        ({"MIDDLEWARE": [OURS, UPDATE]}, "W001", "too early", f"behind {UPDATE}"),
        ({"MIDDLEWARE": [OURS, OURS]}, "W002", "more than once", "Leave one"),
        (
            {"ROOT_URLCONF": "support.django_site.no_urls"},
            "E004",
            "not included",
            'path("a11yview/", include("a11yview.django.urls"))',
        ),
        ({"TEMPLATES": []}, "E005", "No template engine", DJANGO),
        ({"TEMPLATES": [{"BACKEND": JINJA}]}, "E005", "Jinja2 lack", "install(environment)"),
        ({"TEMPLATES": [{"BACKEND": DJANGO}]}, "W003", "no variable request", "processors.request"),
        (
            {
                "INSTALLED_APPS": ["a11yview.django"],
                "STATICFILES_FINDERS": ["a11yview.django.finders.CatalogFinder"],
            },
            "W004",
            "without django.contrib.staticfiles",
            "INSTALLED_APPS",
        ),
    ],
)
def test_each_mistake_has_its_id_and_a_hint(
    changes: dict[str, object], code: str, says: str, hint: str
) -> None:
    messages = found(**changes)
    assert [message[0] for message in messages] == [f"a11yview.{code}"]
    assert says in messages[0][1]
    assert hint in messages[0][2]


def test_each_problem_of_a_catalog_has_its_place(tmp_path: Path) -> None:
    file = tmp_path / "offer.toml"
    file.write_text("font_sizes = [100, 1]\nmeasure = [1]\n", encoding="utf-8")
    messages = found(A11YVIEW={"CATALOG": str(file)})
    assert [message[0] for message in messages] == ["a11yview.E002"] * 2
    assert all(str(file) in message[1] for message in messages)
    assert "font_sizes" in messages[0][1]


def test_the_order_that_is_right() -> None:
    names = [UPDATE, *settings.MIDDLEWARE, FETCH]
    assert found(MIDDLEWARE=names) == []


def test_an_environment_of_jinja2_with_the_functions() -> None:
    options = {"environment": "support.django_site.jinja2_environment.environment"}
    assert found(TEMPLATES=[{"BACKEND": JINJA, "OPTIONS": options}]) == []

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import Environment

from a11yview import Catalog
from a11yview.errors import ArgumentError, CatalogError
from a11yview.jinja2 import install
from a11yview.web import PageFacts

PAGE = "<html {{ a11yview_attributes() }}>{{ a11yview_head() }}{{ a11yview_panel() }}"
COOKIE = PageFacts(cookie="a11yview=font-size=150", secure=False)


@pytest.mark.parametrize("autoescape", [True, False])
def test_without_a_visitor_nothing_is_chosen(*, autoescape: bool) -> None:
    environment = Environment(autoescape=autoescape)  # noqa: S701 - both are tried
    install(environment)
    html = environment.from_string(PAGE).render()
    assert html.startswith('<html ><link rel="stylesheet" href="/a11yview/a11yview.')
    assert "<form data-a11yview-panel" in html


@pytest.mark.parametrize(
    "put",
    [
        lambda page: {"a11yview": page},
        lambda page: {"request": SimpleNamespace(a11yview=page)},
        lambda page: {"request": SimpleNamespace(state=SimpleNamespace(a11yview=page))},
    ],
)
def test_the_visitor_is_found_where_an_adapter_puts_it(put) -> None:
    environment = Environment(autoescape=True)
    settings = install(environment)
    html = environment.from_string(PAGE).render(put(settings.page(lambda: COOKIE)))
    assert html.startswith('<html data-a11yview-font-size="150">')


def test_a_variable_of_that_name_that_is_another() -> None:
    environment = Environment(autoescape=True)
    install(environment)
    assert environment.from_string(PAGE).render(a11yview="x", request=None).startswith("<html >")


def test_the_arguments_of_the_functions() -> None:
    environment = Environment(autoescape=True)
    install(environment, Catalog(locales=("ru",)))
    assert "Обычная версия" in environment.from_string(PAGE).render()
    page = environment.from_string(
        '{{ a11yview_panel(lang="be") }}{{ a11yview_head(nonce="a<b") }}'
    )
    html = page.render()
    assert "Звычайная версія" in html
    assert 'nonce="a&lt;b"' in html


def test_what_is_no_environment_is_told() -> None:
    with pytest.raises(ArgumentError, match=r"^environment: wrong type"):
        install(None)


def test_a_catalog_that_is_none_is_told(tmp_path) -> None:
    file = tmp_path / "offer.toml"
    file.write_text("font_sizes = [1]", encoding="utf-8")
    with pytest.raises(CatalogError, match="font_sizes"):
        install(Environment(autoescape=True), file)

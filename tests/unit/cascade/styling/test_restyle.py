"""Environments that take the shapes of another one over."""

from __future__ import annotations

from a11yview import Catalog, stylesheet
from a11yview.cascade import Environment, load_page

SETTINGS = (("/settings.css", str(stylesheet(Catalog.classic()))),)
SCHEMES = [
    Environment(root_attributes=(("data-a11yview-scheme", scheme.token),))
    for scheme in Catalog.classic().schemes[:3]
]


def test_a_pseudo_element_may_ask_for_a_container_that_is_not_there():
    css = "@container (min-width: 1px) { input::placeholder { color: #ccc } }"
    html = f"<!doctype html><style>{css}</style><div><p><input placeholder=Text></div>"
    page = load_page(html, extra_sheets=SETTINGS)
    page.prepare(SCHEMES)
    first, *further = [page.cascade(environment) for environment in SCHEMES]
    assert all(styles.node_shapes is first.node_shapes for styles in further)
    element = next(e for e in range(len(page.document)) if page.document.tag(e) == "input")
    for styles in (first, *further):
        placeholder = styles.pseudo(element, "::placeholder")
        assert placeholder is not None
        assert str(placeholder.color) != "#ccc"

"""The element that has the focus once a page is loaded: the first with ``autofocus``.

Source: HTML, 6.6.7, "The autofocus attribute".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from a11yview.cascade import is_focusable

if TYPE_CHECKING:
    from a11yview.cascade import Document, Environment, Page

__all__ = ["focused_environment", "focused_on_load"]

_FOCUSED = frozenset({"focus", "focus-visible", "focus-within"})


def focused_on_load(page: Page) -> int | None:
    """Return the element that browsers focus by themselves, where style sheets can show that."""
    if page.switches.states.isdisjoint(_FOCUSED):
        return None
    return _first_autofocus(page.document)


def _first_autofocus(document: Document) -> int | None:
    if not any("autofocus" in kind.attributes for kind in document.kinds):
        return None
    for element, number in enumerate(document.kind):
        kind = document.kinds[number]
        if "autofocus" in kind.attributes and is_focusable(kind):
            return element
    return None


def focused_environment(environment: Environment) -> Environment:
    """Return the environment with the focus on what can have it."""
    pseudo = environment.pseudo | _FOCUSED
    return replace(environment, pseudo=pseudo, pseudo_on="focusable")

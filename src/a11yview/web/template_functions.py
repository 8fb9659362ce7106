"""The three functions that templates call, in the words that all frameworks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.emit.markup import HtmlText
    from a11yview.web.page_settings import PageSettings

__all__ = ["template_functions"]


def template_functions(page: Callable[[], PageSettings]) -> dict[str, Callable[..., HtmlText]]:
    """Return ``a11yview_head``, ``a11yview_attributes`` and ``a11yview_panel`` by name.

    ``page`` gives the settings of the page that is being written.
    """

    def a11yview_head(nonce: str = "") -> HtmlText:
        return page().head(nonce=str(nonce))

    def a11yview_attributes() -> HtmlText:
        return page().attributes

    def a11yview_panel(lang: str | None = None) -> HtmlText:
        return page().panel(lang=lang)

    functions = (a11yview_head, a11yview_attributes, a11yview_panel)
    return {function.__name__: function for function in functions}

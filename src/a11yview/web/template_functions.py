"""The three functions that templates call, in the words that all frameworks share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from a11yview.emit.markup import HtmlText
    from a11yview.web.page_settings import PageSettings

__all__ = ["TEMPLATE_FUNCTIONS"]


def _head(page: PageSettings, nonce: str = "") -> HtmlText:
    return page.head(nonce=str(nonce))


def _attributes(page: PageSettings) -> HtmlText:
    return page.attributes


def _panel(page: PageSettings, lang: str | None = None) -> HtmlText:
    return page.panel(lang=lang)


TEMPLATE_FUNCTIONS: Final[dict[str, Callable[..., HtmlText]]] = {
    "a11yview_head": _head,
    "a11yview_attributes": _attributes,
    "a11yview_panel": _panel,
}
"""Each takes the settings of the page that is being written, then what a template gives."""
